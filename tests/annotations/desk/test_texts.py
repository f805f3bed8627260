"""/desk/records/…/text/: what the outlet changed, what would become of the claims, and taking it over."""

import re

import pytest

from annotations.models import Reanchoring, Record
from tests.annotations.newsroom import ACT, NO_ONE, SIMPLER, UNITY, newest
from tests.annotations.texts import changed_text

from .conftest import Desk, page_of
from .pages import Page, send

CHANGED = (
    UNITY.replace("simpler", "easier")
    .replace("“We must act together,”", '"We must act together,"')
    .replace("He stressed that no one is pushing states to act against their interests.", "He left.")
)
"""One word and one sentence are others, and two quotation marks."""


def words_in(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", "", html).split())


@pytest.fixture
def draft(desk: Desk) -> Record:
    """Ada's draft on the first text; the outlet has changed it."""
    record = desk.draft()
    for quote in (ACT, SIMPLER, NO_ONE):
        desk.newsroom.claim(record, quote)
    changed_text(record, CHANGED)
    return record


def test_the_record_says_that_the_outlet_changed_its_text(desk: Desk, draft: Record) -> None:
    page = words_in(desk.boris.get(page_of(draft)).content.decode())
    assert "The outlet changed its text. Version 2 was retrieved 19 July 2017, 06:30 UTC" in page
    assert "this revision codes version 1" in page
    assert "2 words added, 13 removed, and 2 changes in white space, typography, dates" in page
    assert f'href="{page_of(draft, "text")}"' in desk.boris.get(page_of(draft, "code")).content.decode()


def test_without_a_newer_text_nothing_is_said(desk: Desk) -> None:
    record = desk.draft()
    assert "changed its text" not in desk.ada.get(page_of(record)).content.decode()
    page = desk.ada.get(page_of(record, "text")).content.decode()
    assert "The outlet has not changed its text" in page


def test_changes_of_substance_are_shown_and_the_boring_ones_folded(desk: Desk, draft: Record) -> None:
    html = desk.ada.get(page_of(draft, "text")).content.decode()
    diff, boring = html.split('<details class="more">')[0], html.split('<details class="more">')[1]
    assert "<del>simpler</del><ins>easier</ins>" in diff
    assert "weather" not in diff, "unchanged paragraphs are left out"
    assert "paragraphs unchanged" in diff
    assert "2 changes set aside: 2 in white space and typography" in words_in(boring)


def test_what_would_become_of_the_claims_is_shown_before(desk: Desk, draft: Record) -> None:
    page = words_in(desk.ada.get(page_of(draft, "text")).content.decode())
    assert "1 found as they were, 1 with changed words, 1 not found." in page
    assert "not found in the new text" in page
    assert not Reanchoring.objects.exists()


def test_the_claimant_takes_the_new_text_over(desk: Desk, draft: Record) -> None:
    form = Page(desk.ada.get(page_of(draft, "text"))).form("take-over/")
    response = send(desk.ada, form)
    assert (response.status_code, response["Location"]) == (302, page_of(draft, "words"))
    assert newest(draft).article_version.number == 2
    assert Reanchoring.objects.count() == 3
    page = desk.boris.get(page_of(draft, "text")).content.decode()
    assert "<del>simpler</del><ins>easier</ins>" in page, "the change stays readable afterwards"
    assert "take-over" not in page


def test_a_reviewed_record_is_revised_on_the_new_text(desk: Desk, draft: Record) -> None:
    desk.newsroom.review(draft)
    response = desk.ben.get(page_of(draft, "text"))
    assert "Revise on the new text" in response.content.decode()
    send(desk.ben, Page(response).form("take-over/"))
    revision = newest(draft)
    assert (revision.number, revision.article_version.number) == (2, 2)
    assert revision.claimed_by == desk.newsroom.ben
    draft.refresh_from_db()
    assert draft.public_revision is not None
    assert draft.public_revision.number == 1


@pytest.mark.parametrize("person", ["ben", "boris", "mona"])
def test_nobody_else_takes_over_a_draft(desk: Desk, draft: Record, person: str) -> None:
    client = getattr(desk, person)
    assert "take-over" not in client.get(page_of(draft, "text")).content.decode()
    version = str(newest(draft).version)
    response = client.post(page_of(draft, "text", "take-over"), {"version": version, "number": "2"})
    assert response.status_code == 403
    assert newest(draft).article_version.number == 1


@pytest.mark.parametrize(
    ("data", "status"),
    [
        ({"version": "2"}, 400),
        ({"number": "2"}, 400),
        ({"number": "two", "version": "2"}, 400),
        ({"number": "7", "version": "2"}, 404),
        ({"number": "2", "version": "99"}, 409),
    ],
)
def test_a_form_that_cannot_be_understood_changes_nothing(
    desk: Desk, draft: Record, data: dict[str, str], status: int
) -> None:
    assert desk.ada.post(page_of(draft, "text", "take-over"), data).status_code == status
    assert newest(draft).article_version.number == 1


def test_lists_say_whose_text_changed(desk: Desk, draft: Record) -> None:
    other = desk.imported(UNITY.replace("unity", "calm"))
    page = desk.ada.get("/desk/records/?text=changed")
    assert [row.revision.record for row in page.context["rows"]] == [draft]
    assert "text changed" in page.content.decode()
    everything = desk.ada.get("/desk/records/").context["rows"]
    assert {row.revision.record: row.has_newer_text for row in everything} == {draft: True, other: False}


def test_my_work_shows_reviewed_records_whose_text_changed(desk: Desk, draft: Record) -> None:
    assert "changed by the outlet since" not in desk.ada.get("/desk/").content.decode()
    desk.newsroom.review(draft)
    page = desk.ben.get("/desk/")
    assert [row.revision.record for row in page.context["changed"]] == [draft]
    assert "Reviewed, and changed by the outlet since" in page.content.decode()

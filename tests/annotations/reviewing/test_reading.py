"""The reading page for verdicts: who sees what, and that looking changes nothing."""

import re
from dataclasses import replace
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.models import Coder, Dismissal, Revision
from annotations.models.workflow import State
from annotations.services import claims, comments, steps
from annotations.services.dismissals import take_back_dismissal
from annotations.services.offices import add_office
from tests.annotations.reviewing.browser import words_of
from tests.annotations.reviewing.conftest import SignIn
from tests.annotations.services.cast import TEXT, Cast, Desk, coding_of


@pytest.mark.parametrize(
    ("person", "status"), [("ada", 200), ("boris", 200), ("mara", 200), ("zoe", 200), ("clara", 403)]
)
def test_everybody_with_a_role_reads_it(
    sign_in: SignIn, cast: Cast, submitted: Revision, person: str, status: int
) -> None:
    assert sign_in(getattr(cast, person)).look(submitted).status_code == status


def test_a_stranger_is_sent_to_sign_in(sign_in: SignIn, submitted: Revision) -> None:
    response = sign_in(None).look(submitted)
    assert response.status_code == 302
    assert response["Location"].startswith("/accounts/login/")


def test_a_record_that_does_not_exist_is_not_found(sign_in: SignIn, cast: Cast) -> None:
    assert sign_in(cast.boris).get("/desk/records/nothing-0123456789abcd/review/").status_code == 404


def test_looking_does_not_open_the_review(sign_in: SignIn, cast: Cast, submitted: Revision) -> None:
    page = words_of(sign_in(cast.boris).look(submitted))
    submitted.refresh_from_db()
    assert submitted.opened_at is None
    assert "Start review" in page
    assert 'name="verdict"' not in page


def test_once_started_every_claim_and_correction_has_its_buttons(
    sign_in: SignIn, cast: Cast, submitted: Revision
) -> None:
    steps.open_review(revision=submitted, by=cast.boris)
    page = words_of(sign_in(cast.boris).look(submitted))
    assert page.count('name="verdict" value="accepted"') == 2
    assert page.count('name="verdict" value="queried"') == 2
    assert page.count('name="state" value="dismissed"') == 1
    assert page.count('name="state" value="superseded"') == 1
    assert "Start review" not in page


@pytest.mark.parametrize(
    ("person", "why"),
    [
        ("ada", "Reviewing needs the role of reviewer."),
        ("eva", "Reviewing needs the role of reviewer."),
        ("zoe", ""),
    ],
)
def test_who_cannot_review_sees_why(
    sign_in: SignIn, cast: Cast, submitted: Revision, person: str, why: str
) -> None:
    page = words_of(sign_in(getattr(cast, person)).look(submitted))
    assert why in page
    assert ("Start review" in page) is (why == "")


def test_a_contributor_sees_why_he_cannot_review(sign_in: SignIn, cast: Cast, desk: Desk) -> None:
    submitted = desk.submit(steps.revise(record=desk.reviewed().record, by=cast.rosa))
    page = words_of(sign_in(cast.rosa).look(submitted))
    assert "You contributed to this revision, so another reviewer has to judge it." in page
    assert "Start review" not in page


@pytest.mark.parametrize("state", [State.IMPORTED, State.DRAFT, State.RETURNED, State.REVIEWED])
def test_there_is_nothing_to_review_in_any_other_state(
    sign_in: SignIn, cast: Cast, desk: Desk, state: State
) -> None:
    page = words_of(sign_in(cast.boris).look(desk.empty(state)))
    assert f"The record is {state}: there is nothing to review now." in page


def test_the_text_stands_whole_with_the_claims_marked(
    sign_in: SignIn, cast: Cast, submitted: Revision
) -> None:
    page = words_of(sign_in(cast.boris).look(submitted))
    copy = re.search(r'<div class="copy".*?</div>', page, re.DOTALL)
    assert copy
    paragraphs = re.findall(r"<p data-kind=[^>]*>(.*?)</p>", copy[0], re.DOTALL)
    without_numbers = [re.sub(r"<sup.*?</sup>", "", paragraph) for paragraph in paragraphs]
    shown = unescape("".join(re.sub(r"<[^>]+>", "", paragraph) for paragraph in without_numbers))
    assert shown == TEXT
    assert "<mark" in copy[0]


def test_each_claim_stands_in_its_context(sign_in: SignIn, cast: Cast, submitted: Revision) -> None:
    page = words_of(sign_in(cast.boris).look(submitted))
    (first, second, *_) = re.findall(r'<blockquote class="words">(.*?)</blockquote>', page, re.DOTALL)
    assert '<mark class="content">“We are ready,”</mark> the minister said.' in first
    assert "MINSK, 17 July (BelTA) – " in first
    assert '<mark class="content">“The union,”</mark> he noted' in second


def test_what_is_missing_is_listed_and_leads_there(sign_in: SignIn, cast: Cast, submitted: Revision) -> None:
    comments.add_comment(revision=submitted, body="whose words?", by=cast.rosa, blocking=True)
    steps.open_review(revision=submitted, by=cast.boris)
    page = words_of(sign_in(cast.boris).look(submitted))
    missing = re.search(r'<ul class="missing">(.*?)</ul>', page, re.DOTALL)
    assert missing
    links = re.findall(r'<a href="#(.*?)">(.*?)</a>', missing[1])
    assert [words for _, words in links] == [
        "Claim 1 has no verdict",
        "Claim 2 has no verdict",
        "Correction 1 has no decision",
        "A blocking comment is open",
    ]
    for anchor, _ in links:
        assert f'id="{anchor}"' in page
    assert "Accept the record" not in page


def test_when_nothing_is_missing_the_record_can_be_accepted(
    sign_in: SignIn, cast: Cast, desk: Desk, submitted: Revision
) -> None:
    desk.judge_all(submitted)
    page = words_of(sign_in(cast.boris).look(submitted))
    assert "Accept the record" in page
    assert 'class="missing"' not in page


def test_what_changed_since_the_last_review_is_said_with_each_claim(
    sign_in: SignIn, cast: Cast, desk: Desk, submitted: Revision
) -> None:
    desk.judge_all(submitted)
    reviewed = steps.accept(revision=submitted, version=submitted.version, by=cast.boris)
    following = steps.revise(record=reviewed.record, by=cast.ada)
    first, second = following.claims.order_by("id")
    claims.change_claim(
        claim=first, version=first.version, coding=coding_of(desk.speaker, exact="ready"), by=cast.ada
    )
    claims.remove_claim(claim=second, version=second.version, by=cast.ada)
    desk.claim(following, "talks will go on")
    again = desk.submit(following)
    steps.open_review(revision=again, by=cast.boris)

    page = words_of(sign_in(cast.boris).look(again))

    assert re.findall(r'data-change="(\w+)"', page) == ["changed", "new", "unchanged"]
    assert "<dt>Content before</dt><dd>“We are ready,”</dd>" in page
    assert "Taken out since then" in page
    assert "Accept all unchanged (1)" in page


def test_a_comment_starts_on_the_claim_it_was_asked_for(
    sign_in: SignIn, cast: Cast, submitted: Revision
) -> None:
    claim = submitted.claims.order_by("id")[:1].get()
    page = words_of(sign_in(cast.boris).look(submitted, f"?comment_on={claim.short_id}"))
    assert f'<option value="{claim.short_id}" selected>' in page


def test_the_queries_do_not_grow_with_the_claims(sign_in: SignIn, cast: Cast, desk: Desk) -> None:
    def queries(count: int) -> int:
        revision = desk.draft(f"{TEXT} {count}")
        for _ in range(count):
            desk.claim(revision)
        submitted = desk.submit(revision)
        browser = sign_in(cast.boris)
        with CaptureQueriesContext(connection) as captured:
            browser.client.get(browser.address(submitted))
        return len(captured)

    assert queries(1) == queries(8)


def left(revision: Revision, words: str, by: Coder) -> Dismissal:
    """A quotation that the editor left without a claim."""
    version = revision.article_version
    start = version.text.index(words)
    return Dismissal.objects.create(
        revision=revision,
        article_version=version,
        kind=Dismissal.Kind.QUOTATION,
        start=start,
        end=start + len(words),
        exact=words,
        reason="A <b>proverb</b>.",
        by=by,
    )


def test_it_says_what_the_editor_left_without_a_claim_and_why(
    sign_in: SignIn, cast: Cast, desk: Desk
) -> None:
    revision = desk.draft()
    desk.claim(revision)
    left(revision, "“The union,”", cast.ada)
    desk.submit(revision)
    response = sign_in(cast.boris).look(revision)
    assert "Looked at and left" in words_of(response)
    assert "A &lt;b&gt;proverb&lt;/b&gt;." in response.content.decode()
    assert [row.exact for row in response.context["dismissals"]] == ["“The union,”"]


def test_a_dismissal_taken_back_is_not_said(sign_in: SignIn, cast: Cast, desk: Desk) -> None:
    revision = desk.draft()
    desk.claim(revision)
    take_back_dismissal(dismissal=left(revision, "“The union,”", cast.ada), by=cast.ada)
    desk.submit(revision)
    assert "Looked at and left" not in words_of(sign_in(cast.boris).look(revision))


def test_an_office_is_left_only_while_its_claim_is_coded_so(sign_in: SignIn, cast: Cast, desk: Desk) -> None:
    revision = desk.draft()
    office = add_office(name="President of the Union", by=cast.mara)
    coding = replace(coding_of(desk.speaker, TEXT, "“We are ready,”"), office=office)
    claim = claims.add_claim(revision=revision, coding=coding, by=cast.ada)
    Dismissal.objects.create(
        revision=revision,
        article_version=revision.article_version,
        kind=Dismissal.Kind.OFFICE,
        claim_uid=claim.stable_uid,
        speaker=claim.speaker,
        office=office,
        reason="Acting for a month.",
        by=cast.ada,
    )
    said = f"{desk.speaker}, President of the Union"
    assert said in words_of(sign_in(cast.boris).look(revision))
    claims.change_claim(claim=claim, version=claim.version, coding=replace(coding, office=None), by=cast.ada)
    assert said not in words_of(sign_in(cast.boris).look(revision))

"""…/history/: what happened, newest first, in one query however much it was."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.models import Suggestion
from annotations.services.claims import remove_claim
from annotations.services.other_text import code_text
from annotations.services.suggesting import suggest
from annotations.services.suggestion_decisions import (
    accept_suggestion,
    bring_back_suggestion,
    reject_suggestion,
)
from tests.annotations.newsroom import ACT, SIMPLER, newest
from tests.annotations.texts import changed_text

from .conftest import Desk, page_of
from .pages import Page, send


def lines(desk: Desk, path: str) -> list[tuple[str, str, str]]:
    response = desk.boris.get(path)
    return [(line.who, line.act, line.about) for line in response.context["lines"]]


def test_steps_work_and_changes_stand_there_with_who_did_them(desk: Desk) -> None:
    record = desk.draft()
    claim = desk.newsroom.claim(record, ACT, summary="Calls for common action.")
    remove_claim(claim=claim, version=claim.version, by=desk.newsroom.ada)
    desk.newsroom.correct(record, "Niamiha", corrected_value="Niamiga")
    found = lines(desk, page_of(record, "history"))
    assert set(found) >= {
        ("c01", "claim", ""),
        ("c01", "add claim", "Calls for common action."),
        ("c01", "remove claim", "Calls for common action."),
        ("c01", "propose correction", "Niamiha"),
    }


def test_every_decision_on_a_suggestion_and_its_taking_back_stands_there_once(desk: Desk) -> None:
    record, ada = desk.draft(), desk.newsroom.ada
    suggest(version=newest(record).article_version)
    accepted, rejected = Suggestion.objects.order_by("id")[:2]
    revision = newest(record)
    accept_suggestion(suggestion=accepted, revision=revision, by=ada)
    for _ in range(2):
        reject_suggestion(suggestion=rejected, revision=revision, by=ada)
        bring_back_suggestion(suggestion=rejected, revision=revision, by=ada)
    found = [
        (who, act) for who, act, _ in lines(desk, page_of(record, "history")) if act.endswith("suggestion")
    ]
    assert sorted(found) == [
        ("c01", "accept suggestion"),
        *[("c01", "bring back suggestion")] * 2,
        *[("c01", "reject suggestion")] * 2,
    ]
    about = f"{accepted.named or 'nobody'}, {accepted.mode}: {accepted.reason}"
    assert ("c01", "accept suggestion", about) in lines(desk, page_of(record, "history"))


def test_mended_metadata_and_links_stand_there_too(desk: Desk) -> None:
    record = desk.draft()
    other = desk.newsroom.article("President speaks at summit\nHe spoke.\n")
    for ending, values in (
        ("code/metadata/", {"dateline_place": "Minsk"}),
        ("code/links/", {"kind": "update", "other": other.article.short_id}),
    ):
        page = Page(desk.ada.get(page_of(record, "code"), {"metadata": "1"}))
        send(desk.ada, page.form(ending), **values)
    found = lines(desk, page_of(record, "history"))
    assert ("c01", "mend metadata", "Lukashenko calls for unity") in found
    assert ("c01", "propose link", "update") in found


def test_the_newest_line_stands_first(desk: Desk) -> None:
    record = desk.draft()
    desk.newsroom.claim(record, ACT)
    desk.newsroom.correct(record, "Niamiha")
    times = [line.at for line in desk.boris.get(page_of(record, "history")).context["lines"]]
    assert len(times) == 3
    assert times == sorted(times, reverse=True)


def test_it_costs_the_same_however_much_happened(desk: Desk) -> None:
    record = desk.draft()
    path = page_of(record, "history")

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            lines(desk, path)
        return len(queries)

    desk.newsroom.claim(record, ACT)
    few = asked()
    desk.newsroom.claim(record, SIMPLER)
    desk.newsroom.correct(record, "Niamiha")
    assert asked() == few


def test_an_untouched_record_says_how_to_begin(desk: Desk) -> None:
    page = desk.ada.get(page_of(desk.imported(), "history")).content.decode()
    assert "claim it to begin" in page


def test_a_page_that_is_no_number_is_the_first(desk: Desk) -> None:
    record = desk.draft()
    assert lines(desk, page_of(record, "history") + "?page=x") == lines(desk, page_of(record, "history"))


def test_going_over_to_another_text_is_told(desk: Desk) -> None:
    record = desk.draft()
    desk.newsroom.claim(record, ACT)
    text = changed_text(record, "UPDATED: " + record.article.versions.get().text)
    revision = newest(record)
    code_text(revision=revision, version=revision.version, text=text, by=desk.newsroom.ada)
    told = {(line.act, line.about) for line in desk.boris.get(page_of(record, "history")).context["lines"]}
    assert ("code text", "from version 1 of the text") in told

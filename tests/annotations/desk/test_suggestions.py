"""Suggestions beside the text: accepted, edited, rejected, brought back, and accepted together."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from annotations.models import Claim, Record, Suggestion
from annotations.services.suggesting import suggest
from annotations.services.suggestion_decisions import move_threshold
from articles.models import ArticleVersion
from tests.annotations.desk.conftest import Desk, page_of
from tests.annotations.desk.pages import Page

SCRIPT = {"X-Requested-With": "coding"}
TEXT = (
    "Allies meet\n"
    "“We will help our allies,” Aleksandr Lukashenko said.\n"
    "“They were long talks,” he added.\n"
    "Sergey Lavrov noted that trade would grow next year.\n"
)


@pytest.fixture
def record(desk: Desk) -> Record:
    """Claimed by Ada, with three suggestions."""
    desk.newsroom.speaker("Aleksandr Lukashenko")
    record = desk.newsroom.article(TEXT, published_on=date(2024, 7, 1))
    desk.newsroom.open(record)
    suggest(version=ArticleVersion.objects.get(article=record.article))
    return record


def _here(record: Record) -> str:
    return page_of(record, "code")


def _one(beginning: str) -> Suggestion:
    return next(
        one
        for one in Suggestion.objects.select_related("article_version")
        if one.article_version.text[int(one.content.split("-")[0]) :].startswith(beginning)
    )


def _post(client: Client, record: Record, suggestion: Suggestion, act: str, **more: str) -> int:
    return client.post(f"{_here(record)}suggestions/{suggestion.uid}/{act}/", more).status_code


def test_the_coding_page_offers_what_is_sure(desk: Desk, record: Record) -> None:
    page = _suggested(desk, record)
    for words in ("“We will help our allies,”", "that trade would grow next year"):
        assert page.count(f'<blockquote class="words">{words}</blockquote>') == 1
    assert 'data-card="suggestion" data-places="content:12-' in page
    assert "all 2 direct" in page


def test_only_the_claimant_sees_and_decides_them(desk: Desk, record: Record) -> None:
    assert 'data-card="suggestion"' not in desk.ben.get(_here(record)).content.decode()
    for act in ("accept", "reject", "bring-back"):
        assert _post(desk.ben, record, _one("“We"), act) == 403
        assert _post(desk.clara, record, _one("“We"), act) == 403
        assert _post(desk.vera, record, _one("“We"), act) == 302
    for page in ("suggestions/", "suggestions/beside/"):
        assert desk.ben.get(f"{_here(record)}{page}").status_code == 403
    assert not Claim.objects.exists()


def test_accepting_leads_to_the_card_of_the_claim(desk: Desk, record: Record) -> None:
    response = desk.ada.post(f"{_here(record)}suggestions/{_one('“We').uid}/accept/")
    claim = Claim.objects.get()
    assert response.headers["Location"] == f"{_here(record)}?suggestions=1#claim-{claim.short_id}"
    assert str(claim.speaker) == "Aleksandr Lukashenko"
    assert "“We will help our allies,”</blockquote>" not in _suggested(desk, record)


def _suggested(desk: Desk, record: Record) -> str:
    return desk.ada.get(f"{_here(record)}suggestions/beside/").content.decode()


def test_they_come_by_a_request_of_their_own_and_without_a_script_by_a_link(
    desk: Desk, record: Record
) -> None:
    page = desk.ada.get(_here(record)).content.decode()
    assert f'data-suggestions-at="{_here(record)}suggestions/beside/"' in page
    assert 'data-card="suggestion"' not in page
    assert f'href="{_here(record)}?suggestions=1#suggestions-section"' in page
    plain = desk.ada.get(_here(record), {"suggestions": "1"}).content.decode()
    assert plain.count('data-card="suggestion"') == 3
    assert "data-suggestions-at" not in plain


def test_editing_accepts_and_opens_the_form(desk: Desk, record: Record) -> None:
    accept = f"{_here(record)}suggestions/{_one('“We').uid}/accept/"
    response = desk.ada.post(accept, {"then": "change"})
    claim = Claim.objects.get()
    assert response.headers["Location"] == f"{_here(record)}claims/{claim.short_id}/#claim-form"


def test_the_script_gets_the_card_of_the_claim(desk: Desk, record: Record) -> None:
    response = desk.ada.post(f"{_here(record)}suggestions/{_one('“We').uid}/accept/", headers=SCRIPT)
    assert response.status_code == 200
    assert f'id="claim-{Claim.objects.get().short_id}"' in response.content.decode()
    assert "<html" not in response.content.decode()


def test_a_rejected_suggestion_can_be_brought_back_from_the_page(desk: Desk, record: Record) -> None:
    suggestion = _one("“We")
    assert (
        desk.ada.post(f"{_here(record)}suggestions/{suggestion.uid}/reject/", headers=SCRIPT).status_code
        == 204
    )
    assert "data-bring-back" in _suggested(desk, record)
    back = desk.ada.post(f"{_here(record)}suggestions/{suggestion.uid}/bring-back/", headers=SCRIPT)
    assert f'id="suggestion-{suggestion.uid}"' in back.content.decode()
    assert "data-bring-back" not in _suggested(desk, record)


def test_those_that_stay_ticked_are_accepted_together(desk: Desk, record: Record) -> None:
    together = f"{_here(record)}suggestions/?mode=direct"
    form = Page(desk.ada.get(together)).forms[-1]
    first, second = form.choices["suggestion"] if form.choices else form.data["suggestion"]
    response = desk.ada.post(together, {"suggestion": [first, second]})
    assert response.status_code == 302
    assert set(Claim.objects.values_list("mode", flat=True)) == {"direct"}
    assert Claim.objects.count() == 2


@pytest.mark.parametrize("keys", [[], ["nonsense"], ["00000000-0000-0000-0000-000000000000"]])
def test_accepting_none_says_so(desk: Desk, record: Record, keys: list[str]) -> None:
    response = desk.ada.post(f"{_here(record)}suggestions/", {"suggestion": keys})
    assert response.status_code == 400
    assert "None of these suggestions is open any more" in response.content.decode()


def test_a_suggestion_of_another_record_is_not_there(desk: Desk, record: Record) -> None:
    other = desk.draft()
    assert desk.ada.post(f"{_here(other)}suggestions/{_one('“We').uid}/accept/").status_code == 404


def test_what_is_less_sure_is_folded_away(desk: Desk, record: Record) -> None:
    move_threshold(engine="rules", shown_from=1, version=0, by=desk.newsroom.mona)
    page = _suggested(desk, record)
    assert "Nothing that the program is sure of" in page
    assert "3 less sure" in page


def test_queries_do_not_grow_with_the_suggestions(desk: Desk) -> None:
    def queries(lines: int) -> int:
        text = "Talks\n" + "".join(f"“Point {n} is agreed,” Ivan Petrov said.\n" for n in range(lines))
        record = desk.draft(text)
        suggest(version=ArticleVersion.objects.get(article=record.article))
        with CaptureQueriesContext(connection) as asked:
            assert _suggested(desk, record).count('data-card="suggestion"') == lines
        return len(asked)

    assert queries(30) == queries(3)

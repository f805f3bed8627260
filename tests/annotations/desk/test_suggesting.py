"""The manager's page about suggestions: how the engine fares, and the threshold."""

import pytest

from annotations.models import Suggestion, SuggestionThreshold
from annotations.services.suggesting import suggest
from annotations.services.suggestion_decisions import accept_suggestion, reject_suggestion, threshold
from articles.models import ArticleVersion
from tests.annotations.desk.conftest import Desk
from tests.annotations.desk.pages import Page
from tests.annotations.newsroom import newest

HERE = "/desk/suggestions/"
TEXT = (
    "Talks\n“We agree,” Ivan Petrov said.\nIvan Petrov noted that trade would grow.\n“It will,” he added.\n"
)


def _decide(desk: Desk) -> None:
    """Two accepted, one rejected."""
    record = desk.draft(TEXT)
    suggest(version=ArticleVersion.objects.get(article=record.article))
    first, second, third = Suggestion.objects.all()
    for one in (first, second):
        accept_suggestion(suggestion=one, revision=newest(record), by=desk.newsroom.ada)
    reject_suggestion(suggestion=third, revision=newest(record), by=desk.newsroom.ada)


def test_it_says_what_was_accepted(desk: Desk) -> None:
    assert "Nobody has accepted or rejected" in desk.mona.get(HERE).content.decode()
    _decide(desk)
    page = desk.mona.get(HERE).content.decode()
    assert "67 %" in page


def test_it_is_for_managers(desk: Desk) -> None:
    assert desk.ada.get(HERE).status_code == 403
    assert desk.boris.get(HERE).status_code == 403
    assert desk.ada.post(HERE, {"engine": "rules", "version": 0, "shown_from": 0.1}).status_code == 403
    assert not SuggestionThreshold.objects.exists()


def test_a_manager_moves_the_threshold(desk: Desk) -> None:
    form = Page(desk.mona.get(HERE)).forms[-1]
    response = desk.mona.post(HERE, form.filled(shown_from="0.75"))
    assert response.headers["Location"] == HERE
    assert threshold("rules").shown_from == 0.75
    assert "Moved by" in desk.mona.get(HERE).content.decode()


def test_somebody_was_quicker(desk: Desk) -> None:
    form = Page(desk.mona.get(HERE)).forms[-1]
    desk.mona.post(HERE, form.filled(shown_from="0.75"))
    response = desk.mona.post(HERE, form.filled(shown_from="0.25"))
    assert response.status_code == 409
    assert 'value="0.25"' in response.content.decode()
    assert threshold("rules").shown_from == 0.75


@pytest.mark.parametrize(
    "wrong",
    [
        *({"shown_from": value} for value in ("", "much", "-1", "1.5", "nan", "1e999")),
        {"engine": "another"},
        {"version": "x"},
    ],
)
def test_what_is_no_threshold_comes_back_marked(desk: Desk, wrong: dict[str, str]) -> None:
    sent = {"engine": "rules", "version": "0", "shown_from": "0.5"} | wrong
    response = desk.mona.post(HERE, sent)
    assert response.status_code == 400
    assert "The threshold is not moved" in response.content.decode()
    assert not SuggestionThreshold.objects.exists()

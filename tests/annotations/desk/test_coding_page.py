"""…/code/: the text in paragraphs that join to exactly the stored one, and a constant price."""

import unicodedata

import pytest
from django.db import connection
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from annotations.desk.coding.paragraphs import pieces_of
from annotations.services.comments import add_comment
from articles.models import ArticleVersion, Segment
from tests.annotations.newsroom import ACT, NO_ONE, SIMPLER, newest

from .conftest import Desk, page_of
from .pages import Page

SIGNS = st.characters(exclude_categories=["Cs"], exclude_characters="\0\r") | st.sampled_from(
    "🦬é\u0301\u00a0 \n<&"
)
TEXTS = st.text(SIGNS, min_size=1, max_size=120)


@st.composite
def texts_with_segments(draw: st.DrawFn) -> tuple[str, list[Segment]]:
    text = draw(TEXTS)
    places = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    kinds = st.sampled_from(Segment.Kind.values)
    pairs = zip(places[::2], places[1::2], strict=False)
    return text, [Segment(kind=draw(kinds), start=start, end=end) for start, end in pairs]


@given(texts_with_segments())
def test_the_paragraphs_of_any_text_join_to_it(given: tuple[str, list[Segment]]) -> None:
    text, segments = given
    pieces = pieces_of(text, segments)
    html = render_to_string("desk/_text.html", {"pieces": pieces, "version": ArticleVersion(language="en")})
    page = Page(HttpResponse(html))
    assert page.text == text
    for start, words in page.paragraphs.items():
        assert text[start : start + len(words)] == words


@given(texts_with_segments())
def test_a_segment_is_a_paragraph_of_its_own(given: tuple[str, list[Segment]]) -> None:
    text, segments = given
    pieces = {piece.start: piece for piece in pieces_of(text, segments) if piece.segment}
    assert [(piece.start, piece.end) for piece in pieces.values()] == [(s.start, s.end) for s in segments]


def test_the_page_shows_the_stored_text(desk: Desk) -> None:
    text = unicodedata.normalize(
        "NFC", "Head 🦬\n“Naïve é\u0323\u0301,” he\u00a0said <b>&amp;\n\n  Last line.\n"
    )
    record = desk.draft(text)
    assert Page(desk.ada.get(page_of(record, "code"))).text == text


def test_what_waits_to_be_claimed_says_so(desk: Desk) -> None:
    page = desk.ada.get(page_of(desk.imported(), "code")).content.decode()
    assert "press “Claim this record”" in page
    assert 'id="claim-form"' not in page


@pytest.mark.parametrize("page", ["code", ""])
def test_many_claims_cost_what_one_does(desk: Desk, page: str) -> None:
    record = desk.draft()
    path = page_of(record, *filter(None, [page]))

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert desk.ada.get(path).status_code == 200
        return len(queries)

    claim = desk.newsroom.claim(record, ACT)
    desk.newsroom.correct(record, "Niamiha")
    add_comment(revision=newest(record), body="Look here.", claim=claim, by=desk.newsroom.rosa)
    few = asked()
    for quote in (SIMPLER, NO_ONE):
        claim = desk.newsroom.claim(record, quote, speaker=f"Speaker of {quote}")
        add_comment(revision=newest(record), body="And here.", claim=claim, by=desk.newsroom.rosa)
    desk.newsroom.correct(record, "weather")
    assert asked() == few


def test_cards_stand_in_the_order_of_the_text(desk: Desk) -> None:
    record = desk.draft()
    for quote in (NO_ONE, ACT, SIMPLER):
        desk.newsroom.claim(record, quote)
    cards = desk.ada.get(page_of(record, "code")).context["claims"]
    assert [(card.number, card.content[0].exact) for card in cards] == [(1, ACT), (2, SIMPLER), (3, NO_ONE)]


def test_for_htmx_the_panel_comes_alone(desk: Desk) -> None:
    record = desk.draft()
    page = desk.ada.get(
        page_of(record, "code", "claims", "new"), headers={"HX-Request": "true"}
    ).content.decode()
    assert page.lstrip().startswith('<div class="panel')
    assert "<html" not in page


def test_a_refusal_for_htmx_goes_where_news_stand(desk: Desk) -> None:
    record = desk.draft()
    response = desk.ben.post(page_of(record, "code", "claims", "new"), headers={"HX-Request": "true"})
    assert (response.status_code, response["HX-Retarget"]) == (403, "#news")

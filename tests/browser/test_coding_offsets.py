"""The text of the coding page: it shows the stored text, and every offset means the same words everywhere."""

import json
import random
from collections.abc import Iterator

import pytest
from django.db import connection
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from articles.text.canonical import canonical_text
from tests.annotations.newsroom import Newsroom
from tests.browser.coding import claims_of, draft_of_ada, open_page, saved, spans_of
from tests.browser.signing_in import address_of_coding, signed_in

pytestmark = pytest.mark.django_db(transaction=True)

SIGNS = ["a", "word", " ", "\u00a0", "é", "e\u0301", "\u0323", "я", "🦬", "𝒳", "👩\u200d👧", "\r\n", "\n"]
"""Astral signs, combining marks, joined emoji, line ends of a CRLF source, NBSP."""
SIGNS += ["<b>", "&", "“", "”"]
SHOWN = """() => [...document.querySelectorAll("[data-text] p")].map((p) => p.textContent).join("")"""
ROUNDS = 6
PLACES = 40

WORDS_AT = """async (places) => {
    const { Text } = await import(document.querySelector('link[rel="modulepreload"][href*="/text."]').href);
    const text = new Text(document.querySelector("[data-text]"));
    return places.map(([start, end]) => {
        const range = text.range(start, end);
        return [
            text.slice(start, end),
            range.toString(),
            text.pointAt(range.startContainer, range.startOffset),
            text.pointAt(range.endContainer, range.endOffset),
        ];
    });
}"""


@pytest.fixture
def page(browser: Browser, live_server: LiveServer, newsroom: Newsroom) -> Iterator[Page]:
    context = signed_in(browser, live_server, newsroom.ada)
    yield context.new_page()
    context.close()


def odd_text(chance: random.Random) -> str:
    """A canonical text of odd signs, with a headline."""
    words = "".join(chance.choices(SIGNS, k=chance.randint(30, 160)))
    return canonical_text(f"Headline 🎺 of {chance.random()}\r\n{words}\r\nThe end.\r\n".encode()).text


def in_postgresql(text: str, places: list[tuple[int, int]]) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT substr(%s, (p->>0)::int + 1, (p->>1)::int - (p->>0)::int) "
            "FROM json_array_elements(%s) WITH ORDINALITY AS t(p, n) ORDER BY n",
            [text, json.dumps(places)],
        )
        return [row[0] for row in cursor.fetchall()]


def test_an_offset_selects_the_same_words_in_python_postgresql_and_javascript(
    page: Page, newsroom: Newsroom
) -> None:
    for number in range(ROUNDS):
        chance = random.Random(number)  # places to look at
        text = odd_text(chance)
        record = draft_of_ada(newsroom, text)
        open_page(page, address_of_coding(record))
        assert page.evaluate(SHOWN) == text
        ends = [sorted(chance.sample(range(len(text) + 1), 2)) for _ in range(PLACES)]
        places = [(start, end) for start, end in ends]
        words = [text[start:end] for start, end in places]
        assert in_postgresql(text, places) == words
        for (start, end), said, (sliced, ranged, first, last) in zip(
            places, words, page.evaluate(WORDS_AT, places), strict=True
        ):
            assert sliced == said
            # A range over several paragraphs holds the white space of the page between them too.
            assert "".join(ranged.split()) == "".join(said.split())
            assert (first, last) == (start, end)


def test_a_claim_holds_the_words_that_were_selected(page: Page, newsroom: Newsroom) -> None:
    text = odd_text(random.Random(99))  # any text
    record = draft_of_ada(newsroom, text)
    open_page(page, address_of_coding(record))
    chosen = page.evaluate(
        """() => {
            const all = [...document.querySelectorAll("[data-text] p")];
            const p = all.find((p) => p.textContent === "The end.");
            document.querySelector("[data-text]").focus();
            getSelection().setBaseAndExtent(p.firstChild, 0, p.firstChild, 7);
            return getSelection().toString();
        }"""
    )
    page.keyboard.press("Enter")
    page.locator("[data-claim]").wait_for()
    saved(page)
    [claim] = claims_of(record)
    assert spans_of(claim) == [("content", text.index("The end"), chosen)]

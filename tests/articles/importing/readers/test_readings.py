"""From pieces to readings: limits of text and time, headlines that stand twice, and what a document is."""

import json
import time
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importing.readers import formats, readings
from articles.importing.readers.documents import Document, Piece, Unreadable
from articles.importing.readers.formats import PLAIN_TEXT, Format
from articles.importing.readers.options import Limits, Options
from tests.articles.importing.readers.reading import (
    HEADLINE,
    SENTENCE,
    STORY,
    article,
    asked,
    headline,
    refusal,
)


def reading_through(read: formats.Read, monkeypatch: pytest.MonkeyPatch, limits: Limits) -> Unreadable:
    monkeypatch.setitem(formats.FORMATS, "test", Format("test", 1, PLAIN_TEXT.cut, read))
    (found,) = readings.readings_of(Piece("a", "test", b"x"), Options(limits))
    assert isinstance(found, Unreadable)
    return found


def test_a_text_beyond_the_limit_is_refused_by_its_size() -> None:
    limits = Limits(text_bytes=1_000)
    assert refusal("a.txt", "é" * 501, limits=limits).reason == (
        "its text is 1,002 bytes long, the most is 1,000; divide it"
    )
    assert article("a.txt", "é" * 500, limits=limits).text == "é" * 500


def test_a_piece_that_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(piece: Piece, options: Options) -> Iterable[Document]:
        until = time.monotonic() + 20
        while time.monotonic() < until:
            pass
        return []

    found = reading_through(slow, monkeypatch, Limits(seconds=0.05))
    assert found.reason == "reading it took longer than 0.05 seconds; shorten or divide it"


@pytest.mark.parametrize("error", [MemoryError, RecursionError, KeyError, AttributeError])
def test_whatever_a_reader_does_with_one_file_the_others_go_on(
    error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(piece: Piece, options: Options) -> Iterable[Document]:
        raise error("inside")

    assert "inside" not in reading_through(failing, monkeypatch, Limits()).reason


@pytest.mark.parametrize("opening", [HEADLINE, HEADLINE.upper() + ".", f"«{HEADLINE}»"])
def test_a_headline_that_the_body_opens_with_stands_once(opening: str) -> None:
    found = article("a.json", json.dumps({"title": HEADLINE, "text": f"{opening}\n\n{STORY}"}))
    assert found.text == f"{HEADLINE}\n\n{STORY}"


def test_a_standfirst_that_the_body_opens_with_stands_once() -> None:
    found = article("a.json", json.dumps({"title": HEADLINE, "lead": SENTENCE, "text": STORY}))
    assert found.text == f"{HEADLINE}\n\n{STORY}"
    assert headline(found) == HEADLINE


@pytest.mark.parametrize("end", ["", " It was a long meeting. Mo…", " […]"])
def test_a_summary_that_was_cut_out_of_the_story_is_no_standfirst(end: str) -> None:
    body = f"The talks were long.\n\n{STORY}"
    found = article("a.json", json.dumps({"title": HEADLINE, "summary": SENTENCE + end, "text": body}))
    assert found.text == f"{HEADLINE}\n\n{body}"
    kept = article("a.json", json.dumps({"title": HEADLINE, "summary": "The ministers", "text": body}))
    assert kept.text == f"{HEADLINE}\n\nThe ministers\n\n{body}"


def test_a_declaration_answers_what_the_text_leaves_open() -> None:
    assert "what is the story's date?" in asked(
        article("a.json", json.dumps({"title": HEADLINE, "text": STORY}))
    )
    dated = article("a.json", json.dumps({"title": HEADLINE, "text": STORY, "date": "2017-07-17"}))
    assert dated.questions == ()


def test_each_question_is_one_line() -> None:
    found = article(
        "a.json", json.dumps({"text": STORY, "date": "x\ny", "url": "a\nb", "id": "\n" * 9 + "y" * 300})
    )
    assert found.questions
    assert not any("\n" in question for question in found.questions)


SIGNS = ["ß", "ss", "S", " ", "_", "İ", "i̇", "а", "words ", "”", ", "]
LINES = st.lists(st.sampled_from(SIGNS), max_size=24).map("".join)


@given(LINES, LINES)
def test_two_lines_are_the_same_if_their_letters_and_digits_are(line: str, other: str) -> None:
    assert readings._same(line, other) == (readings._bare(line) == readings._bare(other))

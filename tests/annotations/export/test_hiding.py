"""Words are blanked out in place, whatever the text and wherever they stand."""

import uuid
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from annotations.export.hiding import Hider
from annotations.projection.extents import merged

TEXT = uuid.uuid4()
LETTERS = st.text(st.sampled_from("ab \n“”Ё🙂é\u0301\u2028"), min_size=1, max_size=80)


@st.composite
def texts_with_extents(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    text = draw(LETTERS)
    place = st.integers(0, len(text))
    extents = draw(st.lists(st.tuples(place, place).map(lambda pair: (min(pair), max(pair))), max_size=5))
    return text, merged(extents)


def hidden(row: dict[str, Any], extents: list[tuple[int, int]] | None) -> dict[str, Any]:
    Hider(iter([(TEXT, extents)])).hide(TEXT, row)
    return row


@given(texts_with_extents())
def test_a_text_keeps_its_length_its_lines_and_what_may_be_shown(
    given_text: tuple[str, list[tuple[int, int]]],
) -> None:
    text, extents = given_text
    row = hidden({"text": text, "masked": False}, extents)
    assert len(row["text"]) == len(text)
    for at, letter in enumerate(text):
        shown = any(start <= at < end for start, end in extents)
        assert row["text"][at] == (letter if shown or letter == "\n" else " ")
    assert row["masked"] == (row["text"] != text)


@given(texts_with_extents(), st.data())
def test_words_of_a_row_become_those_of_the_blanked_out_text(
    given_text: tuple[str, list[tuple[int, int]]], data: st.DataObject
) -> None:
    text, extents = given_text
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    shown = hidden({"text": text, "masked": False}, extents)["text"]
    row = hidden(
        {
            "start": start,
            "end": end,
            "exact": text[start:end],
            "as_stated": text[start:end],
            "prefix": text[max(start - 32, 0) : start],
            "suffix": text[end : end + 32],
        },
        extents,
    )
    assert row["exact"] == row["as_stated"] == shown[start:end]
    assert row["prefix"] == shown[max(start - 32, 0) : start]
    assert row["suffix"] == shown[end : end + 32]


def test_a_text_that_may_be_shown_whole_stays() -> None:
    assert hidden({"text": "all of it", "masked": False}, None) == {"text": "all of it", "masked": False}


def test_a_text_that_arrived_blanked_out_stays_marked_so() -> None:
    assert hidden({"text": "a   b", "masked": True}, [(0, 5)])["masked"] is True


def test_a_correction_of_a_field_has_no_words_to_hide() -> None:
    row = {"start": None, "end": None, "exact": "", "as_stated": "2017-07-17", "prefix": "", "suffix": ""}
    assert hidden(dict(row), []) == row


def test_texts_without_words_in_the_file_are_passed_over() -> None:
    hider = Hider(iter([(uuid.uuid4(), []), (TEXT, [(0, 1)])]))
    row = {"text": "ab", "masked": False}
    hider.hide(TEXT, row)
    assert row["text"] == "a "

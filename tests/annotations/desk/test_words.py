"""Finding words by quoting them: any words of any text lead back to the place they were taken from."""

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from annotations.desk.coding.words import MOST_PLACES, QuoteForm, read_place


def found(text: str, quote: str, place: str = "") -> Any:
    form = QuoteForm({"quote": quote, "place": place}, text=text)
    return form.cleaned_data["found"] if form.is_valid() else form


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), min_size=1), st.data())
def test_words_sent_with_their_place_are_found_there(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assume(text[start:end].strip())
    as_sent = text[start:end].replace("\n", "\r\n")
    assume(text[start:end] == text[start:end].strip() or as_sent == text[start:end])
    assert found(text, as_sent, f"{start}-{end}") == (start, end)


def test_a_place_where_other_words_stand_does_not_count() -> None:
    assert found("one two three", "two", "0-3") == (4, 7)


def test_several_places_are_offered_with_what_stands_around_them() -> None:
    form = found("one two, two three", "two")
    assert [(str(place), place.before, place.after) for place in form.places] == [
        ("4-7", "one ", ", two three"),
        ("9-12", "one two, ", " three"),
    ]


def test_too_many_places_ask_for_more_words() -> None:
    form = found("two " * (MOST_PLACES + 1), "two")
    assert form.places == []
    assert "copy a few more" in str(form.errors)


@pytest.mark.parametrize("value", ["", "-", "1-", "-1", "a-b", "١-٢", "1.0-2", " 1-2"])
def test_what_is_no_place_is_none(value: str) -> None:
    assert read_place(value) is None

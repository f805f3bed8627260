"""Quotations and sentences: where they begin and end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.quotations import quotations
from articles.text.sentences import sentences


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“So be it,” he said.", ["“So be it,”"]),
        ('"So be it," he said. "Yes."', ['"So be it,"', '"Yes."']),
        ("«Так и будет», — сказал он.", ["«Так и будет»"]),
        ("„So sei es“, sagte er.", ["„So sei es“"]),
        ("“He said ‘yes’ to me,” she said.", ["“He said ‘yes’ to me,”", "‘yes’"]),
        ("«Он сказал „да“ мне»", ["«Он сказал „да“ мне»", "„да“"]),
        ("It’s the workers’ day, isn’t it?", []),
        ("“The workers’ day is ours,” he said.", ["“The workers’ day is ours,”"]),
        ("“It never closes.\nBut the line does.", []),
    ],
)
def test_quotations_of_every_style_of_marks_outermost_first(text: str, found: list[str]) -> None:
    assert [text[quotation.start : quotation.end] for quotation in quotations(text)] == found


def test_a_quotation_knows_how_deep_it_stands() -> None:
    assert [quotation.depth for quotation in quotations("“He said ‘yes’ to me,” she said.")] == [0, 1]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He came. He saw.", ["He came.", "He saw."]),
        (
            "Mr. Smith came to the U.S. on Sept. 5. He left.",
            ["Mr. Smith came to the U.S. on Sept. 5.", "He left."],
        ),
        ("“So be it.” He left.", ["“So be it.”", "He left."]),
        ("“Is it so?” he asked. No.", ["“Is it so?” he asked.", "No."]),
        ("A. Lukashenko spoke.", ["A. Lukashenko spoke."]),
        ("One line\nAnother line", ["One line", "Another line"]),
        ("It rose by 2.5 per cent. Good.", ["It rose by 2.5 per cent.", "Good."]),
        ("  ", []),
    ],
)
def test_sentences_end_where_readers_end_them(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == found


@given(st.text(alphabet="ab .!?“”\"‘’'\n«»A", max_size=80))
def test_sentences_cover_all_words_in_order_and_quotations_nest(text: str) -> None:
    position = 0
    for start, end in sentences(text):
        assert not text[position:start].strip()
        assert text[start:end] == text[start:end].strip() != ""
        position = end
    assert not text[position:].strip()
    spans = [(quotation.start, quotation.end) for quotation in quotations(text)]
    assert all(b <= c or (a <= c and d <= b) for a, b in spans for c, d in spans if (a, -b) < (c, -d))

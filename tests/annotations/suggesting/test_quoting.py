"""Quotations: every style of marks, the outermost only, and those that a paragraph leaves open."""

import pytest

from annotations.suggesting.quoting import quoted


def words_quoted(text: str) -> list[str]:
    return [text[start:end] for start, end, _ in quoted(text, 0, len(text))]


@pytest.mark.parametrize(
    "quotation",
    ["“a b”", '"a b"', "«a b»", "„a b“", "„a b”", "''a b''", "``a b''", "»a b«", "‘a b’", "'a b'"],
)
def test_every_style_of_marks_is_read(quotation: str) -> None:
    assert words_quoted(f"He said {quotation} then") == [quotation]


def test_only_the_outermost_quotation_counts() -> None:
    assert words_quoted("«a «b» c» d") == ["«a «b» c»"]
    assert words_quoted("“a ‘b’ c” d") == ["“a ‘b’ c”"]


def test_apostrophes_are_no_quotations() -> None:
    assert words_quoted("the voters' choice and the '90s and it's so") == []


def test_a_quotation_that_stays_open_reaches_to_the_end() -> None:
    (found,) = quoted("He said: “a b c", 0, 15)
    assert (found.end, found.closed) == (15, False)


def test_a_single_mark_inside_typewriter_marks_closes_first() -> None:
    assert words_quoted("''the word 'old,''' he said") == ["''the word 'old,'''"]


def test_only_the_stretch_asked_for_is_read() -> None:
    assert quoted("“a” “b”", 4, 7)[0].start == 4

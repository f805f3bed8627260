"""Words in addresses: free, whole, and never too many."""

from hypothesis import given
from hypothesis import strategies as st

from articles.models.identity import LONGEST_SLUG, slug_of


def test_a_long_title_is_cut_between_words() -> None:
    title = "CSTO foreign ministers adopt statement on 80th anniversary of Belarus’ liberation"
    assert slug_of(title) == "csto-foreign-ministers-adopt-statement-on-80th-anniversary"


def test_one_endless_word_is_cut_anywhere() -> None:
    assert slug_of("a" * 100) == "a" * LONGEST_SLUG


def test_a_title_without_latin_letters_has_no_words() -> None:
    assert slug_of("ОДКБ проведет учения") == ""


@given(st.text())
def test_any_title_gives_words_that_fit_an_address(title: str) -> None:
    words = slug_of(title)
    assert len(words) <= LONGEST_SLUG
    assert words == words.strip("-").lower()
    assert words.isascii()

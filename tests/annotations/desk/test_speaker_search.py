"""Names are found whatever case and accents were typed, best fit first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.desk.speaker_search import find_speakers, fold
from annotations.services.identity import merge_speaker
from annotations.services.speakers import add_alias
from tests.annotations.newsroom import Newsroom


@given(st.text())
def test_folding_twice_changes_nothing_more(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(st.text(st.characters(categories=["Lu", "Ll"]), min_size=1))
def test_case_does_not_count(name: str) -> None:
    assert fold(name.upper().lower()) == fold(name.lower().upper().lower())


@pytest.mark.parametrize(
    ("typed", "same"), [("Lukašenka", "lukasenka"), (" Ян  Ён ", "ян ен"), ("STRAẞE", "strasse")]
)
def test_accents_and_blanks_do_not_count(typed: str, same: str) -> None:
    assert fold(typed) == same


def test_the_best_fit_stands_first(newsroom: Newsroom) -> None:
    inside, word, start, exact = (
        newsroom.speaker(name) for name in ("Xluka", "Aleksandr Luka", "Luka Doncic", "Luka")
    )
    found, only = find_speakers("luka")
    assert found == [exact, start, word, inside]
    assert only


def test_an_alias_finds_its_speaker(newsroom: Newsroom) -> None:
    speaker = newsroom.speaker("Aleksandr Lukashenko")
    add_alias(speaker=speaker, form="Лукашенко", by=newsroom.ada)
    assert find_speakers("ЛУКАШЕНКО") == ([speaker], True)


def test_two_of_the_same_name_are_not_the_only_one(newsroom: Newsroom) -> None:
    first, second = newsroom.speaker("Ivan Ivanov"), newsroom.speaker("Ivan Ivanou")
    add_alias(speaker=second, form="Ivan Ivanov", by=newsroom.ada)
    found, only = find_speakers("ivan ivanov")
    assert set(found) == {first, second}
    assert not only


def test_who_was_merged_is_not_offered(newsroom: Newsroom) -> None:
    kept, double = newsroom.speaker("Aleksandr Lukashenko"), newsroom.speaker("Alexander Lukashenko")
    merge_speaker(speaker=double, into=kept, reason="One person.", by=newsroom.rosa)
    assert find_speakers("alexander")[0] == []

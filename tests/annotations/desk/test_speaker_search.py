"""Names are found whatever case and accents were typed, best fit first."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from annotations.desk.speaker_search import MOST_OFFERED, find_speakers, fold, ranked
from annotations.services.identity import merge_speaker
from annotations.services.offices import Tenure, add_office, add_term
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


def test_who_was_merged_is_found_as_the_entry_it_was_merged_into(newsroom: Newsroom) -> None:
    kept, double = newsroom.speaker("Aleksandr Lukashenko"), newsroom.speaker("Alexander Lukashenko")
    merge_speaker(speaker=double, into=kept, reason="One person.", by=newsroom.rosa)
    assert find_speakers("alexander")[0] == [kept]


@pytest.mark.parametrize(
    "typed",
    [
        *("Александр Лукашенко", "Аляксандр Лукашэнка", "Lukashenka Aliaksandr", "A. Lukaschenko"),
        *("Łukaszenka", "President Lukashenko", "Лука", "Alexander Luka"),
    ],
)
def test_scripts_spellings_order_initials_titles_and_beginnings_meet(newsroom: Newsroom, typed: str) -> None:
    newsroom.speaker("Sergey Lavrov")
    wanted = newsroom.speaker("Aleksandr Lukashenko")
    assert ranked(typed)[0].speaker == wanted


def test_somebody_else_of_that_given_name_is_no_first_choice(newsroom: Newsroom) -> None:
    newsroom.speaker("Aleksandr Volfovich")
    assert all(found.score < 0.8 for found in ranked("Aleksandr Lukashenko"))


def test_an_office_finds_who_held_it_on_the_day(newsroom: Newsroom) -> None:
    aleinik, ryzhenkov = newsroom.speaker("Sergei Aleinik"), newsroom.speaker("Maksim Ryzhenkov")
    office = add_office(name="Minister of Foreign Affairs of Belarus", country="BY", by=newsroom.ada)
    before, after = Tenure(ends_on=date(2024, 6, 26)), Tenure(starts_on=date(2024, 6, 27))
    add_term(speaker=aleinik, office=office, tenure=before, by=newsroom.ada)
    add_term(speaker=ryzhenkov, office=office, tenure=after, by=newsroom.ada)
    found = ranked("Belarusian foreign minister", on=date(2024, 7, 1))
    assert [one.speaker for one in found] == [ryzhenkov]
    assert found[0].offices == ("Minister of Foreign Affairs of Belarus",)
    assert "on 2024-07-01" in found[0].reason
    assert ranked("Belarusian foreign minister") == []


def test_a_change_of_the_register_is_seen_at_once(newsroom: Newsroom) -> None:
    speaker = newsroom.speaker("Aleksandr Lukashenko")
    assert ranked("Batka") == []
    add_alias(speaker=speaker, form="Batka", by=newsroom.ada)
    assert [found.speaker for found in ranked("Batka")] == [speaker]


def test_the_number_of_queries_does_not_grow(
    newsroom: Newsroom, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(12):
        add_alias(speaker=newsroom.speaker(f"Ivan Ivanov {number}"), form=f"I. {number}", by=newsroom.ada)
    ranked("Ivanov")
    with django_assert_num_queries(2):
        assert len(ranked("Ivanov", on=date(2024, 1, 1))) == MOST_OFFERED


@pytest.mark.parametrize("typed", ["", " ", "習近平", "%", "\\", "'"])
def test_what_names_nobody_finds_nobody(newsroom: Newsroom, typed: str) -> None:
    newsroom.speaker("Sergey Lavrov")
    assert ranked(typed) == []

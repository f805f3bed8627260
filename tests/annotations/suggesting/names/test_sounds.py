"""One word, written by many habits, has a sound in common."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.suggesting.names.sounds import readings


@pytest.mark.parametrize(
    "spellings",
    [
        "Chudinov Czudinow Tchoudinov Tjudinov Tschudinow Čudinov Чудинов",
        "Lukashenko Łukaszenko Lukaschenko Loukachenko Lukašenko Лукашенко",
        "Khalikov Chalikow Xalikov Halikov Халиков",
        "Zhukov Żukow Schukow Joukov Žukov Жуков",
        "Bahdanovich Bahdanowicz Bahdanovič Багдановіч",
        "Sirojiddin Sirodzhiddin Sirodjiddin Сироҷиддин Сироджиддин",
        "Yanukovych Janukowycz Janukowytsch Янукович",
        "Pashinyan Paschinjan Paszinian Пашинян Փաշինյան",
        "Vasilkou Vasilkov Васількоў",
        "Tsarukyan Carukian Zarukjan Царукян",
        "Shevchenko Szewczenko Schewtschenko Chevtchenko Шевченко",
        "Nazarbayev Nazarbaev Nasarbajew Назарбаев",
        "Akhmetov Achmetow Ахметов",
        "Papuashvili Papuaschwili პაპუაშვილი",
        "Mammadov Məmmədov",
    ],
)
def test_habits_of_writing_meet_in_one_sound(spellings: str) -> None:
    sounds = [set(readings(word)) for word in spellings.split()]
    first = sounds[-1]
    assert all(first & other for other in sounds), [sorted(other) for other in sounds]


@pytest.mark.parametrize(("one", "other"), [("Жуков", "Чуков"), ("Petrov", "Petrenko"), ("Зуев", "Гуев")])
def test_other_names_sound_otherwise(one: str, other: str) -> None:
    assert not set(readings(one)) & set(readings(other))


def test_a_letter_that_two_languages_read_differently_has_both_readings() -> None:
    assert set(readings("ўзбек")) == {"vzbek", "ozbek"}


@pytest.mark.parametrize("silent", ["", "'", "習", "ь"])
def test_what_says_nothing_has_no_reading(silent: str) -> None:
    assert readings(silent) == ()


@given(st.text(max_size=40))
def test_a_reading_is_never_empty_and_has_no_sound_twice_in_a_row(word: str) -> None:
    for reading in readings(word):
        assert reading
        assert all(one != next_one for one, next_one in pairwise(reading))

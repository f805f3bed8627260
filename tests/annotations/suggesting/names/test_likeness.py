"""Two names are the same one, or not: whatever script, spelling, order, initials and titles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.suggesting.names.likeness import alike
from tests.annotations.suggesting.names.known_names import different_people, same_person, spellings

SAME = 0.8
"""From this score on names count as the same in what follows."""

A_NAME = st.sampled_from([name for names in spellings() for name in names])


def test_names_of_the_region_are_told_apart() -> None:
    same, different = same_person(), different_people()
    assert len(same) >= 300
    assert len(different) >= 300
    found = sum(alike(one, other).score >= SAME for one, other in same)
    wrong = sum(alike(one, other).score >= SAME for one, other in different)
    assert found / (found + wrong) >= 0.98
    assert found / len(same) >= 0.95


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Aleksandr Lukashenko", "Alyaksandr Lukashenka"),
        ("Alexander Lukashenko", "Аляксандр Лукашэнка"),
        ("Sergey Lavrov", "Sergei Lavrov"),
        ("Sirodzhidin Aslov", "Сироҷиддин Аслов"),
        ("Viktor Yushchenko", "Wiktor Juschtschenko"),
        ("Mikhail Khodorkovsky", "Michail Chodorkowski"),
        ("Vladimir Putin", "Vladimir Poutine"),
        ("Nikol Pashinyan", "Նիկոլ Փաշինյան"),
        ("Eduard Shevardnadze", "ედუარდ შევარდნაძე"),
        ("Igor Chudinov", "Ιγκόρ Τσουντίνοφ"),
        ("Vladimir Putin", "Влади́мир Пу́тин"),
    ],
)
def test_scripts_and_spellings_meet(one: str, other: str) -> None:
    assert alike(one, other).score >= SAME


@pytest.mark.parametrize(
    "written",
    [
        "Lukashenko Aleksandr",
        "LUKASHENKO, ALEKSANDR",
        "President Aleksandr Lukashenko",
        "Mr Aleksandr Lukashenko",
        "A. Lukashenko",
        "A.G. Lukashenko",
        "Lukashenko A.",
        "Aleksandr Grigoryevich Lukashenko",
        "Президент Лукашенко Александр Григорьевич",
        "AleksandrLukashenko",
    ],
)
def test_order_titles_initials_and_patronymics_do_not_count(written: str) -> None:
    assert alike(written, "Aleksandr Lukashenko").score >= SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Aleksandr Lukashenko", "Viktor Lukashenko"),
        ("A. Lukashenko", "Viktor Lukashenko"),
        ("Heydar Aliyev", "Ilham Aliyev"),
        ("Gurbanguly Berdimuhamedow", "Serdar Gurbangulyýewiç Berdimuhamedow"),
        ("Sergei Ivanovich Ivanov", "Sergei Petrovich Ivanov"),
        ("Ivan Petrov", "Ivan Petrenko"),
        ("Serhiy Leshchenko", "Serhiy Vlasenko"),
        ("Berik Ospanov", "Serik Ospanov"),
    ],
)
def test_relatives_and_namesakes_are_others(one: str, other: str) -> None:
    assert alike(one, other).score < SAME


def test_a_surname_alone_says_less_than_a_whole_name_and_more_than_a_given_name() -> None:
    whole, surname, given_name = (
        alike(name, "Sergey Lavrov").score for name in ("Sergei Lavrov", "Lavrov", "Sergei")
    )
    assert whole > surname > given_name > 0


def test_the_score_is_explained() -> None:
    likeness = alike("Siarhei Lavrov", "Сергей Викторович Лавров")
    assert likeness.reason == (
        "“siarhei” is “сергей” in another spelling; “lavrov” is “лавров” in another spelling; "
        "only one has викторович"
    )


@pytest.mark.parametrize("nothing", ["", "   ", "…", "123", "習近平"])
def test_what_has_no_letters_we_know_is_like_nothing(nothing: str) -> None:
    assert alike(nothing, "Sergey Lavrov").score == 0


@given(A_NAME)
def test_every_name_is_itself(name: str) -> None:
    assert alike(name, name).score == 1


@given(A_NAME, A_NAME)
def test_it_does_not_matter_which_name_comes_first(one: str, other: str) -> None:
    assert alike(one, other).score == pytest.approx(alike(other, one).score)


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_has_a_score_between_nothing_and_one(one: str, other: str) -> None:
    assert 0 <= alike(one, other).score <= 1

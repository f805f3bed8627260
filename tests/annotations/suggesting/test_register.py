"""Who held which office on which day: respected to the granularity, and never guessed."""

from datetime import date

import pytest

from annotations.suggesting.register import Granularity, KnownOffice, KnownSpeaker, KnownTerm, Register

CSTO = KnownOffice(
    "csto",
    "CSTO Secretary General",
    ("Secretary General of the Collective Security Treaty Organization (CSTO)",),
)
PRESIDENT = KnownOffice("president", "President of Belarus", ("Belarusian leader",), "BY")
MINISTER = KnownOffice("minister", "Minister of Foreign Affairs of Belarus", (), "BY")
RUSSIAN = KnownOffice("russian", "Minister of Foreign Affairs of Russia", ("Russian FM",), "RU")

REGISTER = Register(
    speakers=(
        KnownSpeaker("khachaturov", "Yuri Khachaturov"),
        KnownSpeaker("tasmagambetov", "Imangali Tasmagambetov"),
        KnownSpeaker("lukashenko", "Aleksandr Lukashenko", aliases=("Аляксандр Лукашэнка",), country="BY"),
        KnownSpeaker("aleinik", "Sergei Aleinik"),
        KnownSpeaker("ryzhenkov", "Maksim Ryzhenkov"),
        KnownSpeaker("lavrov", "Sergey Lavrov"),
    ),
    offices=(CSTO, PRESIDENT, MINISTER, RUSSIAN),
    terms=(
        KnownTerm("khachaturov", "csto", date(2017, 5, 2), date(2018, 11, 2)),
        KnownTerm("tasmagambetov", "csto", date(2023, 1, 1), date(2025, 12, 31)),
        KnownTerm("lukashenko", "president", date(1994, 7, 20)),
        KnownTerm("aleinik", "minister", date(2022, 12, 13), date(2024, 6, 27)),
        KnownTerm("ryzhenkov", "minister", date(2024, 6, 27)),
        KnownTerm("lavrov", "russian", date(2004, 3, 9)),
    ),
)


def _holder(role: str, on: date, country: str = "") -> str | None:
    holder = REGISTER.holders(role, on=on, country=country).holder
    return holder.key if holder else None


@pytest.mark.parametrize(
    ("role", "on", "who"),
    [
        ("the CSTO secretary general", date(2017, 7, 17), "khachaturov"),
        ("the CSTO secretary general", date(2023, 7, 17), "tasmagambetov"),
        (
            "Secretary General of the Collective Security Treaty Organization",
            date(2023, 7, 17),
            "tasmagambetov",
        ),
        ("the CSTO chief", date(2017, 7, 17), "khachaturov"),
        ("the Belarusian leader", date(2017, 7, 17), "lukashenko"),
        ("Belarus' head of state", date(2017, 7, 17), "lukashenko"),
        ("President of the Republic of Belarus", date(2017, 7, 17), "lukashenko"),
        ("the Belarusian foreign minister", date(2024, 6, 26), "aleinik"),
        ("FM of Belarus", date(2024, 6, 28), "ryzhenkov"),
        ("Russia's top diplomat", date(2024, 6, 28), "lavrov"),
        ("head of the Russian Foreign Ministry", date(2024, 6, 28), "lavrov"),
    ],
)
def test_a_role_is_resolved_by_the_date(role: str, on: date, who: str) -> None:
    assert _holder(role, on) == who


def test_a_country_counts_where_the_role_names_none() -> None:
    on = date(2024, 7, 1)
    assert _holder("the foreign minister", on, country="RU") == "lavrov"
    assert _holder("the foreign minister", on, country="BY") == "ryzhenkov"
    assert _holder("the Russian foreign minister", on, country="BY") == "lavrov"
    assert _holder("the foreign minister", on) is None


@pytest.mark.parametrize(
    ("role", "on", "said"),
    [
        (
            "the Belarusian foreign minister",
            date(2024, 6, 27),
            "Sergei Aleinik and Maksim Ryzhenkov may each have held",
        ),
        ("the CSTO secretary general", date(2020, 1, 1), "nobody in the register held the office"),
        ("the Belarusian deputy foreign minister", date(2024, 7, 1), "no office in the register is called"),
        ("the Armenian president", date(2024, 7, 1), "no office in the register is called"),
        ("the", date(2024, 7, 1), "no office in the register is called"),
    ],
)
def test_two_holders_or_none_are_said_and_nobody_is_guessed(role: str, on: date, said: str) -> None:
    found = REGISTER.holders(role, on=on)
    assert found.holder is None
    assert said in found.reason


def test_without_a_date_nobody_is_guessed() -> None:
    found = REGISTER.holders("the CSTO secretary general", on=None)
    assert found.holder is None
    assert found.office == CSTO
    assert "depends on the date" in found.reason


@pytest.mark.parametrize(
    ("granularity", "on", "covers"),
    [
        ("day", date(2017, 5, 1), "no"),
        ("day", date(2017, 5, 2), "yes"),
        ("month", date(2017, 4, 30), "no"),
        ("month", date(2017, 5, 1), "perhaps"),
        ("month", date(2017, 5, 31), "yes"),
        ("year", date(2016, 12, 31), "no"),
        ("year", date(2017, 1, 1), "perhaps"),
        ("year", date(2018, 1, 1), "yes"),
        ("day", date(2019, 3, 4), "yes"),
        ("day", date(2019, 3, 5), "no"),
        ("month", date(2019, 3, 5), "perhaps"),
        ("month", date(2019, 4, 1), "no"),
        ("year", date(2019, 12, 31), "perhaps"),
        ("year", date(2020, 1, 1), "no"),
    ],
)
def test_a_term_covers_perhaps_where_its_ends_are_known_roughly(
    granularity: Granularity, on: date, covers: str
) -> None:
    term = KnownTerm("a", "b", date(2017, 5, 2), date(2019, 3, 4), granularity, granularity)
    assert term.covers(on) == covers


def test_who_surely_held_an_office_goes_before_who_perhaps_did() -> None:
    register = Register(
        speakers=REGISTER.speakers,
        offices=REGISTER.offices,
        terms=(
            KnownTerm("aleinik", "minister", ends_on=date(2024, 1, 1), ends_granularity="year"),
            KnownTerm("ryzhenkov", "minister", date(2024, 6, 27)),
        ),
    )
    holder = register.holders("the Belarusian foreign minister", on=date(2024, 8, 1)).holder
    assert holder is not None
    assert holder.key == "ryzhenkov"


def test_the_offices_of_a_speaker_on_a_day() -> None:
    assert REGISTER.held_by("ryzhenkov", on=date(2024, 6, 27)) == (MINISTER,)
    assert REGISTER.held_by("ryzhenkov", on=date(2024, 6, 26)) == ()


def test_speakers_are_found_by_any_of_their_names() -> None:
    assert [match.key for match in REGISTER.named("Лукашенко")][:1] == ["lukashenko"]
    assert REGISTER.speaker("lavrov") == KnownSpeaker("lavrov", "Sergey Lavrov")
    assert REGISTER.speaker("nobody") is None

"""What a text and its file say together: the text's words first, what contradicts to a person."""

import datetime as dt

import pytest

from articles.importing.readers.documents import Declared
from articles.importing.readers.settled import (
    language_tag,
    settled_agency,
    settled_date,
    settled_language,
    settled_outlet,
)
from articles.text.story import read_story

TODAY = dt.date(2026, 11, 21)
REST = "The ministers met in Minsk to speak of trade, the minister said.\n\nMore talks will follow, he added."


def date(text: str, declared: str) -> tuple[str, str, str, str]:
    found = settled_date(read_story(text), Declared(declared, "field “date”"), TODAY)
    return found.resolved, found.basis, found.reason, found.question


def test_where_the_text_states_no_date_the_declared_one_is_taken() -> None:
    assert date(REST, "2017-07-17T10:15:00+03:00") == (
        "2017-07-17T10:15:00+03:00",
        "stated",
        "field “date” says “2017-07-17T10:15:00+03:00”",
        "",
    )


@pytest.mark.parametrize("declared", ["2017-07-17T10:15:00Z", "2017-07-18T00:30:00+03:00", "2017", "2017-07"])
def test_a_day_without_its_year_is_completed(declared: str) -> None:
    resolved, basis, reason, question = date(f"MINSK, 17 July (BelTA) – {REST}", declared)
    assert (resolved, basis, question) == ("2017-07-17", "inferred", "")
    assert reason == f"the text says “17 July”, field “date” says “{declared}”"


def test_the_words_of_the_text_stay_with_their_place() -> None:
    story = read_story(f"MINSK, 17 July (BelTA) – {REST}")
    found = settled_date(story, Declared("2017-07-17", "field “date”"), TODAY)
    assert found.stated is not None
    assert (found.stated.start, found.stated.end) == (7, 14)


@pytest.mark.parametrize("declared", ["2017-09-20", "2016"])
def test_what_contradicts_the_text_is_asked_of_a_person(declared: str) -> None:
    resolved, _, _, question = date(f"MINSK, 29 February (BelTA) – {REST}", declared.replace("2016", "2017"))
    assert resolved == ""
    assert question.startswith("which date is the story's? The text says “29 February”, field “date” says")


def test_a_whole_date_of_the_text_stays_beside_another() -> None:
    text = f"MINSK, 17 July 2017 (BelTA) – {REST}"
    assert date(text, "2017-07-17")[0::3] == ("2017-07-17", "")
    assert date(text, "2017-07-18")[0::3] == ("2017-07-17", "")
    resolved, basis, _, question = date(text, "2017-07-28")
    assert (resolved, basis) == ("2017-07-17", "stated")
    assert "“17 July 2017”" in question
    assert "“2017-07-28”" in question


def test_a_day_that_only_the_first_paragraph_names_gives_way() -> None:
    text = f"Ministers met on 15 July 2017 in Minsk, the minister said.\n\n{REST}"
    assert date(text, "2017-07-17")[0:2] == ("2017-07-17", "stated")
    resolved, _, reason, question = date(text, "2017-07-15")
    assert (resolved, question) == ("2017-07-15", "")
    assert "field “date” says “2017-07-15”" in reason


def test_the_declared_day_says_which_number_is_the_month() -> None:
    text = f"03/04/2017 10:15\n\n{REST}"
    assert read_story(text).date.resolved == ""
    assert date(text, "2017-04-03")[0:2] == ("2017-04-03", "inferred")


def test_a_declared_date_that_can_be_read_two_ways_is_settled_by_the_text() -> None:
    assert date(f"MINSK, 3 April 2017 (BelTA) – {REST}", "03/04/2017")[0::3] == ("2017-04-03", "")
    assert "other way round" in date(f"MINSK, 5 May 2017 (BelTA) – {REST}", "03/04/2017")[3]
    assert "other way round" in date(REST, "03/04/2017")[3]


def test_a_declared_date_that_is_none_asks_nothing_where_the_text_says_it() -> None:
    assert date(f"MINSK, 17 July 2017 (BelTA) – {REST}", "n/a")[0::3] == ("2017-07-17", "")
    assert "“n/a”" in date(REST, "n/a")[3]


def test_without_a_declaration_the_text_alone_counts() -> None:
    story = read_story(f"MINSK, 17 July 2017 (BelTA) – {REST}")
    found = settled_date(story, None, TODAY)
    assert (found.resolved, found.reason) == (story.date.resolved, story.date.reason)


def test_the_declared_outlet_comes_before_that_of_the_text() -> None:
    story = read_story(f"{REST}\n\n© 2017 Minsk Times. All rights reserved.")
    assert settled_outlet(story, None).value == "Minsk Times"
    found = settled_outlet(story, Declared(" Zvezda\n", "column “source”"))
    assert (found.value, found.reason) == ("Zvezda", "column “source” says “Zvezda”")


@pytest.mark.parametrize("name", ["", "—", "x" * 201])
def test_what_is_no_name_is_no_outlet(name: str) -> None:
    assert settled_outlet(read_story(REST), Declared(name, "column “source”")).value is None


def test_another_agency_than_that_of_the_text_is_asked_about() -> None:
    story = read_story(f"MINSK, 17 July (BelTA) – {REST}")
    assert settled_agency(story, None).value == "BelTA"
    assert settled_agency(story, Declared("BELTA", "credit")).question == ""
    found = settled_agency(story, Declared("Reuters", "credit"))
    assert found.value == "Reuters"
    assert found.question == "whose copy is it? credit says “Reuters”, the text names “BelTA”"


@pytest.mark.parametrize(
    ("words", "tag"),
    [
        ("en", "en"), ("EN-us", "en-US"), ("en_GB", "en-GB"), ("zh-hans-cn", "zh-Hans-CN"), ("eng", "en"),
        ("Russian", "ru"), ("", ""), ("und", ""), ("no language", ""), ("x" * 40, ""),
    ],
)  # fmt: skip
def test_a_language_is_a_tag(words: str, tag: str) -> None:
    assert language_tag(words) == tag


def test_a_language_that_the_letters_are_not_of_is_asked_about() -> None:
    english, russian = read_story(REST), read_story("Министры встретились в Минске, сообщил министр.")
    assert settled_language(english, Declared("fr", "lang")).value == "fr"
    assert settled_language(russian, Declared("ru-RU", "lang")).value == "ru-RU"
    assert settled_language(russian, Declared("kk", "lang")).value == "kk"
    for story, declared, kept in ((russian, "en", "ru"), (english, "ru", "en")):
        found = settled_language(story, Declared(declared, "lang"))
        assert found.value == kept
        assert found.question.startswith("in which language is it? lang says")

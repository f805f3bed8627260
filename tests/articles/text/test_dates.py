"""Dates in a text's words: where they stand and what they say."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.dates import dates
from articles.text.timestamps import timestamp


@pytest.mark.parametrize(
    ("text", "words", "partial", "resolved", "granularity"),
    [
        ("on 17 July, he", "17 July", "--07-17", "", "day"),
        ("on FEBRUARY 13, he", "FEBRUARY 13", "--02-13", "", "day"),
        ("on Dec. 22, 2014 he", "Dec. 22, 2014", "2014-12-22", "2014-12-22", "day"),
        ("on the 3rd of March 2015.", "3rd of March 2015", "2015-03-03", "2015-03-03", "day"),
        ("since March 2014 he", "March 2014", "2014-03", "2014-03", "month"),
        ("on 5.6.2014 he", "5.6.2014", "2014-06-05", "2014-06-05", "day"),
        ("on 06/25/2014 he", "06/25/2014", "2014-06-25", "2014-06-25", "day"),
        (
            "at 2024-06-21T13:32:00Z",
            "2024-06-21T13:32:00Z",
            "2024-06-21",
            "2024-06-21T13:32:00+00:00",
            "minute",
        ),
        ("on 21 June 2024, 13:32", "21 June 2024, 13:32", "2024-06-21", "2024-06-21T13:32:00", "minute"),
        (
            "5 May 2019 at 7:08 pm UTC-3",
            "5 May 2019 at 7:08 pm UTC-3",
            "2019-05-05",
            "2019-05-05T19:08:00-03:00",
            "minute",
        ),
        ("17 июля 2017 года он", "17 июля 2017 года", "2017-07-17", "2017-07-17", "day"),
        ("Monday, 22 December 2014", "Monday, 22 December 2014", "2014-12-22", "2014-12-22", "day"),
        ("on FRİDAY, 5 Aprıl 2019", "FRİDAY, 5 Aprıl 2019", "2019-04-05", "2019-04-05", "day"),
    ],
)
def test_a_date_is_read_as_far_as_it_is_stated(
    text: str, words: str, partial: str, resolved: str, granularity: str
) -> None:
    (found,) = dates(text)
    assert (found.words, found.partial, found.resolved, found.granularity) == (
        words,
        partial,
        resolved,
        granularity,
    )
    assert text[found.start : found.end] == words


@pytest.mark.parametrize(
    ("text", "flaw"),
    [
        ("31 February 2017", "there is no such day"),
        ("13.13.2017", "there is no such month"),
        ("Tuesday, 22 December 2014", "the weekday does not fit the date"),
        ("05/06/2024", "day and month could be the other way round"),
    ],
)
def test_a_date_that_cannot_be_taken_at_its_word_is_not_resolved(text: str, flaw: str) -> None:
    (found,) = dates(text)
    assert (found.flaw, found.resolved, found.partial) == (flaw, "", "")


@pytest.mark.parametrize(
    "text", ["in 2014 he", "the market fell", "May he rest", "version 1.2.3", "at 19:08", "No. 17 in June"]
)
def test_other_words_and_numbers_are_no_dates(text: str) -> None:
    assert list(dates(text)) == []


@given(st.dates(min_value=dt.date(1800, 1, 1), max_value=dt.date(2099, 12, 31)))
def test_every_day_of_the_calendar_is_read_back(day: dt.date) -> None:
    for form in ("%d %B %Y", "%B %d, %Y", "%d.%m.%Y", "%Y-%m-%d", "%A, %d %b %Y"):
        (found,) = dates(f"It was on {day.strftime(form)} that he spoke.")
        assert found.calendar_day == day


@given(st.text(max_size=200))
def test_the_words_of_a_date_stand_in_the_text(text: str) -> None:
    for found in dates(text):
        assert text[found.start : found.end] == found.words


@pytest.mark.parametrize(
    "line",
    [
        "17 July 2017 saw the worst of the fighting",
        "On 17 July 2017 the minister said so.",
        "May 9 parade in Minsk",
        "Flag Sunday, 21 July 2024",
    ],
)
def test_a_line_that_holds_more_than_a_date_is_no_timestamp(line: str) -> None:
    assert timestamp(line, 0, len(line)) is None


def test_a_line_of_the_last_update_is_known_as_one() -> None:
    line = "Last updated on 3 March 2015 at 7:08 pm"
    found = timestamp(line, 0, len(line))
    assert found is not None
    assert found.is_update
    assert found.date.words == "3 March 2015 at 7:08 pm"

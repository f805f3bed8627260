"""Declared dates: taken as far as their words fix them, else asked of a person."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importing.readers.dates import declared_date

TODAY = dt.date(2026, 11, 21)


@pytest.mark.parametrize(
    ("words", "resolved", "granularity"),
    [
        ("2017-07-17T10:15:00+03:00", "2017-07-17T10:15:00+03:00", "minute"),
        ("2017-07-17T10:15:30.123Z", "2017-07-17T10:15:00+00:00", "minute"),
        ("2017-07-17 10:15", "2017-07-17T10:15:00", "minute"),
        ("2017-07-17T10:15:00[Europe/Minsk]", "2017-07-17T10:15:00", "minute"),
        ("2017-07-17T10:15:00-00:00", "2017-07-17T10:15:00", "minute"),
        ("20170717T101500+0300", "2017-07-17T10:15:00+03:00", "minute"),
        ("20170717101500", "2017-07-17T10:15:00", "minute"),
        ("1500275700", "2017-07-17T07:15:00+00:00", "minute"),
        ("1500275700000", "2017-07-17T07:15:00+00:00", "minute"),
        ("1500275700.25", "2017-07-17T07:15:00+00:00", "minute"),
        ("Mon, 17 Jul 2017 10:15:00 +0300", "2017-07-17T10:15:00+03:00", "minute"),
        ("17 Jul 2017 10:15:00 EST", "2017-07-17T10:15:00-05:00", "minute"),
        ("17 Jul 2017 10:15:00", "2017-07-17T10:15:00", "minute"),
        ("Mon Jul 17 10:15:00 +0300 2017", "2017-07-17T10:15:00+03:00", "minute"),
        ("July 17, 2017 3:15 PM", "2017-07-17T15:15:00", "minute"),
        ("17.07.2017", "2017-07-17", "day"),
        ("07/17/2017", "2017-07-17", "day"),
        ("17-07-2017", "2017-07-17", "day"),
        ("17 июля 2017 г.", "2017-07-17", "day"),
        ("2017/7/17", "2017-07-17", "day"),
        ("20170717", "2017-07-17", "day"),
        ("2017-07-17T00:00:00", "2017-07-17", "day"),
        ("2017-07", "2017-07", "month"),
        ("2017", "2017", "year"),
    ],
)
def test_it_is_resolved_to_what_its_words_fix(words: str, resolved: str, granularity: str) -> None:
    found = declared_date(words, TODAY)
    assert (found.resolved, found.granularity, found.question) == (resolved, granularity, "")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("03/04/2017", "Day and month could be the other way round"),
        ("03-04-2017", "Day and month could be the other way round"),
        ("2017-02-30", "There is no such day or time"),
        ("2017-07-17T25:00", "There is no such day or time"),
        ("0000-01-01", "There is no such day or time"),
        ("0001-01-01T00:00:00Z", "Programs write this day where they know none"),
        ("1970-01-01", "Programs write this day where they know none"),
        ("1900-01-01", "Programs write this day where they know none"),
        ("9999-12-31", "No article is of the year 9999"),
        ("1066-10-14", "No article is of the year 1066"),
        ("2026-11-23", "It lies in the future"),
        ("Tue, 17 Jul 2017 10:15:00 GMT", "The weekday does not fit the date"),
        ("17 July", "It names no year"),
        ("yesterday", "It is no date that can be read"),
        ("2017-07-17T10:15:00+99:00", "There is no such day or time"),
    ],
)
def test_what_its_words_leave_open_is_asked_of_a_person(words: str, why: str) -> None:
    found = declared_date(words, TODAY)
    assert found.resolved == found.granularity == ""
    assert f"“{words}”" in found.question
    assert why in found.question


def test_tomorrow_is_no_future_for_zones_differ() -> None:
    assert declared_date("2026-11-22", TODAY).resolved == "2026-11-22"


def test_numbers_that_can_be_read_two_ways_name_both_days() -> None:
    assert declared_date("03/04/2017", TODAY).possible == (dt.date(2017, 4, 3), dt.date(2017, 3, 4))


@given(st.text() | st.from_regex(r"[\d./:TZ+ -]{1,30}"))
def test_any_words_give_a_date_or_a_question_in_one_line(words: str) -> None:
    found = declared_date(words, TODAY)
    assert bool(found.resolved) != bool(found.question)
    assert "\n" not in found.question
    if found.resolved:
        assert 1700 <= int(found.resolved[:4]) <= 2026


@given(st.dates(dt.date(1981, 1, 2), TODAY), st.times())
def test_every_form_of_a_moment_gives_the_same_day(day: dt.date, time: dt.time) -> None:
    moment = dt.datetime.combine(day, time, dt.UTC)
    forms = ["%Y-%m-%dT%H:%M:%S%z", "%Y%m%dT%H%M%S%z", "%a, %d %b %Y %H:%M:%S +0000", "%d %B %Y", "%d.%m.%Y"]
    days = {declared_date(moment.strftime(form), TODAY).partial for form in forms}
    assert days == {day.isoformat()}

"""Dates in words, with the machine form beside them."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cstoreview.templatetags.dates import day, in_words, moment


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2017-07-17", "17 July 2017"),
        ("2017-07", "July 2017"),
        ("2017", "2017"),
        ("--07-17", "17 July"),
        ("2007-06-12T16:15", "12 June 2007, 16:15"),
        ("2014-12-22T19:08:00+03:00", "22 December 2014, 19:08 (UTC+03:00)"),
        ("2014-12-22T19:08Z", "22 December 2014, 19:08 (UTC)"),
        ("2017-13-01", "2017-13-01"),
        ("2017-00", "2017-00"),
        ("sometime", "sometime"),
        ("", ""),
    ],
)
def test_a_date_of_any_granularity_in_words(iso: str, words: str) -> None:
    assert in_words(iso) == words


@given(st.text(max_size=20))
def test_what_is_no_date_is_never_an_error(text: str) -> None:
    assert isinstance(in_words(text), str)


def test_a_day_carries_its_machine_form() -> None:
    assert day(date(2017, 7, 17)) == '<time datetime="2017-07-17">17 July 2017</time>'
    assert day("2017-07") == '<time datetime="2017-07">July 2017</time>'


def test_the_day_of_a_moment_is_that_of_utc() -> None:
    late = datetime(2017, 7, 18, 1, 30, tzinfo=timezone(timedelta(hours=3)))
    assert day(late) == '<time datetime="2017-07-17">17 July 2017</time>'
    assert moment(late) == '<time datetime="2017-07-17T22:30Z">17 July 2017, 22:30 UTC</time>'
    assert moment(datetime(2017, 7, 17, tzinfo=UTC)).startswith('<time datetime="2017-07-17T00:00Z">')


def test_nothing_stays_nothing() -> None:
    assert (day(None), day(""), moment(None)) == ("", "", "")


def test_what_came_from_outside_is_escaped() -> None:
    assert "<b>" not in day("<b>")

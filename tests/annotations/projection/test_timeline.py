"""Offices over time: bars lie inside the picture, in the order of their days, and say what they show."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from annotations.projection.timeline import Spell, timeline

UNTIL = date(2026, 3, 1)
DAYS = st.none() | st.dates(date(1900, 1, 1), date(2030, 12, 31))


def spell(label: str, starts: date | None, ends: date | None) -> Spell:
    return Spell(label, starts, ends, f"{starts} to {ends}")


@given(st.lists(st.tuples(DAYS, DAYS).filter(lambda d: not (d[0] and d[1]) or d[0] <= d[1]), max_size=6))
def test_every_bar_lies_inside_the_picture(days: list[tuple[date | None, date | None]]) -> None:
    picture = timeline([spell("x", *pair) for pair in days], until=UNTIL)
    if not any(day for pair in days for day in pair):
        assert picture is None
        return
    assert picture is not None
    assert len(picture.bars) == len(days)
    for bar in picture.bars:
        assert 0 <= bar.x <= 100
        assert bar.width > 0
        assert bar.x + bar.width <= 101
        assert bar.y < picture.height
    assert 1 <= len(picture.ticks) <= 7
    assert [tick.x for tick in picture.ticks] == sorted(tick.x for tick in picture.ticks)


@given(st.lists(st.dates(date(1900, 1, 1), date(2030, 12, 31)), min_size=3, max_size=3, unique=True))
def test_what_begins_later_stands_further_right_and_what_lasts_longer_is_longer(days: list[date]) -> None:
    first, middle, last = sorted(days)
    picture = timeline([spell("short", first, middle), spell("long", first, last)], until=UNTIL)
    assert picture is not None
    short, long = picture.bars
    assert short.x == long.x
    assert short.width <= long.width


def test_what_is_not_over_reaches_the_edge_and_what_has_no_start_begins_at_it() -> None:
    picture = timeline([spell("a", None, date(2018, 1, 1)), spell("b", date(2018, 1, 2), None)], until=UNTIL)
    assert picture is not None
    over, lasting = picture.bars
    assert over.x == 0
    assert round(lasting.x + lasting.width) == 100
    assert picture.ticks[0].year == 2018


def test_the_title_says_every_bar() -> None:
    picture = timeline(
        [Spell("President", date(1994, 7, 20), None, "1994-07-20 to no end known")], until=UNTIL
    )
    assert picture is not None
    assert picture.title == "President: 1994-07-20 to no end known"

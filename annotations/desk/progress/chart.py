"""The bars of the progress chart: numbers made into places, all else is the template's."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .period import Done

WIDTH, HEIGHT, GROUND = 720, 200, 170
"""The size of the picture and the line on which the bars stand, in its own units."""

TOP = 22
SERIES = ("submitted", "accepted")


@dataclass(frozen=True)
class Bar:
    """One bar: what it counts, how many, and its place in the picture."""

    series: str
    number: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class DayBars:
    """A day with its bars; `x` is the middle of it, `is_named` says that its name is written below."""

    day: date
    x: float
    bars: tuple[Bar, ...]
    is_named: bool


@dataclass(frozen=True)
class Chart:
    """The picture: its days, and the highest number with its place."""

    days: tuple[DayBars, ...]
    highest: int
    width: int = WIDTH
    height: int = HEIGHT
    ground: int = GROUND
    top: int = TOP


def chart_of(by_day: Iterable[tuple[date, Done]]) -> Chart:
    """Two bars a day, submitted and accepted, scaled to the highest; some ten days are named."""
    days = list(by_day)
    highest = max((getattr(done, name) for _, done in days for name in SERIES), default=0)
    step = WIDTH / max(len(days), 1)
    every = -(-len(days) // 10) or 1
    return Chart(
        tuple(
            DayBars(
                day,
                round((index + 0.5) * step, 1),
                tuple(
                    _bar(name, getattr(done, name), (index + 0.16 + 0.34 * n) * step, 0.3 * step, highest)
                    for n, name in enumerate(SERIES)
                ),
                is_named=(len(days) - 1 - index) % every == 0,
            )
            for index, (day, done) in enumerate(days)
        ),
        highest,
    )


def _bar(series: str, number: int, x: float, width: float, highest: int) -> Bar:
    height = (GROUND - TOP) * number / highest if highest else 0
    return Bar(series, number, round(x, 1), round(GROUND - height, 1), round(width, 1), round(height, 1))

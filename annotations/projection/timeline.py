"""Offices over time as a small picture: where each bar stands, in shares of the width, and in words.

Pure: what is drawn is what is given, and a table beside the picture says the same.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

ROW = 46
"""Height of a bar with its label, in pixels."""

MOST_TICKS = 6
LAST_TICK = 94
"""Percent of the width behind which a year stands to the left of its line."""

NARROWEST = 0.6
"""Percent of the width that even a day has, so that it can be seen."""


@dataclass(frozen=True, slots=True)
class Spell:
    """Something that lasted: both days included, None where unknown or not over.

    `sure` is False for what nobody has confirmed; `words` say the days as people write them.
    """

    label: str
    starts_on: date | None
    ends_on: date | None
    words: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Bar:
    """A spell in the picture. `x` and `width` are percent of its width, `y` pixels from the top."""

    spell: Spell
    x: float
    width: float
    y: int

    @property
    def end(self) -> float:
        """Where the bar ends, in percent."""
        return round(self.x + self.width, 2)


@dataclass(frozen=True, slots=True)
class Tick:
    """A year at the foot of the picture; `anchor` keeps the first and last one inside it."""

    year: int
    x: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The picture: bars in the order given, years, and the same in one sentence."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    height: int
    title: str


def timeline(spells: Sequence[Spell], *, until: date) -> Timeline | None:
    """The picture of these spells; what is not over lasts `until`. None without any day to draw.

    A spell without a known start begins at the left edge.
    """
    known = [day for spell in spells for day in (spell.starts_on, spell.ends_on) if day]
    if not known:
        return None
    is_open = any(spell.ends_on is None for spell in spells)
    scale = _Scale(min(known).year, max([*known, until] if is_open else known).year)
    bars = tuple(_bar(spell, scale, number * ROW) for number, spell in enumerate(spells))
    return Timeline(
        bars=bars,
        ticks=tuple(scale.ticks()),
        height=len(bars) * ROW + 24,
        title="; ".join(f"{spell.label}: {spell.words}" for spell in spells),
    )


def _bar(spell: Spell, scale: "_Scale", y: int) -> Bar:
    x = scale.at(spell.starts_on) if spell.starts_on else 0.0
    end = scale.after(spell.ends_on) if spell.ends_on else 100.0
    return Bar(spell, x, max(round(end - x, 2), NARROWEST), y)


@dataclass(frozen=True, slots=True)
class _Scale:
    """Whole years, the first and the last included, over the width of the picture."""

    first: int
    last: int

    def at(self, day: date) -> float:
        """Where a day begins, in percent."""
        start = date(self.first, 1, 1).toordinal()
        days = date(self.last, 12, 31).toordinal() - start + 1
        return round(100 * (day.toordinal() - start) / days, 2)

    def after(self, day: date) -> float:
        """Where a day ends, in percent."""
        return self.at(day) + round(self.at(date(self.first, 1, 2)) - self.at(date(self.first, 1, 1)), 2)

    def ticks(self) -> Iterable[Tick]:
        """Some years, evenly apart."""
        step = max(1, -(-(self.last - self.first + 1) // MOST_TICKS))
        for year in range(self.first, self.last + 1, step):
            x = self.at(date(year, 1, 1))
            yield Tick(year, x, "end" if x > LAST_TICK else "middle" if x else "start")

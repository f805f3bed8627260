"""Overlapping spans of a text as a row of runs that do not overlap. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of one claim or correction: `start` to `end` (code points, end exclusive).

    `role` is content, cue, source or correction; `number` counts the claim or correction in its record
    from 1; `anchor` is its short id.
    """

    start: int
    end: int
    role: str
    number: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text under the same marks all along, the shortest mark first."""

    start: int
    end: int
    text: str
    marks: tuple[Mark, ...] = ()

    @property
    def claim(self) -> Mark | None:
        """The shortest claim that has these words as content: the one a reader most likely means."""
        return next((mark for mark in self.marks if mark.role == "content"), None)

    @property
    def begins(self) -> bool:
        """Whether the words of that claim start with this run."""
        return self.claim is not None and self.claim.start == self.start

    @property
    def claims(self) -> int:
        """How many claims have content here."""
        return len({mark.anchor for mark in self.marks if mark.role == "content"})

    @property
    def style(self) -> str:
        """The names of the looks of this run, in fixed order: content, cue, source, correction, several."""
        roles = {mark.role for mark in self.marks}
        names = [role for role in ("content", "cue", "source", "correction") if role in roles]
        return " ".join([*names, "several"] if self.claims > 1 else names)


def split_into_runs(text: str, start: int, end: int, marks: Iterable[Mark]) -> tuple[Run, ...]:
    """`text[start:end]` cut wherever a mark begins or ends; the runs joined are exactly that slice."""
    here = sorted(
        (mark for mark in marks if mark.start < end and start < mark.end and mark.start < mark.end),
        key=lambda mark: (mark.end - mark.start, mark.start, mark.role, mark.number, mark.anchor),
    )
    cuts = {start, end}
    for mark in here:
        cuts |= {max(mark.start, start), min(mark.end, end)}
    edges = sorted(cuts)
    return tuple(
        Run(a, b, text[a:b], tuple(mark for mark in here if mark.start <= a and b <= mark.end))
        for a, b in pairwise(edges)
    )

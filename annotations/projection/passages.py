"""The text as readers see it: passages in order, with marks, and where words are left out. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from .extents import RUNNING_TEXT, Extent, merged, within
from .runs import Mark, Run, split_into_runs

Stretch = tuple[str, int, int]
"""Kind, start and end (code points, end exclusive) of a segment."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the text as shown: its kind (headline, paragraph, crosshead, dateline …) and its runs.

    `after_gap` and `before_gap` say that running text is left out there (excerpts only).
    """

    kind: str
    start: int
    end: int
    runs: tuple[Run, ...]
    after_gap: bool = False
    before_gap: bool = False

    @property
    def text(self) -> str:
        """The words without marks: exactly `text[start:end]` of the article version."""
        return "".join(run.text for run in self.runs)

    def marked_for(self, anchor: str) -> "Passage":
        """The same passage with the marks of one claim only."""
        runs = (
            replace(run, marks=tuple(mark for mark in run.marks if mark.anchor == anchor))
            for run in self.runs
        )
        return replace(self, runs=tuple(runs))


def passages_of(
    text: str, *, segments: Sequence[Stretch], visible: Sequence[Extent], marks: Sequence[Mark]
) -> tuple[Passage, ...]:
    """Every segment but cruft as far as it is `visible`, and marked words that stand in no such segment.

    A text without segments is one paragraph.
    """
    shown = [segment for segment in segments if segment[0] != "cruft"]
    if not segments:
        shown = [("paragraph", 0, len(text))]
    shown += [("paragraph", start, end) for start, end in _marked_outside(text, shown, marks)]
    passages: list[Passage] = []
    left_out = False
    for kind, start, end in sorted(shown, key=lambda stretch: stretch[1:]):
        parts = within((start, end), visible)
        for a, b in parts:
            gap = left_out or (kind in RUNNING_TEXT and a > start)
            passages.append(Passage(kind, a, b, split_into_runs(text, a, b, marks), after_gap=gap))
            left_out = kind in RUNNING_TEXT and b < end
        left_out = left_out or (kind in RUNNING_TEXT and not parts)
    if passages and left_out:
        passages[-1] = replace(passages[-1], before_gap=True)
    return tuple(passages)


def _marked_outside(text: str, shown: Iterable[Stretch], marks: Iterable[Mark]) -> list[Extent]:
    """Marked words that no shown segment holds, such as a quotation in what was cut as cruft."""
    inside = merged((start, end) for _, start, end in shown)
    outside: list[Extent] = []
    for start, end in merged((mark.start, mark.end) for mark in marks):
        at = start
        for a, b in [*within((start, end), inside), (end, end)]:
            outside.append((at, a))
            at = b
    return [(start, end) for start, end in outside if text[start:end].strip()]

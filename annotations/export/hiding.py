"""Blanking out the words that readers may not see, in place, so that all offsets hold."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from uuid import UUID

from annotations.projection.extents import Extent, masked, within

Row = dict[str, Any]


class Hider:
    """Takes words out of rows that come in the order of their texts.

    `visible` yields what may be shown of each text, in that same order, so that only one text's extents are
    in memory at a time.
    """

    def __init__(self, visible: Iterator[tuple[UUID, list[Extent] | None]]) -> None:
        self._coming = visible
        self._text: UUID | None = None
        self._extents: list[Extent] | None = None

    def hide(self, text: UUID, row: Row) -> None:
        """Blank out in `row` what may not be shown of the text with this uid."""
        while self._text != text:
            self._text, self._extents = next(self._coming)
        if self._extents is None:
            return
        if "text" in row:
            shown = masked(row["text"], self._extents)
            row["masked"] = row["masked"] or shown != row["text"]
            row["text"] = shown
        elif row["start"] is not None:
            _hide_words(row, self._extents)


def _hide_words(row: Row, extents: Sequence[Extent]) -> None:
    places = {
        "exact": row["start"],
        "as_stated": row["start"],
        "prefix": row["start"] - len(row["prefix"]),
        "suffix": row["end"],
    }
    for name, start in places.items():
        if name in row:
            row[name] = _shown(row[name], start, extents)


def _shown(words: str, start: int, extents: Iterable[Extent]) -> str:
    """`words`, which stand at `start` of a text, as far as `extents` of that text show them."""
    parts = within((start, start + len(words)), list(extents))
    return masked(words, [(a - start, b - start) for a, b in parts])

"""The text as the page shows it: pieces that join to exactly the stored text."""

from collections.abc import Iterable
from dataclasses import dataclass

from articles.models import Segment

GAP = "gap"
"""Kind of a piece that is only white space between two others."""


@dataclass(frozen=True)
class Piece:
    """A stretch of the text shown as one paragraph, from code point `start`, and what it was taken for."""

    start: int
    text: str
    kind: str
    segment: Segment | None = None

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def _between(text: str, start: int, end: int) -> list[Piece]:
    """What no segment covers: white space as gaps, overlooked words as pieces without a kind."""
    stretch = text[start:end]
    words = stretch.strip()
    if not words:
        return [Piece(start, stretch, GAP)] if stretch else []
    first = start + len(stretch) - len(stretch.lstrip())
    pieces = [
        Piece(start, text[start:first], GAP),
        Piece(first, words, ""),
        Piece(first + len(words), text[first + len(words) : end], GAP),
    ]
    return [piece for piece in pieces if piece.text]


def pieces_of(text: str, segments: Iterable[Segment]) -> list[Piece]:
    """The text divided at its segments (which come in order and do not overlap); joined, it is the text."""
    pieces: list[Piece] = []
    reached = 0
    for segment in segments:
        pieces += _between(text, reached, segment.start)
        pieces.append(Piece(segment.start, text[segment.start : segment.end], segment.kind, segment=segment))
        reached = segment.end
    return pieces + _between(text, reached, len(text))

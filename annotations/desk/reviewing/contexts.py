"""The words of a claim in the text around them."""

from collections.abc import Iterable
from dataclasses import dataclass

from annotations.desk.coding.cards import ClaimCard
from annotations.desk.coding.paragraphs import Piece
from annotations.models import Correction
from annotations.projection import Mark, Run, split_into_runs

AROUND = 90
"""Code points of context on either side of a claim's words."""


@dataclass(frozen=True)
class Passage:
    """A stretch of the text cut into runs; `cut_before` and `cut_after` say where its paragraph goes on."""

    runs: tuple[Run, ...]
    cut_before: bool
    cut_after: bool


@dataclass(frozen=True)
class MarkedPiece:
    """A piece of the whole text with the marks over it."""

    piece: Piece
    runs: tuple[Run, ...]


def marks_of_claim(card: ClaimCard) -> list[Mark]:
    """The marks of one claim's spans."""
    spans = [*card.content, *card.cue, *card.source]
    return [Mark(s.start, s.end, s.role, card.number, card.claim.short_id) for s in spans]


def mark_of_correction(correction: Correction, number: int) -> list[Mark]:
    """The mark over the words to correct; none for a correction of a field."""
    if correction.start is None or correction.end is None:
        return []
    return [Mark(correction.start, correction.end, "correction", number, correction.short_id)]


def marked(pieces: Iterable[Piece], text: str, marks: list[Mark]) -> list[MarkedPiece]:
    """The whole text with all marks; the runs of a piece joined are the piece."""
    return [MarkedPiece(piece, split_into_runs(text, piece.start, piece.end, marks)) for piece in pieces]


def passage_around(text: str, marks: list[Mark]) -> Passage | None:
    """The words of the marks with whole words around them, no further than their lines."""
    if not marks:
        return None
    first, last = min(mark.start for mark in marks), max(mark.end for mark in marks)
    line_start = text.rfind("\n", 0, first) + 1
    line_end = text.find("\n", last)
    line_end = len(text) if line_end < 0 else line_end
    start, end = max(line_start, first - AROUND), min(line_end, last + AROUND)
    if start > line_start:
        blank = text.find(" ", start, first)
        start = first if blank < 0 else blank + 1
    if end < line_end:
        blank = text.rfind(" ", last, end)
        end = last if blank < 0 else blank
    return Passage(split_into_runs(text, start, end, marks), start > line_start, end < line_end)

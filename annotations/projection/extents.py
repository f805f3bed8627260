"""Which stretches of a text readers may see. Pure: offsets in, offsets out.

All offsets are code points of the text, end exclusive. The page and the export hide by this one rule.
"""

from collections.abc import Iterable, Sequence

Extent = tuple[int, int]

RUNNING_TEXT = frozenset({"paragraph", "crosshead"})
"""Kinds of segments that are shown whole as soon as a claim touches them."""


def merged(extents: Iterable[Extent]) -> list[Extent]:
    """The same stretches in order, those that touch or overlap made one; empty ones left out."""
    whole: list[Extent] = []
    for start, end in sorted(extent for extent in extents if extent[0] < extent[1]):
        if whole and start <= whole[-1][1]:
            whole[-1] = (whole[-1][0], max(whole[-1][1], end))
        else:
            whole.append((start, end))
    return whole


def excerpt_extents(
    *,
    segments: Iterable[tuple[str, int, int]],
    metadata: Iterable[Extent],
    claimed: Iterable[Extent],
    corrected: Iterable[Extent] = (),
) -> list[Extent]:
    """What may be shown of a text whose outlet allows excerpts only.

    That is: the `metadata` (headline, standfirst, dateline, date, relays), every paragraph or crosshead of
    `segments` (kind, start, end) that holds words of an accepted claim, the `claimed` words themselves
    wherever they stand, and the exact words that a correction is about.
    """
    claimed = merged(claimed)
    touched = [
        (start, end)
        for kind, start, end in segments
        if kind in RUNNING_TEXT and overlaps((start, end), claimed)
    ]
    return merged([*metadata, *touched, *claimed, *corrected])


def overlaps(extent: Extent, others: Sequence[Extent]) -> bool:
    """Whether `extent` shares at least one code point with one of `others`."""
    start, end = extent
    return any(start < other_end and other_start < end for other_start, other_end in others)


def within(extent: Extent, others: Sequence[Extent]) -> list[Extent]:
    """The parts of `extent` that lie in `others` (which are in order and do not overlap)."""
    start, end = extent
    return [(max(start, a), min(end, b)) for a, b in others if start < b and a < end]


def masked(text: str, visible: Sequence[Extent]) -> str:
    """`text` with everything outside `visible` blanked out in place: the length and all offsets hold.

    Line ends stay, every other hidden code point becomes a blank.
    """
    parts: list[str] = []
    at = 0
    for start, end in [*visible, (len(text), len(text))]:
        parts.append("".join("\n" if letter == "\n" else " " for letter in text[at:start]))
        parts.append(text[start:end])
        at = end
    return "".join(parts)

"""The word diff of two texts as a page shows it: changed paragraphs, and the boring changes counted."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from articles.text.comparison import Ground, Nature, Stretch, words_in

MOST_BORING = 100
"""So many boring changes are listed; the rest are only counted."""


class Part(NamedTuple):
    """A stretch of a paragraph: `kind` is same, del or ins."""

    kind: str
    text: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph in which words changed. `left_out` counts the unchanged ones before it."""

    parts: tuple[Part, ...]
    left_out: int


@dataclass(frozen=True)
class TextDiff:
    """What changed: paragraphs with changes of substance, and the boring changes as (what, before, after).

    `left_out` counts the unchanged paragraphs at the end.
    """

    paragraphs: list[Paragraph]
    left_out: int
    boring: list[tuple[str, str, str]]
    boring_counts: list[tuple[str, int]]
    words_added: int
    words_removed: int

    @property
    def boring_total(self) -> int:
        return sum(count for _, count in self.boring_counts)

    @property
    def is_of_substance(self) -> bool:
        return bool(self.paragraphs)


def text_diff(old: str, new: str, stretches: Sequence[Stretch]) -> TextDiff:
    """The diff of two texts from their stretches (`articles.text.comparison.compare`)."""
    shown, left_out = _shown(_by_paragraph(parts_of(old, new, stretches)))
    boring = [s for s in stretches if s.nature is not Nature.EQUAL and not s.is_of_substance]
    counts = Counter(stretch.ground for stretch in boring)
    of_substance = [s for s in stretches if s.is_of_substance]
    return TextDiff(
        paragraphs=shown,
        left_out=left_out,
        boring=[(s.ground.value, *_sides(old, new, s)) for s in boring[:MOST_BORING]],
        boring_counts=[(ground.value, counts[ground]) for ground in Ground if counts[ground]],
        words_added=sum(words_in(new[s.new_start : s.new_end]) for s in of_substance),
        words_removed=sum(words_in(old[s.old_start : s.old_end]) for s in of_substance),
    )


def parts_of(old: str, new: str, stretches: Iterable[Stretch]) -> Iterator[Part]:
    """The new text with what was removed before what was added; what is boring stands as it is now."""
    for stretch in stretches:
        before, after = _sides(old, new, stretch)
        if not stretch.is_of_substance:
            yield Part("same", after)
            continue
        if before:
            yield Part("del", before)
        if after:
            yield Part("ins", after)


def _sides(old: str, new: str, stretch: Stretch) -> tuple[str, str]:
    return old[stretch.old_start : stretch.old_end], new[stretch.new_start : stretch.new_end]


def _by_paragraph(parts: Iterable[Part]) -> Iterator[list[Part]]:
    """The parts cut at line ends; a line of nothing but white space is none."""
    line: list[Part] = []
    for kind, text in parts:
        for number, piece in enumerate(text.split("\n")):
            if number:
                yield line
                line = []
            if piece:
                line.append(Part(kind, piece))
    yield line


def _shown(lines: Iterable[list[Part]]) -> tuple[list[Paragraph], int]:
    """The paragraphs with changes, each with the number of unchanged ones before it; and those at the end."""
    shown: list[Paragraph] = []
    left_out = 0
    worded = [line for line in lines if "".join(part.text for part in line).strip()]
    for is_changed, group in groupby(worded, key=lambda line: any(kind != "same" for kind, _ in line)):
        if not is_changed:
            left_out = len(list(group))
            continue
        for line in group:
            shown.append(Paragraph(tuple(line), left_out))
            left_out = 0
    return shown, left_out

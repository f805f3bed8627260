"""What an outlet changed in its text: a word diff that tells changes of substance from boring ones.

Boring is what changes nothing that anybody said: white space, the style of quotation marks and dashes, the
lines with the date, the furniture of the page. Words, numbers, punctuation and case inside a paragraph
never are. Offsets are code points, end exclusive.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from .alignment import common_pairs
from .selectors import ALIKE

Kinds = Sequence[tuple[str, int, int]]
"""The segments of a text as (kind, start, end), in order."""


class Nature(StrEnum):
    """How a stretch of the old text stands to one of the new."""

    EQUAL = "equal"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


class Ground(StrEnum):
    """What a change touches; all but SUBSTANCE is boring."""

    NONE = ""
    SUBSTANCE = "substance"
    TYPOGRAPHY = "white space and typography"
    DATE = "dates of the page"
    NAVIGATION = "page furniture"


@dataclass(frozen=True, slots=True)
class Stretch:
    """`old[old_start:old_end]` became `new[new_start:new_end]`; `ground` is NONE where they are equal."""

    nature: Nature
    old_start: int
    old_end: int
    new_start: int
    new_end: int
    ground: Ground = Ground.NONE

    @property
    def is_of_substance(self) -> bool:
        return self.ground is Ground.SUBSTANCE


WORD = re.compile(r"\w+(?:[^\w\s]\w+)*")
"""A word, with the apostrophe, hyphen, point or colon in it: `Minsk's`, `co-operation`, `3.5`, `12:30`."""

TOKEN = re.compile(rf"{WORD.pattern}|[^\w\s]")

LINE = re.compile(r"^.*\S.*$", re.MULTILINE)

AT_ONCE = 150_000**2
"""Texts of more code points (one's times the other's) are aligned by their lines before their words."""

STYLE = str.maketrans(ALIKE | {"…": "..."} | dict.fromkeys("\u00ad\u200b\u2060\ufeff", ""))
"""Takes the style out of a text: straight quotation marks, hyphens for dashes, no invisible characters."""

FURNITURE = {"timestamp": Ground.DATE, "cruft": Ground.NAVIGATION}
"""The kinds of segment in which nothing is said."""

WRITTEN_ANEW = 3
"""So many words in place of so many others are a passage written anew."""

Region = tuple[int, int, int, int]
"""Two stretches that belong together: old start, old end, new start, new end."""


def compare(old: str, new: str, old_kinds: Kinds = (), new_kinds: Kinds = ()) -> list[Stretch]:
    """The texts as stretches, in order; together they are all of `old`, and all of `new`.

    `old_kinds` and `new_kinds` are the segments of the two texts: without them no date and no furniture is
    boring.
    """
    judge = _Judge(old, new, old_kinds, new_kinds)
    stretches: list[Stretch] = []
    o = n = 0
    for old_start, old_end, new_start, new_end in _differences(old, new):
        if old_start > o:
            stretches.append(Stretch(Nature.EQUAL, o, old_start, n, new_start))
        stretches += judge.judged((old_start, old_end, new_start, new_end))
        o, n = old_end, new_end
    if len(old) > o:
        stretches.append(Stretch(Nature.EQUAL, o, len(old), n, len(new)))
    return stretches


def words_in(text: str) -> int:
    """How many words a stretch of text holds."""
    return sum(1 for _ in WORD.finditer(text))


def is_typography(old: str, new: str) -> bool:
    """Whether two stretches differ in nothing but white space and the style of punctuation."""
    return old.translate(STYLE).split() == new.translate(STYLE).split()


def _differences(old: str, new: str) -> Iterator[Region]:
    """The regions that differ; what lies between them is equal, sign by sign."""
    if len(old) * len(new) <= AT_ONCE:
        yield from _by_words(old, new, (0, len(old), 0, len(new)))
        return
    for region in _between_equal_lines(old, new):
        yield from _by_words(old, new, region)


def _between_equal_lines(old: str, new: str) -> Iterator[Region]:
    """The regions of two long texts between the lines that both have, where they differ."""
    before, after = _lines(old), _lines(new)
    o = n = 0
    for i, j in common_pairs([line for line, _ in before], [line for line, _ in after]):
        (line, left), (_, right) = before[i], after[j]
        if old[o:left] != new[n:right]:
            yield o, left, n, right
        o, n = left + len(line), right + len(line)
    if old[o:] != new[n:]:
        yield o, len(old), n, len(new)


def _lines(text: str) -> list[tuple[str, int]]:
    """The lines with words, each with its start."""
    return [(found.group(), found.start()) for found in LINE.finditer(text)]


def _by_words(old: str, new: str, region: Region) -> Iterator[Region]:
    """The regions that differ within one."""
    o, old_end, n, new_end = region
    before, after = _tokens(old, o, old_end), _tokens(new, n, new_end)
    pairs = common_pairs([key for key, _, _ in before], [key for key, _, _ in after])
    matched = [(before[i], after[j]) for i, j in _without_islands(pairs, len(before), len(after))]
    for one, other in [*matched, (("", old_end, old_end), ("", new_end, new_end))]:
        (_, left, left_end), (_, right, right_end) = one, other
        head, tail = _common_space(old[o:left], new[n:right])
        gap = (o + head, left - tail, n + head, right - tail)
        if gap[0] < gap[1] or gap[2] < gap[3]:
            yield gap
        if old[left:left_end] != new[right:right_end]:
            yield left, left_end, right, right_end
        o, n = left_end, right_end


def _common_space(old: str, new: str) -> tuple[int, int]:
    """How much white space two stretches between matched words begin and end with alike; all, if equal."""
    if old == new:
        return len(old), 0
    shorter = min(len(old), len(new))
    head = tail = 0
    while head < shorter and old[head] == new[head] and old[head].isspace():
        head += 1
    while tail < shorter - head and old[-1 - tail] == new[-1 - tail] and old[-1 - tail].isspace():
        tail += 1
    return head, tail


def _tokens(text: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """The words and marks of a stretch as (what it is whatever its style, start, end)."""
    return [
        (found.group().translate(STYLE), found.start(), found.end())
        for found in TOKEN.finditer(text, start, end)
    ]


Pairs = list[tuple[int, int]]


def _without_islands(pairs: Pairs, old_length: int, new_length: int) -> Pairs:
    """Without the single words that happen to be common to two passages written anew on both sides of them.

    Such a word says nothing about what became of which words, and makes a diff hard to read.
    """
    bounds = [(-1, -1), *pairs, (old_length, new_length)]
    return [
        pair
        for before, pair, after in zip(bounds, pairs, bounds[2:], strict=False)
        if _words_between(before, pair) < WRITTEN_ANEW or _words_between(pair, after) < WRITTEN_ANEW
    ]


def _words_between(left: tuple[int, int], right: tuple[int, int]) -> int:
    """How many words two matched ones have between them, on the side with fewer."""
    return min(right[0] - left[0], right[1] - left[1]) - 1


class _Judge:
    """Says what the changes between two texts touch."""

    def __init__(self, old: str, new: str, old_kinds: Kinds, new_kinds: Kinds) -> None:
        self.old, self.new = old, new
        self.old_parts, self.new_parts = _Parts(old, old_kinds), _Parts(new, new_kinds)

    def judged(self, region: Region) -> Iterator[Stretch]:
        """The changes in a region.

        Where it runs through several segments, so that boring words stand beside others, each segment's
        words are a change of their own.
        """
        old_start, old_end, new_start, new_end = region
        if self._is_typography(region):
            yield _change(region, Ground.TYPOGRAPHY)
            return
        old_parts, new_parts = self.old_parts.of(old_start, old_end), self.new_parts.of(new_start, new_end)
        grounds = {ground for _, _, ground in old_parts + new_parts}
        if len(grounds) == 1:
            yield _change(region, grounds.pop())
            return
        for start, end, ground in old_parts:
            yield _change((start, end, new_start, new_start), ground)
        for start, end, ground in new_parts:
            yield _change((old_end, old_end, start, end), ground)

    def _is_typography(self, region: Region) -> bool:
        """Like `is_typography`, but where white space beside a digit comes or goes: `3.5` is not `3. 5`."""
        old_start, old_end, new_start, new_end = region
        before, after = self.old[old_start:old_end], self.new[new_start:new_end]
        beside = (self.old[max(0, old_start - 1) : old_start], self.old[old_end : old_end + 1])
        if not (before and after) and any(sign.isdigit() for sign in beside):
            return False
        return is_typography(before, after)


def _change(region: Region, ground: Ground) -> Stretch:
    old_start, old_end, new_start, new_end = region
    if old_start == old_end:
        nature = Nature.ADDED
    elif new_start == new_end:
        nature = Nature.REMOVED
    else:
        nature = Nature.CHANGED
    return Stretch(nature, *region, ground)


class _Parts:
    """Cuts stretches of a text where what they touch changes."""

    def __init__(self, text: str, kinds: Kinds) -> None:
        self.text, self.kinds = text, kinds
        self.ends = [end for _, _, end in kinds]

    def of(self, start: int, end: int) -> list[tuple[int, int, Ground]]:
        """The parts of `text[start:end]`; white space goes with the words beside it."""
        parts: list[tuple[int, int, Ground]] = []
        for a, b, ground in self._cut(start, end):
            is_blank = not self.text[a:b].strip()
            if parts and (is_blank or ground is parts[-1][2]):
                parts[-1] = (parts[-1][0], b, parts[-1][2])
            elif len(parts) == 1 and not self.text[parts[0][0] : parts[0][1]].strip():
                parts = [(parts[0][0], b, ground)]
            else:
                parts.append((a, b, ground))
        return parts

    def _cut(self, start: int, end: int) -> Iterator[tuple[int, int, Ground]]:
        if start == end:
            return
        reached = start
        for kind, left, right in self.kinds[bisect_right(self.ends, start) :]:
            if left >= end:
                break
            if left > reached:
                yield reached, left, Ground.SUBSTANCE
            yield max(left, reached), min(right, end), FURNITURE.get(kind, Ground.SUBSTANCE)
            reached = min(right, end)
        if reached < end:
            yield reached, end, Ground.SUBSTANCE

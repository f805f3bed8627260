"""Finding the words of a claim again after the outlet changed its text.

Two ways are tried for every span, and the better place wins: the map that the word diff draws from the old
text to the new one, and a search for the words themselves (as they were, then whatever their typography,
then with the fewest edits). A place scores 50 points for the words, 20 each for the words before and after
them, 10 for standing where the diff leads; below 60 nothing was found. What comes out is a proposal: a
person confirms it. Offsets are code points, end exclusive.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from .alignment import likeness, nearest_stretch
from .comparison import STYLE, Nature, Stretch, is_typography
from .selectors import CONTEXT, occurrences

FOUND_FROM = 0.6
"""Score from which a place counts as found."""

SURE_FROM = 0.8
"""Score from which the same words are taken for the same passage: a bare "he said" stands in many places."""

FAR = 2000
"""Code points from the mapped place at which nearness earns nothing any more."""

MOST_PLACES = 50
"""Of words that stand very often, so many places on either side of the mapped one are looked at."""

AROUND = 400
WIDEST = 100_000
"""Code points around the mapped place that are searched for changed words: first few, then many."""

GOOD_ENOUGH = 0.8
"""Likeness of words at which no wider search is made."""


class Found(StrEnum):
    """What became of words in the new text: the same whatever their typography, changed, or not found."""

    SAME = "same"
    CHANGED = "changed"
    ORPHAN = "orphan"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the old text: W3C TextPositionSelector and TextQuoteSelector in one."""

    start: int
    end: int
    exact: str
    prefix: str
    suffix: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Quote":
        """The words that stand there in `text`, with their context."""
        before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
        return cls(start, end, text[start:end], before, after)


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where the words stand in the new text, how sure that is (`score`, 0 to 1), and whether they changed.

    An orphan has no place.
    """

    found: Found
    start: int | None = None
    end: int | None = None
    score: float = 0.0


ORPHAN = Anchor(Found.ORPHAN)


class Anchoring:
    """Finds words of `old` in `new`; `stretches` is what `comparison.compare` says of the two."""

    def __init__(self, new: str, stretches: Sequence[Stretch]) -> None:
        self.new = new
        self.folded = folded(new)
        self.stretches = [s for s in stretches if s.nature is not Nature.ADDED]
        self.starts = [s.old_start for s in self.stretches]

    def anchor(self, quote: Quote) -> Anchor:
        """The best place for the words, or ORPHAN."""
        mapped = self.mapped(quote.start, quote.end)
        places = {mapped, *self._places(quote, mapped)}
        scored = [(self.score(quote, place, mapped), place) for place in places if place[0] < place[1]]
        if not scored:
            return ORPHAN
        score, (start, end) = max(scored, key=lambda one: (one[0], -one[1][0]))
        if score < FOUND_FROM:
            return ORPHAN
        is_same = score >= SURE_FROM and is_typography(self.new[start:end], quote.exact)
        return Anchor(Found.SAME if is_same else Found.CHANGED, start, end, round(score, 3))

    def anchor_together(self, quotes: Sequence[Quote]) -> list[Anchor]:
        """The places of words that belong to one claim, in their order: no two may overlap.

        Where they would, the surer one stands and the other is an orphan.
        """
        anchors = [self.anchor(quote) for quote in quotes]
        kept: list[tuple[int, int]] = []
        for k in sorted(range(len(anchors)), key=lambda k: -anchors[k].score):
            start, end = anchors[k].start, anchors[k].end
            if start is None or end is None:
                continue
            if any(start < right and left < end for left, right in kept):
                anchors[k] = ORPHAN
            else:
                kept.append((start, end))
        return anchors

    def mapped(self, start: int, end: int) -> tuple[int, int]:
        """Where the diff leads from `old[start:end]`; empty (start = end) for words that are gone."""
        if not self.stretches:
            return 0, 0
        first, last = self._stretch_at(start), self._stretch_at(end - 1)
        left = self._place(first, start)
        right = last.new_end if end == last.old_end else self._place(last, end - 1) + 1
        return left, max(left, min(right, last.new_end))

    def _stretch_at(self, place: int) -> Stretch:
        return self.stretches[max(0, bisect_right(self.starts, place) - 1)]

    @staticmethod
    def _place(stretch: Stretch, place: int) -> int:
        return min(stretch.new_start + place - stretch.old_start, stretch.new_end)

    def score(self, quote: Quote, place: tuple[int, int], mapped: tuple[int, int]) -> float:
        """How well the words and their neighbours fit a place of the new text, 0 to 1."""
        start, end = place
        words = likeness(self.folded[start:end], folded(quote.exact))
        before = likeness(self.new[max(0, start - len(quote.prefix)) : start], quote.prefix)
        after = likeness(self.new[end : end + len(quote.suffix)], quote.suffix)
        nearness = 1 - min(1.0, abs(start - mapped[0]) / FAR)
        return (50 * words + 20 * before + 20 * after + 10 * nearness) / 100

    def _places(self, quote: Quote, mapped: tuple[int, int]) -> Iterator[tuple[int, int]]:
        """Where the words stand: exactly, else whatever their typography, else with the fewest edits."""
        for text, words in ((self.new, quote.exact), (self.folded, folded(quote.exact))):
            found = _nearest_places(text, words, mapped[0])
            if found:
                yield from found
                return
        yield from self._nearly(folded(quote.exact), mapped)

    def _nearly(self, words: str, mapped: tuple[int, int]) -> Iterator[tuple[int, int]]:
        reach = 2 * len(words) + AROUND
        for width in (reach, max(reach, WIDEST)):
            first = max(0, mapped[0] - width)
            around = self.folded[first : mapped[1] + width]
            nearest = nearest_stretch(words, around)
            if nearest is None:
                continue
            start, end, edits = nearest
            yield self._whole_words(first + start, first + end)
            if edits <= (1 - GOOD_ENOUGH) * len(words):
                return

    def _whole_words(self, start: int, end: int) -> tuple[int, int]:
        """The place without words cut in two and without outer white space."""
        text = self.new
        while 0 < start < len(text) and text[start - 1].isalnum() and text[start].isalnum():
            start -= 1
        while 0 < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
            end += 1
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        return start, end


def _nearest_places(text: str, words: str, at: int) -> list[tuple[int, int]]:
    """Where the words stand, at most MOST_PLACES on either side of `at`."""
    behind = islice(occurrences(text[at:], words), MOST_PLACES)
    found = [(at + start, at + end) for start, end in behind]
    end = at + len(words) - 1
    for _ in range(MOST_PLACES):
        start = text.rfind(words, 0, max(0, end))
        if start < 0:
            break
        found.append((start, start + len(words)))
        end = start + len(words) - 1
    return found


class _Folding(dict[int, str]):
    """What each sign becomes, filled as signs are met."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        plain = " " if sign.isspace() else sign.translate(STYLE).casefold()
        self[code] = plain if len(plain) == 1 else sign
        return self[code]


_FOLDING = _Folding()


def folded(text: str) -> str:
    """The text without case and style of punctuation, sign for sign, so that offsets hold."""
    return text.translate(_FOLDING)

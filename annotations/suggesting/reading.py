"""A paragraph read: its words with their tags, its quotations, its sentences."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from articles.text.sentences import sentences

from .english.grammar import CONTRACTED, TAGS
from .listing import listed
from .quoting import Quoted, quoted

# A word keeps its apostrophes, hyphens and inner stops (don't, U.S., Smith-Jones); each choice is settled by
# one character, so the expression cannot go back.
_TOKEN = re.compile(r"\w+(?:[’'.\-&‑]\w+)*|'''?|``|--|[^\w\s]")
_ABBREVIATED = listed("mr mrs ms dr sen rep gov gen col lt sgt st jr sr prof rev hon no vs inc corp co")
_ASKING = listed("asked asks said says told wrote added replied shouted exclaimed continued tweeted")
_LONGEST = 150
_LONGEST_SPEAKER = 14
_DASHES = frozenset("-–—―")


@dataclass(slots=True)
class Words:
    """The words of one paragraph in parallel lists: code points of the whole text, end exclusive.

    `tag` is one letter a word (see `english.grammar`), `within` the number of its quotation, or -1.
    """

    text: str
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    low: list[str] = field(default_factory=list)
    tag: list[str] = field(default_factory=list)
    within: list[int] = field(default_factory=list)
    quotations: list[Quoted] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)

    def word(self, index: int) -> str:
        """The word as it is written."""
        return self.text[self.start[index] : self.end[index]]

    def between(self, start: int, end: int) -> range:
        """The numbers of the words that begin between two places of the text."""
        return range(bisect_left(self.start, start), bisect_left(self.start, end))

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The code points of the words `first` up to but without `last`."""
        return self.start[first], self.end[last - 1]


def read(text: str, start: int, end: int) -> Words:
    """The paragraph `text[start:end]`."""
    words = Words(text, quotations=quoted(text, start, end))
    for match in _TOKEN.finditer(text, start, end):
        word, first = match.group(), match.start()
        if (
            word == "."
            and words.end
            and words.end[-1] == first
            and _abbreviates(words.low[-1], match.end() >= end)
        ):
            words.end[-1] = match.end()
        else:
            _add(words, word, first, match.end())
    _lower_title(words)
    _mark_quotations(words)
    whole = _joined(words, _sentences(words, start, end))
    words.sentences = [part for begin, stop in whole for part in _no_longer(words, begin, stop)]
    return words


def _add(words: Words, word: str, start: int, end: int) -> None:
    low = word.lower()
    tag = TAGS.get(low)
    if tag is None:
        tag = _open_class(word, low)
    elif tag == "v" and word[0].isupper() and words.start:
        # A name may look like a verb: capitals within a sentence decide, at its start the neighbours have to.
        tag = "E" if words.tag[-1] not in ".Qq:-" else "v"
    words.start.append(start)
    words.end.append(end)
    words.low.append(low)
    words.tag.append(tag)


def _lower_title(words: Words) -> None:
    """In a headline set in capitals they tell nothing: its words have the tags of small letters."""
    letters = [at for at, tag in enumerate(words.tag) if tag != "u" and words.low[at][0].isalpha()]
    if len(letters) < 4 or len(letters) > 40:
        return
    capital = sum(words.text[words.start[at]].isupper() for at in letters)
    if capital < 0.7 * len(letters):
        return
    for at in letters:
        words.tag[at] = TAGS.get(words.low[at], "E")


def _abbreviates(low: str, last: bool) -> bool:
    """Whether the stop belongs to the word: Mr., U.S., J., R-Ill."""
    if low in _ABBREVIATED or ("-" in low and low.rpartition("-")[2] in _ABBREVIATED):
        return True
    tail = low.rpartition(".")[2]
    return not last and len(tail) == 1 and tail.isalpha() and low not in ("i", "a")


def _open_class(word: str, low: str) -> str:
    first = word[0]
    if not first.isalnum():
        return "-" if first in _DASHES else "." if first in "?!…" else first
    if low.replace("’", "'") in CONTRACTED:
        return "f"
    if first.isupper():
        return "E"
    if first.isdigit():
        return "u"
    if low.endswith("ly") and len(low) > 4:
        return "r"
    return "n"


def _mark_quotations(words: Words) -> None:
    words.within = [-1] * len(words.start)
    index = 0
    total = len(words.start)
    for number, quotation in enumerate(words.quotations):
        while index < total and words.end[index] <= quotation.start:
            index += 1
        if index < total and words.start[index] == quotation.start:
            words.tag[index] = "Q"
        while index < total and words.start[index] < quotation.end:
            words.within[index] = number
            index += 1
        if quotation.closed and index and words.tag[index - 1] != "Q":
            words.tag[index - 1] = "q"


def _sentences(words: Words, start: int, end: int) -> list[tuple[int, int]]:
    """Sentences as word ranges; what stands inside a quotation ends none."""
    ends: list[int] = []
    for _, sentence_end in sentences(words.text, start, end):
        index = bisect_right(words.start, sentence_end - 1)
        inside = index < len(words.start) and words.within[index] >= 0
        if inside and index and words.within[index - 1] == words.within[index]:
            continue
        ends.append(index)
    if not ends or ends[-1] != len(words.start):
        ends.append(len(words.start))
    begins = [0, *ends[:-1]]
    return [(begin, stop) for begin, stop in zip(begins, ends, strict=True) if begin < stop]


def _no_longer(words: Words, begin: int, stop: int) -> list[tuple[int, int]]:
    """A sentence in parts of bounded length, quotations not counted: no sentence that is one is longer.

    The grammar looks back and forth within a sentence; the bound keeps the whole linear for any text.
    """
    if stop - begin <= _LONGEST:
        return [(begin, stop)]
    parts: list[tuple[int, int]] = []
    first, outside = begin, 0
    for at in range(begin, stop):
        outside += words.within[at] < 0
        if outside > _LONGEST and words.within[at] < 0:
            parts.append((first, at))
            first, outside = at, 1
    return [*parts, (first, stop)]


def _joined(words: Words, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """`“Is it?” she asked.`: a quoted question or exclamation ends no sentence before its speaker."""
    joined: list[tuple[int, int]] = []
    for begin, end in found:
        if joined and _names_speaker(words, begin, end) and words.tag[begin - 1] == "q":
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((begin, end))
    return joined


def _names_speaker(words: Words, begin: int, end: int) -> bool:
    if begin < 2 or words.low[begin - 2] not in ("?", "!", "…", "-", "—", ",", "."):
        return False
    for at in range(begin, min(end, begin + _LONGEST_SPEAKER)):
        if words.within[at] >= 0 or words.tag[at] in ":;txmf":
            return False
        if words.tag[at] == "v" and words.low[at] in _ASKING:
            return at + 1 >= end or words.tag[at + 1] in ".,prndEou"
    return False

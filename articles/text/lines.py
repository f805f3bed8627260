"""The lines of a text, in blocks between blank lines, with what their form alone says of them."""

import itertools
import re
from dataclasses import dataclass

# Enough of a line to judge its form; a line may be the whole of a text of megabytes.
_GLIMPSE = 2_000
_TERMINALS = ".!?…。！？։।؟"
_CLOSERS = "”“\"»’')]\u00a0 /"
_LIST_MARK = re.compile(r"(?:[-–—•*·▪●]|\d{1,2}[.)])[ \u00a0]")
_QUOTES = "“\"«„‘'‹"
_LONGEST_WRAPPED = 100
_SHORTEST_WRAPPED = 45


@dataclass(frozen=True)
class Line:
    """A line without its outer white space: code points of the text, end exclusive; `block` counts blocks
    from 0.
    """

    text: str
    start: int
    end: int
    block: int

    @property
    def words(self) -> int:
        """How many words it has, near enough: scripts without blanks count eight characters for a word."""
        return max(len(self.text[:_GLIMPSE].split()), len(self.text) // 8)

    @property
    def ends_sentence(self) -> bool:
        """Whether it ends as sentences do, with a full stop or the like, perhaps before or behind a
        quotation mark.
        """
        tail = self.text[-8:].rstrip(_CLOSERS)
        return bool(tail) and tail[-1] in _TERMINALS

    @property
    def is_prose(self) -> bool:
        """Whether it reads as a paragraph of sentences rather than as a heading."""
        return (self.ends_sentence and self.words >= 6) or self.words >= 45 or self._holds_sentences

    @property
    def _holds_sentences(self) -> bool:
        return (
            self.words >= 20
            and re.search(r"[a-zа-яё]{3}[.!?] [A-ZА-ЯЁ“\"]", self.text[:_GLIMPSE]) is not None
        )

    @property
    def opens_quotation(self) -> bool:
        """Whether it begins with a quotation mark."""
        return self.text[0] in _QUOTES

    @property
    def is_listed(self) -> bool:
        """Whether it begins with the mark of a list or of spoken words: a dash, a bullet, a number."""
        return _LIST_MARK.match(self.text) is not None


def lines(text: str) -> list[Line]:
    """The lines that hold more than white space, in order; hard-wrapped paragraphs come back as one line
    each.
    """
    found: list[Line] = []
    block, blank, position = 0, False, 0
    for piece in text.split("\n"):
        bare = piece.strip()
        if bare:
            if blank and found:
                block += 1
            start = position + len(piece) - len(piece.lstrip())
            found.append(Line(bare, start, start + len(bare), block))
        blank = not bare
        position += len(piece) + 1
    return _joined(text, found) if _is_wrapped(found) else found


def _is_wrapped(found: list[Line]) -> bool:
    """Whether the text was broken at a column: most lines inside blocks stop short in mid-sentence, none is
    long.
    """
    if any(len(line.text) > _LONGEST_WRAPPED for line in found):
        return False
    inner = [line for line, after in itertools.pairwise(found) if line.block == after.block]
    broken = sum(len(line.text) >= _SHORTEST_WRAPPED and not line.ends_sentence for line in inner)
    return broken >= 3 and broken >= 0.6 * len(inner)


def _joined(text: str, found: list[Line]) -> list[Line]:
    paragraphs: list[Line] = []
    for line in found:
        last = paragraphs[-1] if paragraphs else None
        width = last.end - (text.rfind("\n", last.start, last.end) + 1 or last.start) if last else 0
        if last and last.block == line.block and width >= _SHORTEST_WRAPPED:
            paragraphs[-1] = Line(text[last.start : line.end], last.start, line.end, last.block)
        else:
            paragraphs.append(line)
    return paragraphs

"""The lines of a text, in blocks between blank lines, with what their form alone says of them."""

import itertools
import re
from dataclasses import dataclass

# Enough of a line to judge its form; a line may be the whole of a text of megabytes.
_GLIMPSE = 2_000
_LETTERS_A_WORD = 8
_TERMINALS = ".!?…。！？։।؟"
_CLOSERS = "”“\"»’')]\u00a0 /"
_LIST_MARK = re.compile(r"(?:[-–—•*·▪●]|\d{1,2}[.)])[ \u00a0]")
_QUOTES = "“\"«„‘'‹"
_LONGEST_WRAPPED = 100
_SHORTEST_WRAPPED = 45


@dataclass(slots=True)
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
        return max(len(self.text[:_GLIMPSE].split()), len(self.text) // _LETTERS_A_WORD)

    def has_words(self, count: int) -> bool:
        """Whether `words` is at least `count`; long lines show it by their length alone."""
        return len(self.text) >= count * _LETTERS_A_WORD or self.words >= count

    @property
    def ends_sentence(self) -> bool:
        """Whether it ends as sentences do, with a full stop or the like, perhaps before or behind a
        quotation mark.
        """
        if self.text[-1] in _TERMINALS:
            return True
        tail = self.text[-8:].rstrip(_CLOSERS)
        return bool(tail) and tail[-1] in _TERMINALS

    @property
    def is_prose(self) -> bool:
        """Whether it reads as a paragraph of sentences rather than as a heading."""
        return (self.ends_sentence and self.has_words(6)) or self.has_words(45) or self._holds_sentences

    @property
    def _holds_sentences(self) -> bool:
        return (
            self.has_words(20)
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
        if bare := piece.strip():
            if blank and found:
                block += 1
            start = position if bare is piece else position + len(piece) - len(piece.lstrip())
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
    paragraphs: list[list[Line]] = []
    for line in found:
        if paragraphs and _goes_on(text, paragraphs[-1], line):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return [
        Line(text[parts[0].start : parts[-1].end], parts[0].start, parts[-1].end, parts[0].block)
        for parts in paragraphs
    ]


def _goes_on(text: str, above: list[Line], line: Line) -> bool:
    """Whether a line goes on with the paragraph above it: in its block, behind a line that is not short."""
    start, end = above[0].start, above[-1].end
    width = end - (text.rfind("\n", start, end) + 1 or start)
    return above[-1].block == line.block and width >= _SHORTEST_WRAPPED

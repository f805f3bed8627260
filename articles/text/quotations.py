"""Quotations: where a text sets words in quotation marks, outermost first, in every style of marks."""

import re
from typing import NamedTuple

_CLOSING = {"“": "”", "«": "»", "„": "“”", "‹": "›", "‘": "’", '"': '"'}
_MARK = re.compile("[\n" + "".join(_CLOSING) + "".join(_CLOSING.values()) + "]")
LONGEST_QUOTATION = 20_000


class Quotation(NamedTuple):
    """A quotation with its marks: code points of the text, end exclusive; `depth` is 0 for the outermost."""

    start: int
    end: int
    depth: int


def quotations(text: str, start: int = 0, end: int | None = None) -> list[Quotation]:
    """The quotations of `text[start:end]`, ordered by start; one that a line break leaves open is none.

    Single marks count only where they open before a word and close behind one, so apostrophes are not taken
    for them; straight double marks open and close in turn.
    """
    found: list[Quotation] = []
    opened: list[tuple[str, int]] = []
    for mark in _MARK.finditer(text, start, len(text) if end is None else end):
        position, char = mark.start(), mark.group()
        if char == "\n":
            opened.clear()
        elif opened and char in _CLOSING[opened[-1][0]] and _closes(text, position, char):
            begin = opened.pop()[1]
            found.append(Quotation(begin, position + 1, len(opened)))
        elif char in "”»" and any(char in _CLOSING[opening] for opening, _ in opened):
            # A mark of the outer level closes what stands open inside it: an apostrophe was no quotation.
            while char not in _CLOSING[opened[-1][0]]:
                opened.pop()
            begin = opened.pop()[1]
            found.append(Quotation(begin, position + 1, len(opened)))
        elif char in _CLOSING and _opens(text, position, char) and len(opened) < 8:
            opened.append((char, position))
    return sorted(found, key=lambda quotation: (quotation.start, -quotation.end))


def _opens(text: str, position: int, char: str) -> bool:
    after = text[position + 1 : position + 2]
    if not after or after.isspace():
        return False
    before = text[position - 1 : position]
    return char not in '‘"' or not before.isalnum()


def _closes(text: str, position: int, char: str) -> bool:
    if char != "’":
        return True
    return not text[position + 1 : position + 2].isalnum()

"""Where a paragraph quotes: closed quotations, those it leaves open, and every style of marks.

`articles.text.quotations` reads what is well set. Speech in wire copy often is not: typewriter marks ('' and
``), British single marks, a speech of many paragraphs that opens in each and closes only in the last. Who
looks for speech has to read all of them, and needs only the outermost.
"""

import re
from typing import NamedTuple

_CLOSERS = {
    "“": '”"',
    "”": "”",
    "«": "»",
    "»": "«",
    "„": "“”",
    "‹": "›",
    "‘": "’",
    "‚": "‘",
    '"': '"”',
    "'": "'",
    "''": "''",
    "'''": "''",
    "``": "''",
}
_MARK = re.compile("'''?|``|[\"“”«»„‹›‘’‚']")
_SINGLE = frozenset("'‘‚‹")
_NEVER_OPEN = frozenset("’›")


class Quoted(NamedTuple):
    """A stretch in quotation marks, marks included: code points, end exclusive.

    `closed` is false where the paragraph ends before the quotation does.
    """

    start: int
    end: int
    closed: bool


def quoted(text: str, start: int, end: int) -> list[Quoted]:
    """The outermost quotations of the paragraph `text[start:end]`, in order.

    Single marks count in a paragraph that begins with one or has no double ones, for elsewhere they stand
    inside a quotation or are apostrophes.
    """
    marks = [(mark.group(), mark.start(), mark.end()) for mark in _MARK.finditer(text, start, end)]
    if not marks:
        return []
    single = marks[0][1] == start or all(mark in _SINGLE or mark in _NEVER_OPEN for mark, _, _ in marks)
    found: list[Quoted] = []
    opening, begin, depth = "", start, 0
    for mark, at, after in marks:
        if not opening:
            if (single or mark not in _SINGLE) and _opens(text, mark, at, after, start, end):
                opening, begin, depth = mark, at, 0
        elif _is_closer(mark, opening) and _closes(text, mark, at, after, end):
            if depth:
                depth -= 1
            else:
                found.append(Quoted(begin, after, True))
                opening = ""
        elif mark == opening and mark in "«„":
            depth += 1
    if opening and opening not in _SINGLE and opening[:2] != "''" and end - begin > 3:
        found.append(Quoted(begin, end, False))
    return found


def _is_closer(mark: str, opening: str) -> bool:
    closers = _CLOSERS[opening]
    if mark == "'''":
        return closers == "''"
    return mark == closers if len(closers) == 2 and closers[0] == closers[1] else mark in closers


def _opens(text: str, mark: str, at: int, after: int, start: int, end: int) -> bool:
    if mark in _NEVER_OPEN or after >= end or text[after].isspace():
        return False
    if at == start or mark in "“„":
        return True
    before = text[at - 1]
    if mark in "'‘" and text[after].isdigit():
        return False
    if mark in "»”":
        return before.isspace() and text[after].isalpha()
    return not before.isalnum()


def _closes(text: str, mark: str, at: int, after: int, end: int) -> bool:
    if mark in "'’":
        return not text[at - 1].isspace() and not text[after : min(after + 1, end)].isalnum()
    if mark == '"':
        # Between a blank and a word it opens anew: the one before was never closed.
        return not (text[at - 1].isspace() and text[after : min(after + 1, end)].isalnum())
    return True

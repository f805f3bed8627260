"""Sentences: where the sentences of a paragraph begin and end."""

import re

_END = re.compile(r"[.!?…。！？։।؟]{1,3}[”“\"»’')\]]{0,3}(?=[ \u00a0\n]|$)")
_ABBREVIATIONS = frozenset(
    [
        "a.m",
        "approx",
        "apr",
        "aug",
        "co",
        "col",
        "corp",
        "d.c",
        "dec",
        "dr",
        "e.g",
        "est",
        "etc",
        "feb",
        "fri",
        "gen",
        "gov",
        "i.e",
        "inc",
        "jan",
        "jul",
        "jun",
        "lt",
        "ltd",
        "mar",
        "mon",
        "mr",
        "mrs",
        "ms",
        "no",
        "nov",
        "oct",
        "p.m",
        "prof",
        "rep",
        "sat",
        "sen",
        "sep",
        "sept",
        "sgt",
        "st",
        "sun",
        "thu",
        "tue",
        "u.n",
        "u.s",
        "vs",
        "wed",
        "г",
        "гг",
        "им",
        "млн",
        "млрд",
        "руб",
        "т.д",
        "т.е",
        "т.п",
        "тыс",
        "ул",
    ]
)
_OPENERS = "“\"«„‘'‹([—–- \u00a0"


def sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The sentences of `text[start:end]` as (start, end), code points, end exclusive, without outer white
    space.

    A full stop ends no sentence behind an abbreviation or an initial, nor before a small letter. A line
    break always ends one.
    """
    limit = len(text) if end is None else end
    found: list[tuple[int, int]] = []
    line_start = start
    while line_start < limit:
        line_end = text.find("\n", line_start, limit)
        line_end = limit if line_end < 0 else line_end
        found.extend(_in_line(text, line_start, line_end))
        line_start = line_end + 1
    return found


def _in_line(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    begin = start
    for match in _END.finditer(text, start, end):
        if match.end() < end and not _ends(text, match, begin, end):
            continue
        found.append((begin, match.end()))
        begin = match.end()
    found.append((begin, end))
    return [trimmed for span in found if (trimmed := _trimmed(text, *span))]


def _ends(text: str, match: re.Match[str], begin: int, end: int) -> bool:
    following = text[match.end() : min(end, match.end() + 12)].lstrip(_OPENERS)
    if following[:1].islower():
        return False
    if match.group() != ".":
        return True
    words = text[max(begin, match.start() - 24) : match.start()].split()
    word = words[-1].lstrip('(“"«').casefold() if words else ""
    return word not in _ABBREVIATIONS and not (len(word) == 1 and word.isalpha())


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None

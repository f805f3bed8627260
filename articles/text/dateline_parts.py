"""The parts of a dateline, read left to right by a small scanner: place, date, agency, and what closes it.

The scanner takes whatever could be such a part; whether it was a dateline is decided in datelines.py.
"""

import re
from dataclasses import dataclass

from .agencies import LONGEST_NAME, is_agency_name, is_known_agency, looks_like_agency
from .dates import DateWords, date_at

WINDOW = 160
_MOST_PLACE_WORDS = 5
_MOST_BARE_AGENCY_WORDS = 3
_PLACE_LINKS = frozenset(
    ["de", "del", "la", "le", "of", "on", "the", "am", "an", "der", "i", "в", "на", "над"]
)
_WORD = re.compile(r"[^\W\d_][^\W\d_’'.-]{0,39}(?:[-’'.][^\W\d_]{1,39}){0,5}\.?")
_GAP = re.compile(r",?[ \u00a0]{1,2}|/(?=[^\W\d_])")
_BARE_WORD = re.compile(r"[^\W_][\w’'-]{0,39}(?:\.\w{1,10})?")
# A hyphen closes only with a blank on one side; dashes and two hyphens close as they stand.
_DASH = re.compile(r"[ \u00a0]{0,3}(?:--|[–—―])|[ \u00a0]{0,3}[‒−-](?=[ \u00a0\n“\"«]|$)|[ \u00a0]{1,3}[‒−-]")
_BRACKETS = {"(": ")", "/": "/", "[": "]"}
_QUOTED = re.compile(r"[“\"«„]([^”\"»“]{2,40})[”\"»“]")
_CORRESPONDENT = re.compile(r"(?:корр\.|corr\.)[ \u00a0]?", re.IGNORECASE)


@dataclass(slots=True)
class Parts:
    """What was read of a dateline so far: spans as (start, end), code points, end exclusive; `end` is behind
    it all.

    `bracketed` says that the agency stands in brackets or slashes; `closing` is the full stop, colon or
    dash at the end: ".", ":", "-" or "".
    """

    end: int
    place: tuple[int, int] | None = None
    date: DateWords | None = None
    agency: tuple[int, int] | None = None
    bracketed: bool = False
    closing: str = ""


def read_parts(text: str, start: int, end: int) -> Parts:
    """The parts of a dateline at the start of `text[start:end]`, as far as there are any."""
    limit = min(end, start + WINDOW)
    parts = Parts(start)
    _read_place(text, parts, limit)
    if parts.place is None:
        _read_date(text, parts, limit)
        _read_place(text, parts, limit)
    _read_date(text, parts, limit)
    _read_agency(text, parts, limit)
    if parts.agency:
        _read_date(text, parts, limit)
    _read_closing(text, parts, limit)
    return parts


def _read_place(text: str, parts: Parts, limit: int) -> None:
    """Capitalised words, joined by blanks, slashes or commas, up to a date, a bracket, a dash or a full
    stop.
    """
    start = position = _skip(text, parts.end, limit)
    end, gap = start, ""
    for count in range(_MOST_PLACE_WORDS):
        match = _WORD.match(text, position, limit)
        if not match or not _is_place_word(match.group(), count, gap) or date_at(text, position, limit):
            break
        word, abbreviated = match.group(), _is_abbreviation(match.group())
        stopped = word.endswith(".") and not abbreviated
        end = match.end() - stopped
        joint = _GAP.match(text, end, limit)
        if stopped or not joint:
            break
        position, gap = joint.end(), joint.group()
    if end > start:
        parts.end, parts.place = end, (start, end)


def _is_place_word(word: str, count: int, gap: str) -> bool:
    if count and "," in gap and looks_like_agency(word.rstrip(".")):
        return False
    return word[0].isupper() or (count > 0 and word in _PLACE_LINKS)


def _is_abbreviation(word: str) -> bool:
    """Whether a full stop abbreviates ("ST. PETERSBURG", "D.C.") rather than ends the place ("KYIV. Jan
    5").
    """
    return word.endswith(".") and (len(word) <= 3 or "." in word[:-1])


def _read_date(text: str, parts: Parts, limit: int) -> None:
    if parts.date:
        return
    begin = _skip(text, parts.end, limit)
    dash = _DASH.match(text, begin, limit)
    if dash and parts.place:
        begin = _skip(text, dash.end(), limit)
    parts.date = date_at(text, begin, limit)
    if parts.date:
        parts.end = parts.date.end


def _read_agency(text: str, parts: Parts, limit: int) -> None:
    begin = _skip(text, parts.end, limit)
    closing = _BRACKETS.get(text[begin : begin + 1])
    if closing:
        stop = text.find(closing, begin + 1, min(limit, begin + 2 + LONGEST_NAME))
        parts.agency = _name_inside(text, begin + 1, stop)
        if parts.agency:
            parts.end, parts.bracketed = stop + 1, True
        return
    dash = _DASH.match(text, begin, limit)
    if parts.date or dash or text[parts.end : begin].strip():
        begin = _skip(text, dash.end(), limit) if dash else begin
        parts.agency = _bare_agency(text, begin, limit, parts)
        if parts.agency:
            parts.end = parts.agency[1]


def _name_inside(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start] in " \u00a0":
        start += 1
    while end > start and text[end - 1] in " \u00a0":
        end -= 1
    correspondent = _CORRESPONDENT.match(text, start, max(start, end))
    start = correspondent.end() if correspondent else start
    quoted = _QUOTED.search(text, start, max(start, end))
    if quoted:
        start, end = quoted.span(1)
    return (start, end) if start < end and is_agency_name(text[start:end]) else None


def _bare_agency(text: str, begin: int, limit: int, parts: Parts) -> tuple[int, int] | None:
    """An agency's name without brackets: one that a full stop, colon, dash or the end of the line closes.

    Behind a place and a date any capitalised word that a dash closes will do. A listed name in capitals
    needs nothing to close it ("ASTANA. KAZINFORM The president …"), but a longer name that is closed goes
    before it.
    """
    stop, unclosed = begin, None
    for _ in range(_MOST_BARE_AGENCY_WORDS):
        word = _BARE_WORD.match(text, stop, limit)
        if not word:
            break
        stop = word.end()
        name = text[begin:stop]
        dashed = _DASH.match(text, stop, limit) is not None
        expected = dashed and parts.date is not None and parts.place is not None and name[0].isupper()
        closed = dashed or text[stop : stop + 1] in (".", ":") or stop == limit
        if closed and (_names_agency(name) or expected):
            return begin, stop
        if name.isupper() and is_known_agency(name) and text[stop + 1 : stop + 2].isupper():
            unclosed = begin, stop
        if text[stop : stop + 1] not in (" ", "\u00a0"):
            break
        stop += 1
    return unclosed


def _names_agency(name: str) -> bool:
    return (
        is_known_agency(name)
        or looks_like_agency(name)
        or (name.isupper() and len(name) > 4 and " " not in name)
    )


def _read_closing(text: str, parts: Parts, limit: int) -> None:
    if parts.end < limit and text[parts.end] in ".:":
        parts.closing = text[parts.end]
        parts.end += 1
    dash = _DASH.match(text, parts.end, limit)
    if dash:
        parts.end, parts.closing = dash.end(), "-"


def _skip(text: str, position: int, limit: int) -> int:
    """Behind the blanks, commas and full stops that stand between the parts of a dateline."""
    while position < limit and text[position] in " \u00a0,.":
        position += 1
    return position

"""Datelines: the place, date and agency in front of a story, in the styles agencies use.

"MINSK, 17 July (BelTA) –", "MOSCOW, December 22. /TASS/.", "YEREVAN, FEBRUARY 13, ARTSAKHPRESS.", "BRUSSELS
(Reuters) -", "KYIV. Jan 5 (Interfax-Ukraine)", "МИНСК, 17 июля. /ТАСС/.": a place, then perhaps words that
place it further, then perhaps a date, then perhaps an agency in brackets, slashes or bare, then perhaps a
dash or a full stop. A small scanner reads them left to right within the first characters of a line; what it
has found decides whether it was one.
"""

import re
from dataclasses import dataclass

from .agencies import LONGEST_NAME, is_agency_name, is_known_agency, looks_like_agency
from .dates import WEEKDAYS, DateWords, date_at

WINDOW = 160
_MOST_PLACE_WORDS = 5
# Short capitals are nearly always an organization (CSTO, NATO); these are the cities among them.
_SHORT_PLACES = frozenset(
    [
        "KYIV",
        "KIEV",
        "BAKU",
        "LVIV",
        "RIGA",
        "ROME",
        "OSLO",
        "BERN",
        "BONN",
        "DOHA",
        "LIMA",
        "NICE",
        "OSH",
        "УФА",
        "РИГА",
        "БАКУ",
        "КИЕВ",
        "ОМСК",
        "ОРЁЛ",
    ]
)
_PLACE_LINKS = frozenset(
    ["de", "del", "la", "le", "of", "on", "the", "am", "an", "der", "i", "в", "на", "над"]
)
_WORD = re.compile(r"[^\W\d_][^\W\d_’'.-]{0,39}(?:[-’'.][^\W\d_]{1,39}){0,5}\.?")
_DASH = re.compile(r"[ \u00a0]{0,3}(?:---?|[–—‒―−-])(?=[ \u00a0\n“\"«]|$)|[ \u00a0]{0,3}(?:--|[–—―])")
_BRACKETS = {"(": ")", "/": "/", "[": "]"}


@dataclass(frozen=True)
class Dateline:
    """A dateline, in code points of the text, end exclusive.

    `place` and `agency` are as written (None where it has none), with the spans where they stand; `date`
    are its date words.
    """

    start: int
    end: int
    place: str | None
    date: DateWords | None
    agency: str | None
    agency_start: int | None
    agency_end: int | None

    @property
    def place_name(self) -> str | None:
        """The place as a name: capitals are how datelines are set, not how places are written."""
        if self.place is None or not self.place.split(",")[0].isupper():
            return self.place
        return re.sub(r"[^\W\d_]+", _as_name, self.place)


def _as_name(match: re.Match[str]) -> str:
    # Words in small letters keep them, "D.C." keeps its capitals, one letter each.
    word = match.group()
    return word[0] + word[1:].lower() if word.isupper() else word


@dataclass(frozen=True)
class _Scan:
    """What the scanner has found so far: `position` is where it stands, `marks` what has been read."""

    position: int
    place: tuple[int, int] | None = None
    date: DateWords | None = None
    agency: tuple[int, int] | None = None
    bracketed: bool = False
    dash: bool = False
    stop: bool = False


def dateline(text: str, start: int, end: int) -> Dateline | None:
    """The dateline that begins the line `text[start:end]`, or None. `start` is its first character that is
    no blank.
    """
    limit = min(end, start + WINDOW)
    scan = _place(text, start, limit)
    scan = _date(text, scan, limit)
    scan = _agency(text, scan, limit)
    if scan.agency and not scan.date:
        scan = _date(text, scan, limit)
    scan = _close(text, scan, limit)
    if not _is_dateline(text, scan, end):
        return None
    place = None if scan.place is None else text[slice(*scan.place)]
    agency_start, agency_end = scan.agency or (None, None)
    agency = None if scan.agency is None else text[agency_start:agency_end]
    return Dateline(start, scan.position, place, scan.date, agency, agency_start, agency_end)


def _place(text: str, start: int, limit: int) -> _Scan:
    """Capitalised words, joined by blanks, slashes or commas, up to a date, a bracket, a dash or a full
    stop.
    """
    position, end, words = start, start, 0
    while words < _MOST_PLACE_WORDS:
        match = _WORD.match(text, position, limit)
        if not match or date_at(text, position, limit):
            break
        word = match.group()
        if not (word[0].isupper() or (words and word in _PLACE_LINKS)):
            break
        if (
            words
            and text[position - 1] in " \u00a0"
            and text[end:position].strip()
            and looks_like_agency(word.rstrip("."))
        ):
            break
        # A full stop ends the place ("KYIV. Jan 5") unless it abbreviates ("ST. PETERSBURG", "D.C.").
        abbreviated = word.endswith(".") and (len(word) <= 3 or "." in word[:-1])
        end = match.end() - (0 if abbreviated or not word.endswith(".") else 1)
        words += 1
        position = end
        if word.endswith(".") and not abbreviated:
            break
        if text[position : position + 1] == "/" and text[position + 1 : position + 2].isalpha():
            position += 1
            continue
        gap = re.compile(r",?[ \u00a0]{1,2}").match(text, position, limit)
        if not gap:
            break
        position = gap.end()
    return _Scan(end, (start, end)) if words else _Scan(start)


def _skip(text: str, position: int, limit: int) -> int:
    """Behind the blanks, commas and full stops that stand between the parts of a dateline."""
    while position < limit and text[position] in " \u00a0,.":
        position += 1
    return position


def _date(text: str, scan: _Scan, limit: int) -> _Scan:
    begin = _skip(text, scan.position, limit)
    dash = _DASH.match(text, begin, limit)
    if dash and scan.place:
        begin = _skip(text, dash.end(), limit)
    found = date_at(text, begin, limit)
    if found is None:
        return scan
    return _Scan(found.end, scan.place, found, scan.agency, scan.bracketed)


def _agency(text: str, scan: _Scan, limit: int) -> _Scan:
    begin = _skip(text, scan.position, limit)
    closing = _BRACKETS.get(text[begin : begin + 1])
    if closing:
        stop = text.find(closing, begin + 1, min(limit, begin + 2 + LONGEST_NAME))
        inside = _trimmed(text, begin + 1, stop) if stop > 0 else None
        if inside and is_agency_name(text[slice(*inside)]):
            return _Scan(stop + 1, scan.place, scan.date, inside, bracketed=True)
        return scan
    dash = _DASH.match(text, begin, limit)
    bare = _bare_agency(text, begin if not dash else _skip(text, dash.end(), limit), limit)
    if bare and (scan.date or dash or text[scan.position : begin].strip()):
        return _Scan(bare[1], scan.place, scan.date, bare)
    return scan


def _bare_agency(text: str, begin: int, limit: int) -> tuple[int, int] | None:
    """An agency's name that a full stop, colon or dash closes."""
    stop = begin
    for _ in range(3):
        word = re.compile(r"[^\W_][\w’'-]{0,39}(?:\.\w{1,10})?").match(text, stop, limit)
        if not word:
            return None
        stop = word.end()
        name = text[begin:stop]
        closed = text[stop : stop + 1] in (".", ":") or _DASH.match(text, stop, limit) or stop == limit
        if closed and (
            is_known_agency(name) or looks_like_agency(name) or (name.isupper() and len(name) > 4)
        ):
            return begin, stop
        if text[stop : stop + 1] not in (" ", "\u00a0"):
            return None
        stop += 1
    return None


def _close(text: str, scan: _Scan, limit: int) -> _Scan:
    """Takes in the full stop, colon or dash that ends the dateline."""
    position, stop = scan.position, False
    if text[position : position + 1] in (".", ":") and position < limit:
        position, stop = position + 1, True
    dash = _DASH.match(text, position, limit)
    if dash:
        position = dash.end()
    return _Scan(position, scan.place, scan.date, scan.agency, scan.bracketed, bool(dash), stop)


def _is_dateline(text: str, scan: _Scan, end: int) -> bool:
    agency = None if scan.agency is None else text[slice(*scan.agency)]
    if scan.place is None:
        return agency is not None and scan.bracketed and scan.dash and is_known_agency(agency)
    place = text[slice(*scan.place)]
    capitals = place.split(",")[0].isupper() and not _is_short_form(place)
    closed = scan.dash or scan.stop
    if agency is not None:
        known = is_known_agency(agency)
        if agency.casefold() in WEEKDAYS:
            return False
        ended = closed or not text[scan.position : end].strip()
        dated = scan.date is not None and (ended or (scan.bracketed and (capitals or known)))
        return dated or (closed and (capitals or known)) or (capitals and known)
    if scan.date:
        return closed and (capitals or scan.dash)
    return capitals and scan.dash and len(text[scan.position : end][:400].split()) >= 6


def _is_short_form(place: str) -> bool:
    first = place.split(",", maxsplit=1)[0].split("/", maxsplit=1)[0]
    return len(first) <= 4 and first not in _SHORT_PLACES


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    inner = text[start:end]
    if not inner.strip():
        return None
    start += len(inner) - len(inner.lstrip())
    return start, start + len(inner.strip())

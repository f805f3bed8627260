"""Datelines: the place, date and agency in front of a story, in the styles agencies use.

"MINSK, 17 July (BelTA) –", "MOSCOW, December 22. /TASS/.", "YEREVAN, FEBRUARY 13, ARTSAKHPRESS.", "BRUSSELS
(Reuters) -", "KYIV. Jan 5 (Interfax-Ukraine)", "МИНСК, 17 июля. /ТАСС/.", "21 июня, Минск /Корр. БЕЛТА/.":
what dateline_parts.py reads is a dateline if enough of it is there.
"""

import re
from typing import NamedTuple

from .agencies import is_known_agency
from .dateline_parts import Parts, read_parts
from .dates import WEEKDAYS, DateWords

_FEWEST_WORDS_BEHIND_A_PLACE = 6
_LETTERS = re.compile(r"[^\W\d_]+")
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


class Dateline(NamedTuple):
    """A dateline, in code points of the text, end exclusive.

    `place` and `agency` are as written (None where it has none), with the span where the agency stands;
    `date` are its date words.
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
        return _LETTERS.sub(_as_name, self.place)


def dateline(text: str, start: int, end: int) -> Dateline | None:
    """The dateline that begins the line `text[start:end]`, or None. It begins with no blank."""
    parts = read_parts(text, start, end)
    if parts.place and parts.agency is None and is_known_agency(text[slice(*parts.place)]):
        # "AKIPRESS.COM - The president …": what stands where a place would is the agency.
        parts = Parts(parts.end, None, parts.date, parts.place, bracketed=True, closing=parts.closing)
    if not _is_dateline(text, parts, end):
        return None
    place = None if parts.place is None else text[slice(*parts.place)]
    agency_start, agency_end = parts.agency or (None, None)
    agency = None if parts.agency is None else text[agency_start:agency_end]
    return Dateline(start, parts.end, place, parts.date, agency, agency_start, agency_end)


def _is_dateline(text: str, parts: Parts, end: int) -> bool:
    """Whether enough was read: the less of place, date and agency there is, the more must close it."""
    agency = None if parts.agency is None else text[slice(*parts.agency)]
    known = agency is not None and is_known_agency(agency)
    if parts.place is None:
        return known and parts.bracketed and parts.closing == "-"
    place = text[slice(*parts.place)]
    capitals = place.split(",", maxsplit=1)[0].isupper() and not _is_short_form(place)
    if agency is not None:
        return agency.casefold() not in WEEKDAYS and _is_signed(
            text, parts, end, capitals=capitals, known=known
        )
    if parts.date:
        return parts.closing == "-" or (capitals and parts.closing == ".")
    return capitals and parts.closing == "-" and _is_sentence(text[parts.end : end])


def _is_signed(text: str, parts: Parts, end: int, *, capitals: bool, known: bool) -> bool:
    """Whether a place and an agency make a dateline."""
    if parts.date:
        ended = parts.closing or not text[parts.end : end].strip()
        return bool(ended) or (parts.bracketed and (capitals or known))
    return (capitals and known) or (bool(parts.closing) and (capitals or known))


def _is_sentence(rest: str) -> bool:
    """Whether a story goes on behind the dash, not a headline."""
    bare = rest.rstrip("”“\"»’') \u00a0")
    return len(rest[:400].split()) >= _FEWEST_WORDS_BEHIND_A_PLACE and bare.endswith((".", "!", "?", "…"))


def _is_short_form(place: str) -> bool:
    first = place.split(",", maxsplit=1)[0].split("/", maxsplit=1)[0]
    return len(first) <= 4 and first not in _SHORT_PLACES


def _as_name(match: re.Match[str]) -> str:
    # Words in small letters keep them, "D.C." keeps its capitals, one letter each.
    word = match.group()
    return word[0] + word[1:].lower() if word.isupper() else word

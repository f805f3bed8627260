"""Timestamp lines: a line of a page that says when the story appeared, and little else."""

import re
from typing import NamedTuple

from .dates import WEEKDAYS, DateWords, clock_before, date_at, may_hold_date
from .furniture import ANNOUNCING

LONGEST_TIMESTAMP = 120
_MOST_OTHER_WORDS = 4
_ANNOUNCEMENT = re.compile(r"([^\W\d_]{2,12})(?:[ \u00a0]?[:|])?[ \u00a0]{1,2}")
_UPDATING = frozenset({"updated", "modified", "обновлено", "last"})
_LEADING_TO_DATE = ANNOUNCING | {"on", "at", "in"}


class Timestamp(NamedTuple):
    """A timestamp line's date; `is_update` says that the line speaks of a later change, not of the
    publication.
    """

    date: DateWords
    is_update: bool
    names_weekday: bool

    @property
    def could_be_page_date(self) -> bool:
        """Whether it is a day without a time, as pages show today's date above their menus."""
        return self.date.clock is None and not self.is_update


def timestamp(text: str, start: int, end: int) -> Timestamp | None:
    """The timestamp that the line `text[start:end]` is, or None."""
    if end - start > LONGEST_TIMESTAMP or not may_hold_date(text, start, end):
        return None
    position, announcing = _behind_announcement(text, start, end)
    found = _alone(text, position, end, announcing)
    if found or not (announcing or "|" in text[start:end]):
        return found
    return _in_columns(text, start, end)


def _in_columns(text: str, start: int, end: int) -> Timestamp | None:
    """The date in a line divided by upright strokes: "Source: Xinhua| 2019-06-14 20:10:11|Editor: …"."""
    for piece in text[start:end].split("|"):
        begin = start + len(piece) - len(piece.lstrip())
        found = _alone(text, begin, end, frozenset())
        if found:
            return found
        start += len(piece) + 1
    return None


def _alone(text: str, position: int, end: int, announcing: frozenset[str]) -> Timestamp | None:
    found = date_at(text, position, end)
    clock = None if found else clock_before(text, position, end)
    if clock:
        found = date_at(text, clock.end, end)
        found = found and found._replace(
            start=clock.start, words=text[clock.start : found.end], clock=found.clock or clock.time
        )
    if found is None or found.month is None:
        return None
    rest = text[found.end : end].strip(" \u00a0.,|/–—-()")
    if text[found.end : end].rstrip().endswith((".", "!", "?")) and rest:
        return None
    if len(rest.split()) > _MOST_OTHER_WORDS and not _holds_announcement(rest):
        return None
    if rest and not announcing and not (rest[0].isupper() or rest[0].isdigit() or _holds_announcement(rest)):
        return None
    named = {word.casefold() for word in rest.replace(",", " ").split()} & WEEKDAYS.keys()
    return Timestamp(found, bool(announcing & _UPDATING), found.weekday is not None or bool(named))


def _behind_announcement(text: str, start: int, end: int) -> tuple[int, frozenset[str]]:
    """Where the date may begin behind "Published:", "Last updated on", and the words that announce it."""
    position, words = start, set()
    for _ in range(4):
        match = _ANNOUNCEMENT.match(text, position, end)
        if not match or (word := match[1].casefold()) not in _LEADING_TO_DATE:
            break
        words.add(word)
        position = match.end()
    return (position, frozenset(words)) if words & ANNOUNCING else (start, frozenset())


def _holds_announcement(rest: str) -> bool:
    return any(word.strip(":").casefold() in ANNOUNCING for word in rest.split())

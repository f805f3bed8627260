"""Dates in the words of a text: where they stand, how exact they are, and what they say without outside
knowledge.

English and Russian month names, numeric forms, ISO 8601; a weekday before, a clock time and a zone after.
Every pattern is bounded, so a text is read in time linear in its length.
"""

import calendar
import datetime as dt
import functools
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_MONTHS_ENGLISH = [
    "january jan",
    "february feb",
    "march mar",
    "april apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "september sept sep",
    "october oct",
    "november nov",
    "december dec",
]
_MONTHS_RUSSIAN = [
    "января январь янв",
    "февраля февраль фев",
    "марта март мар",
    "апреля апрель апр",
    "мая май",
    "июня июнь июн",
    "июля июль июл",
    "августа август авг",
    "сентября сентябрь сент сен",
    "октября октябрь окт",
    "ноября ноябрь нояб ноя",
    "декабря декабрь дек",
]
MONTHS = {
    name: number
    for names in (_MONTHS_ENGLISH, _MONTHS_RUSSIAN)
    for number, forms in enumerate(names, start=1)
    for name in forms.split()
}
WEEKDAYS = {
    name: number
    for names in (
        "monday mon|tuesday tue tues|wednesday wed|thursday thu thurs|friday fri|saturday sat|sunday sun",
        "понедельник|вторник|среда|четверг|пятница|суббота|воскресенье",
    )
    for number, forms in enumerate(names.split("|"))
    for name in forms.split()
}
# Only zones that mean one offset wherever they are written; others leave the clock time without a zone.
ZONES = {"utc": 0, "gmt": 0, "z": 0, "msk": 180, "мск": 180, "cet": 60, "cest": 120, "eet": 120, "eest": 180}


def _any_of(names: Iterable[str]) -> str:
    """A pattern of any of the names, the longest first; it looks at their first letters first, for speed."""
    rests: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        rests.setdefault(name[0], []).append(name[1:])
    return "(?:" + "|".join(f"{first}(?:{'|'.join(others)})" for first, others in rests.items()) + ")"


_MONTH = _any_of(MONTHS) + r"\b\.?"
_WEEKDAY = _any_of(WEEKDAYS) + r"\b\.?"
_YEAR = r"(?:1[89]|20)\d\d(?!\d)"
# A date begins with a digit, or with the first letter of a weekday or month; at most one of each stands
# before its first digit, with a point, a comma and two blanks.
_FIRST_LETTERS = "".join(sorted({name[0] for name in (*WEEKDAYS, *MONTHS)}))
_LONGEST_LEAD = max(map(len, WEEKDAYS)) + max(map(len, MONTHS)) + len(".,  .  ")
_OPENING = rf"(?=\d|[{_FIRST_LETTERS}]\D{{0,{_LONGEST_LEAD}}}\d)"
_DATE = re.compile(
    rf"""(?<![\w.,/-]){_OPENING}
    (?:(?P<weekday>{_WEEKDAY}),?[ \u00a0]{{1,2}})?
    (?:(?P<iso>(?P<iy>{_YEAR})-(?P<im>\d\d)-(?P<id>\d\d))
    |(?P<nd>\d\d?)(?P<nsep>[./])(?P<nm>\d\d?)(?P=nsep)(?P<ny>{_YEAR})
    |(?P<dd>\d\d?)(?:st|nd|rd|th)?(?:[ \u00a0]of)?[ \u00a0]{{1,2}}(?P<dm>{_MONTH})
        (?:,?[ \u00a0]{{1,2}}(?P<dy>{_YEAR})(?:[ \u00a0](?:г\b\.?|года\b))?)?
    |(?P<mm>{_MONTH})[ \u00a0]{{1,2}}(?P<md>\d\d?)(?:st|nd|rd|th)?(?![\d:.]\d|\d)
        (?:,?[ \u00a0]{{1,2}}(?P<my>{_YEAR}))?
    |(?P<om>{_MONTH})[ \u00a0]{{1,2}}(?P<oy>{_YEAR}))""",
    re.IGNORECASE | re.VERBOSE,
)
_CLOCK = r"""(?P<hour>\d\d?)(?P<csep>[:.])(?P<minute>\d\d)(?::\d\d)?(?:\.\d{1,6})?(?![\d])
    (?:[ \u00a0]?(?P<half>[ap]\.?m\b\.?))?
    (?:[ \u00a0]?(?P<zone>(?:UTC|GMT)[ \u00a0]?(?P<uoff>[+−-]\d\d?(?::?\d\d)?)|(?P<off>[+−-]\d\d:?\d\d)
    |(?:UTC|GMT|MSK|МСК|CEST|CET|EEST|EET|EST|EDT|BST|Z)\b))?"""
_TIME = re.compile(
    rf"(?:T|(?:,|[ \u00a0]at|[ \u00a0]?[|/–—-])?[ \u00a0]{{1,2}}){_CLOCK}", re.IGNORECASE | re.VERBOSE
)
_TIME_FIRST = re.compile(rf"{_CLOCK}[ \u00a0]?[,|–—-]?[ \u00a0]{{0,2}}", re.IGNORECASE | re.VERBOSE)
# Every date has a digit; the shortest are a month's short form, a blank and a digit.
_DIGIT = re.compile(r"\d")
_SHORTEST = min(map(len, MONTHS)) + 2
_YEAR_DIGITS = re.compile(r"(?:1[89]|20)\d\d")
_LAST_DAY = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}


class DateWords(NamedTuple):
    """A date as a text states it.

    `start` and `end` are code points of the text, end exclusive; `words` is the text between them. `year`,
    `month` and `day` are None where the words do not give them; `weekday` is 0 for Monday; `clock` is the
    time of day as stated, aware if a zone with one meaning is stated. `flaw` says in words why the date
    cannot be taken at its word (an impossible day, a weekday that does not fit, a day and month that could
    be swapped), else it is empty.
    """

    start: int
    end: int
    words: str
    year: int | None
    month: int | None
    day: int | None
    weekday: int | None = None
    clock: dt.time | None = None
    flaw: str = ""

    @property
    def granularity(self) -> str:
        """How exact the words are: minute, day, month or year. A day without its year is a day too."""
        if self.day is None:
            return "year" if self.month is None else "month"
        return "minute" if self.clock is not None else "day"

    @property
    def calendar_day(self) -> dt.date | None:
        """The day, where the words give all of it and nothing speaks against it."""
        if self.year is None or self.month is None or self.day is None or self.flaw:
            return None
        return dt.date(self.year, self.month, self.day)

    @property
    def resolved(self) -> str:
        """The date in ISO 8601 at its granularity, with a zone only where one is stated; empty if it is not
        whole.
        """
        day = self.calendar_day
        if day is None:
            return self.partial if self.day is None and not self.flaw else ""
        return day.isoformat() if self.clock is None else dt.datetime.combine(day, self.clock).isoformat()

    @property
    def partial(self) -> str:
        """What is stated, in ISO 8601 without the clock: 2014-12-22, 2014-12, 2014, or --12-22 without a
        year.

        Empty where the words have a flaw.
        """
        if self.flaw:
            return ""
        year = f"{self.year:04d}" if self.year is not None else "-"
        parts = [year, *(f"{part:02d}" for part in (self.month, self.day) if part is not None)]
        return "-".join(parts)


def may_hold_date(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` needs a look for dates; quick."""
    return end - start >= _SHORTEST and _DIGIT.search(text, start, end) is not None


def may_hold_year(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` needs a look for dates with their year; quick."""
    return _YEAR_DIGITS.search(text, start, end) is not None


def dates(text: str, start: int = 0, end: int | None = None) -> Iterator[DateWords]:
    """Every date in `text[start:end]` that names at least a month, in order."""
    limit = len(text) if end is None else end
    if may_hold_date(text, start, limit):
        for match in _DATE.finditer(text, start, limit):
            yield _words(text, match, end)


def date_at(text: str, position: int, end: int | None = None) -> DateWords | None:
    """The date that begins exactly at `position`, or None."""
    match = _DATE.match(text, position, len(text) if end is None else end)
    return _words(text, match, end) if match else None


def _words(text: str, match: re.Match[str], end: int | None) -> DateWords:
    year, month, day, flaw = _numbers(match)
    weekday = _weekday(match["weekday"])
    clock, stop = None, match.end()
    if day is not None and (time := _TIME.match(text, match.end(), len(text) if end is None else end)):
        clock = _clock(time)
        if clock is not None:
            stop = time.end()
    if not flaw:
        flaw = _flaw(year, month, day, weekday)
    # The full stop of an abbreviated month belongs to the date only where something of the date follows it.
    words = text[match.start() : stop]
    if words.endswith(".") and words[:-1].casefold().split()[-1].rstrip(".") in MONTHS:
        stop -= 1
    return DateWords(match.start(), stop, text[match.start() : stop], year, month, day, weekday, clock, flaw)


def _numbers(match: re.Match[str]) -> tuple[int | None, int | None, int | None, str]:
    if match["iso"]:
        return int(match["iy"]), int(match["im"]), int(match["id"]), ""
    if match["nd"]:
        return _numeric(match)
    if match["dd"]:
        return _number(match["dy"]), _month(match["dm"]), int(match["dd"]), ""
    if match["mm"]:
        return _number(match["my"]), _month(match["mm"]), int(match["md"]), ""
    return int(match["oy"]), _month(match["om"]), None, ""


def _numeric(match: re.Match[str]) -> tuple[int, int, int, str]:
    first, second, year = int(match["nd"]), int(match["nm"]), int(match["ny"])
    if match["nsep"] == "." or first > 12 or first == second:
        return year, second, first, ""
    if second > 12:
        return year, first, second, ""
    return year, second, first, "day and month could be the other way round"


def _flaw(year: int | None, month: int | None, day: int | None, weekday: int | None) -> str:
    if month is None or not 1 <= month <= 12:
        return "there is no such month"
    if day is None:
        return ""
    last = 28 if month == 2 and year is not None and not calendar.isleap(year) else _LAST_DAY.get(month, 31)
    if not 1 <= day <= last:
        return "there is no such day"
    if year is not None and weekday is not None and dt.date(year, month, day).weekday() != weekday:
        return "the weekday does not fit the date"
    return ""


def _clock(match: re.Match[str]) -> dt.time | None:
    hour, minute, half = int(match["hour"]), int(match["minute"]), (match["half"] or "").casefold()
    # "14.30" is a clock time only where minutes have two digits and hours a day's; "2.5" never gets here.
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if hour > 23 or minute > 59:
        return None
    return dt.time(hour, minute, tzinfo=_zone(match))


def _zone(match: re.Match[str]) -> dt.timezone | None:
    stated = match["uoff"] or match["off"]
    if stated:
        digits = stated[1:].replace(":", "")
        hours, minutes = (int(digits), 0) if len(digits) <= 2 else (int(digits[:-2]), int(digits[-2:]))
        total = (hours * 60 + minutes) * (1 if stated[0] == "+" else -1)
        return dt.timezone(dt.timedelta(minutes=total)) if abs(total) <= 14 * 60 else None
    minutes_east = ZONES.get((match["zone"] or "").casefold())
    return None if minutes_east is None else dt.timezone(dt.timedelta(minutes=minutes_east))


@functools.cache
def _month(name: str) -> int:
    return MONTHS[_in_small_letters(name)]


def _weekday(name: str | None) -> int | None:
    return None if name is None else WEEKDAYS[_in_small_letters(name)]


def _in_small_letters(name: str) -> str:
    # Case set aside, patterns take the Turkish i without a dot, and the capital with one, for an i.
    return name.casefold().replace("ı", "i").replace("\u0307", "").rstrip(".")


def _number(digits: str | None) -> int | None:
    return None if digits is None else int(digits)


class Clock(NamedTuple):
    """A clock time in front of a date; `end` is where the date may begin. Code points, end exclusive."""

    start: int
    end: int
    time: dt.time


def clock_before(text: str, position: int, end: int) -> Clock | None:
    """The clock time at `position`, with the blanks, comma or dash behind it, or None."""
    match = _TIME_FIRST.match(text, position, end)
    time = _clock(match) if match else None
    return Clock(position, match.end(), time) if match and time else None

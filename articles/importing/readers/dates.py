"""Dates as files declare them: ISO 8601, RFC 2822, seconds since 1970, numbers, month names.

A date is taken only as far as its words fix it; what they leave open, or what looks like the default of a
program, is asked of a person.
"""

import datetime as dt
import re
from email.utils import parsedate_tz
from typing import NamedTuple

from articles.text.dates import DateWords, date_at

EARLIEST_YEAR = 1700
"""No newspaper of today's kind is older."""

_DEFAULTS = frozenset({(1, 1, 1), (1899, 12, 30), (1900, 1, 1), (1904, 1, 1), (1970, 1, 1), (1980, 1, 1)})
"""Days that programs write where they know none: the beginnings of their calendars."""

_ISO = re.compile(
    r"""(?P<year>\d{4})(?:(?P<sep>[-/.])(?P<month>\d\d?)(?:(?P=sep)(?P<day>\d\d?))?|(?P<bmonth>\d\d)(?P<bday>\d\d))?
    (?:[Tt_ ][ ]?(?P<hour>\d\d?):?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,]\d{1,9})?)?
    [ ]?(?P<zone>Z|z|UTC|GMT|[+−-]\d\d(?::?\d\d)?)?)?""",
    re.VERBOSE,
)
_DIGITS = re.compile(r"(?P<day>(?:1[789]|20)\d{6})(?P<clock>\d{4}(?:\d\d)?)")
_EPOCH = re.compile(r"-?\d{9,10}(?:\.\d{1,9})?|-?\d{12,13}|\d{16}")
_CTIME = re.compile(
    r"(?P<weekday>[A-Za-z]{3}) (?P<month>[A-Za-z]{3}) {1,2}(?P<day>\d\d?) (?P<clock>[\d:]{8})"
    r"(?: (?P<zone>\S{1,6}))? (?P<year>\d{4})"
)
_MAIL = re.compile(
    r"(?:[A-Za-z]{3}, ?)?\d\d? [A-Za-z]{3} \d{4} \d\d:\d\d(?::\d\d)? (?:[+-]\d{4}|UTC?|GMT|Z|[ECMP][SD]T)"
)
_WITH_HYPHENS = re.compile(r"(\d\d?)-(\d\d?)-(\d{4})(?!\d)")
_BRACKETED_ZONE = re.compile(r" \([\w ]{1,30}\)$|\[[\w/]{1,40}\]$")
_LONGEST = 100


class DeclaredDate(NamedTuple):
    """What the words of a declared date fix.

    `resolved` is ISO 8601 at its `granularity` (minute, day, month, year), with a zone only where one is
    stated; both are empty where a person must decide, and `question` says why, for example "03/04/2017" with
    the two `possible` days.
    """

    words: str
    resolved: str = ""
    granularity: str = ""
    question: str = ""
    possible: tuple[dt.date, ...] = ()

    @property
    def partial(self) -> str:
        """The date without its clock."""
        return self.resolved[:10]


def declared_date(words: str, today: dt.date) -> DeclaredDate:
    """The date that a file declares in `words`; a day after tomorrow's `today` (UTC) is left to a person."""
    words = " ".join(words.split())
    bare = _BRACKETED_ZONE.sub("", words) if words.endswith((")", "]")) else words
    if not words or len(words) > _LONGEST:
        return _open(words, "it is no date")
    try:
        found = _from_seconds(bare) or _from_iso(bare) or _from_mail(bare)
    except (ValueError, OverflowError):
        return _open(words, "there is no such day or time")
    if found is None:
        return _from_words(words, bare, today)
    return _plausible(words, found, today)


class _Moment(NamedTuple):
    """A day (or the first day of a month or year), a clock time where one is meant, and how exact it is."""

    day: dt.date
    granularity: str
    clock: dt.time | None = None

    @property
    def resolved(self) -> str:
        if self.granularity in ("year", "month"):
            return self.day.isoformat()[: 4 if self.granularity == "year" else 7]
        return dt.datetime.combine(self.day, self.clock).isoformat() if self.clock else self.day.isoformat()


def _moment(day: dt.date, clock: dt.time | None) -> _Moment:
    """Midnight to the second is how programs write a day without a time."""
    if clock is None or (clock.hour, clock.minute, clock.second) == (0, 0, 0):
        return _Moment(day, "day")
    return _Moment(day, "minute", clock.replace(second=0, microsecond=0))


def _plausible(words: str, found: _Moment, today: dt.date) -> DeclaredDate:
    if (found.day.year, found.day.month, found.day.day) in _DEFAULTS and found.granularity != "year":
        return _open(words, "programs write this day where they know none")
    if not EARLIEST_YEAR <= found.day.year < dt.MAXYEAR:
        return _open(words, f"no article is of the year {found.day.year}")
    if found.day > today + dt.timedelta(days=1):
        return _open(words, "it lies in the future")
    return DeclaredDate(words, found.resolved, found.granularity, possible=(found.day,))


def _from_seconds(words: str) -> _Moment | None:
    """Seconds, thousandths or millionths of seconds since 1970, which is UTC by its definition."""
    if _DIGITS.fullmatch(words) or not _EPOCH.fullmatch(words):
        return None
    digits = len(words.lstrip("-").partition(".")[0])
    seconds = float(words) / (1 if digits < 12 else 1_000 if digits < 16 else 1_000_000)
    moment = dt.datetime(1970, 1, 1, tzinfo=dt.UTC) + dt.timedelta(seconds=seconds)
    return _moment(moment.date(), moment.timetz())


def _from_iso(words: str) -> _Moment | None:
    if digits := _DIGITS.fullmatch(words):
        words = f"{digits['day']}T{digits['clock']}"
    match = _ISO.fullmatch(words)
    if match is None:
        return None
    year, month, day, hour, minute, second, zone = match.group(
        "year", "month", "day", "hour", "minute", "second", "zone"
    )
    month, day = month or match["bmonth"], day or match["bday"]
    if month is None or day is None:
        granularity = "year" if month is None else "month"
        return _Moment(dt.date(int(year), int(month or 1), 1), granularity) if hour is None else None
    clock = None
    if hour:
        whole_second = min(int(second or 0), 59)  # a leap second is of its minute
        clock = dt.time(int(hour), int(minute), whole_second, tzinfo=_zone(zone))
        if second is None and not (clock.hour or clock.minute):
            clock = clock.replace(second=1)  # "00:00" without seconds states a minute
    return _moment(dt.date(int(year), int(month), int(day)), clock)


def _from_mail(words: str) -> _Moment | None:
    """RFC 2822 and the form of C's ctime, both with a clock time and English names."""
    if ctime := _CTIME.fullmatch(words):
        words = "{weekday}, {day} {month} {year} {clock} {zone}".format(**ctime.groupdict(default=""))
    if not _MAIL.fullmatch(words):
        return None
    found = date_at(words, 0)
    parts = parsedate_tz(words)
    if found is None or found.flaw or parts is None:
        return None
    # "-0000" says that the zone is not known.
    zone = None if words.endswith("-0000") else dt.timezone(dt.timedelta(seconds=parts[9] or 0))
    return _moment(dt.date(*parts[:3]), dt.time(*parts[3:5], min(parts[5], 59), tzinfo=zone))


def _from_words(words: str, bare: str, today: dt.date) -> DeclaredDate:
    """A date as people write it."""
    text = _WITH_HYPHENS.sub(r"\1/\2/\3", bare)
    found = date_at(text, 0)
    if found is None or text[found.end :].strip(" .,"):
        return _open(words, "it is no date that can be read; ISO 8601 can")
    if found.year is None:
        return _open(words, "it names no year")
    if found.flaw:
        return DeclaredDate(words, question=_question(words, found.flaw), possible=_both(found))
    if found.day is None:
        day = dt.date(found.year, found.month or 1, 1)
        return _plausible(words, _Moment(day, found.granularity), today)
    return _plausible(words, _moment(dt.date(found.year, found.month or 1, found.day), found.clock), today)


def _both(found: DateWords) -> tuple[dt.date, ...]:
    """The two days meant by numbers of which either could be the month, else none."""
    if "other way round" not in found.flaw or not (found.year and found.month and found.day):
        return ()
    return dt.date(found.year, found.month, found.day), dt.date(found.year, found.day, found.month)


def _zone(words: str | None) -> dt.tzinfo | None:
    if not words or words in ("-0000", "-00:00"):
        return None
    if words.upper() in ("Z", "UTC", "GMT"):
        return dt.UTC
    digits = words[1:].replace(":", "").ljust(4, "0")
    offset = dt.timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return dt.timezone(offset if words[0] == "+" else -offset)


def _open(words: str, why: str) -> DeclaredDate:
    return DeclaredDate(words, question=_question(words, why))


def _question(words: str, why: str) -> str:
    shown = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
    return f"which date is meant by “{shown}”? {why[:1].upper()}{why[1:]}"

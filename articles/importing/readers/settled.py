"""What an article's text and the file it came in say together: date, outlet, agency, language.

The text's own words come first, for they can be traced; a declaration completes them, stands in for them
where there are none, and answers what they leave open. What contradicts is asked of a person.
"""

import calendar
import datetime as dt
import re
from typing import NamedTuple

from articles.text.dates import DateWords
from articles.text.story import Story

from .dates import DeclaredDate, declared_date
from .documents import Declared

LONGEST_SHOWN = 80
"""Characters of a declared value that a reason or a question repeats."""


class SettledDate(NamedTuple):
    """When an article is of, by its text and its file.

    `stated` are the words in the text that say so, or None where the file alone says it. `resolved` is
    ISO 8601 at `granularity` (minute, day, month, year) with a zone only where one is stated; `basis` is
    "stated" or "inferred"; both are empty where no whole date is certain enough. `partial` is what is fixed
    in any case, for example --07-17. `reason` says in words why; `question` what a person must decide, or
    is empty.
    """

    stated: DateWords | None
    resolved: str
    partial: str
    granularity: str
    basis: str
    reason: str
    question: str


class Settled(NamedTuple):
    """A value with the reason for it in words, or None with the reason why there is none."""

    value: str | None
    reason: str
    question: str = ""


def says(declared: Declared) -> str:
    """Where a file says something, and what: "og:site_name says “BelTA”"."""
    value = " ".join(declared.value.split())
    return f"{declared.where} says “{value[:LONGEST_SHOWN]}{'…' * (len(value) > LONGEST_SHOWN)}”"


def settled_date(story: Story, declared: Declared | None, today: dt.date) -> SettledDate:
    """The date of a story whose file declares one, or none. `today` is the day it was read (UTC)."""
    own = story.date
    if declared is None or not declared.value.strip():
        return _by_text(story)
    date = declared_date(declared.value, today)
    if own.stated is None:
        return _by_file(date, declared)
    if not date.resolved:
        return _by_text_beside(story, date, declared)
    if _same_day(own.stated, date):
        return _completed(story, date, declared)
    if not own.is_own:
        return _by_file(date, declared)
    return _in_doubt(story, date, declared)


def settled_outlet(story: Story, declared: Declared | None) -> Settled:
    """Who published it: whom the file names, else whom the text names."""
    name = _name(declared)
    if name and declared:
        return Settled(name, says(declared))
    return Settled(story.outlet, story.outlet_reason)


def settled_agency(story: Story, declared: Declared | None) -> Settled:
    """Whose copy it is: whom the file names; a text that names another agency raises a question."""
    name = _name(declared)
    if not name or declared is None:
        return Settled(story.agency, "the text names it" if story.agency else "the text names no agency")
    if story.agency is None or _alike(name, story.agency):
        return Settled(name, says(declared))
    question = f"whose copy is it? {says(declared)}, the text names “{story.agency}”"
    return Settled(name, says(declared), question)


_CYRILLIC = frozenset({"ru", "uk", "be", "bg", "mk"})
_SOMETIMES_CYRILLIC = frozenset(
    {
        "sr",
        "bs",
        "sh",
        "ro",
        "kk",
        "ky",
        "tg",
        "tk",
        "uz",
        "mn",
        "az",
        "tt",
        "ba",
        "cv",
        "os",
        "ab",
        "ce",
        "sah",
    }
)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}", re.IGNORECASE)
_LANGUAGE_NAMES = {
    "eng": "en", "english": "en", "rus": "ru", "russian": "ru", "русский": "ru", "ukr": "uk",
    "ukrainian": "uk", "bel": "be", "belarusian": "be", "deu": "de", "ger": "de", "german": "de",
    "fra": "fr", "fre": "fr", "french": "fr", "spa": "es", "spanish": "es", "ita": "it", "italian": "it",
    "pol": "pl", "polish": "pl", "por": "pt", "portuguese": "pt", "ara": "ar", "arabic": "ar", "zho": "zh",
    "chi": "zh", "chinese": "zh", "hye": "hy", "arm": "hy", "armenian": "hy", "jpn": "ja", "japanese": "ja",
}  # fmt: skip
"""What files write for a language besides its tag: ISO 639-2 codes and English names."""


def language_tag(words: str) -> str:
    """The BCP 47 tag meant by `words` ("en_US", "eng", "English"), in its usual capitals, or empty."""
    tag = _LANGUAGE_NAMES.get(words.strip().casefold(), words.strip().replace("_", "-"))
    if len(tag) > 16 or not _LANGUAGE.fullmatch(tag) or tag.casefold() in ("und", "mul", "zxx"):
        return ""
    first, *rest = tag.lower().split("-")
    capitals = {2: str.upper, 4: str.title}
    return "-".join([first, *(capitals.get(len(part), str)(part) for part in rest)])


def settled_language(story: Story, declared: Declared | None) -> Settled:
    """The language the file names, unless the letters of the text are not those of that language."""
    by_letters = Settled(story.language, "the letters of the text")
    tag = language_tag(declared.value) if declared else ""
    if not tag or declared is None:
        return by_letters
    language = tag.split("-")[0]
    if story.language == "en":
        fits = "Latn" in tag or language not in _CYRILLIC
    else:
        fits = "Cyrl" in tag or language in _CYRILLIC | _SOMETIMES_CYRILLIC
    if fits:
        return Settled(tag, says(declared))
    question = f"in which language is it? {says(declared)}, its letters are those of “{story.language}”"
    return Settled(story.language, by_letters.reason, question)


def _by_text(story: Story) -> SettledDate:
    own = story.date
    return SettledDate(
        own.stated, own.resolved, own.partial, own.granularity, own.basis, own.reason, own.question
    )


def _by_file(date: DeclaredDate, declared: Declared) -> SettledDate:
    reason = says(declared)
    if date.resolved:
        return SettledDate(None, date.resolved, date.partial, date.granularity, "stated", reason, "")
    return SettledDate(None, "", "", "", "", reason, f"{date.question} ({declared.where})")


def _by_text_beside(story: Story, date: DeclaredDate, declared: Declared) -> SettledDate:
    """The text's date, beside a declared one that a person would have to read."""
    own = _by_text(story)
    day = story.date.stated.calendar_day if story.date.stated else None
    if own.resolved and not own.question and (not date.possible or day in date.possible):
        return own
    question = "; ".join(each for each in (own.question, f"{date.question} ({declared.where})") if each)
    return SettledDate(
        own.stated, own.resolved, own.partial, own.granularity, own.basis, own.reason, question
    )


def _same_day(words: DateWords, date: DeclaredDate) -> bool:
    """Whether the words and the declared date agree in all that both fix.

    Of numbers that can be read two ways the declared date says which is meant. Copy that names its day and
    no year may be published on the day after.
    """
    stated = [int(part) for part in date.partial.split("-")]
    if words.flaw and "other way round" not in words.flaw:
        return False
    if words.year is not None and words.year != stated[0]:
        return False
    if words.flaw:
        return {words.month, words.day} == set(stated[1:])
    own = [part for part in (words.month, words.day) if part is not None]
    if words.year is None and len(own) == 2 and len(stated) == 3:
        return _follows(words, dt.date(stated[0], stated[1], stated[2]))
    if own == [2, 29] and not calendar.isleap(stated[0]):
        return False
    return all(mine == theirs for mine, theirs in zip(own, stated[1:], strict=False))


def _follows(words: DateWords, day: dt.date) -> bool:
    """Whether the day of the words is `day` or the day before or after it."""
    near = (day + dt.timedelta(days=step) for step in (-1, 0, 1))
    return any((each.month, each.day) == (words.month, words.day) for each in near)


def _completed(story: Story, date: DeclaredDate, declared: Declared) -> SettledDate:
    """The text's date where the declared one agrees: it stands, or takes from there what it lacks."""
    own, words = story.date, story.date.stated
    if own.resolved:
        reason = f"{own.reason}; {says(declared)}"
        question = own.question if own.is_own else ""
        return SettledDate(words, own.resolved, own.partial, own.granularity, own.basis, reason, question)
    if words is None or words.month is None:
        return _by_file(date, declared)
    reason = f"the text says “{words.words}”, {says(declared)}"
    day = _day_of(words, date)
    granularity = ("year", "month", "day")[day.count("-")]
    return SettledDate(words, day, day, granularity, "inferred", reason, "")


def _day_of(words: DateWords, date: DeclaredDate) -> str:
    """The day of the words in the year that the declared date gives them."""
    if words.flaw or words.day is None:
        return date.partial
    if date.granularity in ("year", "month"):
        return f"{date.partial[:4]}{words.partial[-6:]}"
    day = dt.date.fromisoformat(date.partial)
    near = (day + dt.timedelta(days=step) for step in (0, -1, 1))
    return next(each.isoformat() for each in near if (each.month, each.day) == (words.month, words.day))


def _in_doubt(story: Story, date: DeclaredDate, declared: Declared) -> SettledDate:
    """The text's date, where the file declares another: a day apart both can be right, else it is asked."""
    own, words = story.date, story.date.stated
    day = words.calendar_day if words else None
    if own.resolved and day and date.possible and abs((day - date.possible[0]).days) <= 1:
        return _by_text(story)
    shown = words.words if words else ""
    said = f"which date is the story's? The text says “{shown}”, {says(declared)}"
    question = "; ".join(each for each in (own.question if words and words.flaw else "", said) if each)
    return SettledDate(words, own.resolved, own.partial, own.granularity, own.basis, own.reason, question)


def _name(declared: Declared | None) -> str:
    """The declared name in one line; empty if it has no letter or is too long to be a name."""
    name = " ".join(declared.value.split()) if declared else ""
    return name if len(name) <= 200 and any(char.isalpha() for char in name) else ""


def _alike(name: str, other: str) -> bool:
    first, second = (re.sub(r"[\W_]+", "", each).casefold() for each in (name, other))
    return first in second or second in first

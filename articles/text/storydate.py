"""The date of a story: as stated, and resolved only as far as the text itself gives it.

A timestamp line counts first, then the dateline, then the first day named in the first paragraph. A year
may be taken over from another place in the same text that names the same day; never from today's date, and
never from the date in a page's head. What stays open is asked of a person, with the reason.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .dates import DateWords, dates, may_hold_date, may_hold_year
from .segments import Segment, Segmentation
from .sentences import sentences

# Its first digits stand first, for the search to leap to; what may not stand before them is looked back for.
_LATER = re.compile(r"(?:19|20)(?<![\d.,]..)\d\d(?![\d%])")
# Words that say a date is not the day the story tells of: just before it, or anywhere near before it.
_BOUND = re.compile(
    r"(?<!\w)(?:since|until|till|by|before|after|from|of|dated|до|с|после)[ \u00a0](?:\w{1,12}[ \u00a0])?$",
    re.IGNORECASE,
)
_LOOKING_AWAY = re.compile(
    r"""(?<!\w)(?:anniversary|years?[ ]ago|born|will|would[ ]be|is[ ]to|are[ ]to|scheduled|planned|planning
    |deadline|годовщин\w{1,3}|состоится|состоятся|пройдет|пройдёт|будет|запланирован\w{0,2})(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)
_NEAR = 60


class StoryDate(NamedTuple):
    """When the story is of.

    `stated` are its words (None if it has none). `resolved` is ISO 8601 at the stated granularity, with a
    zone only where one is stated; `basis` is "stated" or "inferred"; both are empty where the text does not
    give a whole date. `partial` is what the text fixes in any case. `reason` says in words why; `question`
    what a person must decide, or is empty. `is_own` says that a timestamp line or the dateline names it;
    elsewhere it may be the day of something that the story tells of.
    """

    stated: DateWords | None
    resolved: str
    partial: str
    basis: str
    reason: str
    question: str
    is_own: bool = True

    @property
    def granularity(self) -> str:
        """minute, day, month or year; empty without a date."""
        return self.stated.granularity if self.stated else ""


def story_date(text: str, found: Segmentation) -> StoryDate:
    """The date of the story whose segments are `found`."""
    published = [stamp.date for stamp in found.timestamps if not stamp.is_update]
    updated = [stamp.date for stamp in found.timestamps if stamp.is_update]
    own = found.dateline.date if found.dateline else None
    if own:
        published.sort(key=lambda words: (words.month, words.day) != (own.month, own.day))
    if published:
        return _from_words(published[0], "the timestamp line", [own] if own else [], "the dateline")
    if own:
        return _completed(own, "the dateline", updated, text, found)
    lede = _lede_date(text, found)
    if updated and (lede is None or lede.year is None):
        words = updated[0]
        dated = _from_words(words, "the line that says when the page was updated", [], "")
        question = dated.question or f"is “{words.words}” the story's date? It is when the page was updated"
        basis = "inferred" if dated.resolved else ""
        return StoryDate(words, dated.resolved, dated.partial, basis, dated.reason, question, is_own=False)
    below = [stamp.date for stamp in found.dates_below]
    if lede:
        return _completed(lede, "the first paragraph", below, text, found)._replace(is_own=False)
    if below:
        return _undecided(below[0])
    return StoryDate(
        None,
        "",
        "",
        "",
        "the text states no date for the story",
        "what is the story's date? The text states none",
    )


def _undecided(words: DateWords) -> StoryDate:
    """A date line below the story: often that of a correction or of another article."""
    reason = f"“{words.words}” stands below the story and may be of something else"
    question = f"is “{words.words}” the story's date? It stands below the story"
    return StoryDate(words, "", words.partial, "", reason, question, is_own=False)


def _from_words(words: DateWords, where: str, others: Iterable[DateWords], elsewhere: str) -> StoryDate:
    """A date taken at its word; `others` are dates of the same story that should name the same day."""
    question = ""
    if not words.resolved:
        reason = f"“{words.words}” in {where} is no whole date: {words.flaw or 'the year is not stated'}"
        return StoryDate(
            words,
            "",
            words.partial,
            "",
            reason,
            f"which date is meant by “{words.words}”? {_why_open(words)}",
        )
    reason = f"{where} states it"
    for other in others:
        if (other.month, other.day) == (words.month, words.day):
            reason += f"; {elsewhere} (“{other.words}”) agrees"
        else:
            question = (
                f"which date is the story's, “{words.words}” in {where} or “{other.words}” in {elsewhere}?"
            )
    return StoryDate(words, words.resolved, words.partial, "stated", reason, question)


def _why_open(words: DateWords) -> str:
    return f"{words.flaw[:1].upper()}{words.flaw[1:]}" if words.flaw else "The text does not give its year"


def _completed(
    words: DateWords, where: str, updated: list[DateWords], text: str, found: Segmentation
) -> StoryDate:
    """A date of the story's own words, its year taken from the same text where it names it elsewhere."""
    if words.resolved and where == "the dateline":
        return _from_words(words, where, [], "")
    if words.year is not None and words.day is not None and not words.flaw:
        return _dated_by_lede(words, text, found)
    year, source = _year_for(words, updated, text, found)
    if year is None:
        return _from_words(words, where, [], "")
    day = f"{year:04d}-{words.month:02d}-{words.day:02d}"
    return StoryDate(words, day, day, "inferred", f"“{words.words}” in {where}, its year from {source}", "")


def _dated_by_lede(words: DateWords, text: str, found: Segmentation) -> StoryDate:
    """A whole date in the first paragraph: the story's own, unless the story speaks of later years too."""
    question = f"is “{words.words}” the story's date? Only the first paragraph names it"
    if words.year is not None and _later_year(text, found, words.year):
        reason = "the first paragraph names it, but the story speaks of later years too"
        return StoryDate(words, "", words.partial, "", reason, question)
    reason = "the first paragraph dates what it tells; nothing else dates the story"
    return StoryDate(words, words.resolved, words.partial, "inferred", reason, question)


def _year_for(
    words: DateWords, updated: list[DateWords], text: str, found: Segmentation
) -> tuple[int | None, str]:
    """A year for a day and month, with where the text gives it; None where it gives not one."""
    if words.flaw or words.day is None:
        return None, ""
    for stamp in updated:
        if stamp.calendar_day and (stamp.month, stamp.day) == (words.month, words.day):
            return stamp.year, f"the line “{stamp.words}” on the same day"
    lede = found.first("paragraph")
    if lede is None or not may_hold_year(text, lede.start, lede.end):
        return None, ""
    named = [day for day in _story_days(text, lede) if day.calendar_day]
    same = [day for day in named if (day.month, day.day) == (words.month, words.day)]
    years = {day.year for day in same}
    if len(years) != 1 or same[0].year is None or _later_year(text, found, same[0].year):
        return None, ""
    return same[0].year, f"“{same[0].words}” in the first paragraph"


def _later_year(text: str, found: Segmentation, year: int) -> bool:
    """Whether the story names a later year: then the day it names may be one it looks back on."""
    return any(
        int(match.group()) > year
        for segment in found.of("paragraph")
        for match in _LATER.finditer(text, segment.start, segment.end)
    )


def _lede_date(text: str, found: Segmentation) -> DateWords | None:
    """The first day that the first paragraph names as that of its own story."""
    lede = found.first("paragraph")
    return next(_story_days(text, lede), None) if lede else None


def _story_days(text: str, lede: Segment) -> Iterator[DateWords]:
    if may_hold_date(text, lede.start, lede.end):
        for begin, stop in sentences(text, lede.start, lede.end):
            for words in dates(text, begin, stop):
                before = text[max(begin, words.start - _NEAR) : words.start]
                if words.day is not None and not _is_elsewhere(before):
                    yield words


def _is_elsewhere(before: str) -> bool:
    return bool(_BOUND.search(before) or _LOOKING_AWAY.search(before))

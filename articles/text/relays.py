"""Relay words: where a story says through which agency its words came.

"BelTA reports", "BelTA has learned", "BelTA quoted President Lukashenko as saying", "told Reuters", "citing
TASS", "сообщает БелТА": a cue with an agency's name in front of it or behind it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter
from os.path import commonprefix
from typing import NamedTuple

from .agencies import is_known_agency, looks_like_agency, may_end_in, may_end_known_agency
from .quotations import Quotation, quotations

# Cues divided by upright strokes, a longer one before one that it begins with. The strong ones need no listed
# name, only one that looks like an agency's.
_STRONG_BEHIND_NAME = (
    "reported|reports|report|has reported|has learned|has learnt|learned from|learnt from|learned|informs"
    "|сообщает|передает|передаёт|сообщила|сообщили|сообщил"
)
_WEAK_BEHIND_NAME = "quoted|quotes|said|says|cites|cited|writes|wrote"
_STRONG_BEFORE_NAME = "reports|reported by|сообщает|передает|передаёт|сообщили"
_CITING_BEFORE_NAME = (
    "citing|cited by|with reference to|according to|as quoted by|quoted by|told|in an interview with"
    "|со ссылкой на|по данным|рассказала|рассказали|рассказал"
)
# Cues in the present tense, and "has learned", speak of this story; "reported" may look back on another.
_OF_THIS_STORY = frozenset(
    [
        "reports",
        "report",
        "has reported",
        "has learned",
        "has learnt",
        "learned from",
        "learnt from",
        "learned",
        "informs",
        "citing",
        "сообщает",
        "передает",
        "передаёт",
        "со ссылкой на",
    ]
)
# What may stand between a name and the cue behind it, at most twice.
_TITLES = ("news agency", "agency", "correspondent")
_ENDS_OF_TITLES = frozenset(title[-2:] for title in _TITLES)
_MOST_TITLES = 2
_BLANKS = " \u00a0"
_BEHIND_NAME = re.compile(rf"(?P<cue>(?P<strong>{_STRONG_BEHIND_NAME})|{_WEAK_BEHIND_NAME})(?!\w)")
_BEFORE_NAME = re.compile(
    rf"(?<!\w)(?P<cue>(?P<strong>{_STRONG_BEFORE_NAME})|(?P<cites>{_CITING_BEFORE_NAME}))"
    rf"[{_BLANKS}](?:the[{_BLANKS}])?(?P<name>(?=[A-ZА-ЯЁ0-9]))"
)
_TABLES = (_STRONG_BEHIND_NAME, _WEAK_BEHIND_NAME, _STRONG_BEFORE_NAME, _CITING_BEFORE_NAME)
_CUES = [cue for table in _TABLES for cue in table.split("|")]
# What cues with the same four letters at their head have in common: every cue begins with one of these, and
# plain searches for them find each place where a cue may begin, once.
_STEMS = {commonprefix([other for other in _CUES if other[:4] == cue[:4]]) for cue in _CUES}  # noqa: RUF071  # words, no paths
_LATIN_STEMS = {stem for stem in _STEMS if stem.isascii()}
_WEAK_CUES = frozenset(_WEAK_BEHIND_NAME.split("|"))
_WEAK_STEMS = tuple(stem for stem in _STEMS if {cue for cue in _CUES if cue.startswith(stem)} <= _WEAK_CUES)
"""What begins no other cues than those that want a listed name before them."""
_VOWELS = "ао"
"""Every cue in Cyrillic letters has one of these; a text that has neither is not searched for those cues."""
_WORD = re.compile(r"[^\W_][\w.’'-]{0,39}")
_MOST_NAME_WORDS = 3
_WINDOW = 90


class RelayWords(NamedTuple):
    """An agency named as the carrier of somebody's words; spans in code points of the text, end exclusive.

    `cites` says that the story's own agency had it from this one ("citing TASS", "told Reuters"), so it
    stands nearer to the source. `present` says that the cue speaks of this story ("reports", "has
    learned").
    """

    name: str
    start: int
    end: int
    cue: str
    cue_start: int
    cue_end: int
    cites: bool
    present: bool


def relay_words(text: str, start: int = 0, end: int | None = None) -> list[RelayWords]:
    """The relay words of `text[start:end]` in order, those inside quotations left out."""
    return relay_words_of(text, [(start, len(text) if end is None else end)])


def relay_words_of(text: str, stretches: Sequence[tuple[int, int]]) -> list[RelayWords]:
    """The relay words of each stretch `text[start:end]` by itself; the stretches stand in order and do not
    overlap.
    """
    if not stretches:
        return []
    cues = _cue_places(text, stretches[0][0], stretches[-1][1])
    places = [place for place in cues if not _is_idle(text, place)]
    found: list[RelayWords] = []
    for start, end in stretches if places else ():
        inside = places[bisect_left(places, start) : bisect_left(places, end)]
        if inside:
            found += _in_stretch(text, start, end, inside)
    return found


def _is_idle(text: str, place: int) -> bool:
    """Whether a cue that wants a listed name before it stands behind other words: most do ("he said")."""
    before = text[place - 3 : place - 1]
    return text.startswith(_WEAK_STEMS, place) and not (may_end_in(before) or before in _ENDS_OF_TITLES)


def _cue_places(text: str, start: int, end: int) -> list[int]:
    """Every place in `text[start:end]` where a cue may begin, in order."""
    places = []
    is_cyrillic = any(text.find(vowel, start, end) >= 0 for vowel in _VOWELS)
    for stem in _STEMS if is_cyrillic else _LATIN_STEMS:
        place = text.find(stem, start, end)
        while place >= 0:
            places.append(place)
            place = text.find(stem, place + 1, end)
    return sorted(places)


def _in_stretch(text: str, start: int, end: int, places: list[int]) -> list[RelayWords]:
    found = [*_behind_names(text, start, end, places), *_before_names(text, end, places)]
    if not found:
        return []
    outer = [quotation for quotation in quotations(text, start, end) if quotation.depth == 0]
    spoken = [words for words in found if not _is_within(outer, words)]
    # "BelTA reports" is found once, though "reports Minsk" could be read from the other side too.
    by_cue: dict[int, RelayWords] = {}
    for words in spoken:
        by_cue.setdefault(words.cue_start, words)
    return sorted(by_cue.values(), key=lambda words: words.start)


def _is_within(outer: list[Quotation], words: RelayWords) -> bool:
    """Whether the words stand in one of the quotations, which are in order and apart."""
    before = bisect_left(outer, words.start, key=attrgetter("start"))
    return before > 0 and words.end < outer[before - 1].end


def _behind_names(text: str, start: int, end: int, places: list[int]) -> Iterator[RelayWords]:
    """Relay words whose cue stands behind the name."""
    free = start  # what a cue took is no part of the next one: "has learned" is not "learned" too
    for place in places:
        if place <= free or text[place - 1] not in _BLANKS:
            continue
        if match := _BEHIND_NAME.match(text, place, end):
            name_end = _before_titles(text, free, place - 1)
            free = match.end()
            if words := _named_before(text, match, start, name_end):
                yield words


def _before_titles(text: str, start: int, end: int) -> int:
    """Where the words end that stand before titles, if `text[start:end]` ends with such."""
    for _ in range(_MOST_TITLES):
        if not text.endswith(_TITLES, start + 1, end):
            break
        begins = (end - len(title) for title in _TITLES if text.endswith(title, start + 1, end))
        end = next((begin - 1 for begin in begins if text[begin - 1] in _BLANKS), end)
    return end


def _named_before(text: str, match: re.Match[str], start: int, end: int) -> RelayWords | None:
    strong = bool(match["strong"])
    if not strong and not may_end_known_agency(text, start, end):
        return None
    window = text[max(start, end - _WINDOW) : end]
    words = list(_WORD.finditer(window))[-_MOST_NAME_WORDS:]
    if not words or words[-1].end() != len(window):
        return None
    offset = end - len(window)
    for first in words:
        if _is_carrier(window[first.start() :], strong=strong):
            return _words(text, match, offset + first.start(), end, cites=False)
    return None


def _before_names(text: str, end: int, places: list[int]) -> Iterator[RelayWords]:
    """Relay words whose cue stands before the name."""
    free = 0
    for place in places:
        match = _BEFORE_NAME.match(text, place, end) if place >= free else None
        if match:
            free = match.end()
            if words := _named_behind(text, match, end):
                yield words


def _named_behind(text: str, match: re.Match[str], limit: int) -> RelayWords | None:
    begin = match.start("name")
    window = text[begin : min(limit, begin + _WINDOW)]
    words: list[re.Match[str]] = []
    position = 0
    while len(words) < _MOST_NAME_WORDS and (word := _WORD.match(window, position)):
        words.append(word)
        position = word.end() + 1
        if window[word.end() : word.end() + 1] not in (" ", "\u00a0"):
            break
    for last in reversed(words):
        name = window[: last.end()].rstrip(".’'")
        if _is_carrier(name, strong=bool(match["strong"])):
            return _words(text, match, begin, begin + len(name), cites=bool(match["cites"]))
    return None


def _is_carrier(name: str, *, strong: bool) -> bool:
    if not (name[0].isupper() or name[0].isdigit()):
        return False
    return is_known_agency(name) or (strong and " " not in name and looks_like_agency(name))


def _words(text: str, match: re.Match[str], start: int, end: int, *, cites: bool) -> RelayWords:
    cue = match["cue"]
    return RelayWords(
        text[start:end], start, end, cue, match.start("cue"), match.end("cue"), cites, cue in _OF_THIS_STORY
    )

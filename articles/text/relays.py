"""Relay words: where a story says through which agency its words came.

"BelTA reports", "BelTA has learned", "BelTA quoted President Lukashenko as saying", "told Reuters", "citing
TASS", "сообщает БелТА": a cue with an agency's name in front of it or behind it.
"""

import re
from dataclasses import dataclass

from .agencies import is_known_agency, looks_like_agency
from .quotations import quotations

# Cues that stand behind the name. The strong ones need no listed name, only one that looks like an agency's.
_BEHIND_NAME = re.compile(
    r"""[ \u00a0](?:(?:news[ ]agency|agency|correspondent)[ \u00a0]){0,2}
    (?P<cue>(?P<strong>reports?|reported|has[ ]reported|has[ ]learned|has[ ]learnt
    |learned[ ]from|learnt[ ]from
    |learned|informs|сообщает|передает|передаёт|сообщил[аи]?)|quoted|quotes|said|says|cites|cited|writes|wrote)(?!\w)""",
    re.VERBOSE,
)
_BEFORE_NAME = re.compile(
    r"""(?<!\w)(?P<cue>(?P<strong>reports|reported[ ]by|сообщает|передает|передаёт|сообщили)
    |(?P<cites>citing|cited[ ]by|with[ ]reference[ ]to|according[ ]to|as[ ]quoted[ ]by|quoted[ ]by|told
    |in[ ]an[ ]interview[ ]with
    |со[ ]ссылкой[ ]на|по[ ]данным|рассказал[аи]?))[ \u00a0](?:the[ \u00a0])?(?P<name>(?=[A-ZА-ЯЁ0-9]))""",
    re.VERBOSE,
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
_WORD = re.compile(r"[^\W_][\w.’'-]{0,39}")
_MOST_NAME_WORDS = 3
_WINDOW = 90


@dataclass(frozen=True)
class RelayWords:
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
    limit = len(text) if end is None else end
    found = [
        words
        for match in _BEHIND_NAME.finditer(text, start, limit)
        if (words := _named_before(text, match, start))
    ]
    found += [
        words
        for match in _BEFORE_NAME.finditer(text, start, limit)
        if (words := _named_behind(text, match, limit))
    ]
    if not found:
        return []
    outer = [(q.start, q.end) for q in quotations(text, start, limit) if q.depth == 0]
    spoken = [words for words in found if not any(a < words.start and words.end < b for a, b in outer)]
    # "BelTA reports" is found once, though "reports Minsk" could be read from the other side too.
    by_cue: dict[int, RelayWords] = {}
    for words in spoken:
        by_cue.setdefault(words.cue_start, words)
    return sorted(by_cue.values(), key=lambda words: words.start)


def _named_before(text: str, match: re.Match[str], start: int) -> RelayWords | None:
    end = match.start()
    window = text[max(start, end - _WINDOW) : end]
    words = list(_WORD.finditer(window))[-_MOST_NAME_WORDS:]
    if not words or words[-1].end() != len(window):
        return None
    offset = end - len(window)
    for first in words:
        name = window[first.start() :]
        if _is_carrier(name, strong=bool(match["strong"])):
            return _words(text, match, offset + first.start(), end, cites=False)
    return None


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

"""Page furniture: lines that belong to the page a story was taken from, not to the story.

Each test looks at one line alone and gives the reason in words, or None. Where a line stands decides the rest
(segments.py): a short line in the head of a page is furniture for other reasons than its words.
"""

import re

from .agencies import is_known_agency
from .dates import WEEKDAYS, date_at, dates, may_hold_year
from .phrases import (
    BEGINNINGS,
    COMMENTS,
    NAVIGATION,
    PICTURE,
    RELATED,
    SIGN_OFFS,
    WEAK_BEGINNINGS,
    WHOLE_LINES,
)

LONGEST_FURNITURE = 220
LONGEST_BYLINE = 100

_BY_FIRST_SIGN = {
    sign: tuple(sorted((phrase for phrase in BEGINNINGS if phrase[0] == sign), key=len, reverse=True))
    for sign in {phrase[0] for phrase in BEGINNINGS}
}
_LONGEST_BEGINNING = max(map(len, BEGINNINGS))
_COUNTER = re.compile(
    r"(?:page )?\d{1,7}(?:[.,]\d{1,3}[km]?)?(?: of \d{1,4})? ?"
    r"(?:pages? in this article|pages?|views?|comments?|shares?|likes?|reads?|"
    r"min(?:ute)?s? read|photos?|просмотр(?:а|ов)?|комментари(?:й|я|ев))?",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?:views|comments|shares|likes|reads|reading time|просмотры|просмотров|комментарии)"
    r":? \(?\d{1,7}\)?(?: min\w{0,5})?",
    re.IGNORECASE,
)
_WEB_ADDRESS = re.compile(r"(?:https?://|www\.)\S{3,2000}", re.IGNORECASE)
_BYLINE = re.compile(
    r"(?:written |reported |story )?by:? (?P<name>[^\W\d_][^\n]{1,80})"
    r"|(?:author|editor|reporter|автор|корреспондент)s?: ?[^\n]{2,80}",
    re.IGNORECASE,
)
_SITE_NAMES = ("news agency", "telegraph agency", "official website", "official site", "internet portal")
_TAIL_HEADINGS = frozenset(
    phrase
    for phrase, reason in WHOLE_LINES.items()
    if reason in (RELATED, COMMENTS)
    and phrase not in {"read also", "see also", "also read", "read more", "related"}
)
_PICTURES = ("(file photo)", "(archive photo)", "(archive)", "(фото из архива)")
_LONGEST_PICTURE = max(map(len, _PICTURES))
_LONGEST_WHOLE = 60
"""Of lines that are furniture as a whole: no phrase, sign-off or counter of the page is longer."""
_AROUND_NAMES = " \u00a0\t.…:!›»>→↓↑▼▲•·|*«“”\"'()/[]"
_EDGES = " \u00a0\t.…:!›»>→↓↑▼▲•·|*«“”\"'’"
_MARKS = " \u00a0\t•·▪●›»>→▼▲|*"
_MENU_MARKS = frozenset("|>»›/•·")
_MOST_WORDS_OF_A_CHOICE = 3


def furniture(line: str) -> str | None:
    """Why the line is page furniture by its words alone, or None. `line` has no outer white space."""
    if not any(map(str.isalnum, line)):
        return "it holds no word"
    if len(line) > LONGEST_FURNITURE:
        return None
    bare = line.strip(_EDGES)
    if len(bare) <= _LONGEST_WHOLE and (reason := _whole(line, _folded(bare))):
        return reason
    if is_known_agency(line.strip(_AROUND_NAMES)):
        return "it is an agency's name standing alone"
    if bare[-1] == ")" and _folded(bare[-_LONGEST_PICTURE:]).endswith(_PICTURES):
        return PICTURE
    if _WEB_ADDRESS.fullmatch(line):
        return "it is a bare web address"
    return (
        _beginning(line)
        or (line[0] in _MARKS and _beginning(line.lstrip(_MARKS)))
        or _menu(line)
        or _site_name(line)
        or _page_date(line)
    )


def _folded(words: str) -> str:
    return words.casefold().replace("’", "'").replace("\u00a0", " ")


def _whole(line: str, bare: str) -> str | None:
    """Why a short line is furniture as a whole; `bare` is what it is without its edges, folded."""
    if reason := WHOLE_LINES.get(bare):
        return reason
    if _folded(line) in SIGN_OFFS:
        return "it is the sign-off of the copy"
    if _COUNTER.fullmatch(bare) or _COUNTED.fullmatch(bare):
        return "it is a counter of the page"
    return None


def is_tail_heading(line: str) -> bool:
    """Whether the line is a heading under which pages list other articles or comments, down to their end."""
    return len(line) <= 60 and line.casefold().replace("’", "'").strip(_EDGES) in _TAIL_HEADINGS


def byline(line: str) -> str | None:
    """Why the line is a byline, or None."""
    if len(line) > LONGEST_BYLINE or line.rstrip().endswith((".”", "?", "!")):
        return None
    match = _BYLINE.fullmatch(line)
    if not match:
        return None
    name = match["name"]
    if name is not None and not (name[0].isupper() and len(name.split()) <= 8 and _mostly_capitalised(name)):
        return None
    return "it names the writer (a byline)"


def _beginning(line: str) -> str | None:
    phrases = _BY_FIRST_SIGN.get(line[:1].casefold()[:1])
    if not phrases:
        return None
    opening = _folded(line[:_LONGEST_BEGINNING])
    for phrase in phrases:
        if opening.startswith(phrase):
            return BEGINNINGS[phrase] if _fits(line, phrase) else None
    return None


def _fits(line: str, beginning: str) -> bool:
    """Weak beginnings, a plain word, count only in short lines that are no sentence."""
    return beginning not in WEAK_BEGINNINGS or (len(line.split()) <= 8 and not line.endswith((".", "!", "?")))


def _menu(line: str) -> str | None:
    choices = line.split(None, _MOST_WORDS_OF_A_CHOICE + 1)
    for mark in _MENU_MARKS.intersection(choices[1 : _MOST_WORDS_OF_A_CHOICE + 1]):
        parts = line.split(f" {mark} ")
        if len(parts) > 2 and all(0 < len(part.split()) <= _MOST_WORDS_OF_A_CHOICE for part in parts):
            return NAVIGATION
    return None


def _site_name(line: str) -> str | None:
    if line.endswith(".") or len(line.split(None, 7)) > 7:
        return None
    folded = _folded(line)
    return "it is the name of the site" if any(name in folded for name in _SITE_NAMES) else None


def _page_date(line: str) -> str | None:
    """A weekday and a whole date beside one or two stray words: the day the page was shown."""
    if len(line) > 60 or not may_hold_year(line, 0, len(line)) or date_at(line, 0):
        return None
    for found in dates(line):
        others = (line[: found.start] + " " + line[found.end :]).split()
        words = [word for word in others if word.strip(",.:").casefold() not in WEEKDAYS]
        if (
            found.weekday is not None
            and found.year
            and len(words) <= 2
            and not _announces(line[: found.start])
        ):
            return "it is the date of the page, not of the story"
    return None


def _announces(before: str) -> bool:
    """Whether the words before a date say that it is the story's own: "Published:", "Updated on"."""
    return before.casefold().strip(" :").split(" ")[0] in ANNOUNCING


ANNOUNCING = frozenset(
    [
        "published",
        "posted",
        "updated",
        "modified",
        "created",
        "date",
        "released",
        "issued",
        "uploaded",
        "time",
        "опубликовано",
        "обновлено",
        "дата",
        "размещено",
        "last",
    ]
)


def names_only(line: str) -> bool:
    """Whether a line is a few capitalised words, as the name of a writer and where he writes."""
    return len(line.split()) <= 6 and line[-1].isalpha() and _mostly_capitalised(line)


def _mostly_capitalised(name: str) -> bool:
    words = [word for word in re.split(r"[\s,]+", name) if word[:1].isalpha()]
    small = [
        word
        for word in words
        if word[0].islower() and word not in {"and", "for", "in", "of", "de", "von", "at", "и"}
    ]
    return bool(words) and not small

"""A story as the importer reads it: segments, and what the text says of itself."""

import re
from typing import NamedTuple

from .agencies import is_agency_name, is_known_agency
from .datelines import Dateline
from .furniture import LONGEST_FURNITURE
from .head import DeclaredHead
from .relays import RelayWords, relay_words_of
from .segments import Segment, Segmentation, segmentation
from .storydate import StoryDate, story_date

LEDE_PARAGRAPHS = 2
_COPYRIGHT = re.compile(
    r"""(?:©|\(c\)|copyright)[ \u00a0]{0,2}(?:©|\(c\))?[ \u00a0]{0,2}\d{4}(?:[-–]\d{4})?[ \u00a0,:]{1,3}
    (?P<name>[^\W_][^\n.,;|©]{1,60})""",
    re.IGNORECASE | re.VERBOSE,
)
_CYRILLIC = re.compile("[а-џ]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_SIGN_OFF = re.compile(
    r"""(?:[(/\[][ ]?|(?<!\w)(?:source|источник):[ ]?)
    (?P<name>[^\W_][\w.’'-]{1,38}(?:[ ][\w.’'-]{1,38}){0,2}?)[ ]?[)/\]]?[.]?$""",
    re.IGNORECASE | re.VERBOSE,
)


class Relay(NamedTuple):
    """An agency through which the copy came; the span (code points, end exclusive) is where the text says
    so.
    """

    name: str
    start: int
    end: int


class Story(NamedTuple):
    """What a text says of itself.

    Names keep the letters of the text. `agency` is the agency whose copy it is, by its dateline or
    sign-off; `outlet` the publisher, where the text states one, with the reason; `relays` run from the
    source to the reader; `relay_words` are all places where a relay is named. `questions` are left to a
    person.
    """

    segments: list[Segment]
    headline: Segment | None
    standfirst: Segment | None
    timestamp: Segment | None
    dateline: Dateline | None
    agency: str | None
    outlet: str | None
    outlet_reason: str
    relays: list[Relay]
    relay_words: list[RelayWords]
    date: StoryDate
    language: str
    questions: list[str]


def read_story(text: str, declared: DeclaredHead | None = None) -> Story:
    """The story in a canonical text (see canonical.py).

    `declared` says what its first lines are, where the file that it came in does.
    """
    found = segmentation(text, declared)
    sign_off = None if found.dateline and found.dateline.agency else _sign_off(text, found)
    agency = _agency(found, sign_off)
    outlet, outlet_reason = _outlet(text, found, agency.name if agency else None)
    paragraphs = found.of("paragraph")
    words = relay_words_of(text, [(part.start, part.end) for part in paragraphs])
    date = story_date(text, found)
    return Story(
        segments=found.segments,
        headline=found.first("headline"),
        standfirst=found.first("standfirst"),
        timestamp=found.first("timestamp"),
        dateline=found.dateline,
        agency=agency.name if agency else None,
        outlet=outlet,
        outlet_reason=outlet_reason,
        relays=_relays(paragraphs, words, agency),
        relay_words=words,
        date=date,
        language=_language(text),
        questions=_questions(text, found, date),
    )


def _agency(found: Segmentation, sign_off: Relay | None) -> Relay | None:
    line = found.dateline
    if line and line.agency and line.agency_start is not None and line.agency_end is not None:
        return Relay(line.agency, line.agency_start, line.agency_end)
    return sign_off


def _sign_off(text: str, found: Segmentation) -> Relay | None:
    """The agency that signs the copy at its end: "(BelTA)", "/TASS/" behind the last sentence or below it."""
    story = [segment for segment in found.segments if segment.kind in ("paragraph", "cruft")]
    last = next((i for i in range(len(story) - 1, -1, -1) if story[i].kind == "paragraph"), None)
    for segment in [] if last is None else story[last : last + 2]:
        begin = max(segment.start, segment.end - 44)
        match = _SIGN_OFF.search(text, begin, segment.end)
        if match and is_agency_name(match["name"]) and is_known_agency(match["name"]):
            return Relay(match["name"], match.start("name"), match.end("name"))
    return None


def _outlet(text: str, found: Segmentation, agency: str | None) -> tuple[str | None, str]:
    """The publisher: named in a copyright line, or the agency under whose dateline a whole page stands."""
    for segment in found.of("cruft"):
        match = _COPYRIGHT.match(text, segment.start, min(segment.end, segment.start + LONGEST_FURNITURE))
        name = match["name"].strip() if match else ""
        if (
            name
            and name[0].isupper()
            and len(name.split()) <= 6
            and not name.casefold().startswith("all rights")
        ):
            return name, "a copyright line names it"
    is_page = found.first("headline") is not None or bool(found.timestamps)
    if agency and is_page and found.dateline and found.dateline.agency:
        return agency, "the page stands under this agency's own dateline and names nobody else"
    return None, "the text names no publisher"


def _relays(paragraphs: list[Segment], words: list[RelayWords], agency: Relay | None) -> list[Relay]:
    """From the source to the reader: whom the story cites, who reports it, whose copy it is; each once."""
    if not words:
        return [agency] if agency else []
    lede = paragraphs[min(LEDE_PARAGRAPHS, len(paragraphs)) - 1].end if paragraphs else 0
    last = paragraphs[-1].start if paragraphs else 0
    telling = [relay for relay in words if relay.present or relay.start < lede or relay.start >= last]
    chain = [Relay(w.name, w.start, w.end) for w in sorted(telling, key=lambda relay: not relay.cites)]
    own = agency.name.casefold() if agency else None
    once: dict[str, Relay] = {}
    for relay in chain:
        if relay.name.casefold() != own:
            once.setdefault(relay.name.casefold(), relay)
    return [*once.values(), *([agency] if agency else [])]


def _language(text: str) -> str:
    """BCP 47, by the letters alone: Ukrainian, Belarusian or Russian where most letters are Cyrillic, else
    English.
    """
    sample = text[:2_000]
    encoded = sample.encode()
    # With one of these begins, in UTF-8, every letter that is Cyrillic, capitals aside.
    if not (b"\xd0" in encoded or b"\xd1" in encoded or b"\xe1\xb2" in encoded):
        return "en"
    sample = sample.casefold()
    if sum(map(len, _CYRILLIC.findall(sample))) * 2 <= sum(map(len, _LETTERS.findall(sample))):
        return "en"
    if "ў" in sample:
        return "be"
    return "uk" if any(char in sample for char in "їєґ") else "ru"


def _questions(text: str, found: Segmentation, date: StoryDate) -> list[str]:
    questions = []
    if found.first("paragraph") is None:
        questions.append("is there a story in this text? No paragraph was found")
    headline = found.first("headline")
    if headline is None:
        questions.append("what is the headline? The text has none")
    elif text[headline.end - 1] == ".":
        questions.append("is the first line the headline? It ends as a sentence does")
    if date.question:
        questions.append(date.question)
    return questions

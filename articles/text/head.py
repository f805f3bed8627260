"""The head of a page: what stands above the story, and where the story begins.

The head ends where the first dateline stands, or else the first paragraph of sentences. Within it the
headline is found by its form (four words or more, no comma at its end) and its place (a block of its own;
just above the timestamp or the standfirst); what is left over is furniture of the page.
"""

import re
from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from .datelines import Dateline, dateline
from .dates import dates
from .furniture import LONGEST_BYLINE, byline, furniture, names_only
from .lines import Line
from .sentences import sentences
from .timestamps import LONGEST_TIMESTAMP, Timestamp, timestamp

MOST_PROSE_ABOVE_DATELINE = 3
LONGEST_HEADLINE_WORDS = 40
LONGEST_SENTENCE_HEADLINE_WORDS = 18
_NEWS_WORDS = re.compile(
    r"(?<!\w)(?:said|reports|reported|told|today|yesterday|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|сообщает|сообщил|заявил|сегодня)(?!\w)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Reading:
    """A line with what its own words make it: at most one of these, and perhaps a dateline.

    `is_copy` says that nothing in its words takes it out of the story, `is_prose` that it is copy and reads
    as sentences.
    """

    line: Line
    furniture: str | None
    byline: str | None
    timestamp: Timestamp | None
    is_copy: bool
    is_prose: bool


class Head(NamedTuple):
    """Where the story begins (an index into the lines, their number if it never does) and what stands above
    it.

    `headline` and `standfirsts` are indexes of lines, `dateline` that of the first line of the story.
    """

    body: int
    headline: int | None
    standfirsts: frozenset[int]
    dateline: Dateline | None


class DeclaredHead(NamedTuple):
    """What the file that an article came in declares the first lines of its text to be."""

    standfirst: bool = False


def readings(text: str, found: list[Line]) -> list[Reading]:
    """Each line with what its own words make it."""
    return [_reading(text, line) for line in found]


def _reading(text: str, line: Line) -> Reading:
    words = line.text
    stamp = timestamp(text, line.start, line.end) if len(words) <= LONGEST_TIMESTAMP else None
    cruft = None if stamp else furniture(words)
    writer = byline(words) if len(words) <= LONGEST_BYLINE else None
    is_copy = not (cruft or writer or stamp)
    return Reading(line, cruft, writer, stamp, is_copy, is_copy and line.is_prose)


def head(text: str, read: list[Reading]) -> Head:
    """Where the story begins, and which line above it is the headline, which the standfirst."""
    body, found = _body(text, read)
    headline = _headline(read, body)
    standfirsts = frozenset() if headline is None else _standfirsts(read, headline, body)
    return Head(body, headline, standfirsts, found)


def head_below(text: str, read: list[Reading], declared: DeclaredHead) -> Head:
    """The head of a text whose first line is declared to be its headline, perhaps the next its standfirst.

    What follows is the story but for date lines, bylines and furniture that open it.
    """
    above = 2 if declared.standfirst else 1
    body = next((index for index in range(above, len(read)) if read[index].is_copy), len(read))
    found = None
    if body < len(read):
        found = dateline(text, read[body].line.start, read[body].line.end)
    return Head(body, 0, frozenset(range(1, above)), found)


def _body(text: str, read: list[Reading]) -> tuple[int, Dateline | None]:
    prose_above = 0
    for index, reading in enumerate(read):
        found = dateline(text, reading.line.start, reading.line.end) if reading.is_copy else None
        if found:
            return index, found
        prose_above += reading.is_prose
        if prose_above > MOST_PROSE_ABOVE_DATELINE:
            break
    first = next((index for index, reading in enumerate(read) if reading.is_prose), len(read))
    return _behind_stamp(read, first), None


def _behind_stamp(read: list[Reading], first: int) -> int:
    """Where the story begins if a prose standfirst and then a timestamp or byline stand above it, else
    `first`.

    A first line that asks or cries out, alone above prose, is a headline too, and so may be one short
    sentence.
    """
    above = [index for index in range(first) if read[index].is_copy]
    stamped = next(
        (i for i in range(first + 1, min(first + 4, len(read))) if read[i].timestamp or read[i].byline), None
    )
    if stamped is not None and not any(read[i].is_prose for i in range(first + 1, stamped)):
        begin = next((i for i in range(stamped, len(read)) if read[i].is_prose), None)
        if begin is not None and read[first].line.words <= (60 if above else LONGEST_HEADLINE_WORDS):
            return begin
    if not above and first + 1 < len(read) and read[first + 1].is_prose:
        line, story = read[first].line, read[first + 1].line
        if _asks(line) or _is_sentence_headline(line, story):
            return first + 1
    return first


def _asks(line: Line) -> bool:
    return line.text[-1] in "?!" and line.words <= 20 and not line.opens_quotation and ". " not in line.text


def _is_sentence_headline(line: Line, story: Line) -> bool:
    """Whether a first line that ends with a full stop is a headline: alone, short beside the story, without
    news words.

    First paragraphs name the day and who said so; headlines with a full stop hardly do.
    """
    short = line.words <= LONGEST_SENTENCE_HEADLINE_WORDS and story.words >= 1.4 * line.words
    if not short or line.block == story.block or line.opens_quotation or line.is_listed:
        return False
    one_sentence = len(sentences(line.text)) == 1
    return one_sentence and not (_NEWS_WORDS.search(line.text) or any(dates(line.text)))


def _headline(read: list[Reading], body: int) -> int | None:
    candidates = [
        index for index in range(body) if read[index].is_copy and _could_be_headline(read[index].line)
    ]
    headings = [index for index in candidates if not read[index].is_prose or _asks(read[index].line)]
    strong = [index for index in headings if read[index].line.words >= 4]
    if not strong:
        return _short_headline(read, headings, body) if headings else next(iter(candidates), None)
    strong = _in_own_blocks(read, strong, body) or strong
    stamp = next((i for i in range(body) if (read[i].timestamp or read[i].byline) and i > strong[0]), None)
    if stamp is None or strong[0] == 0:
        return strong[0]
    above = [index for index in strong if index < stamp]
    if len(above) > 1 and names_only(read[above[-1]].line.text):
        above.pop()  # the writer's name stands between standfirst and timestamp
    last = above[-1]
    if len(above) > 1 and (read[last].line.words > 1.3 * read[above[-2]].line.words or read[last].is_prose):
        return above[-2]
    return last


def _short_headline(read: list[Reading], headings: list[int], body: int) -> int:
    """Of headings of three words or fewer, the last above the first sentence: higher up stand rubrics."""
    sentence = next((index for index in range(body) if read[index].is_prose), body)
    return max((index for index in headings if index < sentence), default=headings[-1])


def _could_be_headline(line: Line) -> bool:
    return (
        not line.text[0].islower()
        and line.text[-1] not in ",:"
        and line.words <= LONGEST_HEADLINE_WORDS
        and not line.is_listed
    )


def _in_own_blocks(read: list[Reading], strong: list[int], body: int) -> list[int]:
    """Those that share their block above the story only with each other, with timestamps and with bylines."""
    peers = frozenset(strong)
    others = Counter(
        read[index].line.block
        for index in range(body)
        if index not in peers and (read[index].is_copy or read[index].furniture)
    )
    # One short line beside a headline is the rubric it stands under; more are a menu.
    return [index for index in strong if others[read[index].line.block] <= 1]


def _standfirsts(read: list[Reading], headline: int, body: int) -> frozenset[int]:
    return frozenset(
        index
        for index in range(headline + 1, body)
        if read[index].is_copy
        and (read[index].is_prose or (read[index].line.words >= 5 and not read[index].line.text[0].islower()))
        and read[index].line.text not in read[headline].line.text
    )

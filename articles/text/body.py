"""The story itself and what follows it: paragraphs, crossheads, and the furniture between and below them."""

import itertools
from collections.abc import Iterator

from .furniture import is_tail_heading
from .head import Reading
from .timestamps import Timestamp

LONGEST_CROSSHEAD_WORDS = 12
SHORTEST_UNFINISHED_PARAGRAPH_WORDS = 15

Verdict = tuple[str, str]
"""A segment kind and the reason for it in words."""


def verdicts(read: list[Reading], body: int) -> Iterator[Verdict]:
    """The kind of each line from `body` on, in order."""
    tail = _tail(read, body)
    last = next((i for i in range(tail - 1, body - 1, -1) if _is_text(read[i])), body - 1)
    dated = any(reading.timestamp for reading in read[:body])
    under_link = False
    for index in range(body, len(read)):
        reading = read[index]
        if index >= tail:
            yield "cruft", "it stands under a heading that lists other articles or comments"
            continue
        if reading.is_prose:
            under_link = False
            yield "paragraph", "it reads as sentences"
            continue
        verdict = _verdict(reading, index > last, under_link=under_link, dated=dated)
        under_link = _leads_on(reading) or (under_link and verdict[0] == "cruft")
        yield verdict


def _is_text(reading: Reading) -> bool:
    return reading.is_prose or (reading.is_copy and reading.line.ends_sentence)


def _tail(read: list[Reading], body: int) -> int:
    """Where a heading such as "Related articles" ends the story for good: less text follows it than stands
    above.
    """
    headings = [
        index
        for index in range(body + 1, len(read))
        if read[index].furniture and is_tail_heading(read[index].line.text)
    ]
    if headings:
        sizes = [len(reading.line.text) if reading.is_prose else 0 for reading in read]
        above = [0, *itertools.accumulate(sizes[body:])]
        for index in headings:
            if above[-1] - above[index - body] < above[index - body] / 2:
                return index
    return len(read)


def _leads_on(reading: Reading) -> bool:
    """Whether the line is a bare "Read also:", whose link stands on the next line."""
    return reading.furniture == "it leads to other articles" and reading.line.words <= 4


def _verdict(reading: Reading, behind_text: bool, *, under_link: bool, dated: bool) -> Verdict:
    line = reading.line
    if reading.furniture:
        return "cruft", reading.furniture
    if reading.byline:
        return "cruft", reading.byline
    if reading.timestamp:
        return _below(reading.timestamp, dated=dated)
    if under_link:
        return "cruft", "it stands under a link to other articles"
    if behind_text:
        return _behind(reading)
    if line.ends_sentence or line.opens_quotation or line.is_listed or line.text[-1] in ":;,":
        return "paragraph", "it is a short line of the story (a sentence, quotation or list entry)"
    if line.words <= LONGEST_CROSSHEAD_WORDS and not line.text[0].islower():
        return "crosshead", "it is a short line without a full stop between paragraphs"
    return "paragraph", "it stands between paragraphs and is too long for a crosshead"


def _below(stamp: Timestamp, *, dated: bool) -> Verdict:
    if dated:
        return "cruft", "it is a date line of the page; the story has one above it"
    return "timestamp", "it is a date line of its own below the head of the page"


def _behind(reading: Reading) -> Verdict:
    if reading.line.words >= SHORTEST_UNFINISHED_PARAGRAPH_WORDS:
        return "paragraph", "it is long, though it lacks a full stop"
    if reading.line.is_listed or (reading.line.opens_quotation and reading.line.words >= 6):
        return "paragraph", "it is a list entry or quotation below the last sentence"
    return "cruft", "it is a short line below the last sentence of the story: page furniture"

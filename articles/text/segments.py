"""Segments: what each stretch of a text is taken for, and why.

Segments are ordered, do not overlap, have no outer white space, and cover everything but white space.
Nothing is cut away: cruft is a kind like the others, and a person may change it.
"""

from typing import NamedTuple

from .body import Verdict, verdicts
from .datelines import Dateline
from .head import DeclaredHead, Head, Reading, head, head_below, readings
from .lines import lines
from .timestamps import Timestamp

KINDS = ("cruft", "headline", "standfirst", "timestamp", "dateline", "crosshead", "paragraph")


class Segment(NamedTuple):
    """A stretch `text[start:end]` (code points, end exclusive), its kind, and in words why it was taken for
    that.
    """

    kind: str
    start: int
    end: int
    reason: str


class Segmentation(NamedTuple):
    """The segments of a text, with the dateline and the timestamps that were read on the way.

    `timestamps` stand in the head of the page, `dates_below` among and below the paragraphs.
    """

    segments: list[Segment]
    dateline: Dateline | None
    timestamps: list[Timestamp]
    dates_below: list[Timestamp]

    def first(self, kind: str) -> Segment | None:
        """The first segment of a kind, or None."""
        for segment in self.segments:
            if segment.kind == kind:
                return segment
        return None

    def of(self, kind: str) -> list[Segment]:
        """All segments of a kind, in order."""
        return [segment for segment in self.segments if segment.kind == kind]


def segmentation(text: str, declared: DeclaredHead | None = None) -> Segmentation:
    """The segments of a canonical text; none for a text of white space only.

    `declared` says what its first lines are, where the file that it came in does.
    """
    read = readings(text, lines(text))
    if declared and read:
        found = head_below(text, read, declared)
        verdict_by_line = [
            _declared(index, found) or _above(read, index, found) for index in range(found.body)
        ]
    else:
        found = head(text, read)
        verdict_by_line = [_above(read, index, found) for index in range(found.body)]
    verdict_by_line += verdicts(read, found.body)
    segments = [
        Segment(kind, reading.line.start, reading.line.end, reason)
        for reading, (kind, reason) in zip(read, verdict_by_line, strict=True)
    ]
    if found.dateline:
        segments[found.body : found.body + 1] = _opening(text, segments[found.body], found.dateline)
    stamps = [
        (index, reading.timestamp)
        for index, reading in enumerate(read)
        if reading.timestamp and verdict_by_line[index][0] == "timestamp"
    ]
    in_head = [stamp for index, stamp in stamps if index < found.body]
    return Segmentation(
        segments, found.dateline, in_head, [stamp for index, stamp in stamps if index >= found.body]
    )


def _opening(text: str, line: Segment, found: Dateline) -> list[Segment]:
    """The dateline, and what follows it on its line."""
    opening = [Segment("dateline", found.start, found.end, _dateline_reason(found))]
    start = found.end
    while start < line.end and text[start].isspace():
        start += 1
    if start < line.end:
        opening.append(Segment("paragraph", start, line.end, "it follows the dateline"))
    return opening


def _declared(index: int, found: Head) -> Verdict | None:
    """The kind of a line that the file declares to be headline or standfirst."""
    if index == found.headline:
        return "headline", "the file declares it"
    return ("standfirst", "the file declares it") if index in found.standfirsts else None


def _above(read: list[Reading], index: int, found: Head) -> Verdict:
    """The kind of a line above the story."""
    reading = read[index]
    if index == found.headline:
        return "headline", "it is the line above the story that has the form and the place of a headline"
    if index in found.standfirsts:
        return "standfirst", "it stands between the headline and the story and is long enough for a sentence"
    if reading.timestamp:
        return _stamp(reading.timestamp, index, found)
    if reading.furniture or reading.byline:
        return "cruft", reading.furniture or reading.byline or ""
    return "cruft", "it stands above the story and is neither headline nor standfirst: page furniture"


def _stamp(stamp: Timestamp, index: int, found: Head) -> Verdict:
    """Above the headline a day without a time may be the page's own: today's date beside the menu.

    It is the story's if the dateline has the same day; without a date in the dateline, only if it names no
    weekday.
    """
    date, other = stamp.date, found.dateline.date if found.dateline else None
    agrees = other is not None and (other.month, other.day) == (date.month, date.day)
    doubtful = stamp.names_weekday if other is None else not agrees
    if stamp.could_be_page_date and doubtful and (found.headline is None or index < found.headline):
        return "cruft", "it is the date of the page, not of the story"
    return "timestamp", "it is a line with a date and little else near the headline"


def _dateline_reason(found: Dateline) -> str:
    parts = [("place", found.place), ("date", found.date), ("agency", found.agency)]
    return "it opens the story with " + " and ".join(name for name, value in parts if value is not None)

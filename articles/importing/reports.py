"""What became of a document, and what the importer read in it: for people, and as JSON."""

from dataclasses import dataclass, field
from typing import Any

from articles.text.canonical import CanonicalText
from articles.text.segments import Segment
from articles.text.story import Story


@dataclass(frozen=True)
class Reading:
    """A document that could be read: its canonical text, and the story in it."""

    canonical: CanonicalText
    story: Story

    def words(self, segment: Segment | None) -> str | None:
        """The words of a segment, or None."""
        return None if segment is None else self.canonical.text[segment.start : segment.end]


@dataclass(frozen=True)
class Report:
    """What became of one document.

    `outcome` is imported, unchanged, duplicate or rejected. `reason` says why it was rejected or of what it
    is a duplicate. `article` is the short id of the article it became or already was; None in a dry run or
    if rejected.
    """

    file: str
    outcome: str
    reason: str = ""
    reading: Reading | None = None
    article: str | None = None
    needs_person: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """The report as plain JSON types. Offsets are code points of the canonical text, end exclusive."""
        named = {
            "file": self.file,
            "outcome": self.outcome,
            "reason": self.reason or None,
            "article": self.article,
        }
        read = {} if self.reading is None else {**_metadata(self.reading), **_date(self.reading.story)}
        return {**named, **read, "needs_person": self.needs_person}

    def as_lines(self) -> list[str]:
        """The report for people, a line each; the first names file and outcome."""
        first = f"{self.outcome:<10}{self.file}" + (f": {self.reason}" if self.reason else "")
        if self.reading is None:
            return [printable(first)]
        found = _metadata(self.reading)
        told = [
            f"headline: {found['headline'] or 'none in the text'}",
            f"source: {_provenance(self.reading.story)}",
            f"date: {_date_in_words(self.reading.story)}",
            *(f"cut: “{cut['text']}” ({cut['reason']})" for cut in found["cuts"]),
            *(f"needs a person: {question}" for question in self.needs_person),
        ]
        return [printable(first), *(f"  {printable(line)}" for line in told)]


def printable(text: str) -> str:
    """Text for one line of a terminal: what is not printable (a line break, an escape) becomes a blank."""
    return "".join(char if char.isprintable() else " " for char in text)


def _metadata(reading: Reading) -> dict[str, Any]:
    story = reading.story
    line = story.dateline
    return {
        "headline": reading.words(story.headline),
        "standfirst": reading.words(story.standfirst),
        "timestamp": reading.words(story.timestamp),
        "dateline": None if line is None else reading.canonical.text[line.start : line.end],
        "place": None if line is None else line.place_name,
        "agency": story.agency,
        "outlet": story.outlet,
        "outlet_reason": story.outlet_reason,
        "relays": [relay.name for relay in story.relays],
        "language": story.language,
        "segments": [{"kind": part.kind, "start": part.start, "end": part.end} for part in story.segments],
        "cuts": [
            {"start": part.start, "end": part.end, "text": reading.words(part), "reason": part.reason}
            for part in story.segments
            if part.kind == "cruft"
        ],
        "text_sha256": reading.canonical.sha256,
        "raw_sha256": reading.canonical.raw_sha256,
    }


def _date(story: Story) -> dict[str, Any]:
    date, stated = story.date, story.date.stated
    return {
        "date_as_stated": None if stated is None else stated.words,
        "date_start": None if stated is None else stated.start,
        "date_end": None if stated is None else stated.end,
        "date_partial": date.partial or None,
        "date_resolved": date.resolved or None,
        "date_granularity": date.granularity or None,
        "date_basis": date.basis or None,
        "date_reason": date.reason,
    }


def _provenance(story: Story) -> str:
    outlet = f"outlet {story.outlet}" if story.outlet else "outlet not stated"
    agency = f"agency {story.agency}" if story.agency else "agency not stated"
    relays = " > ".join(relay.name for relay in story.relays)
    return f"{outlet}, {agency}" + (f", relays {relays}" if relays else "")


def _date_in_words(story: Story) -> str:
    date = story.date
    if date.stated is None:
        return "not stated"
    if not date.resolved:
        return f"“{date.stated.words}”, not resolved"
    return f"“{date.stated.words}” = {date.resolved} ({date.basis}: {date.reason})"

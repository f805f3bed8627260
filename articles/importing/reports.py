"""What became of a document, and what the importer read in it: for people, and as JSON."""

from dataclasses import dataclass, field
from typing import Any

from .identification import Decision
from .readers.documents import Piece, Unreadable
from .readers.readings import Reading
from .readers.ready import Ready


@dataclass(frozen=True, slots=True)
class Report:
    """What became of one document.

    `place` is where in the file it stands. `outcome` is imported, updated (the outlet changed its text),
    unchanged, duplicate or rejected. `reason` says why it was rejected or of what it is a duplicate.
    `article` is the short id of the article it became or already was; None if rejected. `ready` is None
    if it was not read: rejected, or met before as the same bytes.
    """

    file: str
    outcome: str
    reason: str = ""
    place: str = ""
    format: str = ""
    ready: Ready | None = None
    article: str | None = None
    needs_person: list[str] = field(default_factory=list)

    @property
    def reading(self) -> Reading | None:
        """All that was read of the document; unpacked at every call."""
        return None if self.ready is None else self.ready.reading

    def as_json(self) -> dict[str, Any]:
        """The report as plain JSON types. Offsets are code points of the canonical text, end exclusive."""
        named = {
            "file": self.file,
            "position": self.place or None,
            "format": self.format or None,
            "outcome": self.outcome,
            "reason": self.reason or None,
            "article": self.article,
        }
        reading = self.reading
        read = {} if reading is None else {**_metadata(reading), **_date(reading)}
        return {**named, **read, "needs_person": self.needs_person}

    def as_lines(self) -> list[str]:
        """The report for people, a line each; the first names file and outcome."""
        where = self.file + (f", {self.place}" if self.place else "")
        first = f"{self.outcome:<10}{where}" + (f": {self.reason}" if self.reason else "")
        reading = self.reading
        if reading is None:
            return [printable(first)]
        found = _metadata(reading)
        told = [
            f"headline: {found['headline'] or 'none in the text'}",
            f"source: {_provenance(reading)}",
            f"date: {_date_in_words(reading)}",
            *(f"cut: “{cut['text']}” ({cut['reason']})" for cut in found["cuts"]),
            *(f"needs a person: {question}" for question in self.needs_person),
        ]
        return [printable(first), *(f"  {printable(line)}" for line in told)]


def report_on(subject: Ready | Unreadable | Piece, decision: Decision) -> Report:
    """The report on a document, or on a piece that was not read again, and what was decided of it."""
    ready = subject if isinstance(subject, Ready) else None
    return Report(
        file=subject.file,
        outcome=decision.outcome,
        reason=decision.reason,
        place=subject.place,
        format=subject.format,
        ready=ready,
        article=decision.article.short_id or None,
        needs_person=list(ready.questions) if ready and decision.is_new else [],
    )


def printable(text: str) -> str:
    """Text for one line of a terminal: what is not printable (a line break, an escape) becomes a blank."""
    return "".join(char if char.isprintable() else " " for char in text)


def _metadata(reading: Reading) -> dict[str, Any]:
    story, document = reading.story, reading.document
    line = story.dateline
    return {
        "encoding": document.encoding,
        "declared_encoding": document.declared_encoding or None,
        "headline": reading.words(story.headline),
        "standfirst": reading.words(story.standfirst),
        "timestamp": reading.words(story.timestamp),
        "dateline": None if line is None else reading.text[line.start : line.end],
        "place": None if line is None else line.place_name,
        "agency": reading.agency,
        "outlet": reading.outlet,
        "outlet_reason": reading.outlet_reason,
        "relays": [relay.name for relay in story.relays],
        "language": reading.language,
        "url": reading.url or None,
        "external_id": reading.external_id or None,
        "declared": {
            name: {"value": stated.value, "where": stated.where} for name, stated in reading.declared.items()
        },
        "segments": [{"kind": part.kind, "start": part.start, "end": part.end} for part in story.segments],
        "cuts": [
            {"start": part.start, "end": part.end, "text": reading.words(part), "reason": part.reason}
            for part in story.segments
            if part.kind == "cruft"
        ],
        "text_sha256": reading.text_sha256,
        "raw_sha256": reading.raw_sha256,
    }


def _date(reading: Reading) -> dict[str, Any]:
    date, stated, declared = reading.date, reading.date.stated, reading.declared.get("date")
    as_stated = stated.words if stated else declared and declared.value
    return {
        "date_as_stated": as_stated,
        "date_start": None if stated is None else stated.start,
        "date_end": None if stated is None else stated.end,
        "date_partial": date.partial or None,
        "date_resolved": date.resolved or None,
        "date_granularity": date.granularity or None,
        "date_basis": date.basis or None,
        "date_reason": date.reason,
    }


def _provenance(reading: Reading) -> str:
    outlet = f"outlet {reading.outlet}" if reading.outlet else "outlet not stated"
    agency = f"agency {reading.agency}" if reading.agency else "agency not stated"
    relays = " > ".join(relay.name for relay in reading.story.relays)
    return f"{outlet}, {agency}" + (f", relays {relays}" if relays else "")


def _date_in_words(reading: Reading) -> str:
    date = reading.date
    if date.resolved:
        stated = f"“{date.stated.words}” = " if date.stated else ""
        return f"{stated}{date.resolved} ({date.basis}: {date.reason})"
    return "not stated" if date.stated is None else f"“{date.stated.words}”, not resolved"

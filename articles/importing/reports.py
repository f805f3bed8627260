"""What became of a document, and what the importer read in it: for people, and as JSON."""

from dataclasses import dataclass, field
from typing import Any

from .identification import Decision
from .readers.documents import Piece, Unreadable
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
        read = {} if self.ready is None else _metadata(self.ready)
        return {**named, **read, "needs_person": self.needs_person}

    def as_lines(self) -> list[str]:
        """The report for people, a line each; the first names file and outcome."""
        where = self.file + (f", {self.place}" if self.place else "")
        first = f"{self.outcome:<10}{where}" + (f": {self.reason}" if self.reason else "")
        if self.ready is None:
            return [printable(first)]
        found = _metadata(self.ready)
        told = [
            f"headline: {found['headline'] or 'none in the text'}",
            f"source: {_provenance(found)}",
            f"date: {_date_in_words(found)}",
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


def _metadata(ready: Ready) -> dict[str, Any]:
    text, fields, parts = ready.text.decode(), ready.fields(), ready.parts()
    stamp = next((part for part in parts if part.kind == "timestamp"), None)
    return {
        "encoding": fields["encoding"],
        "declared_encoding": fields["declared_encoding"] or None,
        "headline": fields["headline"] or None,
        "standfirst": fields["standfirst"] or None,
        "timestamp": None if stamp is None else text[stamp.start : stamp.end],
        "dateline": fields["dateline"] or None,
        "place": fields["dateline_place"] or None,
        "agency": ready.agency,
        "outlet": ready.outlet,
        "outlet_reason": ready.outlet_reason,
        "relays": [name for name, _, _ in ready.relays],
        "language": fields["language"],
        "url": ready.url or None,
        "external_id": ready.external_id or None,
        "declared": fields["declared"],
        "segments": [{"kind": part.kind, "start": part.start, "end": part.end} for part in parts],
        "cuts": [
            {"start": part.start, "end": part.end, "text": text[part.start : part.end], "reason": part.reason}
            for part in parts
            if part.kind == "cruft"
        ],
        "text_sha256": ready.text_sha256,
        "raw_sha256": ready.raw_sha256,
        **_date(fields),
    }


def _date(fields: dict[str, Any]) -> dict[str, Any]:
    declared = fields["declared"].get("date")
    return {
        "date_as_stated": fields["date_as_stated"] or (declared and declared["value"]),
        "date_start": fields["date_as_stated_start"],
        "date_end": fields["date_as_stated_end"],
        "date_partial": fields["date_partial"] or None,
        "date_resolved": fields["date_resolved"] or None,
        "date_granularity": fields["date_granularity"] or None,
        "date_basis": fields["date_basis"] or None,
        "date_reason": fields["date_reason"],
    }


def _provenance(found: dict[str, Any]) -> str:
    outlet = f"outlet {found['outlet']}" if found["outlet"] else "outlet not stated"
    agency = f"agency {found['agency']}" if found["agency"] else "agency not stated"
    relays = " > ".join(found["relays"])
    return f"{outlet}, {agency}" + (f", relays {relays}" if relays else "")


def _date_in_words(found: dict[str, Any]) -> str:
    words = f"“{found['date_as_stated']}”" if found["date_start"] is not None else ""
    if found["date_resolved"]:
        stated = f"{words} = " if words else ""
        return f"{stated}{found['date_resolved']} ({found['date_basis']}: {found['date_reason']})"
    return f"{words}, not resolved" if words else "not stated"

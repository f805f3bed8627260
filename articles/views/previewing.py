"""What an import of uploaded files would do, before anybody starts it; nothing is written."""

import time
from collections import Counter
from dataclasses import dataclass, replace

from articles.importing.readers.documents import FIELDS
from articles.importing.readers.readings import Reading
from articles.importing.reports import Report
from articles.importing.run import Progress, preview, reading_options
from articles.importing.uploads import sources_of
from articles.models import ImportBatch

from .outcomes import IN_WORDS, Counted, counted

MOST = 50
"""Documents that are looked through."""
SECONDS = 4.0
"""After so long no further document is looked at: somebody waits for the page."""
SECONDS_A_DOCUMENT = 2.0
PROCESSES = 2
LINES, LONGEST_LINE = 6, 320

OUT_OF_TIME = "reading it took longer than"
"""How the reason begins for what needs more time than a preview has."""


@dataclass(frozen=True)
class Line:
    """The beginning of a stretch of the text: its kind, as in segments, and its first words."""

    kind: str
    words: str


@dataclass(frozen=True)
class Previewed:
    """What would become of one document."""

    report: Report
    lines: list[Line]
    cuts: list[tuple[str, str]]
    is_slow: bool = False

    @property
    def outcome(self) -> str:
        """In the words of the page."""
        return IN_WORDS[self.report.outcome]

    @property
    def facts(self) -> list[tuple[str, str]]:
        """What was read of the document beside its text, by name."""
        reading = self.report.reading
        if reading is None:
            return []
        date = reading.date
        found = [
            ("Date", f"{date.resolved} ({date.basis})" if date.resolved else ""),
            ("Outlet", reading.outlet or ""),
            ("Agency", reading.agency or ""),
            ("Encoding", _encoding(reading)),
            ("Address", reading.url),
        ]
        return [(name, value) for name, value in found if value]


@dataclass(frozen=True)
class Preview:
    """The first documents of an upload; `is_whole` says that there are no more."""

    documents: list[Previewed]
    is_whole: bool
    fields: list[tuple[str, list[str]]]

    @property
    def counts(self) -> list[Counted]:
        """How many of these documents would have each outcome."""
        return counted(Counter(it.report.outcome for it in self.documents if not it.is_slow))


class EnoughError(Exception):
    """So much is looked through, or so long it took, that the page is shown."""


def preview_of(batch: ImportBatch) -> Preview:
    """Look through the first documents of an upload, as many as there is time for."""
    reports: list[Report] = []
    end = time.monotonic() + SECONDS

    def step() -> None:
        if time.monotonic() > end or len(reports) > MOST:
            raise EnoughError

    options = reading_options(batch.mapping)
    limits = replace(options.limits, seconds=min(options.limits.seconds, SECONDS_A_DOCUMENT))
    is_whole = True
    try:
        preview(
            sources_of(batch),
            options=replace(options, limits=limits),
            workers=PROCESSES,
            progress=Progress(on_report=reports.append, step=step),
            most=MOST + 1,
        )
    except EnoughError:
        is_whole = False
    return Preview(
        [_previewed(report) for report in reports[:MOST]], is_whole and len(reports) <= MOST, _fields(reports)
    )


def _previewed(report: Report) -> Previewed:
    reading = report.reading
    if reading is None:
        return Previewed(report, [], [], is_slow=report.reason.startswith(OUT_OF_TIME))
    cuts = [part for part in reading.story.segments if part.kind == "cruft"]
    return Previewed(
        report,
        _first_lines(reading),
        [(_shortened(reading.words(part) or ""), part.reason) for part in cuts],
    )


def _first_lines(reading: Reading) -> list[Line]:
    kept = (part for part in reading.story.segments if part.kind != "cruft")
    return [
        Line(part.kind, _shortened(reading.words(part) or ""))
        for part, _ in zip(kept, range(LINES), strict=False)
    ]


def _shortened(words: str) -> str:
    line = " ".join(words[: LONGEST_LINE + 1].split())
    return line if len(words) <= LONGEST_LINE else f"{line[:LONGEST_LINE].rstrip()}…"


def _encoding(reading: Reading) -> str:
    """What the bytes were decoded by, where that is not what everybody expects."""
    used, said = reading.document.encoding, reading.document.declared_encoding
    if said and said.casefold() != used.casefold():
        return f"{used} (the file says {said})"
    return "" if used.casefold() in ("utf-8", "ascii") else used


def _fields(reports: list[Report]) -> list[tuple[str, list[str]]]:
    """Our fields as they were found in the files: by name, the places they were read from."""
    places: dict[str, dict[str, None]] = {}
    for report in reports:
        for name, declared in report.reading.declared.items() if report.reading else ():
            places.setdefault(name, {})[declared.where] = None
    return [(name, list(places[name])) for name in FIELDS if name in places]

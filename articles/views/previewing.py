"""What an import of uploaded files would do, before anybody starts it; nothing is written."""

import time
from collections import Counter
from dataclasses import dataclass, replace

from articles.importing.readers.documents import FIELDS
from articles.importing.readers.ready import Ready
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
    """What would become of one document; `facts` are what was read of it beside its text, by name."""

    report: Report
    lines: list[Line]
    cuts: list[tuple[str, str]]
    facts: list[tuple[str, str]]
    is_slow: bool = False

    @property
    def outcome(self) -> str:
        """In the words of the page."""
        return IN_WORDS[self.report.outcome]


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
    if report.ready is None:
        return Previewed(report, [], [], [], is_slow=report.reason.startswith(OUT_OF_TIME))
    text = report.ready.text.decode()
    shown = [(part, _shortened(text[part.start : part.end])) for part in report.ready.parts()]
    kept = [Line(part.kind, words) for part, words in shown if part.kind != "cruft"]
    cuts = [(words, part.reason) for part, words in shown if part.kind == "cruft"]
    return Previewed(report, kept[:LINES], cuts, _facts(report.ready))


def _facts(ready: Ready) -> list[tuple[str, str]]:
    fields = ready.fields()
    found = [
        ("Date", f"{fields['date_resolved']} ({fields['date_basis']})" if fields["date_resolved"] else ""),
        ("Outlet", ready.outlet or ""),
        ("Agency", ready.agency or ""),
        ("Encoding", _encoding(fields["encoding"], fields["declared_encoding"])),
        ("Address", ready.url),
    ]
    return [(name, value) for name, value in found if value]


def _shortened(words: str) -> str:
    line = " ".join(words[: LONGEST_LINE + 1].split())
    return line if len(words) <= LONGEST_LINE else f"{line[:LONGEST_LINE].rstrip()}…"


def _encoding(used: str, said: str) -> str:
    """What the bytes were decoded by, where that is not what everybody expects."""
    if said and said.casefold() != used.casefold():
        return f"{used} (the file says {said})"
    return "" if used.casefold() in ("utf-8", "ascii") else used


def _fields(reports: list[Report]) -> list[tuple[str, list[str]]]:
    """Our fields as they were found in the files: by name, the places they were read from."""
    places: dict[str, dict[str, None]] = {}
    for report in reports:
        for name, said in report.ready.fields()["declared"].items() if report.ready else ():
            places.setdefault(name, {})[said["where"]] = None
    return [(name, list(places[name])) for name in FIELDS if name in places]

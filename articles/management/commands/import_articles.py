"""`manage.py import_articles`: files and folders of articles into the database."""

import json
import os
import sys
from argparse import ArgumentParser, ArgumentTypeError
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from articles.importing.readers.documents import RefusedError
from articles.importing.readers.files import Skipped, SourceFile, files_in, on_standard_input, shown
from articles.importing.readers.options import parse_mapping
from articles.importing.reports import Report
from articles.importing.run import (
    Progress,
    Source,
    forget_if_unchanged,
    preview,
    reading_options,
    run_batch,
    start_batch,
)
from articles.importing.search import index_some
from articles.models import SearchBacklog

ALL_TAKEN, SOME_REJECTED, NOTHING_TAKEN = 0, 1, 2
STANDARD_INPUT = Path("-")


class Command(BaseCommand):
    """Imports articles and says of each document what was taken, what was cut and why, and what needs a
    person.

    Exit code 0: everything was taken or was there already; 1: something was rejected; 2: nothing could be
    taken.
    """

    help = "Import articles from files, folders, wildcards or standard input (-)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "paths",
            nargs="+",
            type=Path,
            metavar="PATH",
            help="a file, a folder, wildcards, or -",
        )
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, write nothing")
        parser.add_argument(
            "--json", action="store_true", help="one JSON object a document on standard output"
        )
        parser.add_argument("--text", action="store_true", help="with --json: the whole text too")
        parser.add_argument(
            "--map",
            type=_mapping,
            default={},
            metavar="OURS=THEIRS,…",
            help="which fields of JSON and CSV files stand for ours, for example text=body,title=headline",
        )
        parser.add_argument(
            "--workers",
            type=_workers,
            default=os.cpu_count() or 1,
            metavar="N",
            help="processes that read (default: as many as there are processors)",
        )

    def handle(self, *, paths: list[Path], dry_run: bool, json: bool, text: bool, **options: Any) -> None:
        outcomes: Counter[str] = Counter()
        reading = reading_options(options["map"])
        sources = self._sources(paths, reading.limits.file_bytes)
        bar = tqdm(
            total=sum(source.size or 0 for source in sources if isinstance(source, SourceFile)),
            file=sys.stderr,
            unit="B",
            unit_scale=True,
            leave=False,
            disable=not sys.stderr.isatty(),
        )

        def tell(report: Report) -> None:
            outcomes[report.outcome] += 1
            with tqdm.external_write_mode(file=sys.stderr):
                self._tell(report, as_json=json, with_text=text)

        with bar:
            progress = Progress(on_report=tell, on_bytes=bar.update)
            if dry_run:
                preview(sources, options=reading, workers=options["workers"], progress=progress)
            else:
                batch = start_batch(sources, source=" ".join(map(shown, paths)), by=None)
                run_batch(batch, sources, options=reading, workers=options["workers"], progress=progress)
                forget_if_unchanged(batch)
        if not dry_run:
            _index(show=sys.stderr.isatty())
        self._end(outcomes, dry_run=dry_run, json=json)

    def _sources(self, paths: list[Path], most: int) -> list[Source]:
        found: list[Source] = []
        for path in paths:
            for file in [on_standard_input(most)] if path == STANDARD_INPUT else files_in([path]):
                if isinstance(file, Skipped):
                    self.stderr.write(f"skipped {file.file}: {file.reason}")
                else:
                    found.append(file)
        return found

    def _tell(self, report: Report, *, as_json: bool, with_text: bool) -> None:
        if as_json:
            told = report.as_json()
            if with_text and report.ready:
                told["text"] = report.ready.text.decode()
            lines = json.dumps(told)  # ASCII only: whatever the terminal's encoding is, it arrives
        else:
            lines = "\n".join(report.as_lines())
        self._write(lines.encode(_encoding(), "replace").decode(_encoding()))

    def _write(self, lines: str) -> None:
        try:
            self.stdout.write(lines)
            self.stdout.flush()
        except BrokenPipeError:
            # Whoever read the report has gone ("| head"); the import goes on without him.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

    def _end(self, outcomes: Counter[str], *, dry_run: bool, json: bool) -> None:
        counted = ", ".join(f"{number} {outcome}" for outcome, number in sorted(outcomes.items()))
        if counted and not json:
            self._write(counted + (" (dry run: nothing was written)" if dry_run else ""))
        if not counted:
            self.stderr.write("nothing to import: name files, or a folder that holds files with articles")
        code = _exit_code(outcomes)
        if code != ALL_TAKEN:
            sys.exit(code)


def _index(*, show: bool) -> None:
    """Make the stored texts findable by their words: the second stage, which takes longer."""
    waiting = SearchBacklog.objects.count()
    with tqdm(total=waiting, file=sys.stderr, unit=" texts indexed", leave=False, disable=not show) as bar:
        while count := index_some():
            bar.update(count)


def _mapping(words: str) -> Mapping[str, str]:
    try:
        return parse_mapping(words)
    except RefusedError as refusal:
        raise ArgumentTypeError(str(refusal)) from None


def _workers(words: str) -> int:
    if not words.isdecimal() or not 1 <= int(words) <= 256:
        raise ArgumentTypeError(f"{words!r} is no number of processes from 1 to 256")
    return int(words)


def _exit_code(outcomes: Counter[str]) -> int:
    rejected = outcomes["rejected"]
    if rejected == outcomes.total():
        return NOTHING_TAKEN
    return SOME_REJECTED if rejected else ALL_TAKEN


def _encoding() -> str:
    return getattr(sys.stdout, "encoding", None) or "utf-8"

"""`manage.py import_articles`: files and folders of articles into the database."""

import json
import os
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from articles.importing.documents import Document, Unreadable
from articles.importing.files import Skipped, files_in
from articles.importing.readers import documents_in_file, shown
from articles.importing.reports import Report
from articles.importing.run import import_documents, preview_documents

ALL_TAKEN, SOME_REJECTED, NOTHING_TAKEN = 0, 1, 2


class Command(BaseCommand):
    """Imports articles and says of each file what was taken, what was cut and why, and what needs a person.

    Exit code 0: everything was taken or was there already; 1: something was rejected; 2: nothing could be
    taken.
    """

    help = "Import articles (.txt) from files and folders."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a file or a folder")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, write nothing")
        parser.add_argument(
            "--json", action="store_true", help="one JSON object a document on standard output"
        )

    def handle(self, *, paths: list[Path], dry_run: bool, json: bool, **options: Any) -> None:
        outcomes: Counter[str] = Counter()
        bar = tqdm(
            self._files(paths), file=sys.stderr, unit=" files", leave=False, disable=not sys.stderr.isatty()
        )

        def tell(report: Report) -> None:
            outcomes[report.outcome] += 1
            with tqdm.external_write_mode(file=sys.stderr):
                self._tell(report, as_json=json)

        if dry_run:
            preview_documents(_documents(bar), on_report=tell)
        else:
            source = " ".join(shown(path) for path in paths)
            import_documents(_documents(bar), source=source, by=None, on_report=tell)
        if not json:
            self._sum_up(outcomes, dry_run)
        if not outcomes:
            self.stderr.write(
                "nothing to import: no .txt file was found; name a file or a folder that holds some"
            )
        code = _exit_code(outcomes)
        if code != ALL_TAKEN:
            sys.exit(code)

    def _files(self, paths: list[Path]) -> list[Path | Unreadable]:
        found: list[Path | Unreadable] = []
        for file in files_in(paths):
            if isinstance(file, Skipped):
                self.stderr.write(f"skipped {file.file}: {file.reason}")
            else:
                found.append(file)
        return found

    def _tell(self, report: Report, *, as_json: bool) -> None:
        # JSON in ASCII only: whatever the terminal's encoding is, it arrives.
        lines = json.dumps(report.as_json()) if as_json else "\n".join(report.as_lines())
        self._write(lines.encode(_encoding(), "replace").decode(_encoding()))

    def _write(self, lines: str) -> None:
        try:
            self.stdout.write(lines)
            self.stdout.flush()
        except BrokenPipeError:
            # Whoever read the report has gone ("| head"); the import goes on without him.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

    def _sum_up(self, outcomes: Counter[str], dry_run: bool) -> None:
        counted = ", ".join(f"{number} {outcome}" for outcome, number in sorted(outcomes.items()))
        if counted:
            self._write(counted + (" (dry run: nothing was written)" if dry_run else ""))


def _documents(files: "tqdm[Path | Unreadable]") -> Iterator[Document | Unreadable]:
    for file in files:
        if isinstance(file, Unreadable):
            yield file
        else:
            yield from documents_in_file(file)


def _exit_code(outcomes: Counter[str]) -> int:
    rejected = outcomes["rejected"]
    if rejected == outcomes.total():
        return NOTHING_TAKEN
    return SOME_REJECTED if rejected else ALL_TAKEN


def _encoding() -> str:
    return getattr(sys.stdout, "encoding", None) or "utf-8"

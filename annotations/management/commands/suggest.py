"""`manage.py suggest`: who said what in texts."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, TextIO

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from annotations.management.json_lines import BadLineError, Entry, entry_in, id_of
from annotations.services.suggesting import AT_ONCE, Outcome, suggest, texts
from annotations.suggesting.attributing import attributions
from annotations.suggesting.shapes import Attribution
from articles.models import ArticleVersion

SOME_REFUSED = 1
LONGEST_LINE = 20_000_000
"""Bytes; a longer line is no article."""


class Command(BaseCommand):
    """Suggests who said what.

    With --article or --all it reads stored texts and stores what it finds beside what was decided before.
    With --jsonl it reads one text a line and writes its attributions a line, as they come, and touches no
    database: a line that cannot be read is told on standard error with its number, and the others go on.
    Exit code 0: every text was read; 1: some were not.
    """

    help = (
        "Suggest who said what: with --jsonl JSON lines on standard input to JSON lines on standard output."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument(
            "--jsonl",
            action="store_true",
            help='read lines {"id", "text", "date"?}, write lines {"id", "attributions"}; no database',
        )
        what.add_argument("--article", metavar="SHORT-ID", help="the texts of one stored article")
        what.add_argument("--all", action="store_true", help="the texts of all stored articles")

    def handle(self, *, jsonl: bool, article: str | None, **options: Any) -> None:
        if not jsonl:
            self.stdout.write(told(suggest_stored(article)))
        elif suggest_lines(sys.stdin.buffer, sys.stdout, sys.stderr):
            sys.exit(SOME_REFUSED)


def suggest_stored(article: str | None) -> Outcome:
    """Suggest for the texts of an article (by its short id) or, with None, of all, telling the progress."""
    versions = ArticleVersion.objects.order_by("pk")
    if article is not None:
        versions = versions.filter(article__short_id=article)
        if not versions.exists():
            raise CommandError(
                f"No article has the short id “{article}”: it stands in the article's address."
            )
    numbers = list(versions.values_list("pk", flat=True))
    outcome = Outcome()
    with tqdm(total=len(numbers), unit="text", file=sys.stderr, disable=article is not None) as progress:
        for first in range(0, len(numbers), AT_ONCE):
            for version in texts(numbers[first : first + AT_ONCE]):
                outcome += suggest(version=version)
                progress.update()
    return outcome


def told(outcome: Outcome) -> str:
    """What a run did, in one line."""
    return f"{outcome.added} suggestions added, {outcome.stale} now stale, {outcome.kept} as they were."


def suggest_lines(lines: Iterable[bytes], out: TextIO, err: TextIO) -> int:
    """Write a line of attributions for each line of text, at once; returns how many lines were refused."""
    refused = 0
    for number, line in _numbered(lines):
        try:
            entry = entry_of(line)
        except BadLineError as error:
            refused += 1
            err.write(f"standard input, line {number}: {error}; the line is left out\n")
            continue
        found = [as_json(attribution) for attribution in attributions(entry["text"], on=entry["date"])]
        out.write(json.dumps({"id": entry["id"], "attributions": found}) + "\n")
        out.flush()
    return refused


def _numbered(lines: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """The lines that are not blank, counted from 1 with the blank ones."""
    return ((number, line) for number, line in enumerate(lines, start=1) if line.strip())


def entry_of(line: bytes) -> Entry:
    """The id, text and date (or None) of a line; fields of other names are passed over.

    Raises BadLineError where the line is no JSON object with an id and a text.
    """
    entry = entry_in(line, LONGEST_LINE)
    known_as, text = id_of(entry), entry.get("text")
    if not isinstance(text, str):
        raise BadLineError('"text" is missing or no text')
    return {"id": known_as, "text": text, "date": _date(entry.get("date"))}


def _date(stated: object) -> date | None:
    """The day of an ISO date or time; None where none is stated."""
    if stated is None or stated == "":
        return None
    try:
        return date.fromisoformat(str(stated)[:10])
    except ValueError as error:
        raise BadLineError('"date" is no date of the form YYYY-MM-DD') from error


def as_json(attribution: Attribution) -> Entry:
    """An attribution as the output has it: spans are code points, end exclusive.

    `speaker` is there only where somebody is named, `relays` only where an agency passes the words on.
    """
    entry: Entry = {
        "content": attribution.content,
        "source": attribution.source,
        "cue": attribution.cue,
        "mode": attribution.mode,
        "resolved_by": attribution.resolved_by,
        "confidence": attribution.confidence,
        "shown": attribution.shown,
        "reason": attribution.reason,
    }
    if attribution.speaker:
        entry["speaker"] = attribution.speaker
    if attribution.relays:
        entry["relays"] = attribution.relays
    return entry

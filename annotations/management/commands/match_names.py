"""`manage.py match_names`: whose names these are, across scripts and spellings; no database."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from django.core.management.base import BaseCommand, CommandError

from annotations.management.json_lines import BadLineError, Entry, entry_in, id_of
from annotations.suggesting.names.index import NameIndex, Person
from annotations.suggesting.names.likeness import alike

MOST_MATCHES = 10
LONGEST_LINE = 1_000_000
"""Bytes; a longer line is no list of names."""
LONGEST_NAME = 500
"""Characters; what stands behind them is not compared."""

Taken = TypeVar("Taken")


class Command(BaseCommand):
    """Reads one JSON object a line and writes one JSON object a line, as they come.

    A line that cannot be read is told on standard error with its number, and the others go on. Exit code 0:
    every line was taken; 1: some were not.
    """

    help = "Match names on standard input with people, or with --pairs score pairs of names."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--people",
            type=Path,
            metavar="FILE.jsonl",
            help='lines {"id", "name", "aliases"?}; the input is lines {"id", "name"} (pairs need none)',
        )
        parser.add_argument("--pairs", action="store_true", help='the input is lines {"a", "b"}: score each')

    def handle(self, *, people: Path | None, pairs: bool, **options: Any) -> None:
        self.refused = 0
        if pairs:
            answers = self._taken(sys.stdin.buffer, "standard input", _scored)
        elif people is None:
            raise CommandError("Say who the people are with --people FILE.jsonl, or give --pairs.")
        else:
            matcher = Matcher(self._people(people))
            answers = self._taken(sys.stdin.buffer, "standard input", matcher.matched)
        for answer in answers:
            self.stdout.write(json.dumps(answer))
            self.stdout.flush()
        if self.refused:
            sys.exit(1)

    def _people(self, file: Path) -> list[tuple[Any, Person]]:
        try:
            with file.open("rb") as lines:
                return list(self._taken(lines, str(file), _person))
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from error

    def _taken(self, lines: Iterable[bytes], where: str, take: Callable[[Entry], Taken]) -> Iterator[Taken]:
        """What is taken of each line; of a line that cannot be taken one line of error."""
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                yield take(entry_in(line, LONGEST_LINE))
            except BadLineError as error:
                self.refused += 1
                self.stderr.write(f"{where}, line {number}: {error}; the line is left out")


class Matcher:
    """Answers queries about the people of a file."""

    def __init__(self, people: list[tuple[Any, Person]]) -> None:
        self._ids = [known_as for known_as, _ in people]
        self._index = NameIndex(
            Person(str(number), person.name, person.aliases) for number, (_, person) in enumerate(people)
        )

    def matched(self, entry: Entry) -> Entry:
        """At most ten people, best first, each with a score from 0 to 1."""
        known_as, name = id_of(entry), _name(entry, "name")
        found = self._index.matches(name, most=MOST_MATCHES)
        return {"id": known_as, "matches": [[self._ids[int(match.key)], match.score] for match in found]}


def _scored(entry: Entry) -> Entry:
    """A pair of names as it came, with its score from 0 to 1 and why."""
    likeness = alike(_name(entry, "a"), _name(entry, "b"))
    return {**entry, "score": likeness.score, "reason": likeness.reason}


def _person(entry: Entry) -> tuple[Any, Person]:
    aliases = entry.get("aliases")
    if aliases is None:
        aliases = []
    if not isinstance(aliases, list) or not all(isinstance(alias, str) for alias in aliases):
        raise BadLineError('"aliases" is no list of names')
    return id_of(entry), Person("", _name(entry, "name"), tuple(aliases))


def _name(entry: Entry, field: str) -> str:
    name = entry.get(field)
    if not isinstance(name, str):
        raise BadLineError(f'"{field}" is missing or no name')
    return name[:LONGEST_NAME]

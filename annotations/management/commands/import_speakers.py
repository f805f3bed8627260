"""`import_speakers`: add to the identity register what files say."""

import sys
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from annotations.exchange.entries import Problem, RegisterFile
from annotations.exchange.files import LARGEST_FILE, read, together
from annotations.exchange.planning import Plan
from annotations.models import Coder
from annotations.services.coders import coder_for
from annotations.services.exchange import take_in_register, what_is_new
from annotations.services.writing import Refused

SOME_NOT_TAKEN, NOTHING_TAKEN = 1, 2
"""Exit status if something could not be taken in, and if nothing could."""


class Command(BaseCommand):
    """Only adds: what the register holds already stays as it is, and a second run adds nothing."""

    help = "Adds speakers, names, offices and terms from CSV, JSON (Popolo), fixtures or Wikidata entities."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="files taken together")
        parser.add_argument("--dry-run", action="store_true", help="say what would be added, and add nothing")
        parser.add_argument(
            "--by",
            default="",
            metavar="NAME",
            help="the account in whose name it is added; a reviewer's or manager's confirms what the files "
            "call confirmed (without it everything waits for a reviewer)",
        )

    def handle(self, *, files: list[Path], dry_run: bool, by: str, **options: Any) -> None:
        coder = _coder_called(by) if by else None
        register = together((str(file), _read(file)) for file in files)
        try:
            added = what_is_new(register) if dry_run else take_in_register(file=register, by=coder)
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        for problem in added.problems:
            self.stderr.write(f"not taken: {problem}")
        self.stdout.write(summary(added) + (" (dry run: nothing was written)" if dry_run else ""))
        if added.problems:
            sys.exit(SOME_NOT_TAKEN if added.speakers or added.known or added.offices else NOTHING_TAKEN)


def _read(file: Path) -> RegisterFile:
    try:
        with file.open("rb") as opened:
            return read(opened.read(LARGEST_FILE + 1))
    except OSError as error:
        return RegisterFile(problems=(Problem("", f"cannot be read: {error.strerror or error}"),))


def _coder_called(name: str) -> Coder:
    account = get_user_model().objects.filter(username=name).first()
    if account is None:
        raise CommandError(f"there is no account {name!r}: name one with --by, or leave --by out")
    return coder_for(account)


def summary(added: Plan) -> str:
    """One line: what was added, and what was there already."""
    return (
        f"added: speakers {len(added.speakers)}, names {added.aliases}, offices {len(added.offices)}, "
        f"terms {added.terms}; known already: speakers {added.known}; not taken: {len(added.problems)}"
    )

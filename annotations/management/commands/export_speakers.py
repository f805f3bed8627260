"""`export_speakers`: the identity register as CSV, JSON or a fixture."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from annotations.exchange.files import FORMATS
from annotations.export.files import appearing
from annotations.services.exchange import stored_register


class Command(BaseCommand):
    """Everything the register holds, confirmed or not: for the desk, not for readers."""

    help = "Writes the register of speakers, names, offices and terms, which import_speakers takes in."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--format",
            dest="chosen",
            choices=sorted(FORMATS),
            help="json (Popolo), csv, or a fixture for loaddata (default: by the file's ending, else json)",
        )
        parser.add_argument(
            *("-o", "--output"), dest="file", type=Path, metavar="FILE", help="else standard output"
        )

    def handle(self, *, file: Path | None, chosen: str | None, **options: Any) -> None:
        name = chosen or ("csv" if file and file.suffix.lower() == ".csv" else "json")
        data = FORMATS[name](stored_register()).encode()
        if file is None:
            sys.stdout.buffer.write(data)
            return
        try:
            with appearing(file) as out:
                out.write(data)
        except OSError as error:
            raise CommandError(f"{file} was not written: {error.strerror or error}") from error

"""`verify_fixture`: prove that a file of `export_reviewed` loads elsewhere and comes out the same."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from annotations.export.verification import NotVerified, verify


class Command(BaseCommand):
    help = "Loads a fixture into an empty scratch database and exports it again: the same bytes, or why not."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            objects = verify(file)
        except NotVerified as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"verified: {file}, {objects} objects, the same bytes after loading elsewhere")

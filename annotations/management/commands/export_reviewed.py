"""`export_reviewed`: what readers may see of the reviewed records, as a fixture for `loaddata`."""

import argparse
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import QuerySet

from annotations.export.files import export_to
from annotations.export.fixture import Manifest, write_fixture
from annotations.models import Record, ReviewedSet
from annotations.projection.public import public_records


class Command(BaseCommand):
    help = "Writes the reviewed records, or those of one set, as a fixture that loaddata reads."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.formatter_class = argparse.RawDescriptionHelpFormatter
        parser.add_argument("--set", dest="slug", metavar="SLUG", help="only the records of this set")
        parser.add_argument(
            *("-o", "--output"),
            dest="file",
            type=Path,
            metavar="FILE",
            help="write FILE, compressed if it ends in .gz, and FILE.manifest.json; else standard output",
        )

    def handle(self, *args: Any, slug: str | None, file: Path | None, **options: Any) -> None:
        records = chosen_records(slug)
        if file is None:
            manifest = write_fixture(records, sys.stdout.buffer)
        else:
            try:
                manifest = export_to(file, records, source={"set": slug})
            except OSError as error:
                reason = error.strerror or str(error)
                raise CommandError(
                    f"{file} was not written: {reason}; nothing has changed there, choose another place"
                ) from error
        self.stderr.write(summary(manifest), style_func=str)


def chosen_records(slug: str | None) -> QuerySet[Record]:
    """The public records, or those in the set called `slug`.

    Raises:
        CommandError: there is no such set.
    """
    if slug is None:
        return public_records()
    found = ReviewedSet.objects.filter(slug=slug).first()
    if found is None:
        known = ", ".join(ReviewedSet.objects.values_list("slug", flat=True)) or "none yet"
        raise CommandError(f"there is no set {slug!r}; sets here: {known}")
    return public_records().filter(memberships__reviewed_set=found)


def summary(manifest: Manifest) -> str:
    """One line: what was written."""
    records = manifest.counts.get("annotations.record", 0)
    claims = manifest.counts.get("annotations.claim", 0)
    objects = sum(manifest.counts.values())
    return f"records {records}, claims {claims}, objects {objects}, sha256 {manifest.sha256}"

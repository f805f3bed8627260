"""Bring database and static files to the state this version of the code needs."""

import argparse
import io
from typing import Any

from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand

from cstoreview.places import BASE_DIR

SEEDS = BASE_DIR / "seeds"


class Command(BaseCommand):
    help = "Migrates, makes roles, imports seeds and demonstration, collects static files; repeatable."
    requires_system_checks = []  # migrate runs the ones that count

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--no-demo", action="store_true", help="start empty: no seeds, no demonstration")

    def handle(self, *args: Any, no_demo: bool, **options: Any) -> None:
        self.stdout.write("Preparing the database")
        self.stdout.flush()
        call_command("migrate", verbosity=0)
        call_command("create_roles", stdout=io.StringIO())
        if not no_demo:
            import_seeds()
            call_command("load_demo", stdout=self.stdout)
        call_command("collectstatic", interactive=False, verbosity=0)


def import_seeds() -> None:
    """Import the five seeds; what is there already stays as it is.

    Raises:
        CommandError: they were not taken, which the importer says by leaving the program.
    """
    report = io.StringIO()
    try:
        call_command("import_articles", str(SEEDS / "*.txt"), stdout=report, stderr=report)
    except SystemExit as refusal:
        raise CommandError(
            f"the texts in {SEEDS} were not all imported: see `manage.py import_articles '{SEEDS}/*.txt'`"
        ) from refusal

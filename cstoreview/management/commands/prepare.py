"""Bring database and static files to the state this version of the code needs."""

import argparse
import io
from typing import Any

from django.core.management import CommandError, call_command, get_commands
from django.core.management.base import BaseCommand

from cstoreview.places import BASE_DIR, demo_accounts_path

TOOK_WHAT_IT_COULD = 1  # import_articles: some file needs a person


class Command(BaseCommand):
    help = "Migrates, makes roles, imports seeds and demonstration, collects static files; repeatable."
    requires_system_checks = []  # migrate runs the ones that count

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--no-demo", action="store_true", help="start without the demonstration")

    def handle(self, *args: Any, no_demo: bool, **options: Any) -> None:
        self.say("Preparing the database; the first time takes about half a minute.")
        call_command("migrate", verbosity=0)
        call_command("create_roles", stdout=io.StringIO())
        if "import_articles" in get_commands():
            self.import_seeds()
        if not no_demo and "load_demo" in get_commands():
            call_command("load_demo", stdout=self.stdout)
        call_command("collectstatic", interactive=False, verbosity=0)
        if demo_accounts_path().exists():
            self.say(f"The demonstration's accounts and passwords are kept in {demo_accounts_path()}")

    def import_seeds(self) -> None:
        report = io.StringIO()
        try:
            call_command("import_articles", str(BASE_DIR / "seeds"), stdout=report)
        except CommandError as error:
            if error.returncode != TOOK_WHAT_IT_COULD:
                raise

    def say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()

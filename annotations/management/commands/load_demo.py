"""Make a living desk for a newcomer: demo accounts that code and review the seeds."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from annotations.demonstration.accounts import make_accounts
from annotations.demonstration.play import play
from annotations.demonstration.script import UnreadableScriptError, read_script
from annotations.services.coders import create_roles
from annotations.services.writing import Refused
from cstoreview.failures import StartError
from cstoreview.places import demo_accounts_path


class Command(BaseCommand):
    """Creates the accounts and plays `seeds/demonstration.json`; running it again changes nothing.

    Passwords are random, printed this once and kept in a file that only its owner reads.
    """

    help = "Load the demonstration: demo accounts that have coded and reviewed the seeds."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--password-file",
            type=Path,
            default=None,
            metavar="FILE",
            help="where the passwords are kept (0600); otherwise in the data folder",
        )

    def handle(self, *, password_file: Path | None, **options: Any) -> None:
        kept_in = password_file or demo_accounts_path()
        try:
            script = read_script()
            create_roles()
            made = make_accounts(kept_in)
            played = play(script)
        except (UnreadableScriptError, StartError, Refused) as error:
            raise CommandError(str(error)) from error
        if played:
            self.stdout.write(f"The demonstration was played on {len(played)} articles.")
        for login in made:
            self.stdout.write(str(login))
        if kept_in.exists():
            self.stdout.write(f"Names and passwords of the demo accounts are kept in {kept_in}")

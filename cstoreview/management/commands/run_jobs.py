"""Run background jobs until Ctrl-C."""

import argparse
import os
from typing import Any

from django.core.management.base import BaseCommand

from cstoreview.concurrency import jobs_at_once


class Command(BaseCommand):
    help = "Runs background jobs until Ctrl-C; any number of these, on any machines, share one database."
    requires_system_checks = []

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "--queue", action="append", dest="queues", metavar="NAME", help="only these; default: all"
        )

    def handle(self, *args: Any, queues: list[str] | None, **options: Any) -> None:
        from cstoreview.worker import work

        self.stdout.write(f"Running jobs, {jobs_at_once()} at once (Ctrl-C ends it, process {os.getpid()})")
        self.stdout.flush()
        work(queues)

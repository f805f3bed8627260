"""Prepare everything, serve the site on this machine and run its background jobs, until Ctrl-C."""

import argparse
import os
from typing import Any

from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand

from cstoreview.concurrency import connections_needed
from cstoreview.database import private_server
from cstoreview.env import env_int
from cstoreview.serving.background import BackgroundWorker
from cstoreview.serving.port import take_port
from cstoreview.serving.upkeep import Upkeep
from cstoreview.serving.web import WebServer

DEFAULT_PORT = 8000


class Command(BaseCommand):
    help = "Prepares database and static files and serves on http://127.0.0.1:PORT until Ctrl-C."
    requires_system_checks = []

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--port", type=int, help="default: the variable PORT, else 8000")
        parser.add_argument("--no-demo", action="store_true", help="start empty: no seeds, no demonstration")

    def handle(self, *args: Any, port: int | None, no_demo: bool, **options: Any) -> None:
        with take_port(port or env_int("PORT", default=DEFAULT_PORT, least=1)) as bound:
            call_command("prepare", no_demo=no_demo, stdout=self.stdout)
            upkeep = Upkeep(private_server(connections=connections_needed()))
            web, worker = WebServer(bound), BackgroundWorker()
            try:
                web.wait_until_ready()
                self.stdout.write(f"Serving on {web.address}   (Ctrl-C ends it, process {os.getpid()})")
                self.stdout.flush()
                while (status := web.wait(upkeep.pause)) is None:
                    upkeep.look()
                    worker.look()
            finally:
                worker.ask_to_end()
                web.stop()
                worker.end()
                upkeep.end()
        raise CommandError(f"the web server ended by itself with status {status}; its reason stands above")

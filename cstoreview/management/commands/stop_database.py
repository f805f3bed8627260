"""Stop the private PostgreSQL of this installation."""

from typing import Any

from django.core.management.base import BaseCommand

from cstoreview.embedded.server import EmbeddedServer
from cstoreview.places import data_folder


class Command(BaseCommand):
    help = "Stops the private PostgreSQL of the data folder; a server named by DATABASE_URL is left alone."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        stopped = EmbeddedServer(data_folder()).stop()
        self.stdout.write("The database is stopped." if stopped else "The database was not running.")

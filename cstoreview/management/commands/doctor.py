"""What this installation consists of, and whether any part of it is too old or wrong."""

import platform
from importlib.metadata import version
from typing import Any

import django
import psycopg
from django.core.checks import Tags, run_checks
from django.core.management import CommandError
from django.core.management.base import BaseCommand
from django.db import connection

from cstoreview.embedded.server import EmbeddedServer
from cstoreview.jobs import State, count_states, count_workers
from cstoreview.models import JobFailure
from cstoreview.places import data_folder

FLOORS = {"Python": "3.11", "Django": "5.2.18", "gunicorn": "22", "PostgreSQL": "16"}


class Command(BaseCommand):
    help = "Prints versions and places, and says what is below its floor; exits with 1 if anything is."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        facts = {**versions(), **database_facts(), "data folder": str(data_folder()), **job_facts()}
        for name, value in facts.items():
            self.stdout.write(f"{name:18} {value}")
        wrong = too_old(facts)
        checks = run_checks(tags=[Tags.database], databases=["default"])
        for message in checks:
            line = f"{message.msg} {message.hint or ''}".strip()
            if message.is_serious():
                wrong.append(line)
            else:
                self.stdout.write(line)
        if wrong:
            raise CommandError("\n".join(wrong))
        self.stdout.write("All is well.")


def versions() -> dict[str, str]:
    """The programs and libraries whose version matters."""
    return {
        "Python": platform.python_version(),
        "Django": django.get_version(),
        "gunicorn": version("gunicorn"),
        "psycopg": f"{psycopg.__version__} ({psycopg.pq.__impl__}, libpq {psycopg.pq.version()})",
    }


def database_facts() -> dict[str, str]:
    """The server's version and what decides how it treats text."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('server_version'), current_setting('server_encoding'), datlocprovider,"
            # The column's name differs between PostgreSQL 16 and 17.
            " coalesce(to_jsonb(d) ->> 'datlocale', to_jsonb(d) ->> 'daticulocale', datcollate),"
            " current_setting('max_connections'), current_setting('fsync')"
            " FROM pg_database AS d WHERE datname = current_database()"
        )
        server, encoding, provider, locale, connections, fsync = cursor.fetchone()
    return {
        "PostgreSQL": server.split()[0],
        "database": "{NAME} at {HOST}".format(**connection.settings_dict),
        "database files": database_files(),
        "encoding": encoding,
        "locale": f"{locale} ({ {'b': 'builtin', 'c': 'libc', 'i': 'icu'}[provider] })",
        "connections": f"at most {connections}",
        "fsync": fsync,
    }


def database_files() -> str:
    """The private server's folder, if it is the one we talk to."""
    server = EmbeddedServer(data_folder())
    ours = connection.settings_dict["HOST"] == str(server.socket)
    return str(server.cluster) if ours else "on the server that DATABASE_URL names"


def job_facts() -> dict[str, str]:
    """What the queue of background jobs holds, and who works on it; nothing before the first migration."""
    if JobFailure._meta.db_table not in connection.introspection.table_names():
        return {}
    counts, workers = count_states(), count_workers()
    held = ", ".join(f"{counts[state]} {state}" for state in (State.WAITING, State.RUNNING, State.FAILED))
    without = "; start `manage.py run_jobs`" if counts[State.WAITING] and not workers else ""
    return {"background jobs": held, "workers of jobs": f"{workers}{without}"}


def too_old(facts: dict[str, str]) -> list[str]:
    """One line for each part below its floor."""
    return [
        f"{name} {facts[name]} is below {floor}."
        for name, floor in FLOORS.items()
        if as_numbers(facts[name]) < as_numbers(floor)
    ]


def as_numbers(text: str) -> tuple[int, ...]:
    """`5.2.19` as (5, 2, 19); what follows the first part that is no number does not count."""
    numbers = []
    for part in text.split("."):
        digits = part[: len(part) - len(part.lstrip("0123456789"))]
        if digits:
            numbers.append(int(digits))
        if digits != part:
            break
    return tuple(numbers)

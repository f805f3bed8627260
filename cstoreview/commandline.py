"""What stands between `manage.py` and Django: the database runs, and what fails is one clear line."""

import os
import signal
import sys
from types import FrameType

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.core.management.utils import get_random_secret_key
from django.db import InterfaceError, OperationalError, ProgrammingError
from django.db.migrations.exceptions import MigrationSchemaMissing
from psycopg.errors import UndefinedTable

from cstoreview.concurrency import connections_needed
from cstoreview.database import ensure_database
from cstoreview.embedded.server import EmbeddedServer
from cstoreview.errors import first_line
from cstoreview.failures import StartError
from cstoreview.places import read_private, secret_key_path, write_private

INTERRUPTED = 130
TOLD_IN_ONE_LINE = (
    StartError,
    ImproperlyConfigured,
    ModuleNotFoundError,
    OperationalError,
    InterfaceError,
    MigrationSchemaMissing,
)
OUTPUT_CLOSED = 141
WITHOUT_DATABASE = {
    *("help", "version", "--help", "-h", "--version", "stop_database"),
    *("check", "collectstatic", "findstatic", "diffsettings", "makemigrations", "makemessages"),
    "match_names",
}
SERVE = "serve"


def main(argv: list[str]) -> int:
    """Run a management command and return the exit status.

    The private server keeps running for the next command, except after `serve`, which takes down
    what it brought up.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cstoreview.settings")
    signal.signal(signal.SIGTERM, interrupt)
    server = None
    try:
        if needs_database(argv):
            server = prepare_surroundings()
        execute_from_command_line(argv)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return 0 if command_of(argv) == SERVE else INTERRUPTED
    except BrokenPipeError:
        # Whoever reads our output (head, less) has seen enough; what is still buffered goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OUTPUT_CLOSED
    except ProgrammingError as error:
        if not isinstance(error.__cause__, UndefinedTable):
            raise
        print("cstoreview: the database is not prepared: run `make setup`", file=sys.stderr)
        return 1
    except TOLD_IN_ONE_LINE as error:
        if "--traceback" in argv:
            raise
        print(f"cstoreview: {explanation(error)}", file=sys.stderr)
        return 1
    finally:
        if server is not None and command_of(argv) == SERVE:
            server.stop()
    return 0


def interrupt(signal_number: int, frame: FrameType | None) -> None:
    """SIGTERM ends a command as Ctrl-C does: through its `finally` blocks, which a second one (make
    passes on its own) does not break."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise KeyboardInterrupt


def command_of(argv: list[str]) -> str:
    """The subcommand, or "help" where there is none."""
    return argv[1] if len(argv) > 1 else "help"


def needs_database(argv: list[str]) -> bool:
    """Whether this command line talks to the database; with --jsonl a command only turns lines into lines."""
    if {"--help", "-h", "--jsonl"} & set(argv):
        return False
    return command_of(argv) not in WITHOUT_DATABASE or "--database" in argv


def prepare_surroundings() -> EmbeddedServer | None:
    """Secret and database for this process and its children; the server if it was started here.

    The time limits on the role are for web requests; what an operator starts may take its time.
    """
    if not (os.environ.get("CSTOREVIEW_SECRET_KEY") or os.environ.get("CSTOREVIEW_SECRET_KEY_FILE")):
        ensure_secret_key()
    if os.environ.get("DATABASE_URL"):
        return None
    server = ensure_database(connections=connections_needed())
    os.environ["PGOPTIONS"] = (
        "-c statement_timeout=0 -c lock_timeout=0 -c idle_in_transaction_session_timeout=0"
    )
    return server


def ensure_secret_key() -> None:
    """Make the installation's secret once; it stays, or everybody would be signed out."""
    if not read_private(secret_key_path()):
        write_private(secret_key_path(), get_random_secret_key() + "\n")


def explanation(error: Exception) -> str:
    """One line: what failed and what to do."""
    match error:
        case ModuleNotFoundError():
            return f"the Python module {error.name} is missing in {sys.prefix}: run `make setup`"
        case OperationalError() | InterfaceError():
            reason = first_line(error)
            return f"the database refused or does not answer: {reason}; does it run, is DATABASE_URL right?"
        case _:
            return " ".join(str(error).split())

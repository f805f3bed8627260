"""The private server is kept up while `manage.py serve` runs."""

import subprocess
import sys

import psycopg

from cstoreview.embedded.server import EmbeddedServer
from cstoreview.errors import first_line
from cstoreview.failures import StartError

LOOK_AFTER = 2.0  # seconds
LONGEST_PAUSE = 60.0  # seconds; between attempts that keep failing
FAILURES = (StartError, OSError, psycopg.Error, subprocess.SubprocessError)


class Upkeep:
    """Starts the private server again whenever it is gone, and takes down what it brought up.

    `pause` is the number of seconds to wait before the next `look`. Without a server (an operator's own
    is his to run) there is nothing to do.
    """

    def __init__(self, server: EmbeddedServer | None) -> None:
        self.pause = LOOK_AFTER
        self._server = server
        self._brought_up = False

    def look(self) -> None:
        """Start the server if it is gone; what happened is one line on standard error, never raised.

        Each failure doubles the pause, up to a minute: what is broken must not fill the logs.
        """
        if self._server is None:
            return
        try:
            if not self._server.is_reachable() and self._server.start():
                self._brought_up = True
                say("the private PostgreSQL was gone and has been started again")
            self.pause = LOOK_AFTER
        except FAILURES as error:
            self.pause = min(2 * self.pause, LONGEST_PAUSE)
            say(f"{first_line(error)}; next attempt in {self.pause:.0f} s")

    def end(self) -> None:
        """Stop the server if it was started here; who started it before stops it himself.

        Raises:
            StartError: it does not stop.
        """
        if self._server is not None and self._brought_up:
            self._server.stop()


def say(line: str) -> None:
    """Tell the operator at once."""
    print(f"cstoreview: {line}", file=sys.stderr, flush=True)

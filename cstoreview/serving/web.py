"""gunicorn as a child of `manage.py serve`."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from cstoreview import concurrency
from cstoreview.failures import StartError
from cstoreview.places import BASE_DIR
from cstoreview.serving import children

READY_WITHIN = 60.0  # seconds
POLL = 0.05  # seconds
LONGEST_REQUEST_LINE = "8190"  # bytes; gunicorn's most. It refuses longer ones itself, without our policy
SHARED_MEMORY = Path("/dev/shm")  # noqa: S108 - gunicorn's heartbeat files, private to it, better not on a disk


class WebServer:
    """gunicorn on a socket that is bound already, in a process group of its own.

    So Ctrl-C reaches only the parent, which ends the web server before the database.
    """

    def __init__(self, bound: socket.socket) -> None:
        self.address = "http://{}:{}/".format(*bound.getsockname()[:2])
        self._process = subprocess.Popen(
            self._command(bound.fileno()),
            cwd=BASE_DIR,
            env=self._environment(),
            stdin=subprocess.DEVNULL,
            pass_fds=[bound.fileno()],
            process_group=0,
        )

    def wait_until_ready(self) -> None:
        """Return as soon as a page is answered, whatever it says.

        Raises:
            StartError: gunicorn ended, or no page came within a minute.
        """
        deadline = time.monotonic() + READY_WITHIN
        while self._process.poll() is None:
            if self._answers():
                return
            if time.monotonic() > deadline:
                raise StartError(f"{self.address} does not answer after {READY_WITHIN:.0f} s")
            time.sleep(POLL)
        raise StartError(
            f"the web server ended with status {self._process.returncode}; its reason stands above"
        )

    def wait(self, seconds: float) -> int | None:
        """Wait for gunicorn to end and return its exit status, or None if it still runs by then."""
        try:
            return self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return None

    def stop(self) -> None:
        """End it, letting running requests finish for a few seconds."""
        children.end(self._process)

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(self.address, timeout=5):  # noqa: S310 - our own http address
                return True
        except urllib.error.HTTPError:
            return True
        except OSError:
            return False

    def _command(self, descriptor: int) -> list[str]:
        options = {
            "bind": f"fd://{descriptor}",
            "workers": str(concurrency.workers()),
            "threads": str(concurrency.threads()),
            "worker-class": "gthread",
            "timeout": "60",
            "graceful-timeout": "5",
            "limit-request-line": LONGEST_REQUEST_LINE,
            "log-level": "warning",
        }
        if SHARED_MEMORY.is_dir() and os.access(SHARED_MEMORY, os.W_OK):
            options["worker-tmp-dir"] = str(SHARED_MEMORY)
        command = [sys.executable, "-m", "gunicorn", "--preload", "--no-control-socket", "cstoreview.wsgi"]
        for name, value in options.items():
            command += [f"--{name}", value]
        return command

    def _environment(self) -> dict[str, str]:
        # The limits on how long a statement may take are lifted for commands, not for pages.
        ours = {
            key: value for key, value in os.environ.items() if key not in ("PGOPTIONS", "GUNICORN_CMD_ARGS")
        }
        return ours | {"CSTOREVIEW_INSECURE_HTTP": "1"}

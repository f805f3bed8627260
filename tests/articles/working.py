"""A worker as a process of its own, on the test database."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from urllib.parse import quote

from django.db import connection

from cstoreview.places import BASE_DIR

WITHIN = 60.0  # seconds; far more than a busy machine needs


def database_url() -> str:
    """The address of the test database."""
    database = connection.settings_dict
    account = ":".join(quote(str(database[part]), safe="") for part in ("USER", "PASSWORD") if database[part])
    place = quote(str(database["HOST"]), safe="") + (f":{database['PORT']}" if database["PORT"] else "")
    return f"postgresql://{account}@{place}/{database['NAME']}"


class Worker:
    """A running `manage.py run_jobs`; it counts as dead after a second of silence."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(BASE_DIR / "manage.py"), "run_jobs"],
            env=os.environ
            | {
                "DATABASE_URL": database_url(),
                "DJANGO_SETTINGS_MODULE": "tests.settings",
                "CSTOREVIEW_WORKER_SILENCE": "1",
            },
            cwd=BASE_DIR,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )

    def end(self, number: signal.Signals) -> str:
        """Send the signal and wait for the end; what it had said on standard error."""
        self.process.send_signal(number)
        return self.process.communicate(timeout=WITHIN)[1]


def wait_until(true: Callable[[], object]) -> None:
    """Return as soon as it is true."""
    deadline = time.monotonic() + WITHIN
    while not true():
        assert time.monotonic() < deadline, "never came true"
        time.sleep(0.02)

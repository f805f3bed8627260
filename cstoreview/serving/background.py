"""The worker of background jobs as a child of `manage.py serve`."""

import subprocess
import sys
import time

from cstoreview.places import BASE_DIR
from cstoreview.serving import children
from cstoreview.serving.upkeep import LONGEST_PAUSE, LOOK_AFTER, say


class BackgroundWorker:
    """`manage.py run_jobs` in a process group of its own, started again whenever it has ended."""

    def __init__(self) -> None:
        self._pause = LOOK_AFTER
        self._start()

    def look(self) -> None:
        """Start the worker again if it is gone: at once, but each time later if it does not last."""
        status = self._process.poll()
        lived = time.monotonic() - self._started
        if status is None or lived < self._pause:
            return
        self._pause = LOOK_AFTER if lived > LONGEST_PAUSE else min(2 * self._pause, LONGEST_PAUSE)
        say(f"the worker of background jobs ended with status {status} and is started again")
        self._start()

    def ask_to_end(self) -> None:
        """Let running jobs stop at their next step; they are put back and taken up again later."""
        self._process.terminate()

    def end(self) -> None:
        """Wait for the end; a job that does not stop is cut short, and taken up again all the same."""
        children.end(self._process)

    def _start(self) -> None:
        self._started = time.monotonic()
        self._process = subprocess.Popen(
            [sys.executable, str(BASE_DIR / "manage.py"), "run_jobs"],
            cwd=BASE_DIR,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            process_group=0,
        )

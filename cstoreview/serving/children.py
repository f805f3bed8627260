"""How the programs that `manage.py serve` runs beside itself come to their end."""

import os
import subprocess

STOPPED_WITHIN = 10.0  # seconds; gunicorn gives running requests half of it


def end(process: subprocess.Popen[bytes]) -> None:
    """Ask a process, the leader of its group, to end; if it does not, kill the group."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(STOPPED_WITHIN)
        except (subprocess.TimeoutExpired, KeyboardInterrupt):
            os.killpg(process.pid, 9)
            process.wait()

"""Is the server of this very cluster running? A pid file alone proves nothing."""

import os
import signal
from pathlib import Path


def running_pid(cluster: Path) -> int | None:
    """The pid of the server that serves `cluster`, or None.

    Its pid file must name a process that is no zombie (`kill(pid, 0)` takes one for alive) and whose
    command line is a `postgres` on this folder (the pid may belong to somebody else by now).

    Raises:
        PermissionError: the cluster belongs to another account.
    """
    try:
        pid = int((cluster / "postmaster.pid").read_text().split("\n", 1)[0])
    except (FileNotFoundError, ValueError):
        return None
    return pid if is_server_of(pid, cluster) else None


def is_server_of(pid: int, cluster: Path) -> bool:
    """Whether process `pid` is a living `postgres` started on `cluster`."""
    process = Path("/proc", str(pid))
    try:
        # The state follows the program's name, which may itself hold blanks and brackets.
        state = (process / "stat").read_text().rsplit(")", 1)[1].split()[0]
        command = (process / "cmdline").read_bytes().split(b"\0")
    except OSError:
        return False
    return state not in "ZX" and command[0].endswith(b"postgres") and os.fsencode(cluster) in command


def signal_server(cluster: Path, signal_number: signal.Signals) -> bool:
    """Send a signal to the server of `cluster`; False when there is none.

    The process is pinned first and proven second, so the signal cannot reach a successor of its pid.
    """
    pid = running_pid(cluster)
    if pid is None:
        return False
    try:
        pinned = os.pidfd_open(pid)
    except ProcessLookupError:
        return False
    try:
        if not is_server_of(pid, cluster):
            return False
        signal.pidfd_send_signal(pinned, signal_number)
    except ProcessLookupError:
        return False
    finally:
        os.close(pinned)
    return True

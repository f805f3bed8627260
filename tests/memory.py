"""Tests write into memory where there is enough of it: a database has a thousand files, and making one on a
disk takes the kernel ten to thirty times as long."""

import contextlib
import hashlib
import os
import shutil
import tempfile
from pathlib import Path

MEMORY = Path("/dev/shm")
ENOUGH = 4 * 1024**3
"""Bytes that must be free there; a run takes a tenth of them."""


def write_into_memory() -> None:
    """Let this process and its children take what is in memory for the place of temporary files."""
    if "TMPDIR" not in os.environ and (folder := own_folder_in(MEMORY)):
        os.environ["TMPDIR"] = tempfile.tempdir = str(folder)


def own_folder_in(memory: Path) -> Path | None:
    """A folder of this account there that others can pass through, as the account of the database must.

    None where there is no such memory, too little is free, programs cannot be run from it (a test does), or
    the folder was made by somebody else.
    """
    if not memory.is_dir() or not os.access(memory, os.W_OK):
        return None
    if shutil.disk_usage(memory).free < ENOUGH or os.statvfs(memory).f_flag & os.ST_NOEXEC:
        return None
    folder = memory / f"cstoreview-tests-{os.geteuid()}"
    with contextlib.suppress(FileExistsError):
        folder.mkdir()
        folder.chmod(0o755)
    found = folder.lstat()
    ours = found.st_uid == os.geteuid() and found.st_mode & 0o177777 == 0o40755
    return folder if ours else None


def place_for_the_database(data: Path) -> Path:
    """Where the test server keeps its cluster: in memory if that is in use, else in `data` itself."""
    memory = Path(os.environ.get("TMPDIR", ""))
    if memory.parent != MEMORY:
        return data
    return memory / hashlib.sha256(os.fsencode(data)).hexdigest()[:12]

"""Where this installation keeps what it writes: one data folder, nothing anywhere else in the checkout."""

import os
from pathlib import Path

from cstoreview.failures import StartError

BASE_DIR = Path(__file__).resolve().parent.parent


def data_folder() -> Path:
    """The folder for database, secret key, demo accounts and collected static files.

    `CSTOREVIEW_DATA_DIR` names it; otherwise it is `.data` in the checkout. It need not exist yet.
    """
    return Path(os.environ.get("CSTOREVIEW_DATA_DIR") or BASE_DIR / ".data").resolve()


def make_own_folder(folder: Path) -> Path:
    """Create `folder` if it is missing and return it; an existing folder keeps its permissions.

    A new folder is closed to other accounts. Root leaves the way through it open (0711), because
    the database server runs as somebody else there; each secret in it has a mode of its own.

    Raises:
        StartError: the folder cannot be created or written.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        if not folder.exists():
            folder.mkdir(exist_ok=True)
            folder.chmod(0o711 if os.geteuid() == 0 else 0o700)
    except OSError as error:
        raise StartError(unwritable(folder, error)) from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise StartError(unwritable(folder, PermissionError(13, "Permission denied")))
    return folder


def unwritable(place: Path, error: OSError) -> str:
    """The line for a place that cannot be written: full disk, read-only, or somebody else's."""
    return (
        f"cannot write {place}: {error.strerror}; "
        "free or open it, or set CSTOREVIEW_DATA_DIR to another folder"
    )

"""Where this installation keeps what it writes: one data folder, nothing anywhere else in the checkout."""

import os
import secrets
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


def secret_key_path() -> Path:
    """The generated secret of this installation, readable by its owner only."""
    return data_folder() / "secret_key"


def demo_accounts_path() -> Path:
    """Names and passwords of the demonstration's accounts, readable by their owner only."""
    return data_folder() / "demo-accounts.txt"


def read_private(file: Path) -> str:
    """The text of a private file, blanks cut; empty if it does not exist or is somebody else's."""
    try:
        return file.read_text(encoding="utf-8").strip()
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return ""


def write_private(file: Path, text: str) -> None:
    """Write a file that only its owner reads (0600); it appears whole or not at all.

    Raises:
        StartError: the folder cannot be written.
    """
    make_own_folder(file.parent)
    unfinished = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
    try:
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(descriptor, "w", encoding="utf-8") as handle:
            handle.write(text)
        unfinished.replace(file)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise StartError(unwritable(file, error)) from error


def unwritable(place: Path, error: OSError) -> str:
    """The line for a place that cannot be written: full disk, read-only, or somebody else's."""
    return (
        f"cannot write {place}: {error.strerror}; "
        "free or open it, or set CSTOREVIEW_DATA_DIR to another folder"
    )

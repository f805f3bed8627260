"""Readers: from a file to the documents in it, one reader for each kind of file.

A reader takes the file's name and bytes and gives its documents. It is registered here, by the ending of
the name, and nowhere else.
"""

import os
import stat
from collections.abc import Callable, Iterable
from pathlib import Path

from .documents import Document, Unreadable

LARGEST_FILE = 20_000_000
"""Bytes. Wire copy is a thousandth of this; what is larger is another kind of file."""

Reader = Callable[[str, bytes], Iterable[Document]]


def read_plain_text(file: str, raw: bytes) -> Iterable[Document]:
    """A plain text file is one document."""
    return [Document(file, raw)]


READERS: dict[str, Reader] = {".txt": read_plain_text}


def reader_for(name: str) -> Reader | None:
    """The reader for a file of this name, or None."""
    return READERS.get(Path(name).suffix.casefold())


def documents(name: str, raw: bytes) -> Iterable[Document | Unreadable]:
    """The documents in a file's bytes, or why there are none. `name` may be a path; its ending says what it
    is.
    """
    reader = reader_for(name)
    if reader is None:
        endings = ", ".join(READERS)
        return [Unreadable(name, f"only files that end in {endings} can be read; save it as plain text")]
    if len(raw) > LARGEST_FILE:
        return [Unreadable(name, _too_large())]
    return reader(name, raw)


def documents_in_file(path: Path) -> Iterable[Document | Unreadable]:
    """The documents in a file on disk, or why there are none. Follows no link and opens no device."""
    name = shown(path)
    try:
        if reader_for(name) is None and path.lstat():
            return documents(name, b"")
        # O_NONBLOCK: opening a named pipe would else wait for somebody to write to it.
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        return [Unreadable(name, unreadable_because(path, error))]
    with open(handle, "rb") as opened:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return [Unreadable(name, "it is no ordinary file; name a file or a folder")]
        try:
            return documents(name, opened.read(LARGEST_FILE + 1))
        except OSError as error:
            return [Unreadable(name, unreadable_because(path, error))]


def unreadable_because(path: Path, error: OSError) -> str:
    """Why the system would not open a path, in words."""
    if path.is_symlink():
        return "it is a symbolic link, which is not followed; name the file itself"
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder; check the name"
    if isinstance(error, PermissionError):
        return "it may not be read by this user; change its permissions"
    return f"it could not be read ({(error.strerror or 'unknown error').lower()})"


def shown(path: Path) -> str:
    """The path as it is reported and stored: text, whatever bytes a file's name is made of."""
    name = os.fsencode(path).decode("utf-8", "replace")
    return "".join(char if char.isprintable() else "\ufffd" for char in name)


def _too_large() -> str:
    return f"it is larger than {LARGEST_FILE // 1_000_000} MB; divide it"

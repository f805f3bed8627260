"""Which files an import reads, given files and folders by name."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .documents import Unreadable
from .readers import READERS, reader_for, shown, unreadable_because


@dataclass(frozen=True)
class Skipped:
    """Something in a folder that is not read, with the reason in one line."""

    file: str
    reason: str


def files_in(paths: list[Path]) -> Iterator[Path | Skipped | Unreadable]:
    """The files to read, in the order named; the files of a folder by name, and those of its folders.

    Of a folder only files with a known ending are read: a README beside the articles is none. Whatever is
    named by itself is read or refused, never passed over.
    """
    for path in paths:
        if path.is_dir() and not path.is_symlink():
            yield from _in_folder(path)
        else:
            yield path


def _in_folder(folder: Path) -> Iterator[Path | Skipped | Unreadable]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Unreadable(shown(folder), unreadable_because(folder, error))
        return
    for entry in entries:
        path = folder / entry.name
        if entry.name.startswith("."):
            yield Skipped(shown(path), "its name begins with a dot")
        elif entry.is_symlink():
            yield Skipped(shown(path), "it is a symbolic link")
        elif entry.is_dir(follow_symlinks=False):
            yield from _in_folder(path)
        elif not entry.is_file(follow_symlinks=False):
            yield Skipped(shown(path), "it is no ordinary file")
        elif reader_for(entry.name) is None:
            yield Skipped(shown(path), f"of a folder only {', '.join(READERS)} is read")
        else:
            yield path

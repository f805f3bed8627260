"""Which files an import reads, given files and folders by name, and what each is cut into."""

import glob
import io
import os
import stat
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from .archives import entries
from .documents import Piece, RefusedError, Unreadable
from .formats import ENDINGS, format_of
from .options import MEBIBYTE, Options

ZIP = (b"PK\x03\x04", b"PK\x05\x06")
ENOUGH_TO_TELL = 8_192
"""Bytes at the start of a file by which its format is told."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file by the name it is reported under; `open` may raise OSError or RefusedError.

    `size` in bytes, where it is known beforehand.
    """

    name: str
    open: Callable[[], BinaryIO]
    size: int | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something in a folder that is not read, with the reason in one line."""

    file: str
    reason: str


def files_in(paths: list[Path]) -> Iterator[SourceFile | Skipped | Unreadable]:
    """The files to read, in the order named; the files of a folder by name, and those of its folders.

    A name with wildcards stands for what it matches. Whatever is named by itself is read or refused, never
    passed over.
    """
    for path in paths:
        if path.is_dir() and not path.is_symlink():
            yield from _in_folder(path)
        elif not os.path.lexists(path) and glob.has_magic(str(path)):
            matches = sorted(path.parent.glob(path.name))
            yield from files_in(matches) if matches else [Unreadable(shown(path), "nothing has this name")]
        else:
            yield on_disk(path)


def on_disk(path: Path) -> SourceFile:
    """A file on disk. Opening it follows no link, waits for no pipe and reads no device."""
    try:
        size = path.lstat().st_size
    except OSError:
        size = None
    return SourceFile(shown(path), lambda: _opened(path), size)


def in_memory(name: str, raw: bytes) -> SourceFile:
    """A file whose bytes are at hand."""
    return SourceFile(name, lambda: io.BytesIO(raw), len(raw))


def on_standard_input(most: int) -> SourceFile:
    """What arrives through a pipe, read to its end, or to one byte more than `most`."""
    return SourceFile("standard input", lambda: io.BytesIO(sys.stdin.buffer.read(most + 1)))


def pieces_of(source: SourceFile, options: Options) -> Iterator[Piece | Unreadable]:
    """The pieces of a file in order, as a stream; a file that cannot be read gives one Unreadable.

    The entries of a zip archive are read as files of their own, named `archive.zip/entry`.
    """
    try:
        with source.open() as opened:
            if opened.seek(0, io.SEEK_END) > options.limits.file_bytes:
                largest = options.limits.file_bytes // MEBIBYTE
                raise RefusedError(f"it is larger than {largest} MiB; divide it")
            opened.seek(0)
            start = opened.read(ENOUGH_TO_TELL)
            opened.seek(0)
            if start.startswith(ZIP):
                yield from _pieces_in_archive(opened, source.name, options)
            else:
                yield from _pieces(opened, start, source.name, options)
    except RefusedError as refusal:
        yield Unreadable(source.name, str(refusal))
    except OSError as error:
        yield Unreadable(source.name, f"it could not be read ({(error.strerror or 'unknown error').lower()})")
    except Exception as error:  # noqa: BLE001 - whatever one file does, the others go on
        reason = f"reading it failed ({type(error).__name__}); save it in another format, and report it"
        yield Unreadable(source.name, reason)


def _pieces(opened: BinaryIO, start: bytes, name: str, options: Options) -> Iterator[Piece | Unreadable]:
    found = format_of(name, start, options)
    try:
        pieces = found.cut(opened, name, found.name, options)
        first = next(pieces, None)
        if first is None:
            raise RefusedError("it holds no article; export it again")
        yield first
        yield from pieces
    except RefusedError as refusal:
        yield Unreadable(name, str(refusal), format=found.name)


def _pieces_in_archive(opened: BinaryIO, name: str, options: Options) -> Iterator[Piece | Unreadable]:
    number = 0
    for entry in entries(opened, name, options.limits):
        number += 1
        if isinstance(entry, Unreadable):
            yield entry
            continue
        start = entry.opened.read(ENOUGH_TO_TELL)
        entry.opened.seek(0)
        try:
            if start.startswith(ZIP):
                raise RefusedError("it is an archive within an archive; unpack it first")
            yield from _pieces(entry.opened, start, entry.name, options)
        except RefusedError as refusal:
            yield Unreadable(entry.name, str(refusal))
    if not number:
        raise RefusedError("the archive holds no files; pack it again")


def shown(path: Path) -> str:
    """The path as it is reported and stored: text, whatever bytes a file's name is made of."""
    name = os.fsencode(path).decode("utf-8", "replace")
    return "".join(char if char.isprintable() else "\ufffd" for char in name)


def _in_folder(folder: Path) -> Iterator[SourceFile | Skipped | Unreadable]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Unreadable(shown(folder), _why_not_opened(folder, error))
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
        elif not entry.name.casefold().endswith(ENDINGS):
            yield Skipped(shown(path), f"of a folder only {', '.join(ENDINGS)} are read; name it by itself")
        else:
            yield on_disk(path)


def _opened(path: Path) -> BinaryIO:
    try:
        # O_NONBLOCK: opening a named pipe would else wait for somebody to write to it.
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise RefusedError(_why_not_opened(path, error)) from None
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise RefusedError("it is no ordinary file; name a file or a folder")
    return open(handle, "rb")


def _why_not_opened(path: Path, error: OSError) -> str:
    if path.is_symlink():
        return "it is a symbolic link, which is not followed; name the file itself"
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder; check the name"
    if isinstance(error, PermissionError):
        return "it may not be read by this user; change its permissions"
    return f"it could not be read ({(error.strerror or 'unknown error').lower()})"

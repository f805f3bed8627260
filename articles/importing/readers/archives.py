"""Zip archives: their entries, unpacked one at a time and never more of them than the limits allow.

Nothing that the archive says of its sizes is believed: bytes are counted as they come out.
"""

import re
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from .documents import RefusedError, Unreadable
from .options import MEBIBYTE, Limits

_BLOCK = 65_536
_LISTED = b"PK\x01\x02"
_IN_MEMORY = 4 * MEBIBYTE
_ENCRYPTED = 0x1
_UTF8_NAME = 0x800
_ON_DOS, _ON_UNIX = 0, 3
_NESTED = (".zip", ".7z", ".rar", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".zst", ".jar", ".warc")


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of an archive: its name, and its bytes, open for as long as it is the current one."""

    name: str
    opened: BinaryIO


@dataclass(slots=True)
class _Budget:
    """How much of an archive may still be unpacked, in bytes."""

    left: int
    reason: str


def entries(opened: BinaryIO, file: str, limits: Limits) -> Iterator[Entry | Unreadable]:
    """The entries of a zip archive in order; what cannot be read is refused by name, and the rest goes on.

    Raises RefusedError if the archive as a whole cannot be read. What begins with a dot and the folder
    __MACOSX, which macOS adds, are passed over.
    """
    size = opened.seek(0, 2)
    _refuse_endless_list(opened, limits)
    try:
        archive = zipfile.ZipFile(opened)
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError, OSError, UnicodeDecodeError):
        raise RefusedError(
            "it is no zip archive that can be opened, or it is cut off; pack it again"
        ) from None
    with archive:
        found = archive.infolist()
        if len(found) > limits.archive_entries:
            raise RefusedError(
                f"it has {len(found):,} entries, the most is {limits.archive_entries:,}; divide it"
            )
        _refuse_documents({info.filename for info in found})
        budget = _budget(size, limits)
        for info in found:
            yield from _entry(archive, info, file, limits, budget)
            if budget.left < 0:
                yield Unreadable(file, budget.reason)
                return


def _refuse_endless_list(opened: BinaryIO, limits: Limits) -> None:
    """Raises RefusedError if far more entries are listed than may be: the list could fill the memory."""
    opened.seek(0)
    listed, before = 0, b""
    while block := opened.read(MEBIBYTE):
        listed += (before + block).count(_LISTED)
        before = block[-3:]
    # Archives within it may add some to the count.
    if listed > 4 * limits.archive_entries + 1_000:
        raise RefusedError(f"it lists more than {limits.archive_entries:,} entries; divide it")


def _refuse_documents(names: set[str]) -> None:
    """Raises RefusedError for what office programs save, which are zip archives of a kind."""
    if "[Content_Types].xml" in names:
        raise RefusedError(
            "it is a document of Word, Excel or PowerPoint; save its text as plain text or HTML"
        )
    if "mimetype" in names and ("content.xml" in names or "META-INF/container.xml" in names):
        raise RefusedError("it is an OpenDocument file or an e-book; save its text as plain text or HTML")


def _budget(size: int, limits: Limits) -> _Budget:
    by_ratio = max(limits.archive_ratio * size, MEBIBYTE)
    if by_ratio < limits.archive_bytes:
        times = f"more than {limits.archive_ratio} times its size"
        return _Budget(
            by_ratio, f"unpacked, the archive is {times}, as a zip bomb is; pack the articles alone"
        )
    most = limits.archive_bytes // MEBIBYTE
    return _Budget(limits.archive_bytes, f"unpacked, the archive is larger than {most} MiB; divide it")


def _entry(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, file: str, limits: Limits, budget: _Budget
) -> Iterator[Entry | Unreadable]:
    name = name_of(info)
    parts = name.replace("\\", "/").split("/")
    if info.is_dir() or "__MACOSX" in parts or any(re.match(r"\.[^.]", part) for part in parts):
        return
    shown = f"{file}/{printable(name)}"
    reason = _why_not(info, name, parts)
    if reason:
        yield Unreadable(shown, reason)
        return
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as unpacked:
        try:
            _unpack(archive, info, unpacked, limits, budget)
        except RefusedError as refusal:
            yield Unreadable(shown, str(refusal))
            return
        unpacked.seek(0)
        yield Entry(shown, unpacked)  # type: ignore[arg-type]  # has all of BinaryIO that reading needs


def _unpack(
    archive: zipfile.ZipFile,
    info: zipfile.ZipInfo,
    into: "tempfile.SpooledTemporaryFile[bytes]",
    limits: Limits,
    budget: _Budget,
) -> None:
    size = 0
    try:
        with archive.open(info) as packed:
            while block := packed.read(_BLOCK):
                size += len(block)
                budget.left -= len(block)
                if budget.left < 0:
                    raise RefusedError(
                        "it and what follows it was not unpacked, for the archive is too large"
                    )
                if size > limits.file_bytes:
                    raise RefusedError(f"it is larger than {limits.file_bytes // MEBIBYTE} MiB; divide it")
                into.write(block)
    except RefusedError:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError):
        raise RefusedError("it is damaged in the archive; pack it again") from None
    except (NotImplementedError, RuntimeError):
        raise RefusedError("it is packed in a way that is not read; pack it again with plain zip") from None


def _why_not(info: zipfile.ZipInfo, name: str, parts: list[str]) -> str:
    """Why an entry is not even unpacked, or empty."""
    kind = stat.S_IFMT(info.external_attr >> 16)
    if info.flag_bits & _ENCRYPTED:
        return "it is encrypted; pack it without a password"
    if name.startswith(("/", "\\")) or ".." in parts or "\0" in info.orig_filename or name[1:2] == ":":
        return "its name leads out of the archive; pack it with plain names"
    if info.create_system == _ON_UNIX and kind not in (0, stat.S_IFREG):
        return "it is a symbolic link or a device, which is not followed; pack the file itself"
    if name.casefold().endswith(_NESTED):
        return "it is an archive within an archive; unpack it first"
    return ""


def name_of(info: zipfile.ZipInfo) -> str:
    """The name of an entry; where it is not said to be UTF-8, as its packer likely meant it."""
    if info.flag_bits & _UTF8_NAME or info.orig_filename.isascii():
        return info.orig_filename
    raw = info.orig_filename.encode("cp437", "replace")
    for encoding in ("utf-8", "cp866"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.orig_filename


def printable(name: str) -> str:
    """A name as it may be reported and stored."""
    return "".join(char if char.isprintable() else "\ufffd" for char in name)[:1_000]

"""Uploads: files kept in the database as a batch, looked through, imported, halted and taken up again there.

Any worker on any machine finds the bytes in the database; they are dropped when the batch is finished.
"""

import errno
import io
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.db.models import Exists, OuterRef, QuerySet

from articles.models import ImportBatch, ImportFile, ImportFilePart

from .readers.binary import bigint, integer, octets, text
from .readers.documents import Unreadable
from .readers.files import SourceFile, in_memory
from .readers.options import MEBIBYTE
from .rows import Columns, Row, copy, new_ids
from .run import Progress, Source, reading_options, run_batch, start_batch

PART = MEBIBYTE
"""Bytes of a part of a file; the last one is shorter."""

ONE_RUN = 20_260_704
"""With the batch's key: the advisory lock of its run."""

_END_FORMER_RUN = """
SELECT pg_terminate_backend(pid) FROM pg_locks
WHERE locktype = 'advisory' AND classid = %s AND objid = %s AND objsubid = 2 AND pid <> pg_backend_pid()
AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""

FILE: Columns = {"id": bigint, "batch": bigint, "position": integer, "name": text, "size": bigint}
PART_OF_FILE: Columns = {"file": bigint, "number": integer, "data": octets}

FILES_AT_ONCE, FETCHED_AT_ONCE = 500, 4 * PART
"""Files whose beginnings are fetched together: so many of them, or so many bytes."""

MOST_PROCESSES = 4
NAMES_IN_SOURCE = 3

State = ImportBatch.State
CAN_START = (State.UPLOADED, State.CANCELLED, State.FAILED)
"""States in which a batch of uploaded files can be imported, or its import taken up again."""
IS_LIVE = (State.WAITING, State.RUNNING)


@dataclass(frozen=True)
class Upload:
    """A file that was sent: its name, its size in bytes, and its bytes in parts of PART.

    `parts` is None if it was not kept, being too large or one too many.
    """

    name: str
    size: int
    parts: Callable[[], Iterable[bytes]] | None


class HaltedError(Exception):
    """The batch is no longer to be imported: it was cancelled meanwhile."""


def why_not_kept(size: int) -> str:
    """Why a file of this size was not kept, in one line with what to do."""
    if size == 0:
        return "it is empty; save it again and upload that"
    if size > (largest := settings.IMPORT_LIMITS["file_bytes"]):
        return f"it is larger than {largest // MEBIBYTE} MiB; divide it"
    return f"an upload takes at most {settings.IMPORT_UPLOAD_FILES:,} files; upload it with the next ones"


@transaction.atomic
def keep(uploads: Sequence[Upload], *, mapping: Mapping[str, str], by: User) -> ImportBatch:
    """Keep what was sent as a batch that nobody has imported yet; it holds one part at a time in memory.

    A file that was not kept leaves its name and size, and so becomes a refused document of the batch.
    """
    batch = start_batch(None, source=_in_words([upload.name for upload in uploads]), by=by)
    batch.state, batch.mapping = State.UPLOADED, dict(mapping)
    batch.bytes_total = sum(upload.size for upload in uploads if upload.parts)
    batch.save(update_fields=["state", "mapping", "bytes_total"])
    keys = new_ids(ImportFile, len(uploads))
    files: list[Row] = [
        (key, batch.pk, at, upload.name, upload.size)
        for at, (key, upload) in enumerate(zip(keys, uploads, strict=True))
    ]
    copy(ImportFile, FILE, files)
    _copy_parts(zip(keys, uploads, strict=True))
    return batch


def sources_of(batch: ImportBatch) -> Iterator[Source]:
    """The files of a batch in order, to be read from the database; those not kept with the reason."""
    for files in _together(batch.files.order_by("position")):
        parts = ImportFilePart.objects.filter(file__in=files, number=0)
        first = {key: bytes(data) for key, data in parts.values_list("file", "data")}
        for file in files:
            if file.pk not in first:
                yield Unreadable(file.name, why_not_kept(file.size))
            elif file.size <= PART:
                yield in_memory(file.name, first[file.pk])
            else:
                yield SourceFile(file.name, _opener(file), file.size)


def set_mapping(batch: ImportBatch, mapping: Mapping[str, str]) -> bool:
    """Say which of the files' own fields stand for ours; False once the batch was started."""
    return bool(_uploaded(batch, State.UPLOADED).update(mapping=dict(mapping)))


def set_waiting(batch: ImportBatch) -> bool:
    """Have the batch wait for a worker, from where it stands; False if there is nothing to start."""
    return bool(_uploaded(batch, *CAN_START).update(state=State.WAITING, failure=""))


def cancel(batch: ImportBatch) -> bool:
    """Have the import end at its next step, keeping what was taken; False if it does not run."""
    return bool(_uploaded(batch, *IS_LIVE).update(state=State.CANCELLED))


@transaction.atomic
def discard(batch: ImportBatch) -> bool:
    """Drop an upload that was never imported; False if it was."""
    if not _uploaded(batch, State.UPLOADED).select_for_update().exists():
        return False
    _drop_parts(batch.pk)
    ImportFile.objects.filter(batch=batch).delete()
    batch.delete()
    return True


def fail(pk: int, reason: str) -> None:
    """Note why the import of a batch stopped, in one line; it can be taken up again."""
    ImportBatch.objects.filter(pk=pk, state__in=IS_LIVE).update(state=State.FAILED, failure=reason)


def run(pk: int, *, step: Callable[[], object]) -> None:
    """Import a batch that waits, or whose run was cut short, from where it stands.

    `step` is called before each group of documents and may raise to halt the run; that of a batch that was
    cancelled halts by itself.
    """
    with _one_run(pk):
        if not ImportBatch.objects.filter(pk=pk, state__in=IS_LIVE).update(state=State.RUNNING):
            return
        batch = ImportBatch.objects.get(pk=pk)

        def go_on() -> None:
            step()
            if not ImportBatch.objects.filter(pk=pk, state=State.RUNNING).exists():
                raise HaltedError

        try:
            run_batch(
                batch,
                sources_of(batch),
                options=reading_options(batch.mapping),
                workers=min(MOST_PROCESSES, os.cpu_count() or 1),
                progress=Progress(step=go_on),
            )
        except HaltedError:
            return
        _drop_parts(pk)


class KeptFile(io.RawIOBase):
    """The bytes of an uploaded file, part by part from the database; one part at a time is in memory."""

    def __init__(self, file: ImportFile) -> None:
        self._file = file
        self._place = 0
        self._number = -1
        self._part = b""

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._place, io.SEEK_END: self._file.size}[whence]
        self._place = max(0, base + offset)
        return self._place

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]  # what is given
        number, start = divmod(self._place, PART)
        if self._place >= self._file.size:
            return 0
        if number != self._number:
            part = self._file.parts.values_list("data", flat=True).filter(number=number).first()
            if part is None:
                raise FileNotFoundError(errno.ENOENT, "the upload was discarded")
            self._number, self._part = number, bytes(part)
        data = self._part[start : start + len(buffer)]
        buffer[: len(data)] = data
        self._place += len(data)
        return len(data)


def _uploaded(batch: ImportBatch, *states: State) -> QuerySet[ImportBatch]:
    """The batch if it has uploaded files and stands in one of these states; to be updated at once."""
    files = ImportFile.objects.filter(batch=OuterRef("pk"))
    return ImportBatch.objects.filter(Exists(files), pk=batch.pk, state__in=states)


def _opener(file: ImportFile) -> Callable[[], io.BufferedReader]:
    return lambda: io.BufferedReader(KeptFile(file), buffer_size=PART)


def _together(files: Iterable[ImportFile]) -> Iterator[list[ImportFile]]:
    """Files whose beginnings are fetched in one query: thousands of small ones are the usual upload."""
    together: list[ImportFile] = []
    held = 0
    for file in files:
        together.append(file)
        held += min(file.size, PART)
        if held >= FETCHED_AT_ONCE or len(together) == FILES_AT_ONCE:
            yield together
            together, held = [], 0
    if together:
        yield together


def _copy_parts(files: Iterable[tuple[int, Upload]]) -> None:
    held, size = [], 0
    for key, upload in files:
        for number, data in enumerate(upload.parts() if upload.parts else ()):
            held.append((key, number, data))
            size += len(data)
            if size >= PART:
                copy(ImportFilePart, PART_OF_FILE, held)
                held, size = [], 0
    copy(ImportFilePart, PART_OF_FILE, held)


def _drop_parts(pk: int) -> None:
    parts = ImportFilePart.objects.filter(file__batch=pk)
    parts._raw_delete(parts.db)  # nothing refers to parts, and their bytes need not be read for it


def _in_words(names: Sequence[str]) -> str:
    named = ", ".join(names[:NAMES_IN_SOURCE])
    more = len(names) - NAMES_IN_SOURCE
    return f"{named} and {more:,} more" if more > 0 else named


@contextmanager
def _one_run(pk: int) -> Iterator[None]:
    """Marks this connection as the one that runs the batch.

    The queue gives a batch to one worker at a time. Another that still holds the mark was believed dead,
    frozen perhaps within a transaction: its connection is ended, and what it had not committed is undone.
    """
    with connection.cursor() as cursor:
        cursor.execute(_END_FORMER_RUN, [ONE_RUN, pk])
        cursor.execute("SELECT pg_advisory_lock(%s, %s)", [ONE_RUN, pk])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [ONE_RUN, pk])

"""Reviewed records as a fixture: a JSON array, one object a line, that `loaddata` reads.

Written row by row as PostgreSQL hands them out: memory does not grow with the file, and the number of
queries does not grow with anything. The same reviewed work gives the same bytes in every database.
"""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Protocol
from uuid import UUID

from django.db import connections, transaction
from django.db.models import QuerySet

from annotations.models import Correction, Record
from annotations.projection.closure import Closure
from annotations.projection.visible import visible_extents

from .fields import EXPORTED, Exported
from .hiding import Hider, Row

FORMAT = "cstoreview-fixture/1"
"""Name and version of the format; the version rises when a reader of the former one would go wrong."""

ROWS_AT_ONCE = 500
TEXTS_AT_ONCE = 10
"""How many rows are fetched at a time: a text may be as long as a book, and two portions are in memory."""


class Sink(Protocol):
    """Anything bytes can be written to: a file, an HTTP response."""

    def write(self, data: bytes, /) -> object: ...


@dataclass(frozen=True)
class Manifest:
    """What a fixture holds: objects by model, size in bytes and sha256 of the uncompressed bytes."""

    counts: dict[str, int]
    size: int
    sha256: str


def write_fixture(records: QuerySet[Record], out: Sink) -> Manifest:
    """Write what is public of `records`, closed over its references, to `out`, and say what was written.

    Records that are not public are left out. All queries see the same state of the database, unless a
    transaction is already open: then its isolation holds.
    """
    counts: dict[str, int] = {}
    digest = hashlib.sha256()
    size = 0

    def put(text: str) -> None:
        nonlocal size
        data = text.encode()
        out.write(data)
        digest.update(data)
        size += len(data)

    with snapshot(records.db):
        closure = Closure(records)
        between = "[\n"
        for exported in EXPORTED:
            for row in rows_of(exported, closure):
                put(between + line_of(exported, row))
                between = ",\n"
                counts[exported.label] = counts.get(exported.label, 0) + 1
    put("\n]\n" if counts else "[]\n")
    return Manifest(counts=counts, size=size, sha256=digest.hexdigest())


def records_in(fixture: bytes) -> list[UUID]:
    """The uids of the records that a fixture of `write_fixture` (its bytes, uncompressed) holds."""
    record = f'{{"model":"{Record._meta.label_lower}"'.encode()
    rows = (json.loads(line.rstrip(b",")) for line in fixture.split(b"\n") if line.startswith(record))
    return [UUID(row["fields"]["uid"]) for row in rows]


@contextmanager
def snapshot(using: str) -> Iterator[None]:
    """A reading transaction that sees one state of the database, if none is open."""
    connection = connections[using]
    outermost = not connection.in_atomic_block
    with transaction.atomic(using=using):
        if outermost:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def rows_of(exported: Exported, closure: Closure) -> Iterator[Row]:
    """The rows of one model in the order of the file, with words that are not public blanked out."""
    names = ("uid", *exported.fields)
    text_uid = exported.text_uid or "uid"
    paths = list(dict.fromkeys([*map(exported.path, names), text_uid]))
    found = getattr(closure, exported.rows).order_by(*exported.order).values_list(*paths)
    hider = None if exported.text is None else Hider(visible_extents(closure))
    at_once = TEXTS_AT_ONCE if exported.text == "" else ROWS_AT_ONCE
    for values in found.iterator(chunk_size=at_once):
        row = dict(zip(names, values, strict=False))
        if hider:
            hider.hide(values[paths.index(text_uid)], row)
        if exported.model is Correction and row["state"] != Correction.State.DISMISSED:
            row["verdict_reason"] = ""
        yield row


def line_of(exported: Exported, row: Row) -> str:
    """The object of one row, as JSON without line breaks."""
    fields = {name: _plain(value, is_key=exported.path(name) != name) for name, value in row.items()}
    return json.dumps({"model": exported.label, "fields": fields}, ensure_ascii=False, separators=(",", ":"))


def _plain(value: Any, *, is_key: bool) -> Any:
    """A value as JSON has it: times in UTC to the microsecond, keys as a list of one uid."""
    match value:
        case UUID():
            return [str(value)] if is_key else str(value)
        case datetime():
            return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
        case date():
            return value.isoformat()
        case _:
            return value

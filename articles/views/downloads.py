"""What was refused in a batch, to take home: a list with the reasons, and the bytes themselves."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest, StreamingHttpResponse
from django.views.decorators.http import require_safe

from articles.models import ImportBatch, ImportItem

from .access import import_view
from .batch import found

ROWS_AT_ONCE = 500
FILES_AT_ONCE = 4  # each of them may be megabytes long
FORMULA = tuple("=+-@")
LONGEST_NAME = 100
HEAD = ("file", "place", "reason", "name in refused.zip")
LIST = "refused.csv"


@import_view
@require_safe
def refused_list(request: HttpRequest, uid: UUID) -> StreamingHttpResponse:
    """The refused documents with their reasons, as CSV."""
    lines = csv_of(refused_in(found(uid)))
    return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=_named(uid, "csv"))


@import_view
@require_safe
def refused_files(request: HttpRequest, uid: UUID) -> StreamingHttpResponse:
    """The refused documents themselves as far as they were kept, with the list, as a zip."""
    parts = zip_of(refused_in(found(uid)))
    return StreamingHttpResponse(parts, content_type="application/zip", headers=_named(uid, "zip"))


def refused_in(batch: ImportBatch) -> Any:
    """The refused documents of a batch in order: a queryset of dictionaries, without their bytes."""
    rejected = batch.items.filter(outcome=ImportItem.Outcome.REJECTED).order_by("position")
    kept = rejected.annotate(is_kept=Q(raw__isnull=False))
    return kept.values("position", "file", "place", "reason", "is_kept")


def csv_of(rows: Any) -> Iterator[str]:
    """Lines of CSV. What a spreadsheet would take for a formula is quoted by an apostrophe."""
    yield "\ufeff"  # by which spreadsheets know UTF-8
    yield _line(HEAD)
    for row in rows.iterator(chunk_size=ROWS_AT_ONCE):
        kept_as = name_in_zip(row) if row["is_kept"] else ""
        yield _line((row["file"], row["place"], row["reason"], kept_as))


def name_in_zip(row: dict[str, Any]) -> str:
    """A name that no program takes for a folder, and that keeps the ending by which its format is told."""
    last = re.sub(r"[^\w.() -]", "_", PurePosixPath(row["file"]).name, flags=re.ASCII)
    return f"{row['position'] + 1:06}-{last[-LONGEST_NAME:]}"


def zip_of(rows: Any) -> Iterator[bytes]:
    """A zip, part by part; a few of its files at a time are in memory."""
    out = _Parts()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open(LIST, "w") as opened:
            for line in csv_of(rows):
                opened.write(line.encode())
        yield out.taken()
        for row in rows.filter(is_kept=True).values("position", "file", "raw").iterator(FILES_AT_ONCE):
            archive.writestr(name_in_zip(row), bytes(row["raw"]))
            yield out.taken()
    yield out.taken()


class _Parts(io.RawIOBase):
    """A file that is only written to, and gives away what was written."""

    def __init__(self) -> None:
        self._held: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._held.append(bytes(data))
        return len(self._held[-1])

    def taken(self) -> bytes:
        data = b"".join(self._held)
        self._held.clear()
        return data


def _line(cells: tuple[str, ...]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow([f"'{cell}" if cell.lstrip().startswith(FORMULA) else cell for cell in cells])
    return out.getvalue()


def _named(uid: UUID, ending: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="refused-{str(uid)[:8]}.{ending}"'}

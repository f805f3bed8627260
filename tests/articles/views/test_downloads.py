"""What was refused, to take home: a list that no spreadsheet runs, and the bytes as they came."""

import csv
import io
import tracemalloc
import zipfile
from typing import Any

import pytest

from articles.models import ImportBatch, ImportItem
from cstoreview.jobs import run_waiting_jobs

from .conftest import ImportDesk, path_of
from .stories import STORY

BAD = {"=cmd|calc!A0.txt": b"a\0b", "b/nul.txt": b"\0", "c/nul.txt": b"some words \0 here"}


@pytest.fixture
def batch(desk: ImportDesk) -> ImportBatch:
    made = desk.upload(*BAD.items(), ("story.txt", STORY.encode()))
    desk.ada.post(path_of(made, "start/"))
    run_waiting_jobs()
    return made


def content(response: Any) -> bytes:
    assert response.status_code == 200
    assert response.streaming
    return b"".join(response.streaming_content)


def rows(raw: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def test_the_list_names_each_refused_document_with_its_reason(desk: ImportDesk, batch: ImportBatch) -> None:
    response = desk.ada.get(path_of(batch, "refused.csv"))
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"].startswith('attachment; filename="refused-')
    head, *listed = rows(content(response))
    assert head == ["file", "place", "reason", "name in refused.zip"]
    assert [row[0] for row in listed] == ["'=cmd|calc!A0.txt", "b/nul.txt", "c/nul.txt"]
    assert all("NUL" in row[2] for row in listed)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", " =", "\n="])
def test_no_cell_is_a_formula(desk: ImportDesk, start: str) -> None:
    batch = ImportBatch.objects.create(source="x")
    ImportItem.objects.create(
        batch=batch,
        position=0,
        file=f"{start}1+1",
        place=f"{start}HYPERLINK()",
        outcome="rejected",
        reason=f"{start}2",
    )
    _, row = rows(content(desk.ada.get(path_of(batch, "refused.csv"))))
    assert not [cell for cell in row if cell.strip()[:1] in tuple("=+-@")]


def test_the_zip_holds_the_bytes_as_they_came_and_the_list(desk: ImportDesk, batch: ImportBatch) -> None:
    raw = content(desk.ada.get(path_of(batch, "refused.zip")))
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        assert archive.testzip() is None
        listed = rows(archive.read("refused.csv"))[1:]
        assert [archive.read(row[3]) for row in listed] == list(BAD.values())
        names = archive.namelist()
    assert len(names) == len(set(names)) == 4
    assert not [name for name in names if "/" in name or "\\" in name or name.startswith((".", "="))]


def test_what_was_too_large_to_keep_is_only_listed(desk: ImportDesk) -> None:
    batch = ImportBatch.objects.create(source="x")
    ImportItem.objects.create(
        batch=batch, position=0, file="large.txt", outcome="rejected", reason="it is large"
    )
    raw = content(desk.ada.get(path_of(batch, "refused.zip")))
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        assert archive.namelist() == ["refused.csv"]
        assert rows(archive.read("refused.csv"))[1] == ["large.txt", "", "it is large", ""]


def test_a_large_zip_is_sent_in_little_memory(desk: ImportDesk) -> None:
    batch = ImportBatch.objects.create(source="x")
    for number in range(40):
        ImportItem.objects.create(
            batch=batch,
            position=number,
            file=f"{number}.bin",
            outcome="rejected",
            reason="no text",
            raw=bytes([number]) * 1_000_000,
        )
    response: Any = desk.ada.get(path_of(batch, "refused.zip"))
    tracemalloc.start()
    size = sum(map(len, response.streaming_content))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size > 0
    assert peak < 20_000_000, "forty megabytes are never held at once"


def test_a_batch_without_refused_documents_has_an_empty_list(desk: ImportDesk) -> None:
    batch = ImportBatch.objects.create(source="x")
    assert len(rows(content(desk.ada.get(path_of(batch, "refused.csv"))))) == 1

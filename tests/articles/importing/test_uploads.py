"""Uploaded files in the database: read there as from a disk, whatever their sizes, and started only once."""

import io
from collections.abc import Iterable

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.importing import uploads
from articles.importing.readers.documents import Unreadable
from articles.importing.readers.files import SourceFile
from articles.importing.uploads import Upload, sources_of
from articles.models import ImportBatch, ImportFilePart

pytestmark = pytest.mark.django_db

State = ImportBatch.State


def upload(name: str, raw: bytes, *, is_kept: bool = True) -> Upload:
    def parts() -> Iterable[bytes]:
        return (raw[at : at + uploads.PART] for at in range(0, len(raw), uploads.PART))

    return Upload(name, len(raw), parts if is_kept and raw else None)


def kept(*sent: Upload) -> ImportBatch:
    person, _ = User.objects.get_or_create(username="ada")
    return uploads.keep(sent, mapping={}, by=person)


def read(batch: ImportBatch) -> dict[str, bytes | str]:
    """What the sources of a batch give: bytes, or the reason."""
    found: dict[str, bytes | str] = {}
    for source in sources_of(batch):
        if isinstance(source, Unreadable):
            found[source.file] = source.reason
        else:
            with source.open() as opened:
                found[source.name] = opened.read()
    return found


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    raw=st.binary(min_size=9, max_size=60),
    moves=st.lists(st.tuples(st.integers(0, 70), st.integers(0, 20)), max_size=8),
)
def test_a_kept_file_is_read_as_one_on_a_disk(
    monkeypatch: pytest.MonkeyPatch, raw: bytes, moves: list[tuple[int, int]]
) -> None:
    monkeypatch.setattr(uploads, "PART", 8)
    (source,) = sources_of(kept(upload("a.bin", raw)))
    assert isinstance(source, SourceFile)
    disk = io.BytesIO(raw)
    with source.open() as opened:
        for place, count in moves:
            assert opened.seek(place) == disk.seek(place)
            assert opened.read(count) == disk.read(count)
        assert opened.seek(0, io.SEEK_END) == len(raw)
        opened.seek(0)
        assert opened.read() == raw


def test_small_and_large_files_come_in_their_order_and_what_was_not_kept_with_its_reason(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(uploads, "FILES_AT_ONCE", 2)
    large = bytes(range(256)) * (uploads.PART // 256) + b"the rest"
    batch = kept(
        upload("a.txt", b"a"),
        upload("large.bin", large),
        upload("empty.txt", b""),
        upload("late.txt", b"late", is_kept=False),
        upload("z.txt", b"z"),
    )
    assert list(read(batch).items()) == [
        ("a.txt", b"a"),
        ("large.bin", large),
        ("empty.txt", "it is empty; save it again and upload that"),
        ("late.txt", "an upload takes at most 10,000 files; upload it with the next ones"),
        ("z.txt", b"z"),
    ]


def test_many_small_files_are_fetched_together() -> None:
    batch = kept(*(upload(f"{number}.txt", b"words") for number in range(400)))
    with CaptureQueriesContext(connection) as queries:
        assert len(read(batch)) == 400
    assert len(queries) == 2


def test_a_file_that_is_discarded_while_it_is_read_is_a_fault_of_reading() -> None:
    batch = kept(upload("large.bin", b"x" * (uploads.PART + 1)))
    (source,) = sources_of(batch)
    assert isinstance(source, SourceFile)
    with source.open() as opened:
        assert uploads.discard(batch)
        with pytest.raises(OSError, match="the upload was discarded"):
            opened.read()


@pytest.mark.parametrize("state", State.values)
def test_what_can_be_done_with_a_batch_follows_from_its_state(state: str) -> None:
    batch = kept(upload("a.txt", b"words"))
    ended = {"finished_at": batch.started_at} if state == State.FINISHED else {}

    def put_back() -> ImportBatch:
        ImportBatch.objects.filter(pk=batch.pk).update(state=state, **ended)
        return ImportBatch.objects.get(pk=batch.pk)

    assert uploads.set_mapping(put_back(), {"text": "body"}) is (state == State.UPLOADED)
    assert uploads.set_waiting(put_back()) is (state in (State.UPLOADED, State.CANCELLED, State.FAILED))
    assert uploads.cancel(put_back()) is (state in (State.WAITING, State.RUNNING))
    assert uploads.discard(put_back()) is (state == State.UPLOADED)


def test_discarding_drops_every_byte() -> None:
    uploads.discard(kept(upload("a.txt", b"words"), upload("large.bin", b"x" * (uploads.PART + 1))))
    assert not ImportFilePart.objects.exists()

"""The command `verify_fixture`: the proof that a file loads elsewhere, and its refusals."""

import gzip
import io
import json
import os
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.core.management import CommandError, call_command

from annotations.export import verification
from annotations.export.files import manifest_path
from tests.annotations.export.archive import Shelf

# Also when this file runs alone: the shelf is filled from the test database.
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_scratch_database_is_left() -> Iterator[None]:
    yield
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
        left = server.execute("SELECT datname FROM pg_database WHERE datname LIKE 'scratch_%'").fetchall()
    assert left == []


def verify(file: Path) -> str:
    out = io.StringIO()
    call_command("verify_fixture", str(file), stdout=out)
    return out.getvalue()


def changed(file: Path, model: str, field: str, value: object) -> Path:
    """The file with another value in the first object of a model, one object a line as ever; no manifest."""
    manifest_path(file).unlink()
    lines = file.read_text().splitlines()
    at = next(at for at, line in enumerate(lines) if f'"model":"{model}"' in line)
    item = json.loads(lines[at].removesuffix(","))
    item["fields"][field] = value
    comma = "," if lines[at].endswith(",") else ""
    lines[at] = json.dumps(item, ensure_ascii=False, separators=(",", ":")) + comma
    file.write_text("\n".join(lines) + "\n")
    return file


def test_what_was_exported_is_verified_even_packed_and_beside_an_unpacked_file(
    shelf: Shelf, tmp_path: Path, start_migrated: None
) -> None:
    packed = shelf.copy("packed.json.gz", tmp_path)
    (tmp_path / "packed.json").write_bytes(shelf.read("first.json"))
    count = len(json.loads(gzip.decompress(packed.read_bytes())))
    assert verify(packed) == (
        f"verified: {packed}, {count} objects, the same bytes after loading elsewhere\n"
    )


@pytest.mark.usefixtures("already_migrated")
def test_what_comes_out_different_is_named(fixture: Path) -> None:
    """A file with an unreferenced speaker loads, but nobody would export that speaker."""
    manifest_path(fixture).unlink()
    lines = fixture.read_text().splitlines(keepends=True)
    at = next(at for at, line in enumerate(lines) if '"annotations.speaker"' in line)
    stray = json.loads(lines[at].rstrip(",\n"))
    stray["fields"] |= {"uid": "00000000-0000-4000-8000-000000000000", "name": "Nobody", "merged_into": None}
    lines.insert(at, json.dumps(stray) + ",\n")
    fixture.write_text("".join(lines))
    with pytest.raises(CommandError) as refusal:
        verify(fixture)
    said = str(refusal.value)
    assert "comes out different: annotations.speaker 00000000-0000-4000-8000-000000000000 became" in said
    assert "\n" not in said


@pytest.mark.usefixtures("already_migrated")
def test_what_does_not_load_is_said_with_the_rule(fixture: Path) -> None:
    file = changed(fixture, "annotations.span", "exact", "words that are not there")
    with pytest.raises(
        CommandError, match=r"loaddata failed in the empty database: .*The words of a span must"
    ):
        verify(file)


def test_the_manifest_must_have_the_sha256_of_the_file(fixture: Path) -> None:
    manifest = json.loads(manifest_path(fixture).read_text())
    manifest_path(fixture).write_text(json.dumps(manifest | {"sha256": "0" * 64}))
    with pytest.raises(CommandError, match="but its manifest says 0000"):
        verify(fixture)


@pytest.mark.parametrize(
    ("manifest", "reason"),
    [
        ('{"format": "cstoreview-fixture/9", "sha256": ""}', "is of format 'cstoreview-fixture/9'"),
        ('{"format": "cstoreview-fixture/1"}', "is no manifest of a fixture: 'sha256'"),
        ("[]", "is no manifest of a fixture"),
        ("{", "is no manifest of a fixture"),
    ],
)
def test_a_manifest_that_is_none_is_refused(tmp_path: Path, manifest: str, reason: str) -> None:
    file = tmp_path / "reviewed.json"
    file.write_text("[]\n")
    manifest_path(file).write_text(manifest)
    with pytest.raises(CommandError, match=reason):
        verify(file)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("nowhere.json", None, "cannot be read: No such file or directory"),
        ("reviewed.txt", b"[]", "a fixture is named .json or .json.gz"),
        ("reviewed.json", b"", "is no JSON: Expecting value"),
        ("reviewed.json", b'[{"model": "annot', "is no JSON: Unterminated string"),
        ("reviewed.json", b"\xff\xfe[]", "is no JSON"),
        ("reviewed.json", b"[" * 100_000, "is no JSON"),
        ("reviewed.json", b'{"records": []}', "is no fixture: a fixture is a JSON array"),
        ("reviewed.json", b"[1]", "object 1 is foreign: 1"),
        ("reviewed.json", b'[{"model": "auth.user", "fields": {}}]', "object 1 is foreign: 'auth.user'"),
        ("reviewed.json.gz", b"[]", "is not whole as a gzip file"),
        ("reviewed.json.gz", gzip.compress(b"[]\n" * 99, mtime=0)[:-12], "is not whole as a gzip file"),
    ],
)
def test_a_file_that_is_missing_broken_or_foreign_is_one_line(
    tmp_path: Path, name: str, content: bytes | None, reason: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(CommandError) as refusal:
        verify(tmp_path / name)
    assert str(refusal.value).startswith(f"{tmp_path / name}: ")
    assert reason in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_a_server_that_makes_no_database_is_one_line(fixture: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verification, "EMPTY", "a_template_that_is_not_there")
    with pytest.raises(
        CommandError, match=r"^no scratch database could be made: .*; give the account CREATEDB"
    ):
        verify(fixture)

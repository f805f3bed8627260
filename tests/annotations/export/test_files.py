"""A file appears whole or not at all, with its manifest beside it."""

import gzip
import hashlib
import json
from pathlib import Path

import pytest

from annotations.export.files import appearing, export_to, manifest_path
from annotations.export.fixture import FORMAT
from annotations.projection import public_records
from tests.annotations.export.archive import exported
from tests.annotations.newsroom import ACT, UNITY, Newsroom


def test_the_file_holds_the_fixture_and_the_manifest_describes_it(newsroom: Newsroom, tmp_path: Path) -> None:
    newsroom.publish(UNITY, ACT)
    file = tmp_path / "reviewed.json"
    export_to(file, public_records(), source={"set": None})
    assert file.read_bytes() == exported()
    manifest = json.loads(manifest_path(file).read_text())
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    assert manifest["format"] == FORMAT
    assert manifest["source"] == {"set": None}
    assert manifest["sha256"] == manifest["file"]["sha256"] == digest
    assert manifest["size"] == manifest["file"]["size"] == file.stat().st_size
    assert manifest["counts"]["annotations.record"] == 1
    assert manifest["migrations"] == {"articles": "0001_initial", "annotations": "0001_initial"}
    assert "rights" in manifest


def test_a_name_that_ends_in_gz_is_compressed_with_stable_bytes(newsroom: Newsroom, tmp_path: Path) -> None:
    newsroom.publish(UNITY, ACT)
    first, second = tmp_path / "a" / "reviewed.json.gz", tmp_path / "b" / "otherwise.json.gz"
    for file in (first, second):
        file.parent.mkdir()
        export_to(file, public_records(), source={"set": None})
    assert gzip.decompress(first.read_bytes()) == exported()
    assert first.read_bytes() == second.read_bytes()
    manifest = json.loads(manifest_path(first).read_text())
    assert manifest["sha256"] == hashlib.sha256(exported()).hexdigest()
    assert manifest["file"] == {
        "name": "reviewed.json.gz",
        "size": first.stat().st_size,
        "sha256": hashlib.sha256(first.read_bytes()).hexdigest(),
    }


def test_a_failure_half_way_leaves_the_former_file_and_no_trace(tmp_path: Path) -> None:
    file = tmp_path / "reviewed.json"
    file.write_text("the former one")

    def fail_half_way() -> None:
        with appearing(file) as out:
            out.write(b"half of")
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        fail_half_way()
    assert file.read_text() == "the former one"
    assert list(tmp_path.iterdir()) == [file]


def test_a_new_file_can_be_read_by_others(tmp_path: Path) -> None:
    with appearing(tmp_path / "reviewed.json") as out:
        out.write(b"[]\n")
    assert (tmp_path / "reviewed.json").stat().st_mode & 0o777 == 0o644

"""Tests write into memory only where that is safe, and on the disk otherwise."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from tests import memory
from tests.memory import own_folder_in, place_for_the_database, write_into_memory


@pytest.fixture(autouse=True)
def plenty(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """As much room as is asked for, and no choice made before."""
    monkeypatch.setattr(memory, "ENOUGH", 1)
    monkeypatch.setattr(memory, "MEMORY", tmp_path)
    monkeypatch.setattr(tempfile, "tempdir", tempfile.gettempdir())
    monkeypatch.delenv("TMPDIR", raising=False)


def test_others_pass_through_the_folder_and_it_is_found_again(tmp_path: Path) -> None:
    folder = own_folder_in(tmp_path)
    assert folder is not None
    assert folder.stat().st_mode & 0o777 == 0o755
    assert own_folder_in(tmp_path) == folder


def test_temporary_files_and_the_database_go_there(tmp_path: Path) -> None:
    write_into_memory()
    assert tempfile.gettempdir() == os.environ["TMPDIR"] == str(own_folder_in(tmp_path))
    assert place_for_the_database(Path("/data")).parent == own_folder_in(tmp_path)
    assert place_for_the_database(Path("/data")) != place_for_the_database(Path("/other"))


def test_who_names_a_place_is_obeyed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", "/var/tmp")
    write_into_memory()
    assert os.environ["TMPDIR"] == "/var/tmp"
    assert place_for_the_database(Path("/data")) == Path("/data")
    assert list(tmp_path.iterdir()) == []


def test_little_memory_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "ENOUGH", shutil.disk_usage(tmp_path).total + 1)
    write_into_memory()
    assert "TMPDIR" not in os.environ
    assert place_for_the_database(Path("/data")) == Path("/data")


def test_no_memory_and_a_folder_that_is_not_ours_are_passed_over(tmp_path: Path) -> None:
    assert own_folder_in(tmp_path / "missing") is None
    folder = own_folder_in(tmp_path)
    assert folder is not None
    folder.chmod(0o777)
    assert own_folder_in(tmp_path) is None
    folder.rmdir()
    folder.symlink_to("/tmp")
    assert own_folder_in(tmp_path) is None

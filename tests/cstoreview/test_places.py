"""What is written lies in one folder, and what is secret is its owner's alone."""

import os
from pathlib import Path

import pytest

from cstoreview import places
from cstoreview.failures import StartError

real_open = os.open


def test_the_data_folder_is_in_the_checkout_unless_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("CSTOREVIEW_DATA_DIR", raising=False)
    assert places.data_folder() == places.BASE_DIR / ".data"
    monkeypatch.setenv("CSTOREVIEW_DATA_DIR", str(tmp_path / "a" / ".." / "b"))
    assert places.data_folder() == tmp_path / "b"


def test_a_folder_that_exists_keeps_its_permissions(tmp_path: Path) -> None:
    tmp_path.chmod(0o750)
    places.make_own_folder(tmp_path)
    assert tmp_path.stat().st_mode & 0o777 == 0o750


def test_a_private_file_is_its_owners_from_the_first_byte(tmp_path: Path) -> None:
    mask = os.umask(0)
    try:
        places.write_private(tmp_path / "new" / "secret", "words\n")
    finally:
        os.umask(mask)
    assert (tmp_path / "new" / "secret").stat().st_mode & 0o777 == 0o600
    assert places.read_private(tmp_path / "new" / "secret") == "words"
    assert [file.name for file in (tmp_path / "new").iterdir()] == ["secret"]


def test_a_private_file_that_is_missing_reads_as_empty(tmp_path: Path) -> None:
    assert places.read_private(tmp_path / "none") == ""


def test_a_full_disk_is_one_line_and_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places.write_private(tmp_path / "secret", "old")
    # The kernel's own always-full device stands in for the unfinished file.
    monkeypatch.setattr(os, "open", lambda *_: real_open("/dev/full", os.O_WRONLY))
    with pytest.raises(StartError, match=r"cannot write .*No space left") as failure:
        places.write_private(tmp_path / "secret", "new")
    assert "\n" not in str(failure.value)
    assert places.read_private(tmp_path / "secret") == "old"


def test_a_file_in_place_of_the_folder_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StartError, match="set CSTOREVIEW_DATA_DIR"):
        places.make_own_folder(tmp_path / "file" / "data")

"""Which files an import reads, and what it says of those it does not."""

import os
from pathlib import Path

import pytest

from articles.importing.documents import Document, Unreadable
from articles.importing.files import Skipped, files_in
from articles.importing.readers import LARGEST_FILE, documents, documents_in_file


def only(path: Path) -> Document | Unreadable:
    (found,) = documents_in_file(path)
    return found


def refusal(path: Path) -> str:
    found = only(path)
    assert isinstance(found, Unreadable)
    return found.reason


def test_a_folder_is_read_by_name_with_the_folders_in_it(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("b")
    (tmp_path / "a.TXT").write_text("a")
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "d.txt").write_text("d")
    assert list(files_in([tmp_path])) == [tmp_path / "a.TXT", tmp_path / "b.txt", tmp_path / "c" / "d.txt"]


def test_what_a_folder_holds_besides_texts_is_skipped_by_name(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("about these texts")
    (tmp_path / ".hidden.txt").write_text("hidden")
    (tmp_path / "link.txt").symlink_to("/etc/hostname")
    os.mkfifo(tmp_path / "pipe.txt")
    found = list(files_in([tmp_path]))
    assert all(isinstance(skipped, Skipped) for skipped in found)
    said = {Path(s.file).name: s.reason for s in found if isinstance(s, Skipped)}
    assert said == {
        ".hidden.txt": "its name begins with a dot",
        "README.md": "of a folder only .txt is read",
        "link.txt": "it is a symbolic link",
        "pipe.txt": "it is no ordinary file",
    }


def test_a_link_to_a_folder_is_not_walked(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path)
    assert [type(found) for found in files_in([tmp_path])] == [Skipped]


def test_a_text_file_is_one_document_with_its_bytes(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"\xef\xbb\xbfMinsk\r\n")
    assert only(file) == Document(str(file), b"\xef\xbb\xbfMinsk\r\n")


def test_a_file_named_by_itself_is_read_or_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    (tmp_path / "link.txt").symlink_to("/etc/hostname")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "folder.txt").mkdir()
    assert "only files that end in .txt" in refusal(tmp_path / "a.pdf")
    assert "symbolic link" in refusal(tmp_path / "link.txt")
    assert "no ordinary file" in refusal(tmp_path / "pipe.txt")
    assert "no such file" in refusal(tmp_path / "missing.txt")
    assert "no such file" in refusal(tmp_path / "missing.pdf")


def test_a_file_beyond_the_limit_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "large.txt"
    with file.open("wb") as opened:
        opened.truncate(LARGEST_FILE + 1)
    assert refusal(file) == "it is larger than 20 MB; divide it"


@pytest.mark.parametrize("name", [b"bad\xffname.txt", b"new\nline.txt", b"escape\x1b[31m.txt"])
def test_the_name_of_a_file_is_reported_as_printable_text(tmp_path: Path, name: bytes) -> None:
    file = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
    file.write_text("Minsk")
    assert only(file).file.isprintable()


def test_an_upload_is_judged_by_its_name_too() -> None:
    (found,) = documents("photo.jpg", b"\xff\xd8")
    assert isinstance(found, Unreadable)

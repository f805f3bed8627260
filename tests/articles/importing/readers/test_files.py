"""Which files an import reads, and what it says of those it does not."""

import io
import os
from pathlib import Path

import pytest

from articles.importing.readers.documents import Piece, Unreadable
from articles.importing.readers.files import Skipped, SourceFile, files_in, on_disk, pieces_of
from articles.importing.readers.options import MEBIBYTE, Options


def only(path: Path) -> Piece | Unreadable:
    (source,) = files_in([path])
    if isinstance(source, Unreadable):
        return source
    assert isinstance(source, SourceFile)
    (found,) = pieces_of(source, Options())
    return found


def reason(path: Path) -> str:
    found = only(path)
    assert isinstance(found, Unreadable)
    assert found.file == str(path)
    return found.reason


def test_a_folder_is_read_by_name_with_the_folders_in_it(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("b")
    (tmp_path / "a.TXT").write_text("a")
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "d.json").write_text("d")
    names = [each.name for each in files_in([tmp_path]) if isinstance(each, SourceFile)]
    assert names == [str(tmp_path / name) for name in ("a.TXT", "b.txt", "c/d.json")]


def test_what_a_folder_holds_besides_articles_is_skipped_by_name(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("about these texts")
    (tmp_path / ".hidden.txt").write_text("hidden")
    (tmp_path / "link.txt").symlink_to("/etc/hostname")
    os.mkfifo(tmp_path / "pipe.txt")
    found = list(files_in([tmp_path]))
    assert all(isinstance(skipped, Skipped) for skipped in found)
    said = {Path(skipped.file).name: skipped.reason for skipped in found if isinstance(skipped, Skipped)}
    assert said.pop("README.md").startswith("of a folder only .txt, ")
    assert said == {
        ".hidden.txt": "its name begins with a dot",
        "link.txt": "it is a symbolic link",
        "pipe.txt": "it is no ordinary file",
    }


def test_a_link_to_a_folder_is_not_walked(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path)
    assert [type(found) for found in files_in([tmp_path])] == [Skipped]


def test_a_name_with_wildcards_stands_for_what_it_matches(tmp_path: Path) -> None:
    for name in ("b1.txt", "b2.txt", "c.txt", "[x].txt"):
        (tmp_path / name).write_text("x")
    found = [each.name for each in files_in([tmp_path / "b*.txt"]) if isinstance(each, SourceFile)]
    assert found == [str(tmp_path / "b1.txt"), str(tmp_path / "b2.txt")]
    assert isinstance(only(tmp_path / "[x].txt"), Piece)
    assert reason(tmp_path / "z*.txt") == "nothing has this name"


def test_a_text_file_is_one_piece_with_its_bytes(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"\xef\xbb\xbfMinsk\r\n")
    assert only(file) == Piece(str(file), "plain text", b"\xef\xbb\xbfMinsk\r\n")


def test_a_file_named_by_itself_is_read_or_refused(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "link.txt").symlink_to("/etc/hostname")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "article.story").write_text("A story without a known ending.")
    assert "PDF" in reason(tmp_path / "a.pdf")
    assert "symbolic link" in reason(tmp_path / "link.txt")
    assert "no ordinary file" in reason(tmp_path / "pipe.txt")
    assert "no such file" in reason(tmp_path / "missing.txt")
    assert "name it .txt" in reason(tmp_path / "article.story")
    assert list(files_in([tmp_path / "folder.txt"])) == []


def test_a_device_is_not_read() -> None:
    assert reason(Path("/dev/zero")) == "it is no ordinary file; name a file or a folder"


def test_a_file_beyond_the_limit_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "large.txt"
    with file.open("wb") as opened:
        opened.truncate(50 * MEBIBYTE + 1)
    assert reason(file) == "it is larger than 50 MiB; divide it"


def test_a_file_that_may_not_be_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*arguments: object) -> int:
        raise PermissionError

    (tmp_path / "a.txt").write_text("Minsk")
    monkeypatch.setattr(os, "open", refused)
    (found,) = pieces_of(on_disk(tmp_path / "a.txt"), Options())
    assert isinstance(found, Unreadable)
    assert found.reason == "it may not be read by this user; change its permissions"


def test_whatever_one_file_does_the_others_go_on() -> None:
    class Odd(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise ZeroDivisionError

    (found,) = pieces_of(SourceFile("a.txt", Odd), Options())
    assert isinstance(found, Unreadable)
    assert found.reason == "reading it failed (ZeroDivisionError); save it in another format, and report it"


@pytest.mark.parametrize("name", [b"bad\xffname.txt", b"new\nline.txt", b"escape\x1b[31m.txt"])
def test_the_name_of_a_file_is_reported_as_printable_text(tmp_path: Path, name: bytes) -> None:
    file = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
    file.write_text("Minsk")
    assert only(file).file.isprintable()

"""JSON Lines: a record a line, cut as a stream."""

import io
import json
import tracemalloc
from collections.abc import Iterator

import pytest

from articles.importing.readers.documents import Piece, Unreadable
from articles.importing.readers.files import SourceFile, pieces_of
from articles.importing.readers.options import Limits, Options
from articles.importing.readers.readings import Reading
from tests.articles.importing.readers.reading import HEADLINE, STORY, read

LINE = json.dumps({"title": HEADLINE, "text": STORY})


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a.json", "standard input"])
def test_each_line_is_a_record_whatever_the_name(name: str) -> None:
    found = read(name, f"{LINE}\n\n{LINE}\r\n")
    assert [each.document.place for each in found if isinstance(each, Reading)] == ["line 1", "line 3"]
    assert all(isinstance(each, Reading) and each.document.format == "JSON Lines" for each in found)


def test_a_bad_line_is_refused_by_its_number_and_the_rest_goes_on() -> None:
    found = read("a.jsonl", f"{LINE}\nnonsense\n[1]\n{LINE}")
    refused = {each.place: each.reason for each in found if isinstance(each, Unreadable)}
    assert refused == {
        "line 2": "it is no JSON: expecting value at column 1; mend it or export it again",
        "line 3": 'it is no record; write each article as {"title": …, "text": …}',
    }
    assert len(found) == 4


def test_lines_in_utf16_are_lines_too() -> None:
    found = read("a.jsonl", f"{LINE}\n{LINE}\n".encode("utf-16"))
    assert [each.text for each in found if isinstance(each, Reading)] == [f"{HEADLINE}\n\n{STORY}"] * 2


def test_a_line_of_ten_megabytes_is_refused_for_its_text() -> None:
    long, short = read("a.jsonl", json.dumps({"text": "word " * 2_000_000}) + f"\n{LINE}")
    assert isinstance(long, Unreadable)
    assert long.place == "line 1"
    assert "the most is 1,048,576" in long.reason
    assert isinstance(short, Reading)


def test_a_line_beyond_all_measure_is_not_even_kept() -> None:
    limits = Limits(text_bytes=1_000)
    long, short = read("a.jsonl", "x" * 100_000 + f"\n{LINE}", limits=limits)
    assert isinstance(long, Unreadable)
    assert long.reason == "it is longer than 16,000 bytes; divide it"
    assert len(long.raw) <= 1_000
    assert isinstance(short, Reading)


class Endless(io.RawIOBase):
    """A file of many lines that is never whole in memory."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        self.size = lines * len(LINE + "\n")
        self.position = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self.position = offset + (self.size if whence == io.SEEK_END else 0)
        return self.position

    def tell(self) -> int:
        return self.position

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]  # typed more widely upstream
        line = (LINE + "\n").encode()
        size = min(len(buffer), self.size - self.position)
        at = self.position % len(line)
        buffer[:size] = (line * (size // len(line) + 2))[at : at + size]
        self.position += size
        return size


def test_a_file_of_many_lines_is_cut_in_little_memory() -> None:
    lines = 40_000
    source = SourceFile("a.jsonl", lambda: io.BufferedReader(Endless(lines)))
    pieces: Iterator[Piece | Unreadable] = pieces_of(source, Options())
    tracemalloc.start()
    assert sum(isinstance(piece, Piece) for piece in pieces) == lines
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 1_000_000

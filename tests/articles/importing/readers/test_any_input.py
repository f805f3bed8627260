"""Whatever arrives is read or refused clearly; whatever text arrives in a good file comes out intact."""

import csv
import io
import json
import time
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.importing.readers.documents import Unreadable
from articles.importing.readers.formats import ENDINGS
from articles.text.canonical import UnreadableTextError, normalized
from tests.articles.importing.readers.reading import read

NAMES = st.sampled_from([f"a{ending}" for ending in ENDINGS] + ["a", "a.pdf", "a.jsonl"])
BEGINNINGS = (
    b"", b"{", b"[{", b'{"text": "', b"<rss><channel><item>", b"<nitf><body>", b"<?xml version='1.0'?><a>",
    b"<newsItem>", b"<NewsML>", b"<html>", b"title,text\n", b"PK\x03\x04",
    b"\x01exa0007 4 pl 85  exa\r\n\x02",
    b"\xff\xfe", b"\xef\xbb\xbf", b"<feed><entry><content>",
)  # fmt: skip
PRINTABLE = st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t«»“”—\u00a0\u0301")
TEXTS = st.text(PRINTABLE, min_size=1).map(lambda text: f"{text}\n\nsaid.")


def canonical(text: str) -> str | None:
    try:
        return normalized(text)
    except UnreadableTextError:
        return None


def text_of(name: str, raw: bytes) -> str | None:
    """The text that a file gives; None if it is refused, in words."""
    (found,) = read(name, raw)
    if isinstance(found, Unreadable):
        assert found.reason.isprintable()
        return None
    return found.text


@settings(max_examples=200, deadline=None)
@given(name=NAMES, beginning=st.sampled_from(BEGINNINGS), rest=st.binary(max_size=400))
def test_any_bytes_under_any_name_are_read_or_refused_in_one_line(
    name: str, beginning: bytes, rest: bytes
) -> None:
    for found in read(name, beginning + rest):
        if isinstance(found, Unreadable):
            assert found.reason
            assert found.reason.isprintable()
            assert len(found.reason) < 400
        else:
            assert normalized(found.text) == found.text
            assert all(question.isprintable() or "\u00a0" in question for question in found.questions)


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.json", b'[{"text": "' + b'\\"' * 500_000),
        ("a.json", b"[" * 1_000_000),
        ("a.json", b'{"":' * 300_000),
        ("a.jsonl", b"{" * 1_000_000),
        ("a.rss", b"<rss><channel>" + b"<item " * 200_000),
        ("a.rss", b"<rss><channel><item>" + b"<![CDATA[" * 100_000),
        ("a.rss", b"<rss><channel>" + b"<item/>" * 100_000),
        ("a.xml", b"<nitf>" + b"<![CDATA[" * 100_000),
        ("a.xml", b"<?xml version='1.0'?>" + b" " * 1_000_000),
        ("a", b"<!doctype x " + b"[]" * 3_000),
        ("a", b"<?x?>" * 1_500 + b"!"),
        ("a.csv", b'title,text\n"' + b'"",' * 300_000),
        ("a.csv", b"title,text\n" + b"," * 1_000_000),
        ("a.zip", b"PK\x03\x04" + b"PK\x01\x02" * 100_000 + b"PK\x05\x06" + bytes(18)),
        ("a.txt", "Ђ".encode("cp1251") * 1_000_000),
        ("a.txt", b"\x1b$B" * 100_000),
        ("wire", b"\x01exa0\x02" + b"= \n" * 200_000),
    ],
)
def test_what_is_made_to_take_long_does_not(name: str, raw: bytes) -> None:
    begun = time.process_time()
    for found in read(name, raw):
        assert isinstance(found, Unreadable) or found.document.format == "plain text"
    assert time.process_time() - begun < 5


@settings(max_examples=100, deadline=None)
@given(text=TEXTS)
def test_any_text_in_a_text_file_comes_out_as_it_is(text: str) -> None:
    assert text_of("a.txt", text.encode()) == canonical(text.removeprefix("\ufeff"))


@settings(max_examples=100, deadline=None)
@given(text=TEXTS, is_ascii=st.booleans())
def test_any_text_in_json_comes_out_as_it_is(text: str, is_ascii: bool) -> None:
    raw = json.dumps({"text": text}, ensure_ascii=is_ascii).encode()
    assert text_of("a.json", raw) == canonical(text)
    assert text_of("a.jsonl", raw + b"\n") == canonical(text)


@settings(max_examples=100, deadline=None)
@given(text=TEXTS, delimiter=st.sampled_from(",;\t|"))
def test_any_text_in_a_table_comes_out_as_it_is(text: str, delimiter: str) -> None:
    table = io.StringIO()
    csv.writer(table, delimiter=delimiter).writerows([["date", "text"], ["", text]])
    assert text_of("a.csv", table.getvalue().encode()) == canonical(text)


@settings(max_examples=50, deadline=None)
@given(text=TEXTS)
def test_any_text_in_an_archive_comes_out_as_it_is(text: str) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("a.txt", text.encode())
    assert text_of("a.zip", content.getvalue()) == canonical(text.removeprefix("\ufeff"))


@settings(max_examples=100, deadline=None)
@given(text=st.text())
def test_even_half_characters_and_controls_are_taken_or_refused(text: str) -> None:
    raw = json.dumps(
        {"title": text, "source": text, "url": text, "id": text, "date": text, "text": f"{text} said."}
    )
    found = text_of("a.json", raw.encode())
    assert found is None or canonical(found) == found

"""Which kind of file it is: by its content first, then by its name; what is not read is named."""

import json

import pytest

from articles.importing.readers.documents import RefusedError
from articles.importing.readers.formats import FORMATS, format_of
from articles.importing.readers.options import Options
from tests.articles.importing.readers.reading import SENTENCE, refusal

RECORD = json.dumps({"title": "a", "text": SENTENCE})


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (RECORD, "JSON"),
        (f"\n [{RECORD}]", "JSON"),
        (f"{RECORD}\n{RECORD}", "JSON Lines"),
        ("title;text;date\na;b;c", "CSV"),
        ("\ufefftitle\ttext\na\tb", "CSV"),
        ("<rss version='2.0'>", "feed"),
        ("<?xml version='1.0'?><!-- x --><feed xmlns='http://www.w3.org/2005/Atom'>", "feed"),
        ("<rdf:RDF xmlns:rdf='x'>", "feed"),
        ("<!DOCTYPE nitf SYSTEM 'nitf.dtd' [ <!ELEMENT a (b)> ]><nitf>", "NITF"),
        ("<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/'>", "NewsML-G2"),
        ("<x:newsMessage xmlns:x='http://iptc.org/std/nar/2006-10-01/'>", "NewsML-G2"),
        ("<NewsML Version='1.2'>", "NewsML 1"),
        ("<?xml version='1.0'?><newsitem itemid='1'>", "XML records"),
        ("<!DOCTYPE html><title>x</title>", "HTML"),
        ("<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'>", "HTML"),
        ("<div><p>x</p></div>", "HTML"),
        ("exa0007 4 pl 85  exa 0908\nTrade/Belarus/\n", "text wire"),
        (SENTENCE, "plain text"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_the_beginning_of_a_file_tells_its_kind(start: str, kind: str, encoding: str) -> None:
    if encoding == "utf-16" and kind == "text wire":
        encoding = "utf-8"  # wires are bytes of one kind only
    assert format_of("a", start.encode(encoding), Options()).name == kind
    assert kind in FORMATS


@pytest.mark.parametrize(
    ("name", "start", "what"),
    [
        ("a.pdf", b"%PDF-1.7", "PDF"),
        ("a.txt", b"%PDF-1.7", "PDF"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word"),
        ("a.txt", b"{\\rtf1", "RTF"),
        ("a.warc", b"WARC/1.0\r\n", "WARC"),
        ("a", b"x" * 257 + b"ustar\x0000", "tar archive"),
        ("a.gz", b"\x1f\x8b\x08", "gzip"),
        ("a", b"BZh91AY", "bzip2"),
        ("a", b"\xfd7zXZ\x00", "xz"),
        ("a", b"7z\xbc\xaf\x27\x1c", "7z"),
        ("a", b"Rar!\x1a\x07\x00", "RAR"),
        ("a", b"\x80\x04\x95\x00", "pickle"),
        ("a.yaml", b"title: x", "YAML"),
        ("a", b"%YAML 1.2\n---\n", "YAML"),
        ("a.db", b"SQLite format 3\x00", "database"),
        ("a.parquet", b"PAR1", "Parquet"),
        ("a.jpg", b"\xff\xd8\xff\xe0", "picture"),
        ("a.mp4", b"\x00\x00\x00\x18ftypmp42", "film"),
        ("a.docx", b"x", "office programs"),
        ("a.md", b"# Title", "Markdown"),
        ("a.eml", b"From: x", "mail"),
        ("a.json", b"text", "no JSON"),
        ("a.xml", b"text", "no XML"),
        ("a.xyz", b"text", ".xyz are not known"),
        ("a.txt", b"", "empty"),
    ],
)
def test_what_is_not_read_is_refused_as_what_it_is_with_what_to_do(
    name: str, start: bytes, what: str
) -> None:
    with pytest.raises(RefusedError) as refused:
        format_of(name, start, Options())
    assert what in str(refused.value)
    assert ";" in str(refused.value)
    assert refusal(name, start).reason == str(refused.value)

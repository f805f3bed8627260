"""Bad files through the page: each is refused or taken in words, never a fault, and the others go on."""

import gzip
import io
import json
import pickle
import tarfile
import zipfile
from collections.abc import Callable

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import ArticleVersion, ImportBatch
from cstoreview.jobs import run_waiting_jobs

from .conftest import ImportDesk, path_of
from .stories import STORY, story

GOOD = ("good.txt", STORY.encode())
PAGES = ("", "refused.csv", "refused.zip", "progress/")


def zipped(*entries: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, raw in entries:
            archive.writestr(name, raw)
    return out.getvalue()


def tarred() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a.txt"))
    return out.getvalue()


def linked() -> bytes:
    """A zip with a symbolic link to a file of the server's."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo("passwd.txt")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    return out.getvalue()


LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]><nitf><body>&d;</body></nitf>"""
STEALING = b"""<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<nitf><body><body.content><p>&x;</p></body.content></body></nitf>"""

HOSTILE: dict[str, tuple[str, bytes | Callable[[], bytes]]] = {
    "formula cells": ("a.csv", b'title,text\n"=cmd|calc!A0","=HYPERLINK(1) said the minister on Monday."\n'),
    "bidi controls": ("a.txt", "The minister said \u202eyadnoM\u202c that talks go on.".encode()),
    "NUL": ("a.txt", b"abc def\0ghi"),
    "lone surrogate": ("a.json", b'{"title": "Talks", "text": "The talks \\ud800 go on."}'),
    "surrogate bytes": ("a.txt", b"The talks \xed\xa0\x80 go on."),
    "billion laughs": ("a.xml", LAUGHS),
    "external entity": ("a.xml", STEALING),
    "zip bomb": ("a.zip", lambda: zipped(("bomb.txt", bytes(20_000_000)))),
    "nested archive": ("a.zip", zipped(("inner.zip", zipped(("a.txt", b"x"))))),
    "path tricks": ("a.zip", zipped(("../../etc/cron.txt", b"The talks go on, the minister said."))),
    "link in an archive": ("a.zip", linked()),
    "broken zip": ("a.zip", zipped(("a.txt", b"The talks go on."))[:-30]),
    "many entries": ("a.zip", lambda: zipped(*((f"{n}.txt", b"") for n in range(10_001)))),
    "fifty thousand tags": ("a.html", b"<" * 50_000),
    "fifty thousand open elements": ("a.html", b"<div>" * 50_000 + b"The talks go on."),
    "long line": ("a.txt", b"x" * 10_000_000),
    "long line of a table": ("a.csv", b'title,text\nTalks,"' + b"x" * 10_000_000 + b'"\n'),
    "unclosed quotation mark": ("a.csv", b'title,text\nTalks,"go on\n' * 1000),
    "duplicate keys": ("a.json", b'{"title": "A", "title": "B", "text": "The talks go on."}'),
    "deep nesting": ("a.json", b"[" * 200_000),
    "deep records": ("a.json", b'{"a":' * 100_000 + b"1" + b"}" * 100_000),
    "huge number": ("a.json", b'{"text": ' + b"9" * 100_000 + b"}"),
    "not a number": ("a.json", b'{"title": NaN, "text": "The talks go on."}'),
    "wrong encoding": ("a.html", b'<meta charset="utf-8"><p>' + "Министры".encode("cp1251") + b"</p>"),
    "no encoding at all": ("a.txt", bytes(range(128, 256)) * 40),
    "UTF-7 and friends": ("a.txt", b"+ADw-script+AD4-"),
    "script": ("a.html", b"<title><script>alert(1)</script></title><p>The talks go on.<script>1</script>"),
    "script in a text": ("a.txt", b"<script>alert(1)</script> said the minister on Monday."),
    "pickle": ("a.pkl", pickle.dumps(ValueError("x"))),
    "pickle under another name": ("a.txt", pickle.dumps({"a": list(range(50))})),
    "YAML": ("a.yaml", b"!!python/object/apply:os.system ['id']"),
    "tar": ("a.tar", tarred()),
    "gzip": ("a.txt.gz", gzip.compress(STORY.encode())),
    "WARC": ("a.warc", b"WARC/1.0\r\nWARC-Type: response\r\n\r\n"),
    "program": ("a.exe", b"MZ\x90\x00" + bytes(200)),
    "picture": ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(200)),
    "only blanks": ("a.txt", "\u00a0 \n\t".encode() * 100),
    "empty list": ("a.json", b"[]"),
    "no rows": ("a.csv", b"title,text\n"),
    "a feed of nothing": ("a.rss", b"<rss><channel></channel></rss>"),
    "endless address": (
        "a.json",
        json.dumps({"text": "Talks go on.", "url": "http://" + "a" * 9000}).encode(),
    ),
    "script for an address": ("a.json", b'{"text": "The talks go on.", "url": "javascript:alert(1)"}'),
    "a name that is no name": ("\x00\x1b[2J<b>\u202e.txt", b"The talks go on, the minister said."),
}
"""Name and bytes of each file; what takes long to make is made when it is sent."""

TOGETHER = [list(HOSTILE)[at : at + 8] for at in range(0, len(HOSTILE), 8)]


def import_through_the_page(client: Client, desk: ImportDesk, *files: tuple[str, bytes]) -> ImportBatch:
    """Preview and import, looking at every page; each answers well and tells no insides."""
    batch = desk.upload(*files)
    pages = [client.get(path_of(batch)), client.post(path_of(batch, "start/"))]
    assert run_waiting_jobs() == 2
    batch.refresh_from_db()
    assert batch.state == ImportBatch.State.FINISHED, batch.failure
    pages += [client.get(path_of(batch, page)) for page in PAGES]
    for page in pages:
        assert page.status_code in (200, 302)
        told = b"".join(page) if page.streaming else page.content
        assert b"Traceback" not in told
        assert b"<script>alert" not in told or page["Content-Type"] != "text/html; charset=utf-8"
    return batch


def in_folders(kinds: list[str]) -> list[tuple[str, bytes]]:
    """The files of these kinds, each in a folder named by its kind, and a good one behind each."""
    files = []
    for kind in kinds:
        name, made = HOSTILE[kind]
        raw = made if isinstance(made, bytes) else made()
        files += [(f"{kind}/{name}", raw), (f"{kind}/good.txt", story(1000 + list(HOSTILE).index(kind)))]
    return files


@pytest.mark.parametrize("kinds", TOGETHER, ids=", ".join)
def test_bad_files_are_answered_in_words_and_the_good_ones_beside_them_are_taken(
    desk: ImportDesk, kinds: list[str]
) -> None:
    batch = import_through_the_page(desk.ada, desk, *in_folders(kinds))
    outcomes = dict(batch.items.values_list("file", "outcome"))
    for kind in kinds:
        assert outcomes[f"{kind}/good.txt"] == "imported"
        assert [file for file in outcomes if file.startswith(f"{kind}/") and not file.endswith("/good.txt")]
    for item in batch.items.filter(outcome="rejected"):
        assert len(item.reason) < 600
        assert item.reason.isprintable()
        assert "root:" not in item.reason
    assert not ArticleVersion.objects.filter(text__contains="root:").exists()


NAMES = st.text(st.characters(exclude_characters='"\r\n', codec="utf-8"), max_size=30)
ENDINGS = st.sampled_from([".txt", ".json", ".jsonl", ".csv", ".html", ".xml", ".zip", ""])
FILES = st.tuples(st.builds("{}{}".format, NAMES, ENDINGS), st.binary(min_size=1, max_size=300))


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(files=st.lists(FILES, min_size=5, max_size=30))
def test_any_bytes_under_any_name_are_answered_in_words(
    desk: ImportDesk, files: list[tuple[str, bytes]]
) -> None:
    import_through_the_page(desk.ada, desk, *files, GOOD)

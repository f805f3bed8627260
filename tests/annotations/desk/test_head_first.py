"""Long pages in two parts: what a browser gets first, and that both parts are the page."""

import re
import zlib
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from annotations.models import Record
from tests.annotations.newsroom import ACT

from .conftest import Desk, page_of

BROWSER = {"Sec-Fetch-Dest": "document"}


@pytest.fixture
def record(desk: Desk) -> Record:
    record = desk.draft()
    desk.newsroom.claim(record, ACT)
    return record


def _stream(client: Client, record: Record, **headers: str) -> Any:
    response = client.get(page_of(record, "code"), headers={"Sec-Fetch-Dest": "document"} | headers)
    assert (response.status_code, response.streaming) == (200, True)
    return response


def _parts(client: Client, record: Record) -> Iterator[str]:
    response = _stream(client, record)
    assert response.cookies["csrftoken"].value
    return (part.decode() for part in response)


def test_the_head_is_whole_and_names_all_that_the_page_fetches(desk: Desk, record: Record) -> None:
    head = next(_parts(desk.ada, record))
    assert head.strip().endswith("</head>")
    assert 'rel="stylesheet"' in head
    assert "site/js/coding.js" in head
    assert "<body" not in head


def test_each_part_is_compressed_by_itself_and_sent_at_once(desk: Desk, record: Record) -> None:
    response = _stream(desk.ada, record, **{"Accept-Encoding": "gzip, br"})
    assert (response["Content-Encoding"], response["Vary"]) == ("gzip", "Accept-Encoding, Cookie")
    unpack = zlib.decompressobj(wbits=31)
    head, *others = (unpack.decompress(part) for part in response)
    assert head.strip().endswith(b"</head>")
    assert b"".join(others).strip().endswith(b"</html>")


def test_head_and_body_are_the_page(desk: Desk, record: Record) -> None:
    def without_chance(page: str) -> str:
        """But for the tokens and keys that each page gets anew, and for space."""
        return re.sub(r'\s+|value="(\w{64}|[0-9a-f-]{36})"', "", page)

    whole = desk.ada.get(page_of(record, "code")).content.decode()
    assert without_chance("".join(_parts(desk.ada, record))) == without_chance(whole)


def test_who_may_not_see_it_is_refused_before_anything_is_sent(desk: Desk, record: Record) -> None:
    assert Client().get(page_of(record, "code"), headers=BROWSER).status_code == 302
    other_words = page_of(record, "code").replace("/records/", "/records/other-words-")
    assert desk.ada.get(other_words, headers=BROWSER).status_code == 302
    assert desk.ada.get("/desk/records/nothing-00000000000000/code/", headers=BROWSER).status_code == 404


def test_what_fails_after_the_head_is_logged_and_said(
    desk: Desk, record: Record, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*args: object) -> None:
        raise RuntimeError("no connection")

    monkeypatch.setattr("annotations.desk.coding.page.said_about", fail)
    _, body = _parts(desk.ada, record)
    assert "The page broke off" in body
    assert "Traceback" not in body
    assert "broke off" in caplog.text

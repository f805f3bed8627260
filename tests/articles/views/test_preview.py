"""The preview of an upload: what would become of each document, in a few seconds, and nothing is written."""

import json
import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article, ImportBatch, ImportItem
from articles.views import previewing
from tests.articles.importing.importing import imported_bytes

from .conftest import ImportDesk, path_of
from .stories import STORY, story


def preview(desk: ImportDesk, batch: ImportBatch) -> str:
    response = desk.ada.get(path_of(batch))
    assert response.status_code == 200
    return str(response.content.decode())


def test_what_would_be_taken_stands_with_its_first_lines_and_what_is_cut(desk: ImportDesk) -> None:
    page = preview(desk, desk.upload(("a.txt", STORY.encode())))
    assert "Nothing is imported yet." in page
    assert '<p data-kind="headline">Ministers agree to go on talking</p>' in page
    assert '<p data-kind="dateline">YEREVAN, MAY 5, ARMENPRESS.</p>' in page
    assert "2016-05-05 (stated)" in page
    assert '<span class="cut">Add a comment</span>' in page
    assert not Article.objects.exists()
    assert not ImportItem.objects.exists()


def test_what_would_be_refused_stands_with_its_reason(desk: ImportDesk) -> None:
    page = preview(desk, desk.upload(("nul.txt", b"a\0b"), ("a.txt", STORY.encode())))
    assert "It holds a NUL character at position 1" in page
    assert "<strong>1</strong> taken, <strong>1</strong> refused" in page


def test_copies_are_told_within_the_upload_and_against_the_archive(desk: ImportDesk) -> None:
    imported_bytes(("here.txt", story(1)))
    page = preview(desk, desk.upload(("a.txt", story(1)), ("b.txt", story(2)), ("c.txt", story(2))))
    assert "The same text as here.txt" in page
    assert "The same text as b.txt" in page
    assert "<strong>1</strong> taken, <strong>2</strong> duplicate" in page


def test_of_what_is_here_already_only_the_headline_stands_open(desk: ImportDesk) -> None:
    imported_bytes(("here.txt", STORY.encode()))
    page = preview(desk, desk.upload(("copy.txt", STORY.encode()), ("new.txt", story(1))))
    assert page.count("<summary>What it says: Ministers agree to go on talking</summary>") == 1


def test_a_changed_text_is_told_as_a_new_version(desk: ImportDesk) -> None:
    def record(text: str) -> bytes:
        return json.dumps({"title": "Talks", "text": text, "url": "https://example.org/a/1"}).encode()

    imported_bytes(("a.json", record("The talks would go on, the minister said on Monday.")))
    page = preview(desk, desk.upload(("b.json", record("The talks will go on, the minister said."))))
    assert "changed by the outlet" in page
    assert "this is version 2 of" in page


def test_a_guessed_encoding_and_open_questions_are_asked(desk: ImportDesk) -> None:
    raw = "МИНСК, 17 июля. /ТАСС/. Министры встретились в Минске и договорились о переговорах.".encode(
        "cp1251"
    )
    page = preview(desk, desk.upload(("tass.txt", raw)))
    assert "windows-1251" in page
    assert "Министры встретились" in page
    assert "What is the headline? The text has none" in page


def test_it_says_from_which_fields_it_read(desk: ImportDesk) -> None:
    raw = json.dumps({"title": "Talks", "text": "The talks go on.", "source": "BelTA"}).encode()
    page = preview(desk, desk.upload(("a.json", raw)))
    assert "<dt>headline</dt><dd>read from field “title”</dd>" in page
    assert "<dt>outlet</dt><dd>read from field “source”</dd>" in page


def test_only_the_first_fifty_documents_are_looked_through_and_it_says_so(desk: ImportDesk) -> None:
    batch = desk.upload(*((f"{number}.txt", story(number)) for number in range(60)))
    response = desk.ada.get(path_of(batch))
    assert len(response.context["preview"].documents) == 50
    assert "of the first 50 documents; the import reads the rest too" in response.content.decode()


def test_exactly_fifty_documents_are_all_of_them(desk: ImportDesk) -> None:
    batch = desk.upload(*((f"{number}.txt", story(number)) for number in range(50)))
    assert "of the 50 documents in them" in preview(desk, batch)


def test_it_ends_when_the_time_is_up_and_shows_what_it_has(
    desk: ImportDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(previewing, "SECONDS", 0.0)
    page = preview(desk, desk.upload(("a.txt", STORY.encode())))
    assert "Looking through it would take too long here" in page


def test_what_takes_too_long_to_read_is_not_called_refused(
    desk: ImportDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(previewing, "SECONDS_A_DOCUMENT", 1e-6)
    page = preview(desk, desk.upload(("a.txt", STORY.encode() * 2000)))
    assert "not previewed" in page
    assert "refused" not in page


@pytest.mark.parametrize("size", [1, 50])
def test_a_large_upload_is_previewed_in_seconds(desk: ImportDesk, size: int) -> None:
    line = (
        json.dumps({"title": "Talks", "text": "The talks go on, the minister said. " * 25}).encode() + b"\n"
    )
    batch = desk.upload(("large.jsonl", line * (size * 1024**2 // len(line))))
    started = time.monotonic()
    preview(desk, batch)
    assert time.monotonic() - started < 4 * previewing.SECONDS


def test_its_queries_do_not_grow_with_the_documents(desk: ImportDesk) -> None:
    def asked(number: int) -> int:
        batch = desk.upload(*((f"{at}.txt", story(number + at)) for at in range(number)))
        with CaptureQueriesContext(connection) as queries:
            preview(desk, batch)
        return len(queries)

    each = (asked(12) - asked(2)) / 10
    assert each <= 2, "a document costs whether its text is here, and where from"

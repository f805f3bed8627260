"""The measures: each yields lines of what was measured and the figure."""

import io
import statistics
import time
from collections.abc import Callable, Iterator
from functools import partial
from hashlib import sha256

from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from annotations.export.fixture import write_fixture
from annotations.models import Record
from annotations.projection import address
from articles.text.canonical import canonical_text, normalized
from articles.text.story import read_story

from .material import reviewed_record, stories, story

Lines = Iterator[tuple[str, str]]


def seconds(act: Callable[[], object], *, times: int = 1) -> float:
    """The median of so many runs, in seconds."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        act()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


# Texts of one piece over and over: the signs, words and lines that a reading looks at most closely.
PIECES = (
    "x\n",
    "7\n",
    "5 May\n",
    "7",
    "- ",
    "“",
    "\u00a0",
    "<",
    "a",
    "May ",
    "TASS reports ",
    "“a,” TASS reports. ",
)
MEBIBYTE = 1 << 20


def reading() -> Lines:
    """Reading a text: from its bytes to segments, dateline, date, relays."""
    documents = [text.encode() for text in stories(100)]
    whole = seconds(lambda: [read_story(canonical_text(raw).text) for raw in documents], times=9)
    floor = seconds(lambda: [(raw.decode().split(), sha256(raw).digest()) for raw in documents], times=9)
    yield "articles of 300-900 words read a second, one core", f"{len(documents) / whole:.0f}"
    yield "time of reading against decoding, splitting into words, one hash", f"{whole / floor:.1f} ×"
    once, twice = (normalized(story(1, words)) for words in (5_000, 10_000))
    ratio = seconds(lambda: read_story(twice), times=5) / seconds(lambda: read_story(once), times=5)
    yield "time for a text twice as long (1 is for nothing, 2 is linear)", f"{ratio:.2f} ×"
    plain = seconds(lambda: read_story(_of_one_mebibyte(story(1, 500))))
    hardest = max(seconds(partial(read_story, _of_one_mebibyte(piece))) for piece in PIECES)
    yield "hardest mebibyte of one piece over and over, against one of stories", f"{hardest / plain:.1f} ×"


def _of_one_mebibyte(piece: str) -> str:
    return piece * (MEBIBYTE // len(piece.encode()))


def pages() -> Lines:
    """Pages, against the page that says how we review (it asks the database nothing)."""
    few, many = reviewed_record(1_000_001, 4), reviewed_record(1_000_002, 64)
    client = Client()
    plain = shown(client, "/method/")
    for name, record in (("4 claims", few), ("64 claims", many)):
        version = record.article.versions.get()
        page = f"/records/{address(version.slug, record.article.short_id)}/"
        yield f"public record of 5,000 words, {name}: time", f"{shown(client, page) / plain:.1f} ×"
        yield f"public record of 5,000 words, {name}: queries", str(queries(client, page))
        etag = client.get(page).headers["ETag"]
        known = seconds(partial(client.get, page, headers={"If-None-Match": etag}), times=15)
        yield "the same, when the reader has it already: time", f"{known / plain:.1f} ×"
    desk = Client()
    desk.force_login(
        User.objects.get(username="bench-editor"), backend="django.contrib.auth.backends.ModelBackend"
    )
    yield "queue of the desk: time", f"{shown(desk, '/desk/records/') / plain:.1f} ×"
    yield "queue of the desk: queries", str(queries(desk, "/desk/records/"))


def shown(client: Client, page: str) -> float:
    """The time of a page, in seconds. Raises RuntimeError if the page does not come."""
    response = client.get(page)
    if response.status_code != 200:
        raise RuntimeError(f"{page} answers {response.status_code}")
    return seconds(lambda: client.get(page), times=15)


def queries(client: Client, page: str) -> int:
    """How many questions a page asks the database."""
    with CaptureQueriesContext(connection) as asked:
        client.get(page)
    return len(asked)


def exporting() -> Lines:
    """Exporting reviewed records, against COPY of the same rows as JSON."""
    out = io.BytesIO()
    records = Record.objects.public()
    start = time.perf_counter()
    manifest = write_fixture(records, out)
    taken = time.perf_counter() - start
    objects = sum(manifest.counts.values())
    with connection.cursor() as cursor:
        start = time.perf_counter()
        rows = 0
        for table in ("annotations_span", "annotations_claim", "articles_segment"):
            question = f"COPY (SELECT row_to_json(t) FROM {table} t) TO STDOUT"  # noqa: S608  # our own tables
            with cursor.copy(question) as lines:
                rows += sum(bytes(part).count(b"\n") for part in lines)
        bare = time.perf_counter() - start
    yield "objects written a second", f"{objects / taken:.0f}"
    yield "time an object against COPY of rows as JSON", f"{taken / objects / (bare / rows):.1f} ×"

"""The report of a batch: every document with what became of it, narrowed, page by page."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import ImportBatch
from articles.views import report
from cstoreview.jobs import run_waiting_jobs
from tests.articles.importing.importing import imported_bytes

from .conftest import ImportDesk, path_of
from .stories import STORY, story

QUESTIONS = b"MINSK, 17 July (BelTA) - The ministers met in Minsk and went home again.\n"


def imported(desk: ImportDesk, *files: tuple[str, bytes]) -> ImportBatch:
    batch = desk.upload(*files)
    desk.ada.post(path_of(batch, "start/"))
    run_waiting_jobs()
    return batch


@pytest.fixture
def batch(desk: ImportDesk) -> ImportBatch:
    """One document of each outcome but one, and one with questions."""
    imported_bytes(("same.txt", story(7)))
    return imported(
        desk,
        ("story.txt", STORY.encode()),
        ("copy.txt", STORY.encode()),
        ("same.txt", story(7)),
        ("nul.txt", b"a\0b"),
        ("open.txt", QUESTIONS),
    )


def files(desk: ImportDesk, batch: ImportBatch, **query: str) -> list[str]:
    response = desk.ada.get(path_of(batch), query)
    assert response.status_code == 200
    return [row.item.file for row in response.context["rows"]]


def test_every_document_stands_there_in_order_with_what_became_of_it(
    desk: ImportDesk, batch: ImportBatch
) -> None:
    response = desk.ada.get(path_of(batch))
    rows = [(row.item.file, row.outcome) for row in response.context["rows"]]
    assert rows == [
        ("story.txt", "taken"),
        ("copy.txt", "duplicate"),
        ("same.txt", "unchanged"),
        ("nul.txt", "refused"),
        ("open.txt", "taken"),
    ]
    page = response.content.decode()
    assert "The same text as story.txt" in page
    assert "It holds a NUL character at position 1" in page
    assert "What is the headline?" in page


def test_a_headline_leads_to_its_record(desk: ImportDesk, batch: ImportBatch) -> None:
    row = desk.ada.get(path_of(batch)).context["rows"][0]
    assert row.title == "Ministers agree to go on talking"
    assert row.address.startswith("ministers-agree-to-go-on-talking-")
    record = desk.ada.get(f"/desk/records/{row.address}/")
    assert record.status_code == 200
    assert "Ministers agree to go on talking" in record.content.decode()


def test_counts_are_links_to_their_documents(desk: ImportDesk, batch: ImportBatch) -> None:
    page = desk.ada.get(path_of(batch)).content.decode()
    for outcome, count in (("imported", 2), ("unchanged", 1), ("duplicate", 1), ("rejected", 1)):
        assert f'<a href="?outcome={outcome}"><span class="count">{count}</span>' in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"outcome": "rejected"}, ["nul.txt"]),
        ({"outcome": "imported"}, ["story.txt", "open.txt"]),
        ({"format": "plain text", "q": "COPY"}, ["copy.txt"]),
        ({"q": "nul character"}, ["nul.txt"]),
        ({"person": "yes"}, ["open.txt"]),
        ({"person": "no", "outcome": "imported"}, ["story.txt"]),
        ({"q": "no such file"}, []),
        ({"batch__imported_by__password__startswith": "a", "q": "copy"}, ["copy.txt"]),
    ],
)
def test_filters(desk: ImportDesk, batch: ImportBatch, query: dict[str, str], found: list[str]) -> None:
    assert files(desk, batch, **query) == found


@pytest.mark.parametrize(
    "query", [{"outcome": "lost"}, {"format": "stone"}, {"person": "maybe"}, {"q": "a\0b"}]
)
def test_what_cannot_be_read_is_said_at_its_field(
    desk: ImportDesk, batch: ImportBatch, query: dict[str, str]
) -> None:
    response = desk.ada.get(path_of(batch), query)
    assert response.status_code == 400
    assert "errorlist" in response.content.decode()


def test_pages_hold_every_document_once(
    desk: ImportDesk, batch: ImportBatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report, "ITEMS_ON_A_PAGE", 2)
    seen: list[str] = []
    query: dict[str, str] = {}
    while True:
        response = desk.ada.get(path_of(batch), query)
        seen += [row.item.file for row in response.context["rows"]]
        if response.context["after"] is None:
            break
        query = {"after": response.context["after"]}
    assert seen == ["story.txt", "copy.txt", "same.txt", "nul.txt", "open.txt"]


@pytest.mark.parametrize("after", ["x", "-1", "99999999999999", "\0", "1e3"])
def test_an_unreadable_page_starts_from_the_top(desk: ImportDesk, batch: ImportBatch, after: str) -> None:
    assert len(files(desk, batch, after=after)) == 5


def test_many_documents_cost_what_one_does(desk: ImportDesk) -> None:
    def asked(batch: ImportBatch) -> int:
        with CaptureQueriesContext(connection) as queries:
            desk.ada.get(path_of(batch))
        return len(queries)

    one = asked(imported(desk, ("a.txt", story(100))))
    assert asked(imported(desk, *((f"{at}.txt", story(at)) for at in range(40)))) == one


def test_a_report_loads_no_bytes_and_no_texts(desk: ImportDesk, batch: ImportBatch) -> None:
    with CaptureQueriesContext(connection) as queries:
        desk.ada.get(path_of(batch))
    columns = [query["sql"] for query in queries if "articles_importitem" in query["sql"]]
    assert not [sql for sql in columns if '"raw"' in sql or '"text"' in sql]


def test_a_batch_without_documents_says_what_to_do(desk: ImportDesk) -> None:
    empty = ImportBatch.objects.create(source="/an/empty/folder")
    assert "No document was read." in desk.ada.get(path_of(empty)).content.decode()


def test_an_empty_result_says_what_to_do(desk: ImportDesk, batch: ImportBatch) -> None:
    page = desk.ada.get(path_of(batch), {"outcome": "updated"}).content.decode()
    assert "No document of this batch is like that." in page

"""What tells an article from another: its web address, and its outlet's identifier."""

import json

import pytest
from django.db import connection

from articles.importing import identification
from articles.importing.readers.files import in_memory
from articles.importing.reports import Report
from articles.models import Article, ArticleVersion
from tests.articles.importing.importing import imported

pytestmark = pytest.mark.django_db

TEXT = "The ministers met in Minsk and agreed to go on talking, a spokesman said."


def run(
    *records: dict[str, str], file: str = "a.jsonl", mapping: dict[str, str] | None = None
) -> list[Report]:
    lines = "\n".join(json.dumps({"title": "Ministers meet", "text": TEXT} | record) for record in records)
    _, reports = imported(in_memory(file, lines.encode()), mapping=mapping)
    return reports


def test_another_text_at_the_same_address_is_the_next_version_of_the_article() -> None:
    address = {"url": "https://news.example/ministers"}
    (first,), (second,) = run(address), run(address | {"text": TEXT + " He was in a hurry."})
    assert (first.outcome, second.outcome) == ("imported", "updated")
    assert second.article == first.article
    assert second.reason == f"the outlet changed its text: this is version 2 of {first.article}"
    assert list(ArticleVersion.objects.order_by("number").values_list("number", flat=True)) == [1, 2]


def test_the_former_text_and_its_segments_stay_as_they_were() -> None:
    address = {"url": "https://news.example/ministers"}
    run(address)
    before = ArticleVersion.objects.values().get()
    run(address | {"text": TEXT + " He was in a hurry."})
    assert ArticleVersion.objects.values().get(number=1) == before


def test_several_texts_of_one_article_in_one_file_are_versions_in_their_order() -> None:
    address = {"url": "https://news.example/ministers"}
    reports = run(*(address | {"text": f"{TEXT} Update {number} follows."} for number in range(3)))
    assert [report.outcome for report in reports] == ["imported", "updated", "updated"]
    assert Article.objects.count() == 1
    texts = ArticleVersion.objects.order_by("number").values_list("text", flat=True)
    assert [text[-17:] for text in texts] == [f"Update {number} follows." for number in range(3)]


def test_a_former_text_that_comes_back_is_met_again_and_no_version() -> None:
    address = {"url": "https://news.example/ministers"}
    run(address)
    run(address | {"text": TEXT + " He was in a hurry."})
    (report,) = run(address)
    assert report.outcome == "unchanged"
    assert ArticleVersion.objects.count() == 2


def test_the_identifier_of_an_outlet_tells_its_articles_apart() -> None:
    named = {"source": "Example Agency", "id": "urn:example:123456"}
    (first,), (second,) = run(named), run(named | {"text": TEXT + " He was in a hurry."})
    (other,) = run(named | {"source": "Another Agency", "text": TEXT + " She was not."})
    assert (first.outcome, second.outcome, other.outcome) == ("imported", "updated", "imported")


@pytest.mark.parametrize(
    "shared",
    [
        {"id": "urn:example:123456"},
        {"id": "17", "source": "Example Agency"},
        {"url": "https://news.example/"},
        {"url": "https://news.example"},
    ],
    ids=["an identifier of nobody", "a row number", "a front page", "a site"],
)
def test_what_may_be_shared_by_two_articles_makes_no_version(shared: dict[str, str]) -> None:
    reports = run(shared, shared | {"text": TEXT + " He was in a hurry."})
    assert [report.outcome for report in reports] == ["imported", "imported"]


def test_bytes_that_were_read_before_are_not_read_again() -> None:
    run({})
    (report,) = run({})
    assert (report.outcome, report.ready) == ("unchanged", None)
    assert report.article == Article.objects.get().short_id


def test_the_same_bytes_under_another_mapping_are_another_text() -> None:
    record = {"lead": "Another text stands here, which the ministers agreed on in Minsk, she said."}
    run(record, mapping={"text": "lead"})
    (report,) = run(record)
    assert report.outcome == "imported"
    assert ArticleVersion.objects.count() == 2


def test_the_same_line_in_another_file_is_a_duplicate_and_says_where_the_first_stands() -> None:
    run({}, file="a.jsonl")
    (report,) = run({}, file="b.jsonl")
    assert (report.outcome, report.reason) == ("duplicate", "the same text as a.jsonl, line 1")


def test_articles_are_looked_up_by_their_indexes_however_many_are_asked_for() -> None:
    """PostgreSQL takes a partial index for a long list only where it is told that the condition holds."""
    names = [f"https://news.example/{number}" for number in range(500)]
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        wanted = {"urls": names, "outlets": map(str, range(500)), "ids": names}
        given = {name: "\n".join(values) for name, values in wanted.items()}
        cursor.execute(f"EXPLAIN {identification.ARTICLES}", given)
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "Seq Scan on articles_article" not in plan
    assert {"article_url_is_unique", "article_external_id_is_unique_in_outlet"} <= set(plan.split())

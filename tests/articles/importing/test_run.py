"""A run of an import: each document becomes rows once, and a batch says what became of each."""

import pytest
from django.contrib.auth.models import User
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.importing.readers.documents import Unreadable
from articles.importing.readers.files import SourceFile, in_memory
from articles.importing.reports import Report
from articles.importing.run import Progress, Source, preview, reading_options
from articles.models import (
    Article,
    ArticleSearch,
    ArticleVersion,
    ImportBatch,
    ImportItem,
    Outlet,
    Relay,
    Segment,
)
from articles.text.uids import article_uid, version_uid
from tests.articles.importing.importing import imported

pytestmark = pytest.mark.django_db

STORY = (
    "Ministers agree to go on talking\n\n5 May 2016\n\n"
    "YEREVAN, MAY 5, ARMENPRESS. The ministers met in Minsk and agreed to go on talking, BelTA reports.\n\n"
    "“We will go on talking until the border is quiet,” the minister said.\n\nAdd a comment"
)


def run(*sources: Source, by: User | None = None) -> list[Report]:
    return imported(*sources, by=by)[1]


def document(text: str, file: str = "a.txt") -> SourceFile:
    return in_memory(file, text.encode())


def test_a_story_becomes_an_article_a_version_and_all_that_was_read_in_it() -> None:
    (report,) = run(document(STORY))
    version = ArticleVersion.objects.select_related("article", "agency", "article__outlet").get()
    assert report.outcome == "imported"
    assert report.article == version.article.short_id
    assert bytes(version.raw or b"") == STORY.encode()
    assert version.text == STORY
    assert version.headline == "Ministers agree to go on talking"
    assert version.dateline == "YEREVAN, MAY 5, ARMENPRESS."
    assert version.dateline_place == "Yerevan"
    assert version.agency == version.article.outlet == Outlet.objects.get(slug="armenpress")
    assert (version.date_as_stated, version.date_resolved, version.date_basis) == (
        "5 May 2016",
        "2016-05-05",
        "stated",
    )
    assert str(version.published_on) == "2016-05-05"


def test_uids_follow_from_the_text_so_that_installations_agree() -> None:
    run(document(STORY))
    version = ArticleVersion.objects.get()
    assert version.uid == version_uid(version.text_sha256)
    assert version.article.uid == article_uid(version.text_sha256)


def test_segments_are_stored_with_their_reasons() -> None:
    run(document(STORY))
    stored = [(part.kind, STORY[part.start : part.end][:12]) for part in Segment.objects.order_by("start")]
    assert stored == [
        ("headline", "Ministers ag"),
        ("timestamp", "5 May 2016"),
        ("dateline", "YEREVAN, MAY"),
        ("paragraph", "The minister"),
        ("paragraph", "“We will go "),
        ("cruft", "Add a commen"),
    ]
    assert not Segment.objects.filter(reason="").exists()


def test_relays_are_stored_from_the_source_to_the_reader_with_their_places() -> None:
    run(document(STORY))
    relays = Relay.objects.select_related("outlet").order_by("position")
    assert [relay.outlet.name for relay in relays] == ["BelTA", "ARMENPRESS"]
    assert [STORY[relay.start or 0 : relay.end] for relay in relays] == ["BelTA", "ARMENPRESS"]


def test_a_new_version_can_be_searched_at_once() -> None:
    run(document(STORY))
    found = ArticleSearch.objects.extra(where=["tsv @@ to_tsquery('english', 'talked & border')"])
    assert found.count() == 1


def test_an_outlet_is_the_same_one_whatever_its_capitals() -> None:
    run(document(STORY), document(STORY.replace("ARMENPRESS", "Armenpress"), "b.txt"))
    assert Outlet.objects.filter(slug="armenpress").count() == 1
    assert Article.objects.count() == 2


def test_an_agency_named_in_cyrillic_is_an_outlet_of_its_own() -> None:
    run(document("МИНСК, 17 июля. /ТАСС/. Министры встретились в Минске и договорились."))
    assert Outlet.objects.get().name == "ТАСС"


def test_the_same_document_again_is_unchanged_and_leaves_no_trace() -> None:
    run(document(STORY))
    before = list(ArticleVersion.objects.values())
    (report,) = run(document(STORY))
    assert report.outcome == "unchanged"
    assert list(ArticleVersion.objects.values()) == before
    assert ImportBatch.objects.count() == 1
    assert ImportItem.objects.count() == 1


def test_a_person_who_imports_the_same_again_gets_a_report_of_it() -> None:
    person = User.objects.create_user("importer")
    run(document(STORY))
    run(document(STORY), by=person)
    batch = ImportBatch.objects.get(imported_by=person)
    assert [item.outcome for item in batch.items.all()] == ["unchanged"]


def test_the_same_text_under_another_name_is_a_duplicate_and_says_of_what() -> None:
    first, second = run(document(STORY), document(STORY.replace("\n", "\r\n"), "b.txt"))
    assert (first.outcome, second.outcome) == ("imported", "duplicate")
    assert second.reason == "the same text as a.txt"
    assert second.article == first.article
    assert ArticleVersion.objects.count() == 1


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "it is empty"),
        (" \n\u00a0\n".encode(), "holds no text"),
        (b"abc\0", "a NUL character at position 3"),
    ],
)
def test_what_is_no_text_is_rejected_with_the_reason_and_the_rest_goes_on(raw: bytes, reason: str) -> None:
    rejected, taken = run(in_memory("bad.txt", raw), document(STORY))
    assert (rejected.outcome, taken.outcome) == ("rejected", "imported")
    item = ImportItem.objects.get(outcome="rejected")
    assert reason in item.reason
    assert item.file == "bad.txt"
    assert item.version is None


def test_a_file_that_could_not_be_read_is_an_item_of_the_batch() -> None:
    run(Unreadable("a.pdf", "only files that end in .txt can be read"))
    assert ImportItem.objects.get().reason == "only files that end in .txt can be read"


def test_a_batch_keeps_the_order_and_knows_when_it_ended() -> None:
    run(document(STORY, "b.txt"), in_memory("a.txt", b""))
    batch = ImportBatch.objects.get()
    assert [(item.position, item.file) for item in batch.items.all()] == [(0, "b.txt"), (1, "a.txt")]
    assert batch.finished_at is not None
    assert batch.finished_at >= batch.started_at


def test_questions_for_a_person_are_kept_with_the_item() -> None:
    run(document("MINSK, 17 July (BelTA) – The ministers met in Minsk."))
    questions = ImportItem.objects.get().needs_person
    assert len(questions) == 2
    assert "headline" in questions[0]
    assert "“17 July”" in questions[1]


def test_a_preview_says_the_same_and_writes_nothing() -> None:
    documents = [document(STORY), document(STORY, "b.txt"), in_memory("bad.txt", b"a\0b")]
    previewed: list[Report] = []
    preview(documents, options=reading_options({}), workers=1, progress=Progress(on_report=previewed.append))
    assert not ImportBatch.objects.exists()
    assert not Article.objects.exists()
    done = run(*documents)
    said = [(report.file, report.outcome, report.reason, report.needs_person) for report in previewed]
    assert said == [(report.file, report.outcome, report.reason, report.needs_person) for report in done]


def test_a_text_with_more_different_words_than_an_index_holds_is_stored_whole() -> None:
    text = "The words are many. " + " ".join(f"word{number}x" for number in range(80_000))
    run(document(text))
    assert ArticleVersion.objects.get().text == text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200) | st.text(st.characters(codec="utf-8"), max_size=200).map(str.encode))
def test_any_bytes_are_stored_intact_or_rejected_clearly(raw: bytes) -> None:
    (report,) = run(in_memory("any.txt", raw))
    if report.outcome == "rejected":
        assert report.reason
        assert "\n" not in report.reason
        return
    assert report.ready is not None
    version = ArticleVersion.objects.get(text_sha256=report.ready.text_sha256)
    assert version.text == report.ready.text.decode()
    stored_first = report.outcome == "imported"
    assert not stored_first or bytes(version.raw or b"") == raw

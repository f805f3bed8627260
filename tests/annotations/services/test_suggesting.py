"""Runs of the engine over stored texts: they only add or mark stale, and what was rejected stays away."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from annotations.models import Record, Suggestion, SuggestionBacklog
from annotations.services import suggesting
from annotations.services.offices import Tenure, add_office, add_term
from annotations.services.register_memory import register_now
from annotations.services.suggesting import Outcome, overlap, places, places_in, suggest, suggest_some
from annotations.services.suggestion_decisions import reject_suggestion
from annotations.tasks import suggest_for_new_texts
from articles.models import ArticleVersion
from cstoreview.jobs import run_waiting_jobs
from tests.annotations.newsroom import Newsroom
from tests.annotations.texts import changed_text

TEXT = (
    "Allies meet\n"
    "“We will help our allies,” Aleksandr Lukashenko said.\n"
    "The Belarusian foreign minister noted that trade would grow next year.\n"
)


@pytest.fixture
def record(newsroom: Newsroom) -> Record:
    return newsroom.article(TEXT, published_on=date(2024, 7, 1))


def _version(record: Record) -> ArticleVersion:
    return ArticleVersion.objects.get(article=record.article)


def _words(suggestion: Suggestion, role: str = "content") -> str:
    text = suggestion.article_version.text
    return " … ".join(text[s.start : s.end] for s in suggestion.spans.all() if s.role == role)


def _open() -> list[Suggestion]:
    return list(Suggestion.objects.filter(state="suggested").order_by("content"))


def test_a_run_stores_who_said_what(newsroom: Newsroom, record: Record) -> None:
    lukashenko = newsroom.speaker("Aleksandr Lukashenko")
    assert suggest(version=_version(record)) == Outcome(added=2)
    quotation = Suggestion.objects.get(mode="direct")
    assert _words(quotation) == "“We will help our allies,”"
    assert _words(quotation, "cue") == "said"
    assert _words(quotation, "source") == "Aleksandr Lukashenko"
    assert (quotation.speaker, quotation.resolved_by) == (lukashenko, "name")
    assert quotation.reason
    assert 0 < (quotation.confidence or 0) <= 1


def test_a_role_is_resolved_by_who_held_the_office_on_the_articles_date(
    newsroom: Newsroom, record: Record
) -> None:
    before, after = newsroom.speaker("Sergei Aleinik"), newsroom.speaker("Maksim Ryzhenkov")
    office = add_office(name="Minister of Foreign Affairs of Belarus", country="BY", by=newsroom.ada)
    add_term(speaker=before, office=office, tenure=Tenure(ends_on=date(2024, 6, 26)), by=newsroom.ada)
    add_term(speaker=after, office=office, tenure=Tenure(starts_on=date(2024, 6, 27)), by=newsroom.ada)
    suggest(version=_version(record))
    reported = Suggestion.objects.get(mode="indirect")
    assert (reported.speaker, reported.resolved_by) == (after, "role")


def test_a_second_run_changes_nothing(newsroom: Newsroom, record: Record) -> None:
    suggest(version=_version(record))
    first = _open()
    assert suggest(version=_version(record)) == Outcome(kept=2)
    assert _open() == first


def test_a_better_register_replaces_what_it_changes(newsroom: Newsroom, record: Record) -> None:
    suggest(version=_version(record))
    former = Suggestion.objects.get(mode="direct")
    assert former.speaker is None
    speaker = newsroom.speaker("Aleksandr Lukashenko")
    assert suggest(version=_version(record)) == Outcome(added=1, stale=1, kept=1)
    former.refresh_from_db()
    assert former.state == "stale"
    assert Suggestion.objects.get(mode="direct", state="suggested").speaker == speaker


def test_what_was_rejected_does_not_come_back(newsroom: Newsroom, record: Record) -> None:
    suggest(version=_version(record))
    revision = newsroom.open(record)
    rejected = Suggestion.objects.get(mode="direct")
    reject_suggestion(suggestion=rejected, revision=revision, by=newsroom.ada)
    newsroom.speaker("Aleksandr Lukashenko")
    suggest(version=_version(record))
    assert [one.mode for one in _open()] == ["indirect"]
    rejected.refresh_from_db()
    assert rejected.state == "rejected"


def test_what_was_rejected_stays_away_from_a_changed_text_too(newsroom: Newsroom, record: Record) -> None:
    suggest(version=_version(record))
    rejected = Suggestion.objects.get(mode="direct")
    reject_suggestion(suggestion=rejected, revision=newsroom.open(record), by=newsroom.ada)
    changed = TEXT.replace("Allies meet", "Allies meet again in Minsk")
    newer = changed_text(record, changed)
    suggest(version=newer)
    assert [one.mode for one in _open() if one.article_version == newer] == ["indirect"]


def test_new_texts_get_their_suggestions_by_a_job(newsroom: Newsroom, record: Record) -> None:
    assert SuggestionBacklog.objects.filter(version__article=record.article).exists()
    suggest_for_new_texts.defer()
    run_waiting_jobs()
    assert not SuggestionBacklog.objects.exists()
    assert len(_open()) == 2


def test_a_text_that_the_engine_cannot_read_does_not_keep_others_waiting(
    newsroom: Newsroom, record: Record, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    other = newsroom.article(TEXT.replace("allies", "friends"))
    read = suggesting._read

    def fail_once(version: ArticleVersion, *rest: object) -> object:
        if version.article_id == other.article_id:
            raise ValueError("no such word")
        return read(version, *rest)  # type: ignore[arg-type]  # passed through as it came

    monkeypatch.setattr(suggesting, "_read", fail_once)
    suggest_some()
    assert not SuggestionBacklog.objects.exists()
    assert {one.article_version.article_id for one in _open()} == {record.article_id}
    assert "no suggestions for text" in caplog.text


def test_queries_do_not_grow_with_the_suggestions(
    newsroom: Newsroom, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    text = "Talks\n" + "".join(f"“We agreed on point {n},” Ivan Petrov said.\n" for n in range(30))
    version = _version(newsroom.article(text))
    suggest(version=version)
    newsroom.speaker("Ivan Petrov")
    register_now()
    with django_assert_max_num_queries(14):
        assert suggest(version=version).added == 30


def test_places_are_written_and_read() -> None:
    assert places([(1, 20), (25, 30)]) == "1-20 25-30"
    assert places_in("1-20 25-30") == [(1, 20), (25, 30)]
    assert places_in("") == []
    assert overlap([(0, 10)], [(5, 10), (20, 25)]) == pytest.approx(5 / 15)
    assert overlap([], []) == 0

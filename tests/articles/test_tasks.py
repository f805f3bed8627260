"""Jobs about articles: an import survives its worker, and its texts can be found afterwards."""

import signal
from collections import Counter
from collections.abc import Callable, Iterator

import psycopg
import pytest
from django.contrib.auth.models import User
from django.db import connection

from articles.importing import uploads
from articles.importing.uploads import Upload
from articles.models import (
    Article,
    ArticleSearch,
    ArticleVersion,
    ImportBatch,
    ImportItem,
    SearchBacklog,
    Segment,
)
from articles.tasks import index_texts, start_import
from cstoreview.jobs import run_waiting_jobs
from tests.articles.views.stories import story
from tests.articles.working import Worker, database_url, wait_until

FILES = 1_000
State = ImportBatch.State


def uploaded(count: int) -> ImportBatch:
    """A batch of so many stories, uploaded and not yet imported."""
    person = User.objects.create_user("ada")

    def bytes_of(number: int) -> Callable[[], list[bytes]]:
        return lambda: [story(number)]

    sent = [Upload(f"{number}.txt", len(story(number)), bytes_of(number)) for number in range(count)]
    return uploads.keep(sent, mapping={}, by=person)


@pytest.fixture
def work(transactional_db: None) -> Iterator[Callable[[], Worker]]:
    """Starts workers; none outlives the test."""
    started: list[Worker] = []

    def start() -> Worker:
        started.append(Worker())
        return started[-1]

    yield start
    for worker in started:
        worker.process.kill()
        worker.process.communicate()


def test_an_import_whose_workers_are_killed_loses_nothing_and_doubles_nothing(
    work: Callable[[], Worker],
) -> None:
    batch = uploaded(FILES)
    assert start_import(batch)
    kills = 0
    for share in (0.25, 0.75):
        worker = work()
        wait_until(lambda share=share: batch.items.count() >= share * FILES)  # type: ignore[misc]  # a default
        kills += batch.items.count() < FILES
        worker.end(signal.SIGKILL)
    work()
    wait_until(lambda: ImportBatch.objects.filter(pk=batch.pk, state=State.FINISHED).exists())
    wait_until(lambda: ArticleSearch.objects.count() == FILES)
    assert kills, "at least one worker was killed in the middle"
    files = Counter(batch.items.values_list("file", "outcome"))
    assert files == {(f"{number}.txt", "imported"): 1 for number in range(FILES)}
    assert list(batch.items.order_by("position").values_list("position", flat=True)) == list(range(FILES))
    assert Article.objects.count() == ArticleVersion.objects.count() == FILES
    assert not ArticleVersion.objects.exclude(pk__in=Segment.objects.values("version")).exists()
    assert not SearchBacklog.objects.exists()
    batch.refresh_from_db()
    assert (batch.pieces_read, batch.bytes_read) == (FILES, batch.bytes_total)


def test_a_worker_that_was_believed_dead_is_cut_off_when_another_goes_on(transactional_db: None) -> None:
    batch = uploaded(3)
    start_import(batch)
    with psycopg.connect(database_url()) as frozen:
        frozen.execute("SELECT pg_advisory_lock(%s, %s)", [uploads.ONE_RUN, batch.pk])
        run_waiting_jobs()
        with pytest.raises(psycopg.OperationalError):
            frozen.execute("SELECT 1")
    assert ImportItem.objects.count() == 3


def test_a_run_leaves_no_mark_behind(transactional_db: None) -> None:
    start_import(uploaded(1))
    run_waiting_jobs()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE classid = %s", [uploads.ONE_RUN])
        assert cursor.fetchone() == (0,)


@pytest.mark.django_db
def test_a_finished_batch_is_not_imported_again_by_a_job_that_comes_late() -> None:
    batch = uploaded(2)
    start_import(batch)
    run_waiting_jobs()
    uploads.run(batch.pk, step=lambda: None)
    assert ImportItem.objects.count() == 2


@pytest.mark.django_db
def test_only_what_has_uploaded_files_can_be_started() -> None:
    batch = ImportBatch.objects.create(source="/some/folder", state=State.FAILED)
    assert not start_import(batch)
    assert run_waiting_jobs() == 0


@pytest.mark.django_db
def test_texts_that_wait_are_made_findable_by_a_job_of_its_own() -> None:
    start_import(uploaded(3))
    assert run_waiting_jobs() == 2
    assert ArticleSearch.objects.count() == 3
    index_texts.defer()
    assert run_waiting_jobs() == 1

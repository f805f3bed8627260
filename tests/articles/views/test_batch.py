"""A batch on its way: changing the mapping, importing, watching, cancelling, resuming, discarding."""

import json
from typing import Any
from unittest.mock import patch

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from articles.importing import run
from articles.importing.loader import store
from articles.importing.reports import Report
from articles.models import Article, ArticleSearch, ImportBatch, ImportFile, ImportFilePart
from cstoreview.jobs import run_waiting_jobs

from .conftest import ImportDesk, path_of
from .stories import STORY, story

State = ImportBatch.State


def state(batch: ImportBatch) -> str:
    return ImportBatch.objects.values_list("state", flat=True).get(pk=batch.pk)


def test_another_mapping_is_previewed_again(desk: ImportDesk) -> None:
    raw = json.dumps({"kicker": "Talks", "corpus": "The talks go on."}).encode()
    batch = desk.upload(("a.json", raw))
    assert "refused" in desk.ada.get(path_of(batch)).content.decode()
    response = desk.ada.post(
        path_of(batch, "mapping/"), {"mapping": "text=corpus, title=kicker"}, follow=True
    )
    page = response.content.decode()
    assert "<strong>1</strong> taken" in page
    assert "text=corpus, headline=kicker" in page


def test_a_mapping_that_cannot_be_read_changes_nothing_and_is_told_at_its_field(desk: ImportDesk) -> None:
    batch = desk.upload(("a.txt", STORY.encode()), mapping="text=body")
    response = desk.ada.post(path_of(batch, "mapping/"), {"mapping": "colour=red"})
    assert response.status_code == 400
    assert "“colour” is no field of an article" in response.content.decode()
    assert ImportBatch.objects.get().mapping == {"text": "body"}


def test_the_mapping_stands_once_the_import_has_begun(desk: ImportDesk) -> None:
    batch = desk.upload(("a.txt", STORY.encode()))
    desk.ada.post(path_of(batch, "start/"))
    for words in ("text=body", "colour=red"):
        assert desk.ada.post(path_of(batch, "mapping/"), {"mapping": words}).status_code == 302
    assert ImportBatch.objects.get().mapping == {}


def test_import_puts_a_job_into_the_queue_and_the_worker_does_it(desk: ImportDesk) -> None:
    batch = desk.upload(("a.txt", STORY.encode()), ("b.txt", b"a\0b"))
    assert desk.ada.post(path_of(batch, "start/"), follow=True).status_code == 200
    assert state(batch) == State.WAITING
    assert not Article.objects.exists()
    run_waiting_jobs()
    assert state(batch) == State.FINISHED
    assert sorted(batch.items.values_list("file", "outcome")) == [
        ("a.txt", "imported"),
        ("b.txt", "rejected"),
    ]
    assert ArticleSearch.objects.count() == 1
    assert not ImportFilePart.objects.exists()
    assert ImportFile.objects.count() == 2


def test_pressed_twice_it_is_imported_once(desk: ImportDesk) -> None:
    batch = desk.upload(("a.txt", STORY.encode()))
    for _ in range(2):
        assert desk.ada.post(path_of(batch, "start/")).status_code == 302
    assert ProcrastinateJob.objects.filter(queue_name="imports").count() == 1
    run_waiting_jobs()
    desk.ada.post(path_of(batch, "start/"))
    assert state(batch) == State.FINISHED
    assert batch.items.count() == 1


def test_the_page_shows_how_far_it_is_and_asks_again_until_it_has_ended(desk: ImportDesk) -> None:
    batch = desk.upload(("a.txt", STORY.encode()))
    desk.ada.post(path_of(batch, "start/"))
    page = desk.ada.get(path_of(batch)).content.decode()
    assert "waiting for a worker" in page
    assert 'hx-trigger="every 2s"' in page
    assert "See how far it is now" in page
    fragment = desk.ada.get(path_of(batch, "progress/"))
    assert "<html" not in fragment.content.decode()
    assert "HX-Refresh" not in fragment
    run_waiting_jobs()
    fragment = desk.ada.get(path_of(batch, "progress/"))
    assert fragment["HX-Refresh"] == "true"
    assert "hx-get" not in fragment.content.decode()


def test_cancelled_before_it_ran_nothing_is_taken(desk: ImportDesk) -> None:
    batch = desk.upload(("a.txt", STORY.encode()))
    desk.ada.post(path_of(batch, "start/"))
    page = desk.mona.post(path_of(batch, "cancel/"), follow=True).content.decode()
    assert "The import was cancelled; what was taken before is kept." in page
    run_waiting_jobs()
    assert state(batch) == State.CANCELLED
    assert not Article.objects.exists()


def test_cancelled_in_the_middle_it_keeps_what_was_taken_and_goes_on_from_there(
    desk: ImportDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "PIECES_AT_ONCE", 2)
    batch = desk.upload(*((f"{number}.txt", story(number)) for number in range(6)))
    desk.ada.post(path_of(batch, "start/"))

    def store_and_cancel(*args: Any, **kwargs: Any) -> list[Report]:
        reports = store(*args, **kwargs)
        desk.ada.post(path_of(batch, "cancel/"))
        return reports

    with patch("articles.importing.run.store", store_and_cancel):
        run_waiting_jobs()
    assert state(batch) == State.CANCELLED
    assert batch.items.count() == 2
    assert ImportFilePart.objects.exists()
    assert ArticleSearch.objects.count() == 2, "what was taken can be found"

    assert "Resume the import" in desk.ada.get(path_of(batch)).content.decode()
    desk.ada.post(path_of(batch, "start/"))
    run_waiting_jobs()
    assert state(batch) == State.FINISHED
    assert list(batch.items.order_by("position").values_list("file", "outcome")) == [
        (f"{number}.txt", "imported") for number in range(6)
    ]


def test_a_fault_of_ours_is_one_line_and_the_import_can_be_taken_up_again(desk: ImportDesk) -> None:
    batch = desk.upload(("a.txt", STORY.encode()))
    desk.ada.post(path_of(batch, "start/"))
    with patch("articles.importing.run.store", side_effect=ZeroDivisionError("no\nsuch luck")):
        run_waiting_jobs()
    assert state(batch) == State.FAILED
    page = desk.ada.get(path_of(batch)).content.decode()
    assert "<code>ZeroDivisionError: no at articles/importing/" in page
    assert "Traceback" not in page
    desk.ada.post(path_of(batch, "start/"))
    run_waiting_jobs()
    assert state(batch) == State.FINISHED
    assert not ImportBatch.objects.get().failure


def test_an_upload_can_be_discarded_as_long_as_it_is_not_imported(desk: ImportDesk) -> None:
    batch = desk.upload(("a.txt", STORY.encode()))
    assert desk.ada.post(path_of(batch, "discard/"))["Location"] == "/desk/import/"
    assert not ImportBatch.objects.exists()
    assert not ImportFilePart.objects.exists()

    batch = desk.upload(("a.txt", STORY.encode()))
    desk.ada.post(path_of(batch, "start/"))
    assert desk.ada.post(path_of(batch, "discard/"))["Location"] == path_of(batch)
    assert ImportBatch.objects.exists()


def test_an_import_by_the_command_line_is_neither_cancelled_nor_resumed_here(desk: ImportDesk) -> None:
    batch = ImportBatch.objects.create(source="/some/folder")
    for step in ("start/", "cancel/", "discard/"):
        assert desk.ada.post(path_of(batch, step)).status_code == 302
    assert state(batch) == State.RUNNING
    page = desk.ada.get(path_of(batch)).content.decode()
    assert "from the command line" in page
    assert "Resume" not in page

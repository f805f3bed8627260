"""What PostgreSQL refuses about reports of imports."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User

from articles.models import ImportBatch, ImportFile, ImportFilePart, ImportItem
from tests.articles.models.rows import make_version
from tests.articles.models.sql import change, refused, repeat

pytestmark = pytest.mark.django_db


@pytest.fixture
def batch() -> ImportBatch:
    return ImportBatch.objects.create(source="seeds")


def test_a_batch_ends_after_it_starts(batch: ImportBatch) -> None:
    with refused("batch_ends_after_it_starts"):
        change(batch, finished_at=batch.started_at - timedelta(seconds=1))


def test_a_batch_is_in_a_known_state_and_finished_when_it_says_so(batch: ImportBatch) -> None:
    with refused("batch_state_is_known"):
        change(batch, state="lost")
    with refused("batch_is_finished_with_a_time"):
        change(batch, state="finished")
    with refused("batch_is_finished_with_a_time"):
        change(batch, finished_at=batch.started_at)
    change(batch, state="finished", finished_at=batch.started_at)


def test_uploaded_files_and_their_parts_stand_in_order(batch: ImportBatch) -> None:
    file = ImportFile.objects.create(batch=batch, position=0, name="a.txt", size=3)
    with refused("import_file_position_is_unique"):
        repeat(file)
    part = ImportFilePart.objects.create(file=file, number=0, data=b"abc")
    with refused("import_file_part_number_is_unique"):
        repeat(part)


def test_an_item_is_told_once_with_a_known_outcome(batch: ImportBatch) -> None:
    item = ImportItem.objects.create(
        batch=batch, position=0, file="a.txt", outcome="imported", version=make_version()
    )
    with refused("import_item_position_is_unique"):
        repeat(item)
    with refused("import_item_outcome_is_known"):
        change(item, outcome="lost")


def test_a_rejected_document_says_why_and_makes_no_version(batch: ImportBatch) -> None:
    item = ImportItem.objects.create(
        batch=batch, position=0, file="a.txt", outcome="rejected", reason="It is empty."
    )
    with refused("import_item_is_rejected_with_a_reason"):
        change(item, reason="")
    with refused("import_item_is_rejected_with_a_reason"):
        change(item, version_id=make_version().pk)
    with refused("import_item_is_rejected_with_a_reason"):
        change(item, outcome="unchanged")
    taken = ImportItem.objects.create(
        batch=batch, position=1, file="b.txt", outcome="imported", version=make_version()
    )
    with refused("import_item_is_rejected_with_a_reason"):
        change(taken, raw=b"only of what was rejected")


def test_removing_the_account_keeps_the_batch() -> None:
    account = User.objects.create(username="mira")
    batch = ImportBatch.objects.create(source="seeds", imported_by=account)
    account.delete()
    batch.refresh_from_db()
    assert batch.imported_by is None

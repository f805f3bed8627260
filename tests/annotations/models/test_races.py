"""Two connections at once: what one of them has not yet committed, the other one waits for."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils import timezone

from tests.annotations.models.coding import Coding
from tests.articles.models.sql import change, refused

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def elsewhere() -> Iterator[BaseDatabaseWrapper]:
    """A second connection to the same database, in a transaction of its own."""
    second = connection.copy()
    second.set_autocommit(False)
    yield second
    second.close()


def run(elsewhere: BaseDatabaseWrapper, query: str, *parameters: Any) -> None:
    with elsewhere.cursor() as cursor:
        cursor.execute(query, parameters)


def waits() -> None:
    """Do not wait for the other connection longer than a moment."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = '200ms'")


@transaction.atomic
def submitted() -> Coding:
    coding = Coding()
    coding.draft()
    coding.claim()
    coding.submit()
    coding.judge(by=coding.vera)
    return coding


def test_acceptance_waits_for_a_contribution_and_is_then_refused(elsewhere: BaseDatabaseWrapper) -> None:
    coding = submitted()
    run(
        elsewhere,
        "INSERT INTO annotations_contribution (revision_id, coder_id) VALUES (%s, %s)",
        coding.revision.pk,
        coding.boris.pk,
    )
    with pytest.raises(OperationalError, match="lock timeout"), transaction.atomic():  # noqa: PT012 - one transaction
        waits()
        coding.accept()
    elsewhere.commit()
    with refused("revision_four_eyes"):
        coding.accept()


def test_claiming_waits_for_an_exclusion_and_is_then_refused(elsewhere: BaseDatabaseWrapper) -> None:
    coding = Coding()
    now, by = timezone.now(), coding.ada.pk
    run(
        elsewhere,
        "UPDATE annotations_record SET excluded_at = %s, excluded_by_id = %s, excluded_kind = 'duplicate',"
        " excluded_reason = 'twice' WHERE id = %s",
        now,
        by,
        coding.record.pk,
    )
    run(
        elsewhere,
        "INSERT INTO annotations_reviewevent (record_id, action, old_state, new_state, by_id, at, reason)"
        " VALUES (%s, 'exclude', 'imported', 'excluded', %s, %s, 'twice')",
        coding.record.pk,
        by,
        now,
    )
    with pytest.raises(OperationalError, match="lock timeout"), transaction.atomic():  # noqa: PT012 - one transaction
        waits()
        coding.draft()
    elsewhere.commit()
    with refused("excluded_record_is_not_coded"):
        coding.draft()


def test_coding_waits_for_acceptance_and_is_then_refused(elsewhere: BaseDatabaseWrapper) -> None:
    coding = submitted()
    claim = coding.revision.claims.get()
    run(elsewhere, "SELECT 1 FROM annotations_revision WHERE id = %s FOR NO KEY UPDATE", coding.revision.pk)
    with pytest.raises(OperationalError, match="lock timeout"), transaction.atomic():  # noqa: PT012 - one transaction
        waits()
        change(claim, verdict_reason="while it is being accepted")
    elsewhere.rollback()
    with transaction.atomic():
        coding.accept()
    with refused("reviewed_revision_is_frozen"):
        change(claim, verdict_reason="late")

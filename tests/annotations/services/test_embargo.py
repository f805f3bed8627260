"""An embargo keeps a record from the readers, as long as they do not know it yet."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from annotations.models import Record
from annotations.models.workflow import State
from annotations.services import steps
from annotations.services.embargo import set_embargo
from annotations.services.writing import NotAllowed, Refused
from tests.annotations.services.cast import Cast, Desk

LATER = datetime(2999, 1, 1, 12, tzinfo=UTC)


def is_public(record: Record) -> bool:
    found: bool = Record.objects.public().filter(pk=record.pk).exists()
    return found


@pytest.mark.parametrize("person", ["mara", "boris"])
def test_a_record_reviewed_under_embargo_is_hidden_until_it_is_lifted(
    desk: Desk, cast: Cast, person: str
) -> None:
    revision = desk.submitted()
    by = getattr(cast, person)
    set_embargo(record=revision.record, until=LATER, by=by)
    desk.judge_all(revision)
    steps.accept(revision=revision, version=revision.version, by=cast.boris)
    assert not is_public(revision.record)

    longer = set_embargo(record=revision.record, until=LATER + timedelta(days=1), by=by)
    assert longer.embargo_until == LATER + timedelta(days=1)
    assert set_embargo(record=revision.record, until=None, by=by).embargo_until is None
    assert is_public(revision.record)


@pytest.mark.parametrize("until", [LATER, None])
def test_what_readers_know_takes_no_embargo(desk: Desk, cast: Cast, until: datetime | None) -> None:
    record = desk.reviewed().record
    with pytest.raises(Refused, match="Readers know the record"):
        set_embargo(record=record, until=until, by=cast.mara)
    assert is_public(record)


def test_an_embargo_ends_in_the_future(desk: Desk, cast: Cast) -> None:
    record = desk.empty(State.IMPORTED).record
    with pytest.raises(Refused, match="a time to come"):
        set_embargo(record=record, until=timezone.now() - timedelta(minutes=1), by=cast.mara)


@pytest.mark.parametrize("person", ["ada", "clara"])
def test_editors_set_no_embargo(desk: Desk, cast: Cast, person: str) -> None:
    with pytest.raises(NotAllowed):
        set_embargo(record=desk.draft().record, until=LATER, by=getattr(cast, person))


def test_history_keeps_who_set_it(desk: Desk, cast: Cast) -> None:
    record = desk.empty(State.IMPORTED).record
    set_embargo(record=record, until=LATER, by=cast.mara)
    set_embargo(record=record, until=None, by=cast.mara)
    former = Record.pgh_event_model.objects.filter(pgh_obj=record).latest("pgh_id")  # type: ignore[attr-defined]  # made by django-pghistory
    assert former.embargo_until == LATER
    assert former.pgh_context.metadata == {"by": str(cast.mara), "act": "set_embargo"}

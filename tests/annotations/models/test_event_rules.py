"""What PostgreSQL refuses about review events: they are true, complete and only added."""

import pytest
from django.utils import timezone

from annotations.models import ReviewEvent
from annotations.models.workflow import TRANSITIONS, State
from tests.annotations.models.coding import Coding
from tests.articles.models.sql import change, refused, remove, repeat, settle

TABLE = {(step.action, step.source.value, step.target.value) for step in TRANSITIONS}


def test_events_are_only_added(draft: Coding) -> None:
    event = draft.revision.review_events.get()
    with refused("review_event_is_only_added"):
        change(event, by_id=draft.boris.pk)
    with refused("review_event_is_only_added"):
        remove(event)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (old.value, new.value)
        for old in State
        for new in State
        if ("accept", old.value, new.value) not in TABLE
    ],
)
def test_an_event_is_in_the_table(draft: Coding, old: str, new: str) -> None:
    event = draft.revision.review_events.get()
    with refused("review_event_is_in_the_table"):
        repeat(event, action="accept", old_state=old, new_state=new)


@pytest.mark.parametrize(
    "step", [step for step in TRANSITIONS if step.reason_required], ids=lambda s: s.action
)
def test_an_event_gives_its_reason_where_one_is_required(draft: Coding, step: object) -> None:
    event = draft.revision.review_events.get()
    named = next(t for t in TRANSITIONS if t is step)
    with refused("review_event_gives_its_reason"):
        repeat(event, action=named.action, old_state=named.source.value, new_state=named.target.value)


def test_an_event_is_of_its_record(draft: Coding) -> None:
    other = draft.elsewhere()
    with refused("review_event_is_of_its_record"):
        repeat(draft.revision.review_events.get(), record_id=other.record.pk)


def test_an_event_is_written_in_the_transaction_of_its_step(draft: Coding) -> None:
    event = draft.revision.review_events.get()
    with refused("review_event_is_of_its_transaction"):
        repeat(event, transaction=event.transaction + 1)


@pytest.mark.parametrize("action", ["submit", "accept", "return", "release"])
def test_an_event_tells_of_a_step_that_was_taken(coding: Coding, action: str) -> None:
    with refused("review_event_tells_what_happened"):
        coding.log(action, coding.boris)


@pytest.mark.parametrize("action", ["withdraw", "reinstate", "exclude", "readmit"])
def test_an_event_tells_of_a_change_of_the_record(coding: Coding, action: str) -> None:
    with refused("review_event_tells_what_happened"):
        coding.log(action, coding.boris)


def test_a_revision_is_opened_once(reviewed: Coding) -> None:
    reviewed.revise()
    settle()
    with refused("review_event_tells_what_happened"):
        reviewed.log("revise", reviewed.clara)


def test_a_whole_life_leaves_one_event_for_each_step(reviewed: Coding) -> None:
    reviewed.withdraw()
    settle()
    told = ReviewEvent.objects.filter(record=reviewed.record).order_by("id").values_list("action", flat=True)
    assert list(told) == ["claim", "submit", "accept", "withdraw"]
    assert ReviewEvent.objects.filter(at__lte=timezone.now()).count() == 4

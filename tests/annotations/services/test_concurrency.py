"""Two people at once, on two real connections: one of them wins, nothing is lost, nobody waits for ever.

These tests commit.
"""

import threading
import uuid
from collections.abc import Callable

import pytest
from django.db import IntegrityError, connection, transaction

from annotations.models import Claim, Record, ReviewEvent, Revision
from annotations.services import claims, steps, verdicts
from annotations.services.writing import Refused, Stale
from tests.annotations.services.cast import Cast, Desk, coding_of, make_cast, publish

pytestmark = pytest.mark.django_db(transaction=True)

PATIENCE = 20
"""Seconds after which a wait counts as one for ever."""


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def room(cast: Cast) -> Desk:
    return Desk(cast)


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Run the acts in threads of their own that start together; what each returned or raised."""
    barrier = threading.Barrier(len(acts))
    outcomes: list[object] = [None] * len(acts)

    def run(place: int, act: Callable[[], object]) -> None:
        try:
            barrier.wait(PATIENCE)
            outcomes[place] = act()
        except Exception as error:  # noqa: BLE001  # the test looks at whatever came of it
            outcomes[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(i, act)) for i, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
        assert not thread.is_alive(), "somebody waits for ever"
    return outcomes


def while_held(holding: Callable[[], object], waiting: Callable[[], object]) -> tuple[object, object]:
    """`waiting` starts when `holding` has acted but not committed, and must wait for it."""
    acted, go_on = threading.Event(), threading.Event()

    def hold() -> object:
        with transaction.atomic():
            result = holding()
            acted.set()
            assert go_on.wait(PATIENCE)
        return result

    def wait() -> object:
        assert acted.wait(PATIENCE)
        releaser = threading.Timer(0.3, go_on.set)
        releaser.start()
        try:
            return waiting()
        finally:
            releaser.join()

    first, second = at_once(hold, wait)
    return first, second


def refusals(outcomes: list[object]) -> list[object]:
    unexpected = [o for o in outcomes if isinstance(o, Exception) and not isinstance(o, Refused)]
    assert not unexpected
    return [o for o in outcomes if isinstance(o, Refused)]


def test_two_editors_claim_a_record_at_once_and_one_gets_it(room: Desk, cast: Cast) -> None:
    revision = publish()
    outcomes = at_once(
        *(
            lambda by=by: steps.claim_record(revision=revision, version=1, by=by)
            for by in (cast.ada, cast.eva)
        )
    )
    assert len(refusals(outcomes)) == 1
    revision.refresh_from_db()
    assert revision.claimed_by in (cast.ada, cast.eva)
    assert ReviewEvent.objects.filter(action="claim").count() == 1


def test_two_reviewers_accept_at_once_and_one_event_is_written(room: Desk, cast: Cast) -> None:
    revision = room.submitted()
    room.judge_all(revision)
    outcomes = at_once(
        *(
            lambda by=by: steps.accept(revision=revision, version=revision.version, by=by)
            for by in (cast.boris, cast.rosa)
        )
    )
    assert len(refusals(outcomes)) == 1
    event = ReviewEvent.objects.get(action="accept")
    revision.refresh_from_db()
    assert revision.reviewed_by == event.by
    assert Record.objects.public().get().public_revision == revision


def test_a_reviewer_who_waited_for_the_other_is_told_the_state_now(room: Desk, cast: Cast) -> None:
    revision = room.submitted()
    room.judge_all(revision)
    returned, accepted = while_held(
        lambda: steps.return_to_editor(
            revision=revision, version=revision.version, reason="the cue", by=cast.rosa
        ),
        lambda: steps.accept(revision=revision, version=revision.version, by=cast.boris),
    )
    assert isinstance(returned, Revision)
    assert isinstance(accepted, Refused)
    assert "returned now" in str(accepted)


def test_an_editor_changes_a_claim_while_it_is_submitted_and_accepted(room: Desk, cast: Cast) -> None:
    revision = room.submitted()
    room.judge_all(revision)
    claim = revision.claims.get()
    coding = coding_of(room.speaker, exact="“The union,”")
    changed, accepted = at_once(
        lambda: claims.change_claim(claim=claim, version=claim.version, coding=coding, by=cast.ada),
        lambda: steps.accept(revision=revision, version=revision.version, by=cast.boris),
    )
    assert isinstance(changed, Refused)
    assert isinstance(accepted, Revision)
    assert claim.spans.get().exact == "“We are ready,”"


def test_a_claim_changed_while_its_revision_is_being_submitted_is_in_or_refused(
    room: Desk, cast: Cast
) -> None:
    revision = room.draft()
    claim = room.claim(revision)
    coding = coding_of(room.speaker, exact="“The union,”")
    submitted, changed = while_held(
        lambda: room.submit(revision),
        lambda: claims.change_claim(claim=claim, version=1, coding=coding, by=cast.ada),
    )
    assert isinstance(submitted, Revision)
    assert isinstance(changed, Refused)
    assert "submitted" in str(changed)
    assert claim.spans.get().exact == "“We are ready,”"


def test_the_raw_trigger_waits_too(room: Desk, cast: Cast) -> None:
    revision = room.submitted()
    room.judge_all(revision)
    claim = revision.claims.get()
    accepted, changed = while_held(
        lambda: steps.accept(revision=revision, version=revision.version, by=cast.boris),
        lambda: Claim.objects.filter(pk=claim.pk).update(summary="Something else."),
    )
    assert isinstance(accepted, Revision)
    assert isinstance(changed, Exception)
    claim.refresh_from_db()
    assert claim.summary == "They are ready."


def test_a_form_sent_twice_at_once_makes_one_claim(room: Desk) -> None:
    revision, uid = room.draft(), uuid.uuid4()
    revision = Revision.objects.select_related("claimed_by__user", "article_version").get(pk=revision.pk)
    outcomes = at_once(lambda: room.claim(revision, uid=uid), lambda: room.claim(revision, uid=uid))
    assert refusals(outcomes) == []
    assert outcomes[0] == outcomes[1] == Claim.objects.get()
    assert Claim.objects.get().spans.count() == 1


def test_a_submission_sent_twice_at_once_is_one_event(room: Desk) -> None:
    revision = room.draft()
    outcomes = at_once(lambda: room.submit(revision), lambda: room.submit(revision))
    assert refusals(outcomes) == []
    assert ReviewEvent.objects.filter(action="submit").count() == 1


def test_two_reviewers_judge_a_claim_at_once_and_the_second_is_told(room: Desk, cast: Cast) -> None:
    claim = room.submitted().claims.get()
    outcomes = at_once(
        lambda: verdicts.judge_claim(
            claim=claim, version=1, verdict=Claim.Verdict.REJECTED, reason="no", by=cast.rosa
        ),
        lambda: verdicts.judge_claim(claim=claim, version=1, verdict=Claim.Verdict.ACCEPTED, by=cast.boris),
    )
    stale = refusals(outcomes)
    assert len(stale) == 1
    assert isinstance(stale[0], Stale)
    claim.refresh_from_db()
    assert claim.version == 2


def test_accepting_and_withdrawing_at_once_do_not_wait_for_each_other_for_ever(
    room: Desk, cast: Cast
) -> None:
    reviewed = room.reviewed()
    submitted = room.submit(steps.revise(record=reviewed.record, by=cast.ada))
    room.judge_all(submitted)
    withdrawn, accepted = while_held(
        lambda: steps.withdraw(
            record=reviewed.record, kind=Record.Withdrawal.LEGAL, reason="a court said so", by=cast.rosa
        ),
        lambda: steps.accept(revision=submitted, version=submitted.version, by=cast.boris),
    )
    assert isinstance(withdrawn, Record)
    assert isinstance(accepted, Refused)
    assert not Record.objects.public().exists()


def test_two_people_revise_at_once_and_one_revision_opens(room: Desk, cast: Cast) -> None:
    record = room.reviewed().record
    outcomes = at_once(
        lambda: steps.revise(record=record, by=cast.ada), lambda: steps.revise(record=record, by=cast.eva)
    )
    assert len(refusals(outcomes)) == 1
    assert record.revisions.count() == 2


def test_a_step_without_its_review_event_is_refused(cast: Cast) -> None:
    revision = publish("Another text.")
    with pytest.raises(IntegrityError) as error:
        Revision.objects.filter(pk=revision.pk).update(status="draft", claimed_by=cast.ada)
    diagnosis = error.value.__cause__.diag  # type: ignore[union-attr]  # psycopg has it
    assert diagnosis.constraint_name == "status_change_has_its_event"

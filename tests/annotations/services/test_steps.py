"""Every step of the transition table: who may take it from where, and that nothing else is possible."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction

from annotations.models import Coder, Record, ReviewEvent, Revision
from annotations.models.workflow import TRANSITIONS, Role, State, transition
from annotations.services import comments, steps
from annotations.services.taking import available_steps, state_of
from annotations.services.writing import NotAllowed, Refused, Stale
from tests.annotations.services.cast import Cast, Desk, check_deferred_rules

STATES = list(State)
PEOPLE = ["ada", "eva", "boris", "mara", "clara"]
"""Ada is the claimant wherever there is one."""

ROLES = {
    "ada": {Role.EDITOR},
    "eva": {Role.EDITOR},
    "boris": {Role.REVIEWER},
    "mara": {Role.MANAGER},
    "clara": set(),
}


def on_revision(service: Callable[..., Any], **given: Any) -> Callable[[Revision, Coder], object]:
    return lambda revision, by: service(revision=revision, version=revision.version, by=by, **given)


def on_record(service: Callable[..., Any], **given: Any) -> Callable[[Revision, Coder], object]:
    return lambda revision, by: service(record=revision.record, by=by, **given)


TAKE: dict[str, Callable[[Revision, Coder], object]] = {
    "claim": on_revision(steps.claim_record),
    "release": on_revision(steps.release),
    "submit": on_revision(steps.submit),
    "recall": on_revision(steps.recall),
    "return": on_revision(steps.return_to_editor, reason="look again"),
    "resume": on_revision(steps.resume),
    "accept": on_revision(steps.accept),
    "revise": on_record(steps.revise),
    "withdraw": on_record(steps.withdraw, kind=Record.Withdrawal.LEGAL, reason="a court said so"),
    "reinstate": on_record(steps.reinstate, reason="the court said otherwise"),
    "exclude": on_record(steps.exclude, kind=Record.Exclusion.DUPLICATE, reason="a copy"),
    "readmit": on_record(steps.readmit, reason="no copy after all"),
}


def state_now(revision: Revision) -> str:
    state: str = Record.objects.with_state().values_list("state", flat=True).get(pk=revision.record_id)
    return state


def try_step(action: str, revision: Revision, by: Coder) -> str:
    """Take the step in a savepoint that is rolled back; what came of it."""
    before = (state_now(revision), ReviewEvent.objects.count(), snapshot(revision))
    outcome = "refused"
    with transaction.atomic():
        try:
            TAKE[action](revision, by)
            check_deferred_rules()
            if ReviewEvent.objects.count() > before[1]:
                event = ReviewEvent.objects.filter(record=revision.record_id).latest("id")
                assert ReviewEvent.objects.count() == before[1] + 1, "one step writes one event"
                assert (event.action, event.by) == (action, by)
                assert event.new_state == state_now(revision)
                outcome = f"{event.old_state} -> {event.new_state}"
            else:
                assert snapshot(revision) == before[2], "a step taken already changes nothing"
        except Refused:
            after = (state_now(revision), ReviewEvent.objects.count(), snapshot(revision))
            assert after == before, f"{action} was refused and yet something changed"
        transaction.set_rollback(True)
    return outcome


def snapshot(revision: Revision) -> list[Any]:
    """Every column of the record and its revisions."""
    rows = [Record.objects.filter(pk=revision.record_id), Revision.objects.filter(record=revision.record_id)]
    return [list(queryset.order_by("id").values()) for queryset in rows]


def expected(action: str, state: State, person: str, *, claimed: bool) -> str:
    step = transition(action)
    roles = set(ROLES[person]) | ({Role.CLAIMANT} if claimed and person == "ada" else set())
    if step.source != state or not roles & step.roles:
        return "refused"
    return f"{step.source} -> {step.target}"


@pytest.mark.parametrize("state", STATES)
def test_the_table_decides_who_takes_which_step_from_where(desk: Desk, cast: Cast, state: State) -> None:
    revision = desk.empty(state)
    tries = [(person, action) for person in PEOPLE for action in TAKE]

    found = {(person, action): try_step(action, revision, getattr(cast, person)) for person, action in tries}

    claimed = revision.claimed_by_id is not None
    assert found == {
        (person, action): expected(action, state, person, claimed=claimed) for person, action in tries
    }


def test_every_action_of_the_table_is_tried() -> None:
    assert set(TAKE) == {t.action for t in TRANSITIONS}


@pytest.mark.parametrize("action", [t.action for t in TRANSITIONS])
def test_the_same_step_twice_by_the_same_person_is_one_event(desk: Desk, cast: Cast, action: str) -> None:
    step = transition(action)
    revision = desk.empty(step.source)
    by = next(getattr(cast, p) for p in PEOPLE if expected(action, step.source, p, claimed=True) != "refused")
    TAKE[action](revision, by)
    events = ReviewEvent.objects.count()
    rows = snapshot(revision)

    TAKE[action](revision, by)

    assert ReviewEvent.objects.count() == events
    assert snapshot(revision) == rows


@pytest.mark.parametrize("action", [t.action for t in TRANSITIONS if t.reason_required])
@pytest.mark.parametrize("reason", ["", "  \n"])
def test_a_step_that_needs_a_reason_is_refused_without_one(
    desk: Desk, cast: Cast, action: str, reason: str
) -> None:
    step = transition(action)
    revision = desk.empty(step.source)
    service: dict[str, Callable[..., Any]] = {
        "return": steps.return_to_editor,
        "withdraw": steps.withdraw,
        "reinstate": steps.reinstate,
        "exclude": steps.exclude,
        "readmit": steps.readmit,
    }
    given: dict[str, Any] = {"record": revision.record}
    if action == "return":
        given = {"revision": revision, "version": revision.version}
    if action == "withdraw":
        given["kind"] = Record.Withdrawal.ERROR
    if action == "exclude":
        given["kind"] = Record.Exclusion.SCOPE
    by = cast.mara if action in ("exclude", "readmit") else cast.boris

    with pytest.raises(Refused, match="reason in words"):
        service[action](reason=reason, by=by, **given)

    assert state_now(revision) == step.source


@pytest.mark.parametrize("action", ["claim", "release", "submit", "recall", "return", "resume", "accept"])
def test_a_step_on_a_revision_that_changed_meanwhile_is_stale(desk: Desk, cast: Cast, action: str) -> None:
    step = transition(action)
    revision = desk.empty(step.source)
    Revision.objects.filter(pk=revision.pk).update(version=revision.version + 3)
    by = next(getattr(cast, p) for p in PEOPLE if expected(action, step.source, p, claimed=True) != "refused")

    with pytest.raises(Stale) as stale:
        TAKE[action](revision, by)

    assert stale.value.current_version == revision.version + 3
    assert state_now(revision) == step.source


def test_a_step_counts_the_version_of_the_revision_up(desk: Desk) -> None:
    revision = desk.draft()
    assert revision.version == 2
    assert desk.submit(revision).version == 3


def test_release_keeps_the_work_and_frees_the_record(desk: Desk, cast: Cast) -> None:
    revision = desk.draft()
    desk.claim(revision)

    released = steps.release(revision=revision, version=revision.version, by=cast.ada)

    assert released.claimed_by is None
    assert released.claimed_at is None
    assert released.claims.count() == 1
    again = steps.claim_record(revision=released, version=released.version, by=cast.eva)
    assert again.claimed_by == cast.eva


def test_a_manager_releases_what_somebody_else_holds(desk: Desk, cast: Cast) -> None:
    revision = desk.draft()
    assert steps.release(revision=revision, version=revision.version, by=cast.mara).status == "imported"


def test_submission_is_refused_while_a_claim_has_no_speaker(desk: Desk) -> None:
    revision = desk.draft()
    claim = desk.claim(revision)
    type(claim).objects.filter(pk=claim.pk).update(speaker=None)

    with pytest.raises(Refused, match=r"Claim 1 .* has no speaker: choose one, then submit again") as refusal:
        desk.submit(revision)

    assert refusal.value.rule == "claim_has_a_speaker"
    assert state_now(revision) == State.DRAFT


def test_a_blocking_comment_holds_up_submission_until_it_is_resolved(desk: Desk, cast: Cast) -> None:
    revision = desk.draft()
    comment = comments.add_comment(revision=revision, body="whose words?", by=cast.boris, blocking=True)
    with pytest.raises(Refused, match="blocking comment"):
        desk.submit(revision)

    comments.resolve_comment(comment=comment, by=cast.ada)

    assert desk.submit(revision).status == State.SUBMITTED


def test_a_submission_is_recalled_until_a_reviewer_has_opened_it(desk: Desk, cast: Cast) -> None:
    revision = desk.submitted()
    recalled = steps.recall(revision=revision, version=revision.version, by=cast.ada)
    assert recalled.status == State.DRAFT
    again = desk.submit(recalled)
    steps.open_review(revision=again, by=cast.boris)

    with pytest.raises(Refused, match="can no longer be recalled") as refusal:
        steps.recall(revision=again, version=again.version, by=cast.ada)

    assert refusal.value.rule == "recall_before_review_opens"
    assert state_now(again) == State.SUBMITTED


def test_opening_a_review_is_noted_once_and_not_for_contributors(desk: Desk, cast: Cast) -> None:
    revision = desk.submitted()
    opened = steps.open_review(revision=revision, by=cast.boris)
    steps.open_review(revision=revision, by=cast.rosa)
    revision.refresh_from_db()
    assert (revision.opened_by, revision.opened_at) == (cast.boris, opened.opened_at)
    with pytest.raises(NotAllowed, match="reviewer"):
        steps.open_review(revision=revision, by=cast.ada)


def test_submitting_again_lets_a_reviewer_open_it_anew(desk: Desk, cast: Cast) -> None:
    revision = desk.empty(State.RETURNED)
    resumed = steps.resume(revision=revision, version=revision.version, by=cast.ada)
    submitted = desk.submit(resumed)
    assert submitted.opened_by is None
    assert steps.recall(revision=submitted, version=submitted.version, by=cast.ada).status == State.DRAFT


def test_a_return_keeps_its_reason_on_the_revision_and_in_the_log(desk: Desk, cast: Cast) -> None:
    revision = desk.submitted()
    returned = steps.return_to_editor(
        revision=revision, version=revision.version, reason="The cue is cut short.", by=cast.boris
    )
    assert (returned.return_reason, returned.returned_by) == ("The cue is cut short.", cast.boris)
    assert returned.review_events.latest("id").reason == "The cue is cut short."


def test_acceptance_is_refused_while_a_claim_has_no_verdict(desk: Desk, cast: Cast) -> None:
    revision = desk.submitted()
    with pytest.raises(Refused, match="Every claim needs a verdict"):
        steps.accept(revision=revision, version=revision.version, by=cast.boris)
    assert state_now(revision) == State.SUBMITTED
    assert ReviewEvent.objects.filter(action="accept").count() == 0


def test_acceptance_makes_the_revision_public_and_searchable(desk: Desk) -> None:
    revision = desk.reviewed()
    record = Record.objects.public().get(pk=revision.record_id)
    assert record.public_revision == revision
    assert revision.public_search.tsv


def test_acceptance_is_refused_while_a_blocking_comment_is_open(desk: Desk, cast: Cast) -> None:
    revision = desk.submitted()
    desk.judge_all(revision)
    comments.add_comment(revision=revision, body="wait", by=cast.rosa, blocking=True)
    with pytest.raises(Refused, match="blocking comment"):
        steps.accept(revision=revision, version=revision.version, by=cast.boris)


def test_revising_leaves_the_reviewed_revision_to_the_readers(desk: Desk, cast: Cast) -> None:
    reviewed = desk.reviewed()
    following = steps.revise(record=reviewed.record, by=cast.eva)
    record = Record.objects.get(pk=reviewed.record_id)
    assert (following.number, following.status, following.claimed_by) == (2, "draft", cast.eva)
    assert record.public_revision == reviewed
    event = following.review_events.get()
    assert (event.action, event.old_state, event.new_state) == ("revise", "reviewed", "draft")


def test_a_record_in_revision_is_not_revised_twice(desk: Desk, cast: Cast) -> None:
    reviewed = desk.reviewed()
    steps.revise(record=reviewed.record, by=cast.eva)
    with pytest.raises(Refused, match="nobody is revising"):
        steps.revise(record=reviewed.record, by=cast.ada)


def test_accepting_the_next_revision_moves_the_readers_to_it(desk: Desk, cast: Cast) -> None:
    reviewed = desk.reviewed()
    following = steps.revise(record=reviewed.record, by=cast.ada)
    submitted = desk.submit(following)
    desk.judge_all(submitted)
    accepted = steps.accept(revision=submitted, version=submitted.version, by=cast.boris)
    assert Record.objects.get(pk=reviewed.record_id).public_revision == accepted


def test_what_is_public_is_withdrawn_at_once_even_while_it_is_revised(desk: Desk, cast: Cast) -> None:
    reviewed = desk.reviewed()
    steps.revise(record=reviewed.record, by=cast.ada)
    record = steps.withdraw(
        record=reviewed.record, kind=Record.Withdrawal.LEGAL, reason="a court order", by=cast.rosa
    )
    assert not Record.objects.public().filter(pk=record.pk).exists()
    assert Record.objects.tombstones().filter(pk=record.pk).exists()


def test_a_withdrawn_record_is_reinstated_by_a_second_reviewer_only(desk: Desk, cast: Cast) -> None:
    record = desk.empty(State.WITHDRAWN).record
    with pytest.raises(NotAllowed, match="second reviewer"):
        steps.reinstate(record=record, reason="it was right", by=cast.rosa)

    reinstated = steps.reinstate(record=record, reason="it was right", by=cast.boris)

    assert reinstated.withdrawn_at is None
    assert Record.objects.public().filter(pk=record.pk).exists()


def test_nothing_moves_on_a_withdrawn_record_but_its_reinstatement(desk: Desk, cast: Cast) -> None:
    reviewed = desk.reviewed()
    following = steps.revise(record=reviewed.record, by=cast.ada)
    steps.withdraw(record=reviewed.record, kind=Record.Withdrawal.ERROR, reason="wrong", by=cast.rosa)
    with pytest.raises(Refused, match="withdrawn"):
        desk.submit(following)


def test_a_record_with_a_reviewed_revision_is_withdrawn_not_excluded(desk: Desk, cast: Cast) -> None:
    reviewed = desk.reviewed()
    following = steps.revise(record=reviewed.record, by=cast.ada)
    steps.release(revision=following, version=following.version, by=cast.ada)
    with pytest.raises(Refused):
        steps.exclude(record=reviewed.record, kind=Record.Exclusion.SCOPE, reason="no", by=cast.mara)
    assert Record.objects.public().filter(pk=reviewed.record_id).exists()


@pytest.mark.parametrize("state", STATES)
def test_the_steps_offered_are_those_of_the_table(desk: Desk, cast: Cast, state: State) -> None:
    revision = desk.empty(state)
    claimed = revision.claimed_by_id is not None
    for person in PEOPLE:
        offered = available_steps(record=revision.record, revision=revision, by=getattr(cast, person))
        allowed = [a for a in TAKE if expected(a, state, person, claimed=claimed) != "refused"]
        assert sorted(step.action for step in offered) == sorted(allowed), person


def test_withdrawing_is_offered_while_a_public_record_is_revised(desk: Desk, cast: Cast) -> None:
    following = steps.revise(record=desk.reviewed().record, by=cast.ada)
    record = Record.objects.get(pk=following.record_id)
    offered = available_steps(record=record, revision=following, by=cast.rosa)
    assert [step.action for step in offered] == ["withdraw"]


def test_nobody_without_an_account_is_offered_a_step(desk: Desk) -> None:
    revision = desk.empty(State.IMPORTED)
    assert available_steps(record=revision.record, revision=revision, by=None) == []


@pytest.mark.parametrize("state", STATES)
def test_the_state_in_python_is_the_state_in_sql(desk: Desk, state: State) -> None:
    revision = desk.empty(state)
    assert state_of(revision.record, revision) == state_now(revision) == state


def test_withdrawing_records_the_public_revision_and_excluding_the_only_one(desk: Desk) -> None:
    withdrawn = desk.empty(State.WITHDRAWN)
    assert withdrawn.record.review_events.latest("id").revision == withdrawn
    assert withdrawn.record.withdrawn_by == desk.cast.rosa

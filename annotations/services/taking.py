"""How a step is taken: locks, the questions of the transition table, and the review event."""

from collections.abc import Callable
from typing import Any

from annotations.models import Coder, Record, ReviewEvent, Revision
from annotations.models.workflow import TRANSITIONS, Role, State, Transition, transition

from .coders import require_role, roles_of
from .writing import NotAllowed, Refused, check_version


def available_steps(*, record: Record, revision: Revision, by: Coder | None) -> list[Transition]:
    """The transitions that the person could take now: for buttons. Four eyes and checks come on top."""
    if by is None:
        return []
    state, roles = state_of(record, revision), _roles_in(revision, by)
    return [t for t in TRANSITIONS if _leads_on(t, record, state) and t.roles & roles]


def _leads_on(step: Transition, record: Record, state: State) -> bool:
    """Whether the step starts where the record stands; what is public can also go while it is revised."""
    is_public = record.public_revision_id is not None and record.withdrawn_at is None
    return step.source == state or (step.action == "withdraw" and is_public)


def state_of(record: Record, newest: Revision) -> State:
    """Where the record stands, given its newest revision; the same as `RecordQuerySet.with_state`."""
    if record.withdrawn_at:
        return State.WITHDRAWN
    if record.excluded_at:
        return State.EXCLUDED
    return State(newest.status)


def _roles_in(revision: Revision, by: Coder) -> frozenset[Role]:
    """The coder's roles, with that of the claimant where he is it; none once he has lost all others."""
    roles = roles_of(by.user)
    return roles | {Role.CLAIMANT} if roles and revision.claimed_by_id == by.pk else roles


def _check_roles(step: Transition, revision: Revision, by: Coder) -> None:
    if not step.roles & _roles_in(revision, by):
        names = " or ".join(sorted(role.value for role in step.roles))
        raise NotAllowed(f"Only the {names} can {step.action} this.")


def _check_reason(step: Transition, reason: str) -> None:
    if step.reason_required and not reason.strip():
        raise Refused(f"To {step.action} a record, give the reason in words.")


def log(step: Transition, *, record: Record, revision: Revision | None, by: Coder, reason: str) -> None:
    ReviewEvent.objects.create(
        record=record,
        revision=revision,
        action=step.action,
        old_state=step.source.value,
        new_state=step.target.value,
        by=by,
        reason=reason,
    )


def locked_record(record_id: int) -> Record:
    """The record, locked. Every step locks the record first and then a revision: none wait in a ring."""
    record: Record = Record.objects.select_for_update(of=("self",)).get(pk=record_id)
    return record


def locked_revision(revision: Revision) -> Revision:
    """The revision and its record, both locked and as they are now."""
    record = locked_record(revision.record_id)
    locked = (
        Revision.objects.select_for_update(of=("self",))
        .select_related("claimed_by", "submitted_by", "reviewed_by")
        .get(pk=revision.pk)
    )
    locked.record = record
    return locked


def taken_already(step: Transition, record: Record, by: Coder) -> bool:
    """Whether the same person took this very step last, so that a second click changes nothing."""
    last = record.review_events.order_by("-id").first()
    return last is not None and last.action == step.action and last.by_id == by.pk


def _refuse_unless(condition: bool, action: str, state: State) -> None:
    if not condition:
        raise Refused(f"The record is {state} now, so it cannot take the step “{action}”: look again.")


def take(
    action: str,
    revision: Revision,
    version: int,
    by: Coder,
    reason: str = "",
    check: Callable[[Revision], None] = lambda _: None,
    **columns: Any,
) -> Revision:
    """Lock the revision, check role, state, version and `check`, set status and columns, log the step."""
    step = transition(action)
    locked = locked_revision(revision)
    if taken_already(step, locked.record, by):
        return locked
    _check_roles(step, locked, by)
    _check_reason(step, reason)
    state = state_of(locked.record, locked)
    _refuse_unless(state == step.source, action, state)
    check_version("this record", current=locked.version, expected=version)
    check(locked)
    columns |= {"status": step.target.value, "version": locked.version + 1}
    for name, value in columns.items():
        setattr(locked, name, value)
    log(step, record=locked.record, revision=locked, by=by, reason=reason)
    locked.save(update_fields=list(columns))
    return locked


def take_on_record(
    action: str,
    record: Record,
    by: Coder,
    reason: str,
    possible: Callable[[Record, State], bool],
    **columns: Any,
) -> Record:
    """Lock the record, check role, reason and where it stands, set the columns, and log the step."""
    step = transition(action)
    locked = locked_record(record.pk)
    newest = (
        Revision.objects.select_for_update(of=("self",)).filter(record=locked).order_by("-number")[:1].get()
    )
    if taken_already(step, locked, by):
        return locked
    require_role(by, *step.roles)
    _check_reason(step, reason)
    state = state_of(locked, newest)
    _refuse_unless(possible(locked, state), action, state)
    for name, value in columns.items():
        setattr(locked, name, value)
    log(step, record=locked, revision=locked.public_revision or newest, by=by, reason=reason)
    locked.save(update_fields=list(columns))
    return locked

"""The steps of a record's life, as the table of transitions has them; each writes its review event."""

from typing import Any

from django.utils import timezone

from annotations.models import Coder, Record, ReviewEvent, Revision
from annotations.models.workflow import TRANSITIONS, Role, State, Transition, transition

from .coders import require_role, roles_of
from .copying import copy_coding
from .search import index_public_words
from .writing import NotAllowed, Refused, check_version, service


def available_steps(*, record: Record, revision: Revision, by: Coder | None) -> list[Transition]:
    """The transitions that the person could take now: for buttons. Four eyes and checks come on top."""
    if by is None:
        return []
    state = state_of(record, revision)
    roles = set(roles_of(by.user))
    if revision.claimed_by_id == by.pk:
        roles.add(Role.CLAIMANT)
    return [t for t in TRANSITIONS if t.source == state and t.roles & roles]


def state_of(record: Record, newest: Revision) -> State:
    """Where the record stands, given its newest revision; the same as `RecordQuerySet.with_state`."""
    if record.withdrawn_at:
        return State.WITHDRAWN
    if record.excluded_at:
        return State.EXCLUDED
    return State(newest.status)


def _check_roles(step: Transition, revision: Revision, by: Coder) -> None:
    roles = set(roles_of(by.user))
    if revision.claimed_by_id == by.pk and roles:
        roles.add(Role.CLAIMANT)
    if not step.roles & roles:
        names = " or ".join(sorted(role.value for role in step.roles))
        raise NotAllowed(f"Only the {names} can {step.action} this.")


def _check_reason(step: Transition, reason: str) -> None:
    if step.reason_required and not reason.strip():
        raise Refused(f"To {step.action} a record, give the reason in words.")


def _log(step: Transition, *, record: Record, revision: Revision | None, by: Coder, reason: str) -> None:
    ReviewEvent.objects.create(
        record=record,
        revision=revision,
        action=step.action,
        old_state=step.source.value,
        new_state=step.target.value,
        by=by,
        reason=reason,
    )


def _locked(revision: Revision) -> Revision:
    return (
        Revision.objects.select_for_update(of=("self",))
        .select_related("record", "claimed_by", "submitted_by", "reviewed_by")
        .get(pk=revision.pk)
    )


def _taken_already(step: Transition, revision: Revision, by: Coder) -> bool:
    """Whether the same person took this very step last, so that a second click changes nothing."""
    if revision.status != step.target:
        return False
    last = revision.review_events.order_by("-id").first()
    return last is not None and last.action == step.action and last.by_id == by.pk


def _take(
    action: str, revision: Revision, version: int, by: Coder, reason: str = "", **columns: Any
) -> Revision:
    """Lock the revision, check role, state and version, set status and columns, and log the step."""
    step = transition(action)
    locked = _locked(revision)
    _check_roles(step, locked, by)
    _check_reason(step, reason)
    if _taken_already(step, locked, by):
        return locked
    if locked.status != step.source or locked.record.withdrawn_at or locked.record.excluded_at:
        state = state_of(locked.record, locked)
        raise Refused(f"The record is {state} now, so it cannot take the step “{action}”: look again.")
    check_version("this record", current=locked.version, expected=version)
    columns |= {"status": step.target.value, "version": locked.version + 1}
    for name, value in columns.items():
        setattr(locked, name, value)
    _log(step, record=locked.record, revision=locked, by=by, reason=reason)
    locked.save(update_fields=list(columns))
    return locked


@service
def claim_record(*, revision: Revision, version: int, by: Coder) -> Revision:
    """Take an imported record into one's own queue."""
    return _take("claim", revision, version, by, claimed_by=by, claimed_at=timezone.now())


@service
def release(*, revision: Revision, version: int, by: Coder) -> Revision:
    """Give a draft back to the queue; the work done so far is kept."""
    return _take("release", revision, version, by, claimed_by=None, claimed_at=None)


@service
def submit(*, revision: Revision, version: int, by: Coder) -> Revision:
    """Hand a draft to the reviewers. Refused while a check fails or a blocking comment is open."""
    return _take(
        "submit",
        revision,
        version,
        by,
        submitted_by=by,
        submitted_at=timezone.now(),
        opened_by=None,
        opened_at=None,
    )


@service
def recall(*, revision: Revision, version: int, by: Coder) -> Revision:
    """Take a submission back, as long as no reviewer has opened it."""
    return _take("recall", revision, version, by)


@service
def return_to_editor(*, revision: Revision, version: int, reason: str, by: Coder) -> Revision:
    """Send a submission back to its claimant, with the reason."""
    open_review(revision=revision, by=by)
    return _take(
        "return",
        revision,
        version,
        by,
        reason,
        returned_by=by,
        returned_at=timezone.now(),
        return_reason=reason,
    )


@service
def resume(*, revision: Revision, version: int, by: Coder) -> Revision:
    """Work on a returned revision again."""
    return _take("resume", revision, version, by)


@service
def open_review(*, revision: Revision, by: Coder) -> Revision:
    """Note that a reviewer has opened the submission: from now on it cannot be recalled."""
    require_role(by, Role.REVIEWER)
    locked = _locked(revision)
    if locked.contributions.filter(coder=by).exists():
        raise NotAllowed("Nobody reviews a revision to which he contributed: another reviewer has to.")
    if locked.status == State.SUBMITTED and locked.opened_at is None:
        locked.opened_by, locked.opened_at = by, timezone.now()
        locked.save(update_fields=["opened_by", "opened_at"])
    return locked


@service
def accept(*, revision: Revision, version: int, by: Coder) -> Revision:
    """Sign for a submission: it becomes what readers see.

    Refused while a claim or correction has no verdict, and for whoever contributed to the revision.
    """
    accepted = _take("accept", revision, version, by, reviewed_by=by, reviewed_at=timezone.now())
    Record.objects.filter(pk=accepted.record_id).update(public_revision=accepted)
    index_public_words(accepted)
    return accepted


@service
def revise(*, record: Record, by: Coder) -> Revision:
    """Open the next revision of a reviewed record, as a copy; readers keep seeing the present one."""
    step = transition("revise")
    require_role(by, Role.EDITOR, Role.REVIEWER)
    record = Record.objects.select_for_update(of=("self",)).get(pk=record.pk)
    newest = record.revisions.order_by("-number").first()
    if newest is None or state_of(record, newest) != step.source:
        raise Refused("Only a reviewed record that nobody is revising can be revised.")
    following = Revision.objects.create(
        record=record,
        number=newest.number + 1,
        article_version=newest.article_version,
        status=step.target.value,
        claimed_by=by,
        claimed_at=timezone.now(),
    )
    _log(step, record=record, revision=following, by=by, reason="")
    copy_coding(newest, following)
    return following


def _locked_record(
    record: Record, action: str, by: Coder, reason: str
) -> tuple[Record, Revision, Transition]:
    """The record and its newest revision, locked, if the person may take the step from where it stands."""
    step = transition(action)
    require_role(by, *(role for role in step.roles if role is not Role.CLAIMANT))
    _check_reason(step, reason)
    locked = Record.objects.select_for_update(of=("self",)).get(pk=record.pk)
    newest = (
        Revision.objects.select_for_update(of=("self",)).filter(record=locked).order_by("-number")[:1].get()
    )
    return locked, newest, step


def _refuse_unless(condition: bool, action: str, state: State) -> None:
    if not condition:
        raise Refused(f"The record is {state} now, so it cannot take the step “{action}”: look again.")


@service
def withdraw(*, record: Record, kind: Record.Withdrawal, reason: str, by: Coder) -> Record:
    """Take a public record from the readers; a tombstone with kind, day and reason stays at its addresses.

    Possible while a later revision is in work: what is public must go at once.
    """
    locked, newest, step = _locked_record(record, "withdraw", by, reason)
    _refuse_unless(
        locked.public_revision_id is not None and not locked.withdrawn_at,
        "withdraw",
        state_of(locked, newest),
    )
    locked.withdrawn_at, locked.withdrawn_by = timezone.now(), by
    locked.withdrawn_kind, locked.withdrawn_reason, locked.reinstated_by = kind, reason, None
    _log(step, record=locked, revision=locked.public_revision, by=by, reason=reason)
    locked.save(
        update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_kind", "withdrawn_reason", "reinstated_by"]
    )
    return locked


@service
def reinstate(*, record: Record, reason: str, by: Coder) -> Record:
    """Bring a withdrawn record back; a second reviewer has to, not the one who withdrew it."""
    locked, newest, step = _locked_record(record, "reinstate", by, reason)
    _refuse_unless(locked.withdrawn_at is not None, "reinstate", state_of(locked, newest))
    if locked.withdrawn_by_id == by.pk:
        raise NotAllowed("A withdrawn record is reinstated by a second reviewer.")
    locked.withdrawn_at = locked.withdrawn_by = None
    locked.withdrawn_kind = locked.withdrawn_reason = ""
    locked.reinstated_by = by
    _log(step, record=locked, revision=locked.public_revision, by=by, reason=reason)
    locked.save(
        update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_kind", "withdrawn_reason", "reinstated_by"]
    )
    return locked


@service
def exclude(*, record: Record, kind: Record.Exclusion, reason: str, by: Coder) -> Record:
    """Set an imported record aside: a duplicate, or out of scope."""
    locked, newest, step = _locked_record(record, "exclude", by, reason)
    state = state_of(locked, newest)
    _refuse_unless(state == step.source, "exclude", state)
    locked.excluded_at, locked.excluded_by = timezone.now(), by
    locked.excluded_kind, locked.excluded_reason = kind, reason
    _log(step, record=locked, revision=newest, by=by, reason=reason)
    locked.save(update_fields=["excluded_at", "excluded_by", "excluded_kind", "excluded_reason"])
    return locked


@service
def readmit(*, record: Record, reason: str, by: Coder) -> Record:
    """Take an excluded record back into the queue."""
    locked, newest, step = _locked_record(record, "readmit", by, reason)
    _refuse_unless(locked.excluded_at is not None, "readmit", state_of(locked, newest))
    locked.excluded_at = locked.excluded_by = None
    locked.excluded_kind = locked.excluded_reason = ""
    _log(step, record=locked, revision=newest, by=by, reason=reason)
    locked.save(update_fields=["excluded_at", "excluded_by", "excluded_kind", "excluded_reason"])
    return locked

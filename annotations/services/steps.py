"""The steps of a record's life, as the table of transitions has them; each writes its review event."""

from django.utils import timezone

from annotations.models import Coder, Record, Revision
from annotations.models.workflow import Role, State, transition

from .coders import require_role
from .completeness import check_complete
from .copying import copy_coding
from .search import index_public_words
from .taking import (
    available_steps,
    locked_record,
    locked_revision,
    log,
    state_of,
    take,
    take_on_record,
    taken_already,
)
from .writing import NotAllowed, Refused, service

__all__ = [
    "accept",
    "available_steps",
    "claim_record",
    "exclude",
    "open_review",
    "readmit",
    "recall",
    "reinstate",
    "release",
    "resume",
    "return_to_editor",
    "revise",
    "state_of",
    "submit",
    "withdraw",
]


@service
def claim_record(*, revision: Revision, version: int, by: Coder) -> Revision:
    """Take an imported record into one's own queue."""
    return take("claim", revision, version, by, claimed_by=by, claimed_at=timezone.now())


@service
def release(*, revision: Revision, version: int, by: Coder) -> Revision:
    """Give a draft back to the queue; the work done so far is kept."""
    return take("release", revision, version, by, claimed_by=None, claimed_at=None)


@service
def submit(*, revision: Revision, version: int, by: Coder) -> Revision:
    """Hand a draft to the reviewers. Raises `Incomplete` while something is missing or blocking."""
    return take(
        "submit",
        revision,
        version,
        by,
        check=check_complete,
        submitted_by=by,
        submitted_at=timezone.now(),
        opened_by=None,
        opened_at=None,
    )


@service
def recall(*, revision: Revision, version: int, by: Coder) -> Revision:
    """Take a submission back, as long as no reviewer has opened it."""
    return take("recall", revision, version, by)


@service
def return_to_editor(*, revision: Revision, version: int, reason: str, by: Coder) -> Revision:
    """Send a submission back to its claimant, with the reason."""
    open_review(revision=revision, by=by)
    return take(
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
    return take("resume", revision, version, by)


@service
def open_review(*, revision: Revision, by: Coder) -> Revision:
    """Note that a reviewer has opened the submission: from now on it cannot be recalled."""
    require_role(by, Role.REVIEWER)
    locked = locked_revision(revision)
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
    accepted = take("accept", revision, version, by, reviewed_by=by, reviewed_at=timezone.now())
    Record.objects.filter(pk=accepted.record_id).update(public_revision=accepted)
    index_public_words(accepted)
    return accepted


@service
def revise(*, record: Record, by: Coder) -> Revision:
    """Open the next revision of a reviewed record, as a copy; readers keep seeing the present one."""
    step = transition("revise")
    require_role(by, Role.EDITOR, Role.REVIEWER)
    locked = locked_record(record.pk)
    newest = locked.revisions.order_by("-number")[:1].get()
    if taken_already(step, locked, by):
        return newest
    if state_of(locked, newest) != step.source:
        raise Refused("Only a reviewed record that nobody is revising can be revised.")
    following = Revision.objects.create(
        record=locked,
        number=newest.number + 1,
        article_version=newest.article_version,
        status=step.target.value,
        claimed_by=by,
        claimed_at=timezone.now(),
    )
    log(step, record=locked, revision=following, by=by, reason="")
    copy_coding(newest, following)
    return following


@service
def withdraw(*, record: Record, kind: Record.Withdrawal, reason: str, by: Coder) -> Record:
    """Take a public record from the readers; a tombstone with kind, day and reason stays at its addresses.

    Possible while a later revision is in work: what is public must go at once.
    """
    return take_on_record(
        "withdraw",
        record,
        by,
        reason,
        lambda locked, _: locked.public_revision_id is not None and locked.withdrawn_at is None,
        withdrawn_at=timezone.now(),
        withdrawn_by=by,
        withdrawn_kind=kind,
        withdrawn_reason=reason,
        reinstated_by=None,
    )


@service
def reinstate(*, record: Record, reason: str, by: Coder) -> Record:
    """Bring a withdrawn record back; a second reviewer has to, not the one who withdrew it."""

    def possible(locked: Record, state: State) -> bool:
        if locked.withdrawn_by_id == by.pk:
            raise NotAllowed("A withdrawn record is reinstated by a second reviewer.")
        return state == State.WITHDRAWN

    return take_on_record(
        "reinstate",
        record,
        by,
        reason,
        possible,
        withdrawn_at=None,
        withdrawn_by=None,
        withdrawn_kind="",
        withdrawn_reason="",
        reinstated_by=by,
    )


@service
def exclude(*, record: Record, kind: Record.Exclusion, reason: str, by: Coder) -> Record:
    """Set an imported record aside: a duplicate, or out of scope. What was once public is withdrawn."""
    return take_on_record(
        "exclude",
        record,
        by,
        reason,
        lambda locked, state: state == State.IMPORTED and locked.public_revision_id is None,
        excluded_at=timezone.now(),
        excluded_by=by,
        excluded_kind=kind,
        excluded_reason=reason,
    )


@service
def readmit(*, record: Record, reason: str, by: Coder) -> Record:
    """Take an excluded record back into the queue."""
    return take_on_record(
        "readmit",
        record,
        by,
        reason,
        lambda _, state: state == State.EXCLUDED,
        excluded_at=None,
        excluded_by=None,
        excluded_kind="",
        excluded_reason="",
    )

"""Judging: a reviewer's verdict on each claim and correction of a submission."""

from django.utils import timezone

from annotations.models import Claim, Coder, Correction, Revision
from annotations.models.workflow import State

from .steps import open_review
from .writing import Refused, check_version, service


def _require_submitted(revision: Revision) -> None:
    if revision.status != State.SUBMITTED:
        raise Refused(f"The revision is {revision.status}: verdicts are given while it is submitted.")


def _require_reason(verdict: str, reason: str, silent: tuple[str, ...]) -> None:
    if verdict not in silent and not reason.strip():
        raise Refused(f"Say in words why it is {verdict}.")


@service
def judge_claim(*, claim: Claim, version: int, verdict: Claim.Verdict, by: Coder, reason: str = "") -> Claim:
    """Give a claim its verdict (or take it back with `open`); queried and rejected need a reason.

    Opens the review, so that the editor can no longer recall the submission.
    """
    _require_submitted(open_review(revision=claim.revision, by=by))
    _require_reason(verdict, reason, (Claim.Verdict.OPEN, Claim.Verdict.ACCEPTED))
    current: Claim = Claim.objects.select_for_update(of=("self",)).get(pk=claim.pk)
    check_version("this claim", current=current.version, expected=version)
    is_open = verdict == Claim.Verdict.OPEN
    current.verdict, current.verdict_reason = verdict, reason
    current.verdict_by = None if is_open else by
    current.verdict_at = None if is_open else timezone.now()
    current.version += 1
    current.save(update_fields=["verdict", "verdict_by", "verdict_at", "verdict_reason", "version"])
    return current


@service
def judge_correction(
    *, correction: Correction, version: int, state: Correction.State, by: Coder, reason: str = ""
) -> Correction:
    """Decide a correction (or take the decision back with `proposed`); dismissal needs a reason."""
    _require_submitted(open_review(revision=correction.revision, by=by))
    _require_reason(
        state, reason, (Correction.State.PROPOSED, Correction.State.ACCEPTED, Correction.State.SUPERSEDED)
    )
    current = Correction.objects.select_for_update(of=("self",)).get(pk=correction.pk)
    check_version("this correction", current=current.version, expected=version)
    is_open = state == Correction.State.PROPOSED
    current.state, current.verdict_reason = state, reason
    current.decided_by = None if is_open else by
    current.decided_at = None if is_open else timezone.now()
    current.version += 1
    current.save(update_fields=["state", "decided_by", "decided_at", "verdict_reason", "version"])
    return current

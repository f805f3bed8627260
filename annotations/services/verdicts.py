"""Judging: a reviewer's verdict on each claim and correction of a submission."""

from django.utils import timezone

from annotations.models import Claim, Coder, Correction, Revision
from annotations.models.workflow import State

from .changes import changes_since_last_review
from .steps import open_review
from .writing import Refused, check_version, service

CLAIM_REASONS = frozenset({Claim.Verdict.QUERIED, Claim.Verdict.REJECTED})
"""Verdicts on a claim that are given with a reason."""

CORRECTION_REASONS = frozenset({Correction.State.DISMISSED})
"""Decisions on a correction that are given with a reason."""


def _open(revision: Revision, by: Coder) -> Revision:
    opened = open_review(revision=revision, by=by)
    if opened.status != State.SUBMITTED:
        raise Refused(f"The revision is {opened.status}: verdicts are given while it is submitted.")
    return opened


def _require_reason(verdict: str, reason: str, *, needed: bool) -> None:
    if needed and not reason.strip():
        raise Refused(f"Say in words why it is {verdict}.")


def _require_standing(row: Claim | Correction) -> None:
    if row.removed_at is not None:
        raise Refused("The editor has removed it: it needs no verdict.")


@service
def judge_claim(*, claim: Claim, version: int, verdict: Claim.Verdict, by: Coder, reason: str = "") -> Claim:
    """Give a claim its verdict (or take it back with `open`); queried and rejected need a reason.

    Opens the review, so that the editor can no longer recall the submission. The same verdict a second
    time changes nothing.
    """
    _open(claim.revision, by)
    _require_reason(verdict, reason, needed=verdict in CLAIM_REASONS)
    current: Claim = Claim.objects.select_for_update(of=("self",)).get(pk=claim.pk)
    _require_standing(current)
    is_open = verdict == Claim.Verdict.OPEN
    judge = None if is_open else by
    if (current.verdict, current.verdict_reason, current.verdict_by) == (verdict, reason, judge):
        return current
    check_version("this claim", current=current.version, expected=version)
    current.verdict, current.verdict_reason, current.verdict_by = verdict, reason, judge
    current.verdict_at = None if is_open else timezone.now()
    current.version += 1
    current.save(update_fields=["verdict", "verdict_by", "verdict_at", "verdict_reason", "version"])
    return current


@service
def judge_correction(
    *, correction: Correction, version: int, state: Correction.State, by: Coder, reason: str = ""
) -> Correction:
    """Decide a correction (or take the decision back with `proposed`); dismissal needs a reason."""
    _open(correction.revision, by)
    _require_reason(state, reason, needed=state in CORRECTION_REASONS)
    current = Correction.objects.select_for_update(of=("self",)).get(pk=correction.pk)
    _require_standing(current)
    is_open = state == Correction.State.PROPOSED
    judge = None if is_open else by
    if (current.state, current.verdict_reason, current.decided_by) == (state, reason, judge):
        return current
    check_version("this correction", current=current.version, expected=version)
    current.state, current.verdict_reason, current.decided_by = state, reason, judge
    current.decided_at = None if is_open else timezone.now()
    current.version += 1
    current.save(update_fields=["state", "decided_by", "decided_at", "verdict_reason", "version"])
    return current


@service
def accept_unchanged(*, revision: Revision, by: Coder) -> int:
    """Accept the open claims and corrections that stand as they were last accepted; how many there were."""
    opened = _open(revision, by)
    unchanged = changes_since_last_review(opened).unchanged
    claims = opened.claims.standing().filter(stable_uid__in=unchanged, verdict=Claim.Verdict.OPEN)
    corrections = opened.corrections.filter(
        stable_uid__in=unchanged, state=Correction.State.PROPOSED, removed_at__isnull=True
    )
    for claim in claims:
        judge_claim(claim=claim, version=claim.version, verdict=Claim.Verdict.ACCEPTED, by=by)
    for correction in corrections:
        judge_correction(
            correction=correction, version=correction.version, state=Correction.State.ACCEPTED, by=by
        )
    return len(claims) + len(corrections)

"""How the next revision starts: as a copy of what the last one ended with."""

from collections.abc import Iterable
from typing import Any

from django.db import models

from annotations.models import (
    Claim,
    ClaimLink,
    ClaimRelay,
    ClaimTag,
    Correction,
    Dismissal,
    Revision,
    Span,
)

NOT_COPIED = {"id", "uid", "short_id"}
"""Columns that are the row's own."""


def _values(row: models.Model, *, without: set[str]) -> dict[str, object]:
    names = [field.attname for field in row._meta.concrete_fields]
    return {name: getattr(row, name) for name in names if name not in NOT_COPIED | without}


def _copy_children(model: Any, copies: dict[int, Claim]) -> None:
    rows = model._default_manager.filter(claim__in=copies).order_by("id")
    model._default_manager.bulk_create(
        [model(claim=copies[row.claim_id], **_values(row, without={"claim_id"})) for row in rows]
    )


def _copy_dismissals(source: Revision, target: Revision, claims: Iterable[Claim]) -> None:
    """What was left as it is need not be looked at again; of rejected claims nothing is left."""
    standing = source.dismissals.filter(taken_back_at=None, article_version=target.article_version_id)
    copied = {claim.stable_uid for claim in claims}
    Dismissal.objects.bulk_create(
        [
            Dismissal(revision=target, **_values(dismissal, without={"revision_id"}))
            for dismissal in standing.order_by("id")
            if dismissal.claim_uid is None or dismissal.claim_uid in copied
        ]
    )


def copy_coding(source: Revision, target: Revision) -> None:
    """Copy the accepted claims with all that hangs on them, the corrections that were not removed, and what
    the completeness aid need not ask again.

    The copies keep their stable uid, their coder and the time they were coded, and start without a verdict.
    Rejected claims stay behind in the history.
    """
    verdict = {"verdict", "verdict_by_id", "verdict_at", "verdict_reason", "revision_id", "version"}
    claims = {
        claim.pk: Claim(revision=target, **_values(claim, without=verdict))
        for claim in source.claims.standing().filter(verdict=Claim.Verdict.ACCEPTED).order_by("id")
    }
    Claim.objects.bulk_create(claims.values())
    for model in (Span, ClaimTag, ClaimRelay, ClaimLink):
        _copy_children(model, claims)
    decision = {"state", "decided_by_id", "decided_at", "verdict_reason", "revision_id", "version"}
    corrections = source.corrections.filter(removed_at__isnull=True).order_by("id")
    Correction.objects.bulk_create(
        [Correction(revision=target, **_values(correction, without=decision)) for correction in corrections]
    )
    _copy_dismissals(source, target, claims.values())

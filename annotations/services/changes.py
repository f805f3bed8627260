"""What an editor changed since the revision that readers see."""

from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from annotations.models import Claim, Correction, Revision

SAID_OF_A_CLAIM = ("mode", "summary", "speaker_id", "role_as_stated", "office_id")
SAID_OF_A_CORRECTION = (
    "kind",
    "field",
    "start",
    "end",
    "as_stated",
    "corrected_value",
    "sic",
    "evidence_url",
    "evidence_text",
    "reason",
)


def _coding(claim: Claim) -> tuple[Any, ...]:
    """All that readers see of a claim, to be compared."""
    return (
        *(getattr(claim, name) for name in SAID_OF_A_CLAIM),
        sorted((span.role, span.start, span.end) for span in claim.spans.all()),
        sorted(claim_tag.tag_id for claim_tag in claim.claim_tags.all()),
        [relay.outlet_id for relay in claim.relays.all()],
        sorted((link.other_stable_uid, link.kind) for link in claim.links.all()),
    )


def _standing_claims(revision: Revision) -> QuerySet[Claim]:
    claims: QuerySet[Claim] = revision.claims.standing().prefetch_related(
        "spans", "claim_tags", "links", Prefetch("relays")
    )
    return claims


def _proposal(correction: Correction) -> tuple[Any, ...]:
    return tuple(getattr(correction, name) for name in SAID_OF_A_CORRECTION)


def previous_of(revision: Revision) -> Revision | None:
    """The reviewed revision that this one was opened from; None for a record's first."""
    return Revision.objects.filter(record=revision.record_id, number=revision.number - 1).first()


def unchanged_since_last_review(revision: Revision) -> frozenset[UUID]:
    """Stable uids of the claims and corrections that stand as they were accepted in the previous revision.

    Empty for a first revision, and where the next revision codes another text than the previous one.
    """
    previous = previous_of(revision)
    if previous is None or previous.article_version_id != revision.article_version_id:
        return frozenset()
    accepted = _standing_claims(previous).filter(verdict=Claim.Verdict.ACCEPTED)
    before = {claim.stable_uid: _coding(claim) for claim in accepted}
    decided = previous.corrections.filter(removed_at__isnull=True, state=Correction.State.ACCEPTED)
    before |= {correction.stable_uid: _proposal(correction) for correction in decided}
    now = {claim.stable_uid: _coding(claim) for claim in _standing_claims(revision)}
    now |= {c.stable_uid: _proposal(c) for c in revision.corrections.filter(removed_at__isnull=True)}
    return frozenset(uid for uid, coding in now.items() if before.get(uid) == coding)

"""What an editor changed since the revision that readers see."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from annotations.models import Claim, Correction, Revision, Span

Said = dict[str, tuple[Any, str]]
"""Parts of a claim or correction by name: what is compared, and the same in words."""


class Kind(StrEnum):
    """How a claim or correction stands to the previous revision."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class Change:
    """What became of one claim or correction; `before` holds the changed parts as they were."""

    kind: Kind
    before: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Changes:
    """What became of everything since `previous`; without one, all is new. `gone` are claims taken out."""

    previous: Revision | None
    by_uid: dict[UUID, Change]
    gone: tuple[Claim, ...] = ()

    @property
    def unchanged(self) -> frozenset[UUID]:
        """Stable uids of what stands as it was last accepted."""
        return frozenset(uid for uid, change in self.by_uid.items() if change.kind is Kind.UNCHANGED)


def _spans(claim: Claim, role: Span.Role) -> tuple[Any, str]:
    spans = sorted((s for s in claim.spans.all() if s.role == role), key=lambda s: s.start)
    return [(s.start, s.end) for s in spans], " […] ".join(s.exact for s in spans)


def _said_in(claim: Claim) -> Said:
    """All that readers see of a claim."""
    tags = [claim_tag.tag for claim_tag in claim.claim_tags.all()]
    relays = [relay.outlet for relay in claim.relays.all()]
    return {
        "content": _spans(claim, Span.Role.CONTENT),
        "cue": _spans(claim, Span.Role.CUE),
        "source mention": _spans(claim, Span.Role.SOURCE),
        "mode": (claim.mode, claim.get_mode_display()),
        "summary": (claim.summary, claim.summary),
        "speaker": (claim.speaker_id, str(claim.speaker or "")),
        "role as stated": (claim.role_as_stated, claim.role_as_stated),
        "office": (claim.office_id, str(claim.office or "")),
        "tags": (sorted(tag.pk for tag in tags), ", ".join(sorted(tag.label for tag in tags))),
        "via": ([outlet.pk for outlet in relays], " → ".join(outlet.name for outlet in relays)),
        "links": (sorted((link.other_stable_uid, link.kind) for link in claim.links.all()), ""),
    }


def _said_in_correction(correction: Correction) -> Said:
    """All that readers see of a correction."""
    place = (correction.field, correction.start, correction.end)
    return {
        "kind": (correction.kind, correction.get_kind_display()),
        "as stated": (place, correction.as_stated),
        "corrected value": (correction.corrected_value, correction.corrected_value),
        "[sic]": (correction.sic, "yes" if correction.sic else "no"),
        "evidence": (
            (correction.evidence_url, correction.evidence_text),
            f"{correction.evidence_text} {correction.evidence_url}".strip(),
        ),
        "reason": (correction.reason, correction.reason),
    }


def _claims(revision: Revision) -> QuerySet[Claim]:
    claims: QuerySet[Claim] = (
        revision.claims.standing()
        .select_related("speaker", "office")
        .prefetch_related("spans", "claim_tags__tag", "links", "relays__outlet")
    )
    return claims


def _compared(now: Said, before: Said | None) -> Change:
    if before is None:
        return Change(Kind.NEW)
    changed = tuple((part, before[part][1]) for part in now if now[part][0] != before[part][0])
    return Change(Kind.CHANGED, changed) if changed else Change(Kind.UNCHANGED)


def _all_compared(now: dict[UUID, Said], before: dict[UUID, Said]) -> dict[UUID, Change]:
    return {uid: _compared(said, before.get(uid)) for uid, said in now.items()}


def previous_of(revision: Revision) -> Revision | None:
    """The reviewed revision that this one was opened from; None for a record's first."""
    return Revision.objects.filter(record=revision.record_id, number=revision.number - 1).first()


def changes_since_last_review(revision: Revision) -> Changes:
    """What became of the claims and corrections since the previous revision was accepted.

    Where this revision codes another text than the previous one, everything is new. A constant number of
    queries, however many claims there are.
    """
    previous = previous_of(revision)
    if previous is None or previous.article_version_id != revision.article_version_id:
        previous = None
    accepted: Iterable[Claim] = ()
    decided: Iterable[Correction] = ()
    if previous is not None:
        accepted = _claims(previous).filter(verdict=Claim.Verdict.ACCEPTED)
        decided = previous.corrections.filter(removed_at=None, state=Correction.State.ACCEPTED)
    accepted = list(accepted)
    claims = {claim.stable_uid: _said_in(claim) for claim in _claims(revision)}
    corrections = {c.stable_uid: _said_in_correction(c) for c in revision.corrections.filter(removed_at=None)}
    return Changes(
        previous,
        _all_compared(claims, {claim.stable_uid: _said_in(claim) for claim in accepted})
        | _all_compared(corrections, {c.stable_uid: _said_in_correction(c) for c in decided}),
        tuple(claim for claim in accepted if claim.stable_uid not in claims),
    )

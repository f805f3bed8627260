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
    """How a claim or correction stands to the previous revision.

    Moved: the same is said, in the same words, of another text of the outlet.
    """

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    MOVED = "moved"


@dataclass(frozen=True)
class Change:
    """What became of one claim or correction; `before` holds the changed parts as they were."""

    kind: Kind
    before: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Changes:
    """What became of everything since `previous`; without one, all is new. `gone` are claims taken out.

    `is_other_text`: the previous revision codes another text, so that no place can be compared, only words.
    """

    previous: Revision | None
    by_uid: dict[UUID, Change]
    gone: tuple[Claim, ...] = ()
    is_other_text: bool = False

    @property
    def unchanged(self) -> frozenset[UUID]:
        """Stable uids of what stands as it was last accepted; nothing does in another text."""
        return frozenset(uid for uid, change in self.by_uid.items() if change.kind is Kind.UNCHANGED)


def _spans(claim: Claim, role: Span.Role, by_place: bool) -> tuple[Any, str]:
    spans = sorted((s for s in claim.spans.all() if s.role == role), key=lambda s: s.start)
    compared = [(s.start, s.end) if by_place else s.exact for s in spans]
    return compared, " […] ".join(s.exact for s in spans)


def _said_in(claim: Claim, by_place: bool) -> Said:
    """All that readers see of a claim; its words compared `by_place`, or as they read."""
    tags = [claim_tag.tag for claim_tag in claim.claim_tags.all()]
    relays = [relay.outlet for relay in claim.relays.all()]
    return {
        "content": _spans(claim, Span.Role.CONTENT, by_place),
        "cue": _spans(claim, Span.Role.CUE, by_place),
        "source mention": _spans(claim, Span.Role.SOURCE, by_place),
        "mode": (claim.mode, claim.get_mode_display()),
        "summary": (claim.summary, claim.summary),
        "speaker": (claim.speaker_id, str(claim.speaker or "")),
        "role as stated": (claim.role_as_stated, claim.role_as_stated),
        "office": (claim.office_id, str(claim.office or "")),
        "tags": (sorted(tag.pk for tag in tags), ", ".join(sorted(tag.label for tag in tags))),
        "via": ([outlet.pk for outlet in relays], " → ".join(outlet.name for outlet in relays)),
        "links": (sorted((link.other_stable_uid, link.kind) for link in claim.links.all()), ""),
    }


def _said_in_correction(correction: Correction, by_place: bool) -> Said:
    """All that readers see of a correction; see `_said_in`."""
    place = (correction.field, *((correction.start, correction.end) if by_place else (correction.as_stated,)))
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


def _compared(now: Said, before: Said | None, same: Kind) -> Change:
    if before is None:
        return Change(Kind.NEW)
    changed = tuple((part, before[part][1]) for part in now if now[part][0] != before[part][0])
    return Change(Kind.CHANGED, changed) if changed else Change(same)


def _all_compared(now: dict[UUID, Said], before: dict[UUID, Said], same: Kind) -> dict[UUID, Change]:
    return {uid: _compared(said, before.get(uid), same) for uid, said in now.items()}


def previous_of(revision: Revision) -> Revision | None:
    """The reviewed revision that this one was opened from; None for a record's first."""
    return Revision.objects.filter(record=revision.record_id, number=revision.number - 1).first()


def changes_since_last_review(revision: Revision) -> Changes:
    """What became of the claims and corrections since the previous revision was accepted.

    Where this revision codes another text than the previous one, words are compared as they read, and nothing
    counts as unchanged. A constant number of queries, however many claims there are.
    """
    previous = previous_of(revision)
    by_place = previous is None or previous.article_version_id == revision.article_version_id
    same = Kind.UNCHANGED if by_place else Kind.MOVED
    accepted: Iterable[Claim] = ()
    decided: Iterable[Correction] = ()
    if previous is not None:
        accepted = _claims(previous).filter(verdict=Claim.Verdict.ACCEPTED)
        decided = previous.corrections.filter(removed_at=None, state=Correction.State.ACCEPTED)
    accepted = list(accepted)
    claims = {claim.stable_uid: _said_in(claim, by_place) for claim in _claims(revision)}
    standing = revision.corrections.filter(removed_at=None)
    corrections = {c.stable_uid: _said_in_correction(c, by_place) for c in standing}
    return Changes(
        previous,
        _all_compared(claims, {c.stable_uid: _said_in(c, by_place) for c in accepted}, same)
        | _all_compared(corrections, {c.stable_uid: _said_in_correction(c, by_place) for c in decided}, same),
        tuple(claim for claim in accepted if claim.stable_uid not in claims),
        is_other_text=not by_place,
    )

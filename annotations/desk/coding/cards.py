"""What is said about a text, as the cards beside it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Prefetch, QuerySet

from annotations.models import Claim, Comment, Correction, Revision, Span, Speaker


@dataclass(frozen=True)
class ClaimCard:
    """A claim with its spans by role. `number` counts the standing claims as they follow in the text."""

    claim: Claim
    number: int
    content: list[Span]
    cue: list[Span]
    source: list[Span]
    comments: list[Comment] = field(default_factory=list)

    @property
    def places(self) -> str:
        """The spans for the script that paints them: "content:120-180 cue:181-190"."""
        spans = [*self.content, *self.cue, *self.source]
        return " ".join(f"{span.role}:{span.start}-{span.end}" for span in spans)

    @property
    def said(self) -> list[tuple[str, str]]:
        """What else is said of the claim, for the script: data attributes by name, but for empty ones."""
        claim = self.claim
        parts = {
            "summary": claim.summary,
            "speaker": claim.speaker.short_id if claim.speaker else "",
            "speaker-name": claim.speaker.name if claim.speaker else "",
            "role-as-stated": claim.role_as_stated,
            "office": str(claim.office_id or ""),
            "note": claim.note,
            "tags": " ".join(claim_tag.tag.code for claim_tag in claim.claim_tags.all()),
            "relays": " ".join(relay.outlet.slug for relay in claim.relays.all()),
        }
        return [(name, value) for name, value in parts.items() if value]

    @property
    def open_comments(self) -> int:
        return sum(comment.resolved_at is None for comment in self.comments)


def claims_of(revision: Revision) -> "QuerySet[Claim]":
    """The claims of a revision, removed ones too, with all that their cards show (seven queries)."""
    claims = revision.claims.select_related("speaker", "office", "coded_by", "changed_by", "verdict_by")
    return claims.select_related("reanchoring").prefetch_related(
        "spans",
        "claim_tags__tag",
        "relays__outlet",
        "speaker__terms__office",
        Prefetch("comments", Comment.objects.select_related("by", "resolved_by")),
    )


def cards_of(claims: Iterable[Claim]) -> list[ClaimCard]:
    """The cards in the order of the text."""
    cards: list[ClaimCard] = []
    number = 0
    for claim in sorted(claims, key=_place_in_text):
        number += claim.removed_at is None
        cards.append(card_of(claim, number))
    return cards


def card_of(claim: Claim, number: int = 0) -> ClaimCard:
    """One card; the script numbers those that it puts among the others."""
    spans: dict[str, list[Span]] = {role: [] for role in Span.Role.values}
    for span in claim.spans.all():
        spans[span.role].append(span)
    return ClaimCard(claim, number, **spans, comments=list(claim.comments.all()))


def _place_in_text(claim: Claim) -> tuple[int, int]:
    starts = [span.start for span in claim.spans.all() if span.role == Span.Role.CONTENT]
    return min(starts, default=0), claim.pk


def speakers_of(cards: Iterable[ClaimCard]) -> list[Speaker]:
    """Who speaks in the claims so far, each once, the one coded last first: likely to speak again."""
    newest_first = sorted(cards, key=lambda card: card.claim.pk, reverse=True)
    return list({c.claim.speaker_id: c.claim.speaker for c in newest_first if c.claim.speaker}.values())


def corrections_of(revision: Revision) -> list[Correction]:
    """The corrections of a revision, removed ones too."""
    return list(revision.corrections.select_related("proposed_by", "decided_by"))

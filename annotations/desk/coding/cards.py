"""What is said about a text, as the cards beside it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from django.db.models import QuerySet, prefetch_related_objects
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

from annotations.models import (
    Claim,
    ClaimRelay,
    ClaimTag,
    Comment,
    Correction,
    Reanchoring,
    Revision,
    Span,
    Speaker,
    Tag,
)
from articles.models import Outlet
from cstoreview.templatetags.dates import moment


@dataclass(frozen=True)
class ClaimCard:
    """A claim with all that hangs on it. `number` counts the standing claims as they follow in the text."""

    claim: Claim
    number: int
    content: list[Span]
    cue: list[Span]
    source: list[Span]
    tags: list[Tag]
    relays: list[Outlet]
    comments: list[Comment]

    @property
    def places(self) -> str:
        """The spans in the order of the text, for the script: "content:120-180 cue:181-190"."""
        spans = sorted([*self.content, *self.cue, *self.source], key=lambda span: span.start)
        return " ".join(f"{span.role}:{span.start}-{span.end}" for span in spans)

    @property
    def attributes(self) -> SafeString:
        """What is said of the claim, as data attributes for the script; what is not said has none."""
        claim = self.claim
        said = {
            "claim": claim.stable_uid,
            "version": claim.version,
            "places": self.places,
            "mode": claim.mode,
            "verdict": claim.verdict,
            "summary": claim.summary,
            "speaker": claim.speaker.short_id if claim.speaker else "",
            "speaker-name": claim.speaker.name if claim.speaker else "",
            "role-as-stated": claim.role_as_stated,
            "office": claim.office_id or "",
            "note": claim.note,
            "tags": " ".join(tag.code for tag in self.tags),
            "relays": " ".join(outlet.slug for outlet in self.relays),
            "removed": "yes" if claim.removed_at else "",
        }
        return SafeString("".join(f' data-{name}="{escape(value)}"' for name, value in said.items() if value))

    @property
    def facts(self) -> list[tuple[str, str]]:
        """What is said of the claim beside speaker, mode and content, for people to read: name and value."""
        claim = self.claim
        facts = {
            "Source": _words_of(self.source),
            "Cue": _words_of(self.cue),
            "Role as stated": claim.role_as_stated,
            "Office": str(claim.office or ""),
            "Via": " → ".join(str(outlet) for outlet in self.relays),
            "Tags": ", ".join(str(tag) for tag in self.tags),
            "Editor’s note": claim.note,
            "Reviewer": claim.verdict_reason,
            "Changed" if claim.changed_by else "Coded": format_html(
                "{}, {}", claim.changed_by or claim.coded_by, moment(claim.changed_at)
            ),
        }
        return [(name, value) for name, value in facts.items() if value]

    @property
    def words(self) -> str:
        """The content in one line."""
        return _words_of(self.content)

    @property
    def waits_for_its_words(self) -> bool:
        """Whether a changed text has a place for them that nobody has confirmed yet."""
        reanchoring: Reanchoring | None = getattr(self.claim, "reanchoring", None)
        return reanchoring is not None and reanchoring.state == Reanchoring.State.PROPOSED

    @property
    def open_comments(self) -> int:
        return sum(comment.resolved_at is None for comment in self.comments)


def _words_of(spans: Iterable[Span]) -> str:
    return " […] ".join(span.exact for span in spans)


def claims_of(revision: Revision) -> "QuerySet[Claim]":
    """The claims of a revision, removed ones too."""
    return revision.claims.select_related(
        "speaker", "office", "coded_by", "changed_by", "verdict_by", "reanchoring"
    )


def cards_of(claims: "QuerySet[Claim]") -> list[ClaimCard]:
    """The cards in the order of the text (five queries, however many they are)."""
    rows = list(claims)
    hanging = _hanging_on(rows)
    cards: list[ClaimCard] = []
    for claim in rows:
        spans: dict[str, list[Span]] = {role: [] for role in Span.Role.values} | hanging.spans[claim.pk]
        cards.append(
            ClaimCard(
                claim,
                0,
                **spans,
                tags=hanging.tags[claim.pk],
                relays=hanging.relays[claim.pk],
                comments=hanging.comments[claim.pk],
            )
        )
    return list(_numbered(sorted(cards, key=_place_in_text)))


@dataclass(frozen=True)
class _Hanging:
    """What hangs on claims, by the claim's primary key."""

    spans: dict[int, dict[str, list[Span]]] = field(default_factory=lambda: defaultdict(dict))
    tags: dict[int, list[Tag]] = field(default_factory=lambda: defaultdict(list))
    relays: dict[int, list[Outlet]] = field(default_factory=lambda: defaultdict(list))
    comments: dict[int, list[Comment]] = field(default_factory=lambda: defaultdict(list))


def _hanging_on(claims: list[Claim]) -> _Hanging:
    """Read in one question a table: prefetching would ask once for each claim and kind in Python."""
    found = _Hanging()
    keys = [claim.pk for claim in claims]
    for span in Span.objects.filter(claim__in=keys).order_by("claim", "start"):
        found.spans[span.claim_id].setdefault(span.role, []).append(span)
    for claim_tag in ClaimTag.objects.filter(claim__in=keys).select_related("tag").order_by("claim", "tag"):
        found.tags[claim_tag.claim_id].append(claim_tag.tag)
    for relay in ClaimRelay.objects.filter(claim__in=keys).select_related("outlet").order_by("position"):
        found.relays[relay.claim_id].append(relay.outlet)
    for comment in Comment.objects.filter(claim__in=keys).select_related("by", "resolved_by").order_by("id"):
        found.comments[comment.claim_id or 0].append(comment)
    return found


def _numbered(cards: Iterable[ClaimCard]) -> Iterator[ClaimCard]:
    number = 0
    for card in cards:
        number += card.claim.removed_at is None
        yield replace(card, number=number)


def _place_in_text(card: ClaimCard) -> tuple[int, int]:
    return min((span.start for span in card.content), default=0), card.claim.pk


MOST_OFFERED = 8


def speakers_of(cards: Iterable[ClaimCard]) -> list[Speaker]:
    """Who spoke in the last claims, each once, the one coded last first: likely to speak again."""
    newest_first = sorted(cards, key=lambda card: card.claim.pk, reverse=True)
    named = {c.claim.speaker_id: c.claim.speaker for c in newest_first if c.claim.speaker}
    speakers = list(named.values())[:MOST_OFFERED]
    prefetch_related_objects(speakers, "terms__office")
    return speakers


def corrections_of(revision: Revision) -> list[Correction]:
    """The corrections of a revision, removed ones too."""
    return list(revision.corrections.select_related("proposed_by", "decided_by"))

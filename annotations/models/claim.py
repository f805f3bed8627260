"""What somebody is said to have said: claims, their words in the text, and how claims relate."""

import uuid
from typing import ClassVar

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.models import F, Func, Q
from django.utils import timezone

from articles.models import Outlet
from articles.models.identity import Identified, short_id_field
from articles.models.rules import keep_history, kept_for_ever, rule_trigger

from . import claim_rules
from .coder import Coder
from .revision import Revision
from .speaker import Office, Speaker
from .tag import Tag


class StandingQuerySet(models.QuerySet["Claim"]):
    """Questions about claims."""

    def standing(self) -> "StandingQuerySet":
        """Claims that were not removed by their editor."""
        return self.filter(removed_at__isnull=True)


class ClaimManager(models.Manager.from_queryset(StandingQuerySet)):  # type: ignore[misc]  # django-stubs: dynamic base
    """Finds claims by natural key, as `loaddata` does."""

    def get_by_natural_key(self, uid: str) -> "Claim":
        claim: Claim = self.get(uid=uid)
        return claim


@keep_history()
class Claim(Identified):
    """A statement or stance that the text attributes to a speaker, as coded in one revision.

    `uid` names this row; `stable_uid` names the claim through all revisions of the record and makes its
    public address. `summary` is the claim in the editor's one sentence. A removed claim keeps its row.
    Changing anything but the verdict sets the verdict back to open.
    """

    class Mode(models.TextChoices):
        DIRECT = "direct", "direct"
        INDIRECT = "indirect", "indirect"
        MIXED = "mixed", "mixed"

    class Verdict(models.TextChoices):
        OPEN = "open", "open"
        ACCEPTED = "accepted", "accepted"
        QUERIED = "queried", "queried"
        REJECTED = "rejected", "rejected"

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="claims")
    stable_uid = models.UUIDField(default=uuid.uuid4, editable=False)
    short_id = short_id_field("stable_uid")
    mode = models.CharField(max_length=8, choices=Mode)
    summary = models.TextField(blank=True, help_text="The claim in your own one sentence.")
    speaker = models.ForeignKey(
        Speaker, on_delete=models.PROTECT, null=True, blank=True, related_name="claims"
    )
    role_as_stated = models.CharField(max_length=200, blank=True)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, null=True, blank=True, related_name="claims")
    note = models.TextField(blank=True, help_text="Editor's note; internal, never public.")
    tags = models.ManyToManyField(Tag, through="ClaimTag", related_name="claims")
    coded_by = models.ForeignKey(Coder, on_delete=models.PROTECT, related_name="coded_claims")
    coded_at = models.DateTimeField(default=timezone.now, editable=False)
    changed_by = models.ForeignKey(Coder, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    verdict = models.CharField(max_length=8, choices=Verdict, default=Verdict.OPEN)
    verdict_by = models.ForeignKey(Coder, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    verdict_at = models.DateTimeField(null=True, blank=True)
    verdict_reason = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[ClaimManager] = ClaimManager()

    class Meta:
        ordering = ["revision", "id"]
        indexes = [
            models.Index(name="claim_by_short_id", fields=["short_id"]),
            models.Index(name="claim_by_time", fields=["coded_at", "coded_by"]),
            models.Index(name="claim_by_speaker", fields=["speaker", "-id"], condition=Q(verdict="accepted")),
        ]
        constraints = [
            models.UniqueConstraint(
                name="claim_stands_once_in_a_revision", fields=["revision", "stable_uid"]
            ),
            models.CheckConstraint(
                name="claim_mode_is_known", condition=Q(mode__in=["direct", "indirect", "mixed"])
            ),
            models.CheckConstraint(
                name="claim_verdict_is_somebodys",
                condition=Q(verdict="open", verdict_by__isnull=True, verdict_at__isnull=True)
                | Q(
                    verdict__in=["accepted", "queried", "rejected"],
                    verdict_by__isnull=False,
                    verdict_at__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="claim_is_refused_with_a_reason",
                condition=Q(verdict__in=["open", "accepted"]) | ~Q(verdict_reason=""),
            ),
        ]
        triggers = [
            kept_for_ever("claim_is_kept", "A claim"),
            rule_trigger(
                "claim_follows_its_revision",
                pgtrigger.Insert | pgtrigger.Update,
                claim_rules.CLAIM_FOLLOWS_ITS_REVISION,
                declare=claim_rules.STATUS,
            ),
            rule_trigger(
                "claim_authors_contribute",
                pgtrigger.Insert | pgtrigger.Update,
                claim_rules.authors_contribute("coded_by_id", "changed_by_id"),
                when=pgtrigger.After,
            ),
            rule_trigger(
                "claim_stays_in_its_record",
                pgtrigger.Insert,
                claim_rules.stays_in_its_record("annotations_claim", "claim_stays_in_its_record"),
                when=pgtrigger.After,
            ),
        ]

    def __str__(self) -> str:
        return self.summary or f"claim {self.short_id}"


@keep_history()
class Span(Identified):
    """Words of the article that belong to a claim: content, cue or source mention.

    `start` and `end` are code points of the article version that the claim's revision codes, end
    exclusive (W3C TextPositionSelector); `exact` with 32 code points before and after it is the
    TextQuoteSelector. PostgreSQL checks all of them against the text.
    """

    class Role(models.TextChoices):
        CONTENT = "content", "content"
        CUE = "cue", "cue"
        SOURCE = "source", "source mention"

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="spans")
    role = models.CharField(max_length=8, choices=Role)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    exact = models.TextField()
    prefix = models.TextField(blank=True)
    suffix = models.TextField(blank=True)

    class Meta:
        ordering = ["claim", "start"]
        constraints = [
            models.UniqueConstraint(name="span_stands_once_in_a_claim", fields=["claim", "role", "start"]),
            models.CheckConstraint(name="span_is_not_empty", condition=Q(start__gte=0, end__gt=F("start"))),
            models.CheckConstraint(
                name="span_role_is_known", condition=Q(role__in=["content", "cue", "source"])
            ),
            ExclusionConstraint(
                name="spans_of_a_claim_do_not_overlap",
                expressions=[
                    (Func(F("claim"), F("claim"), models.Value("[]"), function="int8range"), "&&"),
                    (Func(F("start"), F("end"), function="int4range"), "&&"),
                ],
            ),
        ]
        triggers = [
            rule_trigger(
                "span_stands_in_its_text",
                pgtrigger.Insert | pgtrigger.Update,
                claim_rules.SPAN_STANDS_IN_ITS_TEXT,
                declare=claim_rules.BODY,
            ),
            *claim_rules.follows_its_claim("span"),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.start}–{self.end}"


@keep_history()
class ClaimTag(Identified):
    """A tag on a claim."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="claim_tags")
    tag = models.ForeignKey(Tag, on_delete=models.PROTECT, related_name="claim_tags")

    class Meta:
        ordering = ["claim", "tag"]
        constraints = [models.UniqueConstraint(name="claim_tag_is_set_once", fields=["claim", "tag"])]
        triggers = [*claim_rules.follows_its_claim("claim_tag")]

    def __str__(self) -> str:
        return f"{self.tag} on {self.claim}"


@keep_history()
class ClaimRelay(Identified):
    """An outlet through which this claim came, in order from the speaker to the reader."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="relays")
    position = models.PositiveSmallIntegerField()
    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, related_name="relayed_claims")

    class Meta:
        ordering = ["claim", "position"]
        constraints = [
            models.UniqueConstraint(name="claim_relay_position_is_unique", fields=["claim", "position"]),
            models.UniqueConstraint(name="claim_relay_is_named_once", fields=["claim", "outlet"]),
        ]
        triggers = [*claim_rules.follows_its_claim("claim_relay")]

    def __str__(self) -> str:
        return f"{self.claim} via {self.outlet}"


@keep_history()
class ClaimLink(Identified):
    """Two claims that are the same claim restated, or the same utterance reported elsewhere.

    The other claim is named by its stable uid, so that the link survives new revisions of its record.
    """

    class Kind(models.TextChoices):
        RESTATED = "restated", "same claim restated"
        SAME_UTTERANCE = "same_utterance", "same utterance elsewhere"

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="links")
    other_stable_uid = models.UUIDField()
    kind = models.CharField(max_length=16, choices=Kind)

    class Meta:
        ordering = ["claim", "id"]
        constraints = [
            models.UniqueConstraint(
                name="claim_link_is_set_once", fields=["claim", "other_stable_uid", "kind"]
            ),
            models.CheckConstraint(
                name="claim_link_kind_is_known", condition=Q(kind__in=["restated", "same_utterance"])
            ),
        ]
        triggers = [
            rule_trigger(
                "claim_link_joins_two_claims",
                pgtrigger.Insert | pgtrigger.Update,
                claim_rules.LINK_JOINS_TWO_CLAIMS,
            ),
            *claim_rules.follows_its_claim("claim_link"),
        ]

    def __str__(self) -> str:
        return f"{self.claim}: {self.get_kind_display()}"

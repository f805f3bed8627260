"""What the text or its metadata gets wrong, anchored to the words; the text itself is never changed."""

import uuid

import pgtrigger
from django.db import models
from django.db.models import F, Q

from articles.models.evidence import whole_span
from articles.models.identity import Identified, short_id_field
from articles.models.outlet import WEB_ADDRESS, is_web_address
from articles.models.rules import keep_history, kept_for_ever, rule_trigger

from . import claim_rules
from .coder import Coder
from .revision import Revision


@keep_history()
class Correction(Identified):
    """A proposed correction of words of the text (a span) or of one metadata field, and its verdict.

    `kind` correction changes the meaning, minor does not. `sic` marks an error that stays as it is in the
    quotation. Offsets are code points, end exclusive, with 32 code points of context; words that are being
    re-anchored in another text have none. `stable_uid` names the correction through all revisions.
    Dismissed corrections keep the reason why.
    """

    class Kind(models.TextChoices):
        CORRECTION = "correction", "correction"
        MINOR = "minor", "minor correction"
        CLARIFICATION = "clarification", "clarification"
        UPDATE = "update", "update"
        WITHDRAWAL = "withdrawal", "withdrawal"

    class Field(models.TextChoices):
        HEADLINE = "headline", "headline"
        STANDFIRST = "standfirst", "standfirst"
        DATELINE_PLACE = "dateline_place", "place of the dateline"
        AGENCY = "agency", "agency"
        OUTLET = "outlet", "outlet"
        DATE = "date", "date"

    class State(models.TextChoices):
        PROPOSED = "proposed", "proposed"
        ACCEPTED = "accepted", "accepted"
        DISMISSED = "dismissed", "dismissed"
        SUPERSEDED = "superseded", "superseded"

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="corrections")
    stable_uid = models.UUIDField(default=uuid.uuid4, editable=False)
    short_id = short_id_field("stable_uid")
    kind = models.CharField(max_length=16, choices=Kind, default=Kind.CORRECTION)
    field = models.CharField(max_length=20, choices=Field, blank=True)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    exact = models.TextField(blank=True)
    prefix = models.TextField(blank=True)
    suffix = models.TextField(blank=True)
    as_stated = models.TextField(help_text="The words, or the value of the field, as they stand.")
    corrected_value = models.TextField(blank=True)
    sic = models.BooleanField(
        default=False, help_text="The error stands so in the original and stays: [sic]."
    )
    evidence_url = models.URLField(max_length=500, blank=True, validators=[WEB_ADDRESS])
    evidence_text = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    proposed_by = models.ForeignKey(Coder, on_delete=models.PROTECT, related_name="proposed_corrections")
    proposed_at = models.DateTimeField(auto_now_add=True)
    changed_by = models.ForeignKey(Coder, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=State, default=State.PROPOSED)
    decided_by = models.ForeignKey(Coder, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    verdict_reason = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["revision", "id"]
        indexes = [models.Index(name="correction_by_short_id", fields=["short_id"])]
        constraints = [
            models.UniqueConstraint(
                name="correction_stands_once_in_a_revision", fields=["revision", "stable_uid"]
            ),
            models.CheckConstraint(
                name="correction_kind_is_known",
                condition=Q(kind__in=["correction", "minor", "clarification", "update", "withdrawal"]),
            ),
            models.CheckConstraint(
                name="correction_is_of_words_or_of_a_field",
                condition=Q(field="", as_stated=F("exact")) & ~Q(exact="") & whole_span()
                | Q(
                    field__in=["headline", "standfirst", "dateline_place", "agency", "outlet", "date"],
                    start__isnull=True,
                    end__isnull=True,
                    exact="",
                    prefix="",
                    suffix="",
                )
                | Q(
                    field="",
                    start__isnull=True,
                    end__isnull=True,
                    exact="",
                    prefix="",
                    suffix="",
                    state="proposed",
                )
                & ~Q(as_stated=""),
            ),
            models.CheckConstraint(
                name="correction_says_what_is_right",
                condition=~Q(corrected_value="") | Q(sic=True) | ~Q(reason=""),
                violation_error_message="Say what is right, mark it [sic], or give the reason.",
            ),
            models.CheckConstraint(
                name="correction_is_decided_by_somebody",
                condition=Q(state="proposed", decided_by__isnull=True, decided_at__isnull=True)
                | Q(
                    state__in=["accepted", "dismissed", "superseded"],
                    decided_by__isnull=False,
                    decided_at__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="correction_is_dismissed_with_a_reason",
                condition=~Q(state="dismissed") | ~Q(verdict_reason=""),
            ),
            models.CheckConstraint(
                name="correction_evidence_is_a_web_address", condition=is_web_address("evidence_url")
            ),
        ]
        triggers = [
            kept_for_ever("correction_is_kept", "A correction"),
            rule_trigger(
                "correction_follows_its_revision",
                pgtrigger.Insert | pgtrigger.Update,
                claim_rules.CORRECTION_FOLLOWS_ITS_REVISION,
                declare=claim_rules.STATUS,
            ),
            rule_trigger(
                "correction_stands_in_its_text",
                pgtrigger.Insert | pgtrigger.Update,
                claim_rules.CORRECTION_STANDS_IN_ITS_TEXT,
                declare=claim_rules.BODY,
                condition=pgtrigger.Q(new__start__isnull=False),
            ),
            rule_trigger(
                "correction_authors_contribute",
                pgtrigger.Insert | pgtrigger.Update,
                claim_rules.authors_contribute("proposed_by_id", "changed_by_id"),
                when=pgtrigger.After,
            ),
            rule_trigger(
                "correction_stays_in_its_record",
                pgtrigger.Insert,
                claim_rules.stays_in_its_record("annotations_correction", "correction_stays_in_its_record"),
                when=pgtrigger.After,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.as_stated} → {self.corrected_value or '[sic]'}"

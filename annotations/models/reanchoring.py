"""What becomes of coded words when a revision goes over to another text of its article: proposals."""

import pgtrigger
from django.db import models
from django.db.models import F, Q

from articles.models import ArticleVersion
from articles.models.identity import Identified
from articles.models.rules import keep_history, kept_for_ever, rule_trigger

from . import reanchoring_rules
from .claim import Claim
from .coder import Coder
from .correction import Correction


@keep_history()
class Reanchoring(Identified):
    """Where the words of a claim or correction, coded on `old_text`, stand in `new_text`: a proposal.

    The row that it is of has lost its words (they never stood in the new text) and gets them back when its
    claimant confirms the proposal, or adjusts it; or he drops the row, with a reason. Until then the
    revision cannot be submitted. `found` says what the search came to; an orphan was not found. `score` is
    that of its least certain words, 0 to 1. There is one row for each claim or correction; taking over yet
    another text proposes anew, and the history keeps what was before. `version` is for optimistic locking.
    """

    class Found(models.TextChoices):
        SAME = "same", "the same words"
        CHANGED = "changed", "changed words"
        ORPHAN = "orphan", "not found"

    class State(models.TextChoices):
        PROPOSED = "proposed", "proposed"
        CONFIRMED = "confirmed", "confirmed"
        ADJUSTED = "adjusted", "adjusted"
        DROPPED = "dropped", "dropped"

    claim = models.OneToOneField(
        Claim, on_delete=models.PROTECT, null=True, blank=True, related_name="reanchoring"
    )
    correction = models.OneToOneField(
        Correction, on_delete=models.PROTECT, null=True, blank=True, related_name="reanchoring"
    )
    old_text = models.ForeignKey(ArticleVersion, on_delete=models.PROTECT, related_name="+")
    new_text = models.ForeignKey(ArticleVersion, on_delete=models.PROTECT, related_name="+")
    found = models.CharField(max_length=8, choices=Found)
    score = models.FloatField(default=0, help_text="0 to 1.")
    state = models.CharField(max_length=12, choices=State, default=State.PROPOSED)
    reason = models.TextField(blank=True, help_text="Why it was dropped.")
    decided_by = models.ForeignKey(Coder, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                name="reanchoring_is_of_a_claim_or_a_correction",
                condition=Q(claim__isnull=False, correction__isnull=True)
                | Q(claim__isnull=True, correction__isnull=False),
            ),
            models.CheckConstraint(
                name="reanchoring_finding_is_known", condition=Q(found__in=["same", "changed", "orphan"])
            ),
            models.CheckConstraint(
                name="reanchoring_score_is_a_share", condition=Q(score__gte=0, score__lte=1)
            ),
            models.CheckConstraint(
                name="reanchoring_is_decided_by_somebody",
                condition=Q(state="proposed", decided_by__isnull=True, decided_at__isnull=True)
                | Q(
                    state__in=["confirmed", "adjusted", "dropped"],
                    decided_by__isnull=False,
                    decided_at__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="reanchoring_is_dropped_with_a_reason", condition=~Q(state="dropped") | ~Q(reason="")
            ),
            models.CheckConstraint(
                name="orphan_is_not_confirmed", condition=~Q(state="confirmed", found="orphan")
            ),
        ]
        triggers = [
            kept_for_ever("reanchoring_is_kept", "A re-anchoring"),
            rule_trigger(
                "reanchoring_follows_its_revision",
                pgtrigger.Insert | pgtrigger.Update,
                reanchoring_rules.FOLLOWS_ITS_REVISION,
                declare=reanchoring_rules.REVISION,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.claim or self.correction}: {self.found}, {self.state}"


@keep_history()
class ReanchoredSpan(Identified):
    """Words of the old text (`old_start` to `old_end`), and where they stand in the new one, if found.

    Code points, end exclusive. What stands there is read from the texts, which never change.
    """

    class Role(models.TextChoices):
        CONTENT = "content", "content"
        CUE = "cue", "cue"
        SOURCE = "source", "source mention"
        CORRECTION = "correction", "words to correct"

    reanchoring = models.ForeignKey(Reanchoring, on_delete=models.PROTECT, related_name="spans")
    role = models.CharField(max_length=10, choices=Role)
    old_start = models.PositiveIntegerField()
    old_end = models.PositiveIntegerField()
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    score = models.FloatField(default=0, help_text="0 to 1; 0 where the words were not found.")

    class Meta:
        ordering = ["reanchoring", "old_start"]
        constraints = [
            models.UniqueConstraint(
                name="reanchored_span_stands_once", fields=["reanchoring", "role", "old_start"]
            ),
            models.CheckConstraint(
                name="reanchored_span_role_is_known",
                condition=Q(role__in=["content", "cue", "source", "correction"]),
            ),
            models.CheckConstraint(
                name="reanchored_span_is_not_empty",
                condition=Q(old_start__gte=0, old_end__gt=F("old_start"))
                & (
                    Q(start__isnull=True, end__isnull=True)
                    | Q(start__isnull=False, end__isnull=False, start__gte=0, end__gt=F("start"))
                ),
            ),
            models.CheckConstraint(
                name="reanchored_span_score_is_a_share", condition=Q(score__gte=0, score__lte=1)
            ),
        ]
        triggers = [
            rule_trigger(
                "reanchored_span_stands_in_its_texts",
                pgtrigger.Insert | pgtrigger.Update,
                reanchoring_rules.SPAN_STANDS_IN_ITS_TEXTS,
            ),
            rule_trigger(
                "decided_reanchoring_keeps_its_words",
                pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                reanchoring_rules.DECIDED_KEEPS_ITS_WORDS,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.old_start}–{self.old_end}"

"""What an engine suggests; it counts for nothing until a person accepts it."""

import pgtrigger
from django.db import models
from django.db.models import F, Q

from articles.models import ArticleVersion
from articles.models.identity import Identified
from articles.models.rules import TABLE_IS_NEVER_EMPTIED, keep_history, refuse, rule_trigger

from .claim import Claim
from .coder import Coder
from .speaker import Speaker

DECIDED_IS_KEPT = f"""
IF OLD.state IN ('accepted', 'rejected') THEN
    {refuse("decided_suggestion_is_kept", "A decided suggestion is remembered: it cannot be deleted.")}
END IF;
"""

REJECTED_STAYS_AWAY = refuse("rejected_suggestion_stays_away", "A rejected suggestion does not come back.")

ACCEPTED_IN_ITS_TEXT = f"""
IF NOT EXISTS (
    SELECT 1 FROM annotations_claim c JOIN annotations_revision r ON r.id = c.revision_id
    WHERE c.id = NEW.accepted_as_id AND r.article_version_id = NEW.article_version_id
) THEN
    {refuse("suggestion_is_accepted_in_its_text", "A suggestion is accepted as a claim in its own text.")}
END IF;
"""

SPAN_STANDS_IN_TEXT = f"""
IF EXISTS (
    SELECT 1 FROM annotations_suggestion s JOIN articles_articleversion v ON v.id = s.article_version_id
    WHERE s.id = NEW.suggestion_id AND NEW."end" > char_length(v.text)
) THEN
    {refuse("suggested_span_stands_in_text", "Suggested words may not end behind the end of the text.")}
END IF;
"""

DECIDED_KEEPS_ITS_WORDS = f"""
IF EXISTS (
    SELECT 1 FROM annotations_suggestion s
    WHERE s.id = OLD.suggestion_id AND s.state IN ('accepted', 'rejected')
) THEN
    {refuse("decided_suggestion_keeps_its_words", "The words of a decided suggestion stay as they were.")}
END IF;
"""


@keep_history()
class Suggestion(Identified):
    """A claim suggested by an engine for an article version.

    A rejected one is remembered and does not come back.
    """

    class State(models.TextChoices):
        SUGGESTED = "suggested", "suggested"
        ACCEPTED = "accepted", "accepted"
        REJECTED = "rejected", "rejected"
        STALE = "stale", "stale"

    article_version = models.ForeignKey(ArticleVersion, on_delete=models.PROTECT, related_name="suggestions")
    engine = models.CharField(max_length=60)
    engine_version = models.CharField(max_length=20)
    mode = models.CharField(max_length=8, choices=Claim.Mode)
    speaker = models.ForeignKey(Speaker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.TextField(blank=True, help_text="Why the engine suggests this, in words.")
    confidence = models.FloatField(null=True, blank=True, help_text="0 to 1.")
    state = models.CharField(max_length=12, choices=State, default=State.SUGGESTED)
    accepted_as = models.ForeignKey(Claim, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_by = models.ForeignKey(Coder, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["article_version", "id"]
        constraints = [
            models.CheckConstraint(
                name="suggestion_counts_only_when_a_person_decides",
                condition=Q(state__in=["suggested", "stale"], accepted_as__isnull=True)
                | Q(
                    state="accepted",
                    accepted_as__isnull=False,
                    decided_by__isnull=False,
                    decided_at__isnull=False,
                )
                | Q(
                    state="rejected",
                    accepted_as__isnull=True,
                    decided_by__isnull=False,
                    decided_at__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="suggestion_confidence_is_a_share",
                condition=Q(confidence__isnull=True) | Q(confidence__gte=0, confidence__lte=1),
            ),
            models.CheckConstraint(
                name="suggestion_mode_is_known", condition=Q(mode__in=["direct", "indirect", "mixed"])
            ),
        ]
        triggers = [
            rule_trigger("decided_suggestion_is_kept", pgtrigger.Delete, DECIDED_IS_KEPT),
            rule_trigger(
                "rejected_suggestion_stays_away",
                pgtrigger.Update,
                REJECTED_STAYS_AWAY,
                condition=pgtrigger.Q(old__state="rejected", new__state__in=["suggested", "stale"]),
            ),
            rule_trigger(
                "suggestion_is_accepted_in_its_text",
                pgtrigger.Insert | pgtrigger.Update,
                ACCEPTED_IN_ITS_TEXT,
                condition=pgtrigger.Q(new__accepted_as__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.engine} {self.engine_version}: {self.mode}"


class SuggestedSpan(models.Model):
    """Words of the text (code points, end exclusive) in a suggestion."""

    suggestion = models.ForeignKey(Suggestion, on_delete=models.CASCADE, related_name="spans")
    role = models.CharField(
        max_length=8, choices=[("content", "content"), ("cue", "cue"), ("source", "source mention")]
    )
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        ordering = ["suggestion", "start"]
        constraints = [
            models.UniqueConstraint(
                name="suggested_span_stands_once", fields=["suggestion", "role", "start"]
            ),
            models.CheckConstraint(
                name="suggested_span_is_not_empty", condition=Q(start__gte=0, end__gt=F("start"))
            ),
            models.CheckConstraint(
                name="suggested_span_role_is_known", condition=Q(role__in=["content", "cue", "source"])
            ),
        ]
        triggers = [
            rule_trigger(
                "suggested_span_stands_in_text", pgtrigger.Insert | pgtrigger.Update, SPAN_STANDS_IN_TEXT
            ),
            rule_trigger(
                "decided_suggestion_keeps_its_words",
                pgtrigger.Update | pgtrigger.Delete,
                DECIDED_KEEPS_ITS_WORDS,
            ),
            TABLE_IS_NEVER_EMPTIED,
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.start}–{self.end}"

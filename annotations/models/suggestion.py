"""What an engine suggests; it counts for nothing until a person accepts it."""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

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

REJECTED_STAYS_AWAY = f"""
IF NEW.state = 'stale' OR NEW.returned_by_id IS NULL
    OR NEW.returned_at IS NOT DISTINCT FROM OLD.returned_at
THEN
    {refuse("rejected_suggestion_stays_away", "Only a person brings a rejected suggestion back.")}
END IF;
"""

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

    `content` names the places of its content, code points, end exclusive ("120-180 200-230"): with the mode
    they say which suggestion it is, so that a rejected one is remembered and does not come back. `named` is
    who says it as far as the text or the register names somebody, `speaker` the register's entry if there is
    one, `resolved_by` how he was found. A person may bring back what was decided (`returned_by`). UTC.
    """

    class State(models.TextChoices):
        SUGGESTED = "suggested", "suggested"
        ACCEPTED = "accepted", "accepted"
        REJECTED = "rejected", "rejected"
        STALE = "stale", "stale"

    class ResolvedBy(models.TextChoices):
        NAME = "name", "name"
        ALIAS = "alias", "another name"
        ROLE = "role", "role"
        PRONOUN = "pronoun", "pronoun"
        CONTINUATION = "continuation", "the words before"

    article_version = models.ForeignKey(ArticleVersion, on_delete=models.PROTECT, related_name="suggestions")
    engine = models.CharField(max_length=60)
    engine_version = models.CharField(max_length=20)
    mode = models.CharField(max_length=8, choices=Claim.Mode)
    content = models.TextField(blank=True, help_text="Places of the content, for example 120-180 200-230.")
    speaker = models.ForeignKey(Speaker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    named = models.CharField(max_length=200, blank=True, help_text="Who says it, as the text names him.")
    resolved_by = models.CharField(max_length=12, choices=ResolvedBy, blank=True)
    reason = models.TextField(blank=True, help_text="Why the engine suggests this, in words.")
    confidence = models.FloatField(null=True, blank=True, help_text="0 to 1.")
    state = models.CharField(max_length=12, choices=State, default=State.SUGGESTED)
    accepted_as = models.ForeignKey(Claim, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_by = models.ForeignKey(Coder, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    returned_by = models.ForeignKey(Coder, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    returned_at = models.DateTimeField(null=True, blank=True)
    suggested_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["article_version", "id"]
        indexes = [models.Index(name="suggestion_by_engine", fields=["engine", "state"])]
        constraints = [
            models.UniqueConstraint(
                name="suggestion_stands_once",
                fields=["article_version", "engine", "mode", "content"],
                condition=~Q(state="stale"),
            ),
            models.CheckConstraint(
                name="suggestion_is_resolved_in_a_known_way",
                condition=Q(resolved_by__in=["", "name", "alias", "role", "pronoun", "continuation"]),
            ),
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


@keep_history()
class SuggestionThreshold(Identified):
    """From which confidence (0 to 1) the suggestions of an engine are shown; managers move it."""

    engine = models.CharField(max_length=60)
    shown_from = models.FloatField(help_text="0 to 1.")
    changed_by = models.ForeignKey(Coder, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["engine"]
        constraints = [
            models.UniqueConstraint(name="engine_has_one_threshold", fields=["engine"]),
            models.CheckConstraint(name="threshold_names_an_engine", condition=~Q(engine="")),
            models.CheckConstraint(
                name="threshold_is_a_share", condition=Q(shown_from__gte=0, shown_from__lte=1)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.engine}: shown from {self.shown_from}"


class SuggestionBacklog(models.Model):
    """An article version that waits for its suggestions.

    PostgreSQL puts every new text in; the transaction that stores its suggestions takes it out.
    """

    version = models.OneToOneField(
        ArticleVersion,
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="waits_for_suggestions",
        db_constraint=False,  # a version is kept for ever once its transaction, which writes this too, ends
    )

    class Meta:
        verbose_name_plural = "suggestion backlog"

    def __str__(self) -> str:
        return f"version {self.pk} waits for its suggestions"

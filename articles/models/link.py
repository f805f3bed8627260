"""How one article rests on another: copies, updates, translations."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from .article import Article
from .identity import Identified
from .rules import keep_history, refuse, rule_trigger

COPY_KINDS = ("syndicated_copy", "near_duplicate", "excerpt")

NO_CHAINS = f"""
PERFORM 1 FROM articles_article WHERE id IN (NEW.copy_id, NEW.original_id) ORDER BY id FOR UPDATE;
IF EXISTS (
    SELECT 1 FROM articles_articlelink l
    WHERE l.id <> NEW.id AND l.state = 'confirmed' AND l.kind IN {COPY_KINDS}
      AND (l.copy_id = NEW.original_id OR l.original_id = NEW.copy_id)
) THEN
    {refuse("article_link_makes_no_chain", "A copy of a copy points to the original: link it to that one.")}
END IF;
"""

DECISION_IS_KEPT = f"""
IF OLD.state <> 'suggested' THEN
    {refuse("article_link_decision_is_kept", "A decided link is kept: revoke it instead of deleting it.")}
END IF;
"""

DECISION_STANDS = f"""
IF (OLD.state, NEW.state) NOT IN (
    ('suggested', 'confirmed'), ('suggested', 'rejected'), ('suggested', 'revoked'), ('confirmed', 'revoked')
) OR (NEW.copy_id, NEW.original_id, NEW.kind) IS DISTINCT FROM (OLD.copy_id, OLD.original_id, OLD.kind) THEN
    {refuse("article_link_decision_stands", "A decision on a link stands: propose the link anew instead.")}
END IF;
"""


@keep_history()
class ArticleLink(Identified):
    """A typed link from an article (`copy`) to the one it rests on (`original`).

    Suggested by the engine or by an editor, confirmed or rejected by another person. Copies do not
    chain: a copy of a copy points to the original. Accounts are SET_NULL and never exported.
    """

    class Kind(models.TextChoices):
        SYNDICATED_COPY = "syndicated_copy", "syndicated copy"
        NEAR_DUPLICATE = "near_duplicate", "near-duplicate"
        UPDATE = "update", "update"
        CORRECTED_VERSION = "corrected_version", "corrected version"
        EXCERPT = "excerpt", "excerpt"
        TRANSLATION = "translation", "translation"
        SAME_EVENT = "same_event", "same event"

    class State(models.TextChoices):
        SUGGESTED = "suggested", "suggested"
        CONFIRMED = "confirmed", "confirmed"
        REJECTED = "rejected", "rejected"
        REVOKED = "revoked", "revoked"

    copy = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="links_to_originals")
    original = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="links_to_copies")
    kind = models.CharField(max_length=20, choices=Kind)
    state = models.CharField(max_length=12, choices=State, default=State.SUGGESTED)
    score = models.FloatField(null=True, blank=True, help_text="0 to 1, where an engine suggested the link.")
    method = models.CharField(max_length=60, default="editor", help_text="Who or what suggested the link.")
    reason = models.TextField(blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    proposed_at = models.DateTimeField(auto_now_add=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                name="article_link_is_open_once",
                fields=["copy", "original", "kind"],
                condition=Q(state__in=["suggested", "confirmed"]),
            ),
            models.CheckConstraint(name="article_link_joins_two_articles", condition=~Q(copy=F("original"))),
            models.CheckConstraint(
                name="article_link_kind_is_known",
                condition=Q(
                    kind__in=[
                        "syndicated_copy",
                        "near_duplicate",
                        "update",
                        "corrected_version",
                        "excerpt",
                        "translation",
                        "same_event",
                    ]
                ),
            ),
            models.CheckConstraint(
                name="article_link_is_decided_with_a_date",
                condition=Q(state="suggested", decided_at__isnull=True)
                | Q(
                    state__in=["confirmed", "rejected", "revoked"],
                    decided_at__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="article_link_is_confirmed_by_another_person",
                condition=~Q(
                    state="confirmed",
                    proposed_by__isnull=False,
                    decided_by=F("proposed_by"),
                ),
                violation_error_message="A link is confirmed by another person than proposed it.",
            ),
            models.CheckConstraint(
                name="article_link_score_is_a_share",
                condition=Q(score__isnull=True) | Q(score__gte=0, score__lte=1),
            ),
        ]
        triggers = [
            rule_trigger(
                "article_link_makes_no_chain",
                pgtrigger.Insert | pgtrigger.Update,
                NO_CHAINS,
                condition=pgtrigger.Q(new__state="confirmed", new__kind__in=COPY_KINDS),
            ),
            rule_trigger("article_link_decision_is_kept", pgtrigger.Delete, DECISION_IS_KEPT),
            rule_trigger(
                "article_link_decision_stands",
                pgtrigger.Update,
                DECISION_STANDS,
                condition=pgtrigger.AnyChange("copy", "original", "kind", "state"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.copy} is {self.get_kind_display()} of {self.original}"

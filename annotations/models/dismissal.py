"""What an editor has looked at and left as it is: findings of the completeness aid, and the reason."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone

from articles.models import ArticleVersion
from articles.models.evidence import whole_span
from articles.models.identity import Identified
from articles.models.rules import keep_history, kept_for_ever, refuse, rule_trigger

from . import claim_rules, dismissal_rules
from .coder import Coder
from .revision import Revision
from .speaker import Office, Speaker

KEPT_COLUMNS = ("revision", "article_version", "kind", "start", "end", "exact", "reason", "by", "at")
WORDS = ["quotation", "cue"]


@keep_history()
class Dismissal(Identified):
    """A finding that needs no claim, or no change, and why: it is not listed again at this place.

    A quotation or a speech verb is remembered by its words in the text (`start` and `end` are code points,
    end exclusive), an office that was not held on the article's date by claim, speaker and office: whoever
    codes the claim otherwise is asked anew. Taking it back keeps the row. Times are UTC; internal.
    """

    class Kind(models.TextChoices):
        QUOTATION = "quotation", "quotation without a claim"
        CUE = "cue", "speech verb without a claim"
        OFFICE = "office", "office not held on the date"

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="dismissals")
    article_version = models.ForeignKey(ArticleVersion, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=9, choices=Kind)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    exact = models.TextField(blank=True)
    claim_uid = models.UUIDField(null=True, blank=True, help_text="The stable uid of the claim.")
    speaker = models.ForeignKey(Speaker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.TextField()
    by = models.ForeignKey(Coder, on_delete=models.PROTECT, related_name="dismissals")
    at = models.DateTimeField(default=timezone.now, editable=False)
    taken_back_by = models.ForeignKey(
        Coder, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["revision", "id"]
        constraints = [
            models.UniqueConstraint(
                name="words_are_dismissed_once",
                fields=["revision", "article_version", "kind", "start", "end"],
                condition=Q(taken_back_at__isnull=True, start__isnull=False),
            ),
            models.UniqueConstraint(
                name="office_is_dismissed_once",
                fields=["revision", "article_version", "claim_uid", "speaker", "office"],
                condition=Q(taken_back_at__isnull=True, kind="office"),
            ),
            models.CheckConstraint(
                name="dismissal_is_of_words_or_of_an_office",
                condition=Q(kind__in=WORDS, claim_uid__isnull=True, speaker__isnull=True, office__isnull=True)
                & whole_span()
                | Q(
                    kind="office",
                    claim_uid__isnull=False,
                    speaker__isnull=False,
                    office__isnull=False,
                    start__isnull=True,
                    end__isnull=True,
                    exact="",
                ),
            ),
            models.CheckConstraint(name="dismissal_gives_its_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="dismissal_is_taken_back_by_somebody",
                condition=Q(taken_back_at__isnull=True, taken_back_by__isnull=True)
                | Q(taken_back_at__isnull=False, taken_back_by__isnull=False),
            ),
        ]
        triggers = [
            kept_for_ever("dismissal_is_kept", "A dismissal"),
            rule_trigger(
                "dismissal_keeps_its_place",
                pgtrigger.Update,
                refuse("dismissal_keeps_its_place", "A dismissal stays as it was made: take it back."),
                condition=pgtrigger.AnyChange(*KEPT_COLUMNS, "claim_uid", "speaker", "office"),
            ),
            rule_trigger(
                "dismissal_is_taken_back_once",
                pgtrigger.Update,
                refuse("dismissal_is_taken_back_once", "What was taken back is dismissed anew."),
                condition=pgtrigger.Q(old__taken_back_at__isnull=False),
            ),
            rule_trigger(
                "dismissal_follows_its_revision",
                pgtrigger.Insert | pgtrigger.Update,
                dismissal_rules.FOLLOWS_ITS_REVISION,
                declare=dismissal_rules.REVISION,
            ),
            rule_trigger(
                "dismissal_stands_in_its_text", pgtrigger.Insert, dismissal_rules.STANDS_IN_ITS_TEXT
            ),
            rule_trigger(
                "dismissal_authors_contribute",
                pgtrigger.Insert | pgtrigger.Update,
                claim_rules.authors_contribute("by_id", "taken_back_by_id"),
                when=pgtrigger.After,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.reason}"

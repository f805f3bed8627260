"""What was imported when, by whom, and what became of each document."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from .article import ArticleVersion
from .identity import Identified


class ImportBatch(Identified):
    """One run of an import. `imported_by` is the account, if a person started it; it is never exported."""

    started_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    source = models.TextField(help_text="What was named: files and folders.")

    class Meta:
        ordering = ["-id"]
        verbose_name_plural = "import batches"
        constraints = [
            models.CheckConstraint(
                name="batch_ends_after_it_starts",
                condition=Q(finished_at__isnull=True) | Q(finished_at__gte=models.F("started_at")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.source} ({self.started_at:%d %B %Y %H:%M} UTC)"


class ImportItem(models.Model):
    """One document of a batch: taken, already there, a copy of another, or rejected with the reason."""

    class Outcome(models.TextChoices):
        IMPORTED = "imported", "imported"
        UNCHANGED = "unchanged", "unchanged"
        DUPLICATE = "duplicate", "duplicate"
        REJECTED = "rejected", "rejected"

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveIntegerField()
    file = models.TextField()
    raw_sha256 = models.CharField(max_length=64, blank=True)
    outcome = models.CharField(max_length=12, choices=Outcome)
    version = models.ForeignKey(
        ArticleVersion,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="import_items",
    )
    reason = models.TextField(blank=True, help_text="Why it was rejected, or of what it is a duplicate.")
    needs_person = ArrayField(
        models.TextField(),
        default=list,
        blank=True,
        help_text="Questions left to a person.",
    )

    class Meta:
        ordering = ["batch", "position"]
        constraints = [
            models.UniqueConstraint(name="import_item_position_is_unique", fields=["batch", "position"]),
            models.CheckConstraint(
                name="import_item_outcome_is_known",
                condition=Q(outcome__in=["imported", "unchanged", "duplicate", "rejected"]),
            ),
            models.CheckConstraint(
                name="import_item_is_rejected_with_a_reason",
                condition=Q(outcome="rejected", version__isnull=True) & ~Q(reason="")
                | ~Q(outcome="rejected") & Q(version__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.file}: {self.outcome}"

"""What was imported when, by whom, and what became of each document."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from .article import ArticleVersion
from .identity import Identified


class ImportBatch(Identified):
    """One run of an import. `imported_by` is the account, if a person started it; it is never exported.

    A batch from the desk begins as uploaded files and runs when its uploader says so; one from the command
    line runs at once. `mapping` says which of the files' own fields stand for ours. `bytes_total` and
    `bytes_read` tell how far it is; the total is unknown (null) when the files come through a pipe.
    `pieces_read` counts the pieces of its files whose documents are stored: there it goes on after a halt.
    """

    class State(models.TextChoices):
        UPLOADED = "uploaded", "uploaded, not yet imported"
        WAITING = "waiting", "waiting for a worker"
        RUNNING = "running", "running"
        CANCELLED = "cancelled", "cancelled"
        FAILED = "failed", "stopped by an error"
        FINISHED = "finished", "finished"

    state = models.CharField(max_length=12, choices=State, default=State.RUNNING)
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
    mapping = models.JSONField(default=dict, blank=True)
    bytes_total = models.PositiveBigIntegerField(null=True, blank=True)
    bytes_read = models.PositiveBigIntegerField(default=0)
    pieces_read = models.PositiveBigIntegerField(default=0)
    failure = models.TextField(blank=True, help_text="Why it stopped, in one line.")

    class Meta:
        ordering = ["-id"]
        verbose_name_plural = "import batches"
        constraints = [
            models.CheckConstraint(
                name="batch_ends_after_it_starts",
                condition=Q(finished_at__isnull=True) | Q(finished_at__gte=models.F("started_at")),
            ),
            models.CheckConstraint(
                name="batch_state_is_known",
                condition=Q(state__in=["uploaded", "waiting", "running", "cancelled", "failed", "finished"]),
            ),
            models.CheckConstraint(
                name="batch_is_finished_with_a_time",
                condition=Q(state="finished", finished_at__isnull=False)
                | ~Q(state="finished") & Q(finished_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} ({self.started_at:%d %B %Y %H:%M} UTC)"


class ImportFile(models.Model):
    """A file that was uploaded for a batch, kept in parts in the database: any worker can read it there."""

    batch = models.ForeignKey(
        ImportBatch,
        on_delete=models.CASCADE,
        related_name="files",
        db_index=False,  # import_file_position_is_unique begins with it
    )
    position = models.PositiveIntegerField()
    name = models.TextField()
    size = models.PositiveBigIntegerField(help_text="Bytes.")

    class Meta:
        ordering = ["batch", "position"]
        constraints = [
            models.UniqueConstraint(name="import_file_position_is_unique", fields=["batch", "position"]),
        ]

    def __str__(self) -> str:
        return self.name


class ImportFilePart(models.Model):
    """A stretch of an uploaded file; `number` counts from 0, and all parts but the last are of one size."""

    file = models.ForeignKey(
        ImportFile,
        on_delete=models.CASCADE,
        related_name="parts",
        db_index=False,  # import_file_part_number_is_unique begins with it
    )
    number = models.PositiveIntegerField()
    data = models.BinaryField()

    class Meta:
        ordering = ["file", "number"]
        constraints = [
            models.UniqueConstraint(name="import_file_part_number_is_unique", fields=["file", "number"]),
        ]

    def __str__(self) -> str:
        return f"{self.file}, part {self.number}"


class ImportItem(models.Model):
    """One document of a batch: taken, already there, a copy of another, or rejected with the reason.

    `updated` means that the outlet changed the text of an article that was here: `version` is the new one.
    `place` says where in the file it stands. The bytes of what was rejected are kept in `raw`, unless they
    are too many.
    """

    class Outcome(models.TextChoices):
        IMPORTED = "imported", "imported"
        UPDATED = "updated", "updated"
        UNCHANGED = "unchanged", "unchanged"
        DUPLICATE = "duplicate", "duplicate"
        REJECTED = "rejected", "rejected"

    batch = models.ForeignKey(
        ImportBatch,
        on_delete=models.CASCADE,
        related_name="items",
        db_index=False,  # import_item_position_is_unique begins with it
    )
    position = models.PositiveIntegerField()
    file = models.TextField()
    place = models.TextField(blank=True)
    format = models.CharField(max_length=40, blank=True)
    raw_sha256 = models.CharField(max_length=64, blank=True)
    raw = models.BinaryField(null=True, blank=True)
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
                condition=Q(outcome__in=["imported", "updated", "unchanged", "duplicate", "rejected"]),
            ),
            models.CheckConstraint(
                name="import_item_is_rejected_with_a_reason",
                condition=Q(outcome="rejected", version__isnull=True) & ~Q(reason="")
                | ~Q(outcome="rejected") & Q(version__isnull=False, raw__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.file}: {self.outcome}"

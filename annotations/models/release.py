"""Named selections of reviewed records, and the numbered files they were frozen as."""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from articles.models.identity import Identified
from articles.models.rules import keep_history, only_added, refuse, rule_trigger

from .coder import Coder
from .record import Record

KEEPS_ITS_SLUG = f"""
IF EXISTS (SELECT 1 FROM annotations_release r WHERE r.reviewed_set_id = NEW.id) THEN
    {refuse("released_set_keeps_its_slug", "The set has been released: its address is for ever.")}
END IF;
"""


@keep_history()
class ReviewedSet(Identified):
    """A named selection of records, exported and released together."""

    slug = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    created_by = models.ForeignKey(Coder, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    records = models.ManyToManyField(Record, through="SetMember", related_name="sets")

    class Meta:
        ordering = ["slug"]
        constraints = [models.CheckConstraint(name="reviewed_set_has_a_title", condition=~Q(title=""))]
        triggers = [
            rule_trigger(
                "released_set_keeps_its_slug",
                pgtrigger.Update,
                KEEPS_ITS_SLUG,
                condition=pgtrigger.AnyChange("slug"),
            )
        ]

    def __str__(self) -> str:
        return self.title


@keep_history()
class SetMember(Identified):
    """A record in a set."""

    reviewed_set = models.ForeignKey(ReviewedSet, on_delete=models.PROTECT, related_name="members")
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="memberships")

    class Meta:
        ordering = ["reviewed_set", "id"]
        constraints = [
            models.UniqueConstraint(name="record_is_in_a_set_once", fields=["reviewed_set", "record"])
        ]

    def __str__(self) -> str:
        return f"{self.record} in {self.reviewed_set}"


class Release(Identified):
    """A set frozen as a numbered fixture. The file, its records, its counts and its sha256 never change.

    `record_uids` are the records the file holds; what is in the set may be others by now.
    """

    reviewed_set = models.ForeignKey(ReviewedSet, on_delete=models.PROTECT, related_name="releases")
    number = models.PositiveIntegerField()
    released_by = models.ForeignKey(Coder, on_delete=models.PROTECT, related_name="+")
    released_at = models.DateTimeField(auto_now_add=True)
    fixture = models.BinaryField(help_text="The fixture, gzip-compressed.")
    sha256 = models.CharField(max_length=64, help_text="Of the uncompressed fixture.")
    counts = models.JSONField(default=dict, help_text="Objects by model.")
    record_uids = ArrayField(models.UUIDField(), help_text="The records it holds.")

    class Meta:
        ordering = ["reviewed_set", "-number"]
        constraints = [
            models.UniqueConstraint(
                name="release_number_is_unique_in_set", fields=["reviewed_set", "number"]
            ),
            models.CheckConstraint(
                name="release_hash_is_sha256", condition=Q(sha256__regex=r"^[0-9a-f]{64}$")
            ),
        ]
        triggers = [
            only_added("release_never_changes", "Releases"),
        ]

    def __str__(self) -> str:
        return f"{self.reviewed_set} {self.number}"

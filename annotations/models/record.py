"""The coding of an article: one record, and its numbered revisions."""

from typing import Self

import pgtrigger
from django.db import models
from django.db.models import Case, F, OuterRef, Q, Subquery, Value, When
from django.utils import timezone

from articles.models import Article, ArticleVersion
from articles.models.identity import Identified
from articles.models.rules import keep_history, kept_for_ever, rule_trigger

from . import record_rules
from .coder import Coder
from .workflow import REVISION_STATES, State


class RecordQuerySet(models.QuerySet["Record"]):
    """Questions about records. `public` is the one definition of what readers may see."""

    def public(self) -> Self:
        """Records whose public revision is reviewed, whose embargo has passed and that still stand.

        The only way in for the public pages, the API and the exports. (That the public revision is
        reviewed, PostgreSQL guarantees.)
        """
        return self.filter(
            Q(embargo_until__isnull=True) | Q(embargo_until__lte=timezone.now()),
            public_revision__isnull=False,
            withdrawn_at__isnull=True,
            excluded_at__isnull=True,
        )

    def tombstones(self) -> Self:
        """Records that were public and were withdrawn: their addresses answer with when and why."""
        return self.filter(
            Q(embargo_until__isnull=True) | Q(embargo_until__lte=timezone.now()),
            public_revision__isnull=False,
            withdrawn_at__isnull=False,
        )

    def with_state(self) -> Self:
        """Adds `state`, one of `workflow.State`: withdrawn or excluded, else the newest revision's status."""
        newest = Revision.objects.filter(record=OuterRef("pk")).order_by("-number")
        return self.annotate(
            state=Case(
                When(withdrawn_at__isnull=False, then=Value(State.WITHDRAWN.value)),
                When(excluded_at__isnull=False, then=Value(State.EXCLUDED.value)),
                default=Subquery(newest.values("status")[:1]),
                output_field=models.CharField(),
            )
        )


class RecordManager(models.Manager.from_queryset(RecordQuerySet)):  # type: ignore[misc]  # django-stubs: dynamic base
    """Finds records by natural key, as `loaddata` does."""

    def get_by_natural_key(self, uid: str) -> "Record":
        record: Record = self.get(uid=uid)
        return record


@keep_history()
class Record(Identified):
    """What the desk knows of one article. PostgreSQL makes it when the article's first version arrives.

    `public_revision` is what readers see; a withdrawn record keeps it, and its addresses show a tombstone.
    Times are UTC.
    """

    class Withdrawal(models.TextChoices):
        ERROR = "error", "error"
        LEGAL = "legal", "legal reasons"
        DUPLICATE = "duplicate", "duplicate"
        SOURCE = "source_withdrew", "the source withdrew it"

    class Exclusion(models.TextChoices):
        DUPLICATE = "duplicate", "duplicate"
        SCOPE = "out_of_scope", "out of scope"

    article = models.OneToOneField(Article, on_delete=models.PROTECT, related_name="record")
    public_revision = models.OneToOneField(
        "Revision", on_delete=models.PROTECT, null=True, blank=True, related_name="public_in"
    )
    embargo_until = models.DateTimeField(
        null=True, blank=True, help_text="Not public before this time (UTC)."
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(Coder, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_kind = models.CharField(max_length=16, choices=Withdrawal, blank=True)
    withdrawn_reason = models.TextField(blank=True, help_text="Shown on the tombstone.")
    reinstated_by = models.ForeignKey(
        Coder, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    excluded_at = models.DateTimeField(null=True, blank=True)
    excluded_by = models.ForeignKey(Coder, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    excluded_kind = models.CharField(max_length=16, choices=Exclusion, blank=True)
    excluded_reason = models.TextField(blank=True)

    objects = RecordManager()

    class Meta:
        ordering = ["-id"]
        permissions = [
            ("code_record", "Can code records (editor)"),
            ("review_record", "Can review records (reviewer)"),
            ("manage_records", "Can manage the desk (manager)"),
        ]
        constraints = [
            models.CheckConstraint(
                name="record_is_withdrawn_with_kind_and_reason",
                condition=Q(
                    withdrawn_at__isnull=True,
                    withdrawn_by__isnull=True,
                    withdrawn_kind="",
                    withdrawn_reason="",
                )
                | Q(
                    withdrawn_at__isnull=False,
                    withdrawn_by__isnull=False,
                    withdrawn_kind__in=["error", "legal", "duplicate", "source_withdrew"],
                    public_revision__isnull=False,
                )
                & ~Q(withdrawn_reason=""),
            ),
            models.CheckConstraint(
                name="record_is_excluded_with_kind_and_reason",
                condition=Q(
                    excluded_at__isnull=True, excluded_by__isnull=True, excluded_kind="", excluded_reason=""
                )
                | Q(
                    excluded_at__isnull=False,
                    excluded_by__isnull=False,
                    excluded_kind__in=["duplicate", "out_of_scope"],
                    public_revision__isnull=True,
                )
                & ~Q(excluded_reason=""),
            ),
        ]
        triggers = [
            kept_for_ever("record_is_kept", "A record"),
            rule_trigger(
                "record_shows_a_reviewed_revision",
                pgtrigger.Insert | pgtrigger.Update,
                record_rules.SHOWS_A_REVIEWED_REVISION,
                condition=pgtrigger.Q(new__public_revision__isnull=False),
            ),
            rule_trigger(
                "record_is_reinstated_by_a_second", pgtrigger.Update, record_rules.REINSTATED_BY_A_SECOND
            ),
            rule_trigger("record_is_excluded_unclaimed", pgtrigger.Update, record_rules.EXCLUDED_UNCLAIMED),
            rule_trigger(
                "record_change_has_its_event",
                pgtrigger.Update,
                record_rules.RECORD_CHANGE_HAS_ITS_EVENT,
                when=pgtrigger.After,
                timing=pgtrigger.Deferred,
                condition=pgtrigger.AnyChange("withdrawn_at", "excluded_at"),
            ),
        ]

    def __str__(self) -> str:
        return f"record of article {self.article_id}"


@keep_history()
class Revision(Identified):
    """One coding of one article version, numbered from 1 in its record.

    Locked for its author while submitted or returned, frozen once reviewed; a reviewed record is changed
    by the next revision, which starts as a copy. `version` counts the changes for optimistic locking.
    Who and when stands here for each step, as of the newest time it was taken.
    """

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField(default=1)
    article_version = models.ForeignKey(ArticleVersion, on_delete=models.PROTECT, related_name="revisions")
    status = models.CharField(
        max_length=12, choices=[(s.value, s.value) for s in REVISION_STATES], default=State.IMPORTED.value
    )
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    claimed_by = models.ForeignKey(
        Coder, on_delete=models.PROTECT, null=True, blank=True, related_name="claimed"
    )
    claimed_at = models.DateTimeField(null=True, blank=True)
    submitted_by = models.ForeignKey(
        Coder, on_delete=models.PROTECT, null=True, blank=True, related_name="submitted"
    )
    submitted_at = models.DateTimeField(null=True, blank=True)
    opened_by = models.ForeignKey(
        Coder, on_delete=models.PROTECT, null=True, blank=True, related_name="opened"
    )
    opened_at = models.DateTimeField(null=True, blank=True)
    returned_by = models.ForeignKey(
        Coder, on_delete=models.PROTECT, null=True, blank=True, related_name="returned"
    )
    returned_at = models.DateTimeField(null=True, blank=True)
    return_reason = models.TextField(blank=True)
    reviewed_by = models.ForeignKey(
        Coder, on_delete=models.PROTECT, null=True, blank=True, related_name="reviewed"
    )
    reviewed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["record", "number"]
        indexes = [
            models.Index(name="revision_by_status", fields=["status", "-id"]),
            models.Index(
                name="revision_newest_reviewed", fields=["-reviewed_at"], condition=Q(status="reviewed")
            ),
        ]
        constraints = [
            models.UniqueConstraint(name="revision_number_is_unique_in_record", fields=["record", "number"]),
            models.UniqueConstraint(
                name="record_has_one_open_revision", fields=["record"], condition=~Q(status="reviewed")
            ),
            models.CheckConstraint(name="revision_number_is_positive", condition=Q(number__gte=1)),
            models.CheckConstraint(
                name="revision_status_is_known", condition=Q(status__in=[s.value for s in REVISION_STATES])
            ),
            models.CheckConstraint(
                name="revision_in_work_has_a_claimant",
                condition=Q(status="imported", claimed_by__isnull=True)
                | ~Q(status="imported") & Q(claimed_by__isnull=False),
            ),
            models.CheckConstraint(
                name="revision_submitted_has_a_submitter",
                condition=Q(status__in=["imported", "draft"])
                | Q(submitted_by__isnull=False, submitted_at__isnull=False),
            ),
            models.CheckConstraint(
                name="revision_returned_has_a_reason",
                condition=~Q(status="returned")
                | Q(returned_by__isnull=False, returned_at__isnull=False) & ~Q(return_reason=""),
            ),
            models.CheckConstraint(
                name="revision_reviewed_has_a_reviewer",
                condition=Q(status="reviewed", reviewed_by__isnull=False, reviewed_at__isnull=False)
                | ~Q(status="reviewed") & Q(reviewed_by__isnull=True, reviewed_at__isnull=True),
            ),
            models.CheckConstraint(
                name="reviewer_is_not_the_author",
                condition=Q(reviewed_by__isnull=True)
                | ~Q(reviewed_by=F("submitted_by")) & ~Q(reviewed_by=F("claimed_by")),
                violation_error_message="Nobody reviews his own work: another reviewer has to accept it.",
            ),
        ]
        triggers = [
            kept_for_ever("revision_is_kept", "A revision"),
            rule_trigger("revision_starts_open", pgtrigger.Insert, record_rules.STARTS_OPEN),
            rule_trigger("revision_follows_the_table", pgtrigger.Update, record_rules.follows_the_table()),
            rule_trigger(
                "revision_four_eyes",
                pgtrigger.Insert | pgtrigger.Update,
                record_rules.FOUR_EYES,
                condition=pgtrigger.Q(new__reviewed_by__isnull=False),
            ),
            rule_trigger("revision_submits_whole", pgtrigger.Update, record_rules.SUBMITS_WHOLE),
            rule_trigger("revision_accepts_judged", pgtrigger.Update, record_rules.ACCEPTS_JUDGED),
            rule_trigger(
                "revision_authors_contribute",
                pgtrigger.Insert | pgtrigger.Update,
                record_rules.AUTHORS_CONTRIBUTE,
                when=pgtrigger.After,
            ),
            rule_trigger(
                "status_change_has_its_event",
                pgtrigger.Insert | pgtrigger.Update,
                record_rules.STATUS_CHANGE_HAS_ITS_EVENT,
                when=pgtrigger.After,
                timing=pgtrigger.Deferred,
            ),
        ]

    def __str__(self) -> str:
        return f"revision {self.number} of {self.record}"


class Contribution(models.Model):
    """A coder had a hand in a revision, so he may not review it. Filled by PostgreSQL; rows are only added."""

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="contributions")
    coder = models.ForeignKey(Coder, on_delete=models.PROTECT, related_name="contributions")
    at = models.DateTimeField(auto_now_add=True, db_default=models.functions.Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(name="contribution_counts_once", fields=["revision", "coder"]),
        ]
        triggers = [
            rule_trigger(
                "contribution_is_kept", pgtrigger.Update | pgtrigger.Delete, record_rules.CONTRIBUTION_IS_KEPT
            ),
            rule_trigger(
                "reviewer_contributes_nothing", pgtrigger.Insert, record_rules.REVIEWER_CONTRIBUTES_NOTHING
            ),
        ]

    def __str__(self) -> str:
        return f"{self.coder} in {self.revision}"

"""The numbered revisions of a record's coding, and who had a hand in each."""

import pgtrigger
from django.db import models
from django.db.models import F, Q

from articles.models import ArticleVersion
from articles.models.identity import Identified
from articles.models.rules import keep_history, kept_for_ever, only_added, rule_trigger

from . import reanchoring_rules, revision_rules
from .coder import Coder
from .record import Record
from .workflow import REVISION_STATES, State

REVIEWED = pgtrigger.Q(new__status="reviewed")

NOT_WITH_ITS_ARTICLE = pgtrigger.Condition("pg_trigger_depth() = 0")
"""Everything but the first revision that the trigger on article versions makes, which is right by itself."""


@keep_history()
class Revision(Identified):
    """One coding of one article version, numbered from 1 in its record.

    Locked for its author while submitted or returned, frozen once reviewed; a reviewed record is changed
    by the next revision, which starts as a copy. A draft may go over to another text of its article: then
    its words become proposals (`Reanchoring`). `version` counts the changes for optimistic locking. Who and
    when stands here for each step, as of the newest time it was taken.
    """

    record = models.ForeignKey(
        Record,
        on_delete=models.PROTECT,
        related_name="revisions",
        db_index=False,  # revision_number_is_unique_in_record begins with it
    )
    number = models.PositiveIntegerField(default=1)
    article_version = models.ForeignKey(ArticleVersion, on_delete=models.PROTECT, related_name="revisions")
    status = models.CharField(
        max_length=12, choices=[(s.value, s.value) for s in REVISION_STATES], default=State.IMPORTED.value
    )
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    claimed_by = models.ForeignKey(
        Coder, on_delete=models.PROTECT, null=True, blank=True, related_name="claimed", db_index=False
    )
    claimed_at = models.DateTimeField(null=True, blank=True)
    submitted_by = models.ForeignKey(
        Coder, on_delete=models.PROTECT, null=True, blank=True, related_name="submitted", db_index=False
    )
    submitted_at = models.DateTimeField(null=True, blank=True)
    opened_by = models.ForeignKey(
        Coder, on_delete=models.PROTECT, null=True, blank=True, related_name="opened", db_index=False
    )
    opened_at = models.DateTimeField(null=True, blank=True)
    returned_by = models.ForeignKey(
        Coder, on_delete=models.PROTECT, null=True, blank=True, related_name="returned", db_index=False
    )
    returned_at = models.DateTimeField(null=True, blank=True)
    return_reason = models.TextField(blank=True)
    reviewed_by = models.ForeignKey(
        Coder, on_delete=models.PROTECT, null=True, blank=True, related_name="reviewed", db_index=False
    )
    reviewed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["record", "number"]
        indexes = [
            models.Index(name="revision_by_status", fields=["status", "-id"]),
            models.Index(
                name="revision_by_claimant",
                fields=["claimed_by", "-id"],
                condition=Q(claimed_by__isnull=False),
            ),
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
                name="revision_is_submitted_by_its_claimant",
                condition=Q(status__in=["imported", "draft"]) | Q(submitted_by=F("claimed_by")),
            ),
            models.CheckConstraint(
                name="revision_is_reviewed_after_it_was_submitted",
                condition=Q(reviewed_at__isnull=True) | Q(reviewed_at__gte=F("submitted_at")),
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
            rule_trigger(
                "revision_starts_open",
                pgtrigger.Insert,
                revision_rules.STARTS_OPEN,
                condition=NOT_WITH_ITS_ARTICLE,
            ),
            rule_trigger(
                "reviewed_revision_is_frozen",
                pgtrigger.Update,
                revision_rules.IS_FROZEN,
                condition=pgtrigger.Q(old__status="reviewed"),
            ),
            rule_trigger(
                "revision_keeps_its_place",
                pgtrigger.Update,
                revision_rules.KEEPS_ITS_PLACE,
                condition=pgtrigger.AnyChange("record", "number"),
            ),
            rule_trigger(
                "revision_changes_its_text",
                pgtrigger.Update,
                reanchoring_rules.CHANGES_ITS_TEXT,
                condition=pgtrigger.AnyChange("article_version"),
            ),
            rule_trigger(
                "revision_follows_the_table",
                pgtrigger.Update,
                revision_rules.follows_the_table(),
                condition=pgtrigger.AnyChange("status"),
            ),
            rule_trigger(
                "revision_steps_are_signed_once", pgtrigger.Update, revision_rules.STEPS_ARE_SIGNED_ONCE
            ),
            rule_trigger(
                "review_is_not_ahead_of_time",
                pgtrigger.Insert | pgtrigger.Update,
                revision_rules.IS_NOT_AHEAD_OF_TIME,
                condition=REVIEWED,
            ),
            rule_trigger(
                "revision_four_eyes",
                pgtrigger.Insert | pgtrigger.Update,
                revision_rules.FOUR_EYES,
                condition=pgtrigger.Q(new__status__in=["returned", "reviewed"]),
            ),
            rule_trigger(
                "revision_submits_whole",
                pgtrigger.Update,
                reanchoring_rules.ALL_DECIDED + revision_rules.CODED_WHOLE + revision_rules.NOTHING_BLOCKS,
                condition=pgtrigger.Q(old__status="draft", new__status="submitted"),
            ),
            rule_trigger(
                "revision_accepts_judged",
                pgtrigger.Update,
                revision_rules.JUDGED + revision_rules.NOTHING_BLOCKS,
                condition=pgtrigger.Q(old__status="submitted", new__status="reviewed"),
            ),
            rule_trigger(
                "revision_arrives_whole",
                pgtrigger.Insert,
                revision_rules.CODED_WHOLE + revision_rules.JUDGED,
                when=pgtrigger.After,
                timing=pgtrigger.Deferred,
                condition=REVIEWED,
            ),
            rule_trigger(
                "reviewed_revision_is_shown",
                pgtrigger.Insert | pgtrigger.Update,
                revision_rules.IS_SHOWN,
                when=pgtrigger.After,
                timing=pgtrigger.Deferred,
                condition=REVIEWED,
            ),
            rule_trigger(
                "revision_authors_contribute",
                pgtrigger.Insert | pgtrigger.Update,
                revision_rules.AUTHORS_CONTRIBUTE,
                when=pgtrigger.After,
                condition=pgtrigger.Q(new__claimed_by__isnull=False),
            ),
            rule_trigger(
                "status_change_has_its_event",
                pgtrigger.Update,
                revision_rules.CHANGE_HAS_ITS_EVENT,
                when=pgtrigger.After,
                timing=pgtrigger.Deferred,
                condition=pgtrigger.AnyChange("status"),
            ),
            rule_trigger(
                "further_revision_has_its_event",
                pgtrigger.Insert,
                revision_rules.OPENING_HAS_ITS_EVENT,
                when=pgtrigger.After,
                timing=pgtrigger.Deferred,
                condition=pgtrigger.Q(new__number__gt=1),
            ),
        ]

    def __str__(self) -> str:
        return f"revision {self.number} of {self.record}"


class Contribution(models.Model):
    """A coder had a hand in a revision, so he may not review it.

    PostgreSQL adds who claims, submits and codes; services add who did something else. Rows are only added.
    """

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="contributions")
    coder = models.ForeignKey(Coder, on_delete=models.PROTECT, related_name="contributions")
    at = models.DateTimeField(auto_now_add=True, db_default=models.functions.Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(name="contribution_counts_once", fields=["revision", "coder"]),
        ]
        triggers = [
            only_added("contribution_is_kept", "Contributions"),
            rule_trigger(
                "reviewer_contributes_nothing", pgtrigger.Insert, revision_rules.REVIEWER_CONTRIBUTES_NOTHING
            ),
        ]

    def __str__(self) -> str:
        return f"{self.coder} in {self.revision}"

"""What was said and decided about a revision: comments and the log of steps."""

import pgtrigger
from django.db import models
from django.db.models import Func, Q

from articles.models.identity import Identified
from articles.models.rules import keep_history, kept_for_ever, only_added, refuse, rule_trigger

from . import claim_rules
from .claim import Claim
from .coder import Coder
from .record import Record
from .record_rules import TRANSACTION
from .revision import Revision
from .workflow import TRANSITIONS, State


@keep_history()
class Comment(Identified):
    """A remark on a revision or on one of its claims; internal.

    A blocking one holds up submission and acceptance until somebody resolves it.
    """

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="comments")
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, null=True, blank=True, related_name="comments")
    body = models.TextField()
    blocking = models.BooleanField(default=False)
    by = models.ForeignKey(Coder, on_delete=models.PROTECT, related_name="comments")
    at = models.DateTimeField(auto_now_add=True)
    resolved_by = models.ForeignKey(Coder, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    resolved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["revision", "id"]
        constraints = [
            models.CheckConstraint(name="comment_is_not_empty", condition=~Q(body="")),
            models.CheckConstraint(
                name="comment_is_resolved_by_somebody",
                condition=Q(resolved_at__isnull=True, resolved_by__isnull=True)
                | Q(resolved_at__isnull=False, resolved_by__isnull=False),
            ),
        ]
        triggers = [
            kept_for_ever("comment_is_kept", "A comment"),
            rule_trigger(
                "comment_keeps_its_place",
                pgtrigger.Update,
                claim_rules.COMMENT_KEEPS_ITS_PLACE,
                condition=pgtrigger.AnyChange("revision", "claim", "by", "at"),
            ),
            rule_trigger(
                "comment_follows_its_revision",
                pgtrigger.Insert | pgtrigger.Update,
                claim_rules.COMMENT_FOLLOWS_ITS_REVISION,
                declare=claim_rules.STATUS,
            ),
        ]

    def __str__(self) -> str:
        return self.body


class CurrentTransaction(Func):
    """The number of the running transaction, which never wraps around."""

    template = "(pg_current_xact_id()::text)::bigint"
    output_field = models.BigIntegerField()
    arity = 0


EVENT_IS_OF_ITS_RECORD = f"""
IF NEW.transaction <> {TRANSACTION} THEN
    {refuse("review_event_is_of_its_transaction", "A review event is written together with its step.")}
END IF;
IF NEW.revision_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM annotations_revision r WHERE r.id = NEW.revision_id AND r.record_id = NEW.record_id
) THEN
    {refuse("review_event_is_of_its_record", "A review event names a revision of its own record.")}
END IF;
"""

EVENT_TELLS_WHAT_HAPPENED = f"""
IF NOT (CASE
    WHEN NEW.action IN ('withdraw', 'reinstate', 'exclude', 'readmit') THEN EXISTS (
        SELECT 1 FROM annotations_recordevent former
        WHERE former.pgh_obj_id = NEW.record_id AND former.pgh_created_at = now()
          AND CASE WHEN NEW.action IN ('withdraw', 'reinstate')
              THEN (former.withdrawn_at IS NULL) = (NEW.action = 'withdraw')
              ELSE (former.excluded_at IS NULL) = (NEW.action = 'exclude') END
    )
    WHEN NEW.action = 'revise' THEN NOT EXISTS (
        SELECT 1 FROM annotations_reviewevent e
        WHERE e.record_id = NEW.record_id AND e.revision_id = NEW.revision_id AND e.id < NEW.id
    )
    ELSE EXISTS (
        SELECT 1 FROM annotations_revisionevent former
        WHERE former.pgh_obj_id = NEW.revision_id AND former.pgh_created_at = now()
          AND former.status = NEW.old_state
    )
END) THEN
    {refuse("review_event_tells_what_happened", "A review event needs the step that it tells of.")}
END IF;
"""
"""Checked against the history of the same transaction: its rows carry the time the transaction began."""


class ReviewEvent(models.Model):
    """One step of a record's life: who took it when, from where to where, and why. Rows are only added.

    `transaction` proves that the step and its event were written together.
    """

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="review_events")
    revision = models.ForeignKey(
        Revision, on_delete=models.PROTECT, null=True, blank=True, related_name="review_events"
    )
    action = models.CharField(max_length=12, choices=[(t.action, t.action) for t in TRANSITIONS])
    old_state = models.CharField(max_length=12, choices=[(s.value, s.value) for s in State])
    new_state = models.CharField(max_length=12, choices=[(s.value, s.value) for s in State])
    by = models.ForeignKey(Coder, on_delete=models.PROTECT, related_name="review_events")
    at = models.DateTimeField(auto_now_add=True)
    reason = models.TextField(blank=True)
    transaction = models.BigIntegerField(db_default=CurrentTransaction(), editable=False)

    class Meta:
        ordering = ["record", "id"]
        indexes = [
            models.Index(name="review_event_by_coder", fields=["by", "-id"]),
            models.Index(name="review_event_by_time", fields=["at", "by", "action"]),
        ]
        constraints = [
            models.CheckConstraint(
                name="review_event_is_in_the_table",
                condition=Q(
                    *[
                        Q(action=t.action, old_state=t.source.value, new_state=t.target.value)
                        for t in TRANSITIONS
                    ],
                    _connector=Q.OR,
                ),
            ),
            models.CheckConstraint(
                name="review_event_gives_its_reason",
                condition=~Q(action__in=[t.action for t in TRANSITIONS if t.reason_required]) | ~Q(reason=""),
            ),
        ]
        triggers = [
            only_added("review_event_is_only_added", "Review events"),
            rule_trigger("review_event_is_of_its_record", pgtrigger.Insert, EVENT_IS_OF_ITS_RECORD),
            rule_trigger(
                "review_event_tells_what_happened",
                pgtrigger.Insert,
                EVENT_TELLS_WHAT_HAPPENED,
                when=pgtrigger.After,
                timing=pgtrigger.Deferred,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action} by {self.by}"

"""What the desk knows of an article, and which of it readers may see."""

from typing import ClassVar, Self

import pgtrigger
from django.db import models
from django.db.models import Case, OuterRef, Q, Subquery, Value, When
from django.utils import timezone

from articles.models import Article
from articles.models.identity import Identified
from articles.models.rules import keep_history, kept_for_ever, refuse, rule_trigger

from . import record_rules
from .coder import Coder
from .workflow import State

WITHDRAWING = ["withdrawn_at", "withdrawn_by", "withdrawn_kind", "withdrawn_reason"]
EXCLUDING = ["excluded_at", "excluded_by", "excluded_kind", "excluded_reason"]


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
        from .revision import Revision  # which itself knows Record

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
    withdrawn_by = models.ForeignKey(
        Coder, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    withdrawn_kind = models.CharField(max_length=16, choices=Withdrawal, blank=True)
    withdrawn_reason = models.TextField(blank=True, help_text="Shown on the tombstone.")
    reinstated_by = models.ForeignKey(
        Coder, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    excluded_at = models.DateTimeField(null=True, blank=True)
    excluded_by = models.ForeignKey(
        Coder, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    excluded_kind = models.CharField(max_length=16, choices=Exclusion, blank=True)
    excluded_reason = models.TextField(blank=True)

    objects: ClassVar[RecordManager] = RecordManager()

    class Meta:
        ordering = ["-id"]
        permissions = [
            ("code_record", "Can code records (editor)"),
            ("review_record", "Can review records (reviewer)"),
            ("manage_records", "Can manage the desk (manager)"),
        ]
        indexes = [
            models.Index(name="record_withdrawn", fields=["-id"], condition=Q(withdrawn_at__isnull=False)),
            models.Index(name="record_excluded", fields=["-id"], condition=Q(excluded_at__isnull=False)),
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
                "record_keeps_its_article",
                pgtrigger.Update,
                refuse("record_keeps_its_article", "A record belongs to its article for ever."),
                condition=pgtrigger.AnyChange("article"),
            ),
            rule_trigger(
                "record_starts_standing",
                pgtrigger.Insert,
                record_rules.STARTS_UNREVIEWED,
                condition=pgtrigger.Q(new__withdrawn_at__isnull=False)
                | pgtrigger.Q(new__excluded_at__isnull=False),
            ),
            rule_trigger(
                "record_shows_a_reviewed_revision",
                pgtrigger.Insert | pgtrigger.Update,
                record_rules.SHOWS_A_REVIEWED_REVISION,
                condition=pgtrigger.Q(new__public_revision__isnull=False),
            ),
            rule_trigger(
                "record_shows_its_newest_review",
                pgtrigger.Update,
                record_rules.SHOWS_ITS_NEWEST_REVIEW,
                condition=pgtrigger.AnyChange("public_revision"),
            ),
            rule_trigger(
                "record_reasons_stand",
                pgtrigger.Update,
                record_rules.REASONS_STAND,
                condition=pgtrigger.AnyChange(*WITHDRAWING, *EXCLUDING),
            ),
            rule_trigger(
                "public_record_stays_public",
                pgtrigger.Update,
                record_rules.PUBLIC_STAYS_PUBLIC,
                condition=pgtrigger.AnyChange("embargo_until"),
            ),
            rule_trigger(
                "record_is_reinstated_by_a_second",
                pgtrigger.Update,
                record_rules.REINSTATED_BY_A_SECOND,
                condition=pgtrigger.Q(old__withdrawn_at__isnull=False, new__withdrawn_at__isnull=True),
            ),
            rule_trigger(
                "record_is_excluded_unclaimed",
                pgtrigger.Update,
                record_rules.EXCLUDED_UNCLAIMED,
                condition=pgtrigger.Q(old__excluded_at__isnull=True, new__excluded_at__isnull=False),
            ),
            rule_trigger(
                "record_change_has_its_event",
                pgtrigger.Update,
                record_rules.CHANGE_HAS_ITS_EVENT,
                when=pgtrigger.After,
                timing=pgtrigger.Deferred,
                condition=pgtrigger.AnyChange("withdrawn_at", "excluded_at", "reinstated_by"),
            ),
        ]

    def __str__(self) -> str:
        return f"record of article {self.article_id}"

"""The queue of background jobs in the admin site: to look at only."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from procrastinate.contrib.django.models import ProcrastinateEvent, ProcrastinateJob
from procrastinate.jobs import Status

from cstoreview.jobs import STATES
from cstoreview.models import JobFailure

if TYPE_CHECKING:
    StockAdmin = admin.ModelAdmin[ProcrastinateJob]
else:
    StockAdmin = admin.ModelAdmin

# Theirs can retry and cancel what a page of ours had better decide, and breaks our content policy.
admin.site.unregister(ProcrastinateJob)


@admin.register(ProcrastinateJob)
class JobAdmin(StockAdmin):
    """Jobs, newest first, with their state and why they failed."""

    list_display = ("id", "task_name", "args", "state", "last_event", "reason")
    list_filter = ("status", "queue_name", "task_name")
    search_fields = ("=id", "task_name", "lock")
    ordering = ("-id",)
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.ALLOW
    fields = ("id", "task_name", "args", "queue_name", "lock", "state", "attempts", "reason", "events")

    def get_queryset(self, request: HttpRequest) -> QuerySet[ProcrastinateJob]:
        reason = JobFailure.objects.filter(job_id=OuterRef("pk")).values("reason")
        last = ProcrastinateEvent.objects.filter(job=OuterRef("pk")).order_by("-id").values("at")[:1]
        jobs = super().get_queryset(request)
        return jobs.annotate(failed_for=Subquery(reason), last_event_at=Subquery(last))

    @admin.display(ordering="status")
    def state(self, row: ProcrastinateJob) -> str:
        """The state in our words."""
        return STATES[Status(row.status)].value

    @admin.display(ordering="last_event_at")
    def last_event(self, row: Any) -> Any:
        """When its state changed last."""
        return row.last_event_at

    @admin.display(description="why it failed")
    def reason(self, row: Any) -> str:
        """The one line that says why it failed; empty if it did not."""
        return (row.failed_for or "") if Status(row.status) is Status.FAILED else ""

    @admin.display(description="what happened")
    def events(self, row: ProcrastinateJob) -> str:
        """Everything that happened to the job, a line each, in UTC."""
        happened = ProcrastinateEvent.objects.filter(job=row).order_by("id").values_list("at", "type")
        return "\n".join(f"{at:%Y-%m-%d %H:%M:%S}  {what.replace('_', ' ')}" for at, what in happened)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: ProcrastinateJob | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: ProcrastinateJob | None = None) -> bool:
        return False

"""The queue of background jobs in the admin site: to look at only."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from procrastinate.contrib.django.models import ProcrastinateEvent, ProcrastinateJob
from procrastinate.jobs import Status

from cstoreview.jobs import STATES, State
from cstoreview.models import JobFailure

if TYPE_CHECKING:
    StockAdmin = admin.ModelAdmin[ProcrastinateJob]
else:
    StockAdmin = admin.ModelAdmin

# Theirs can retry and cancel what a page of ours had better decide, and breaks our content policy.
admin.site.unregister(ProcrastinateJob)


class StateFilter(admin.SimpleListFilter):
    """Jobs by their state, in our words."""

    title = parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(state.value, state.value) for state in State]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[ProcrastinateJob]
    ) -> QuerySet[ProcrastinateJob]:
        if self.value() is None:
            return queryset
        meant = [status.value for status, state in STATES.items() if state == self.value()]
        return queryset.filter(status__in=meant)


@admin.register(ProcrastinateJob)
class JobAdmin(StockAdmin):
    """Jobs, newest first, with their state and why they failed."""

    list_display = ("id", "call", "state", "reason", "last_event")
    list_filter = (StateFilter, "queue_name", "task_name")
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

    @admin.display(description="job", ordering="task_name")
    def call(self, row: ProcrastinateJob) -> str:
        """The function and its arguments."""
        arguments = ", ".join(f"{name}={value!r}" for name, value in row.args.items() if name != "timestamp")
        return f"{row.task_name}({arguments})"

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

"""Records and revisions: what a manager does with them goes through the services, with a reason."""

import tempfile
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import FileResponse, HttpRequest
from django.utils import timezone

from annotations.export.fixture import write_fixture
from annotations.models import Coder, Contribution, Record, Revision
from annotations.models.workflow import State
from annotations.services import steps
from annotations.services.embargo import set_embargo
from articles.admin.base import LoggedAdmin

from .confirming import Act, NoForm, ReasonForm, action_of


class WithdrawalForm(ReasonForm):
    kind = forms.ChoiceField(choices=Record.Withdrawal.choices)


class ExclusionForm(ReasonForm):
    kind = forms.ChoiceField(choices=Record.Exclusion.choices)


class EmbargoForm(forms.Form):
    """Either until when, or that it is lifted."""

    until = forms.DateTimeField(
        required=False,
        label="Until (UTC)",
        widget=forms.DateTimeInput(attrs={"placeholder": "2026-12-31 06:00"}),
    )
    lift = forms.BooleanField(required=False, label="Lift the embargo")

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if not self.errors and bool(said.get("until")) == said["lift"]:
            raise forms.ValidationError("Give the day and time until when, or lift the embargo.")
        return said


def release_newest(record: Record, by: Coder) -> Revision:
    """Release the newest revision of a record."""
    newest = record.revisions.order_by("-number")[:1].get()
    return steps.release(revision=newest, version=newest.version, by=by)


RECORD_ACTS = (
    Act(
        "release_claim",
        "Release from its claimant",
        "The drafts go back to the queue; the work done so far is kept.",
        lambda record, _, by: release_newest(record, by),
        NoForm,
    ),
    Act(
        "exclude",
        "Exclude",
        "Nobody codes the records until somebody readmits them.",
        lambda record, said, by: steps.exclude(
            record=record, kind=Record.Exclusion(said["kind"]), reason=said["reason"], by=by
        ),
        ExclusionForm,
    ),
    Act(
        "readmit",
        "Readmit",
        "Editors can claim the records again.",
        lambda record, said, by: steps.readmit(record=record, reason=said["reason"], by=by),
    ),
    Act(
        "withdraw",
        "Withdraw from the readers",
        "Readers find tombstones with kind, day and reason. For reviewers.",
        lambda record, said, by: steps.withdraw(
            record=record, kind=Record.Withdrawal(said["kind"]), reason=said["reason"], by=by
        ),
        WithdrawalForm,
    ),
    Act(
        "reinstate",
        "Reinstate",
        "Readers see the records again. For a second reviewer, not the one who withdrew them.",
        lambda record, said, by: steps.reinstate(record=record, reason=said["reason"], by=by),
    ),
    Act(
        "set_embargo",
        "Set embargo",
        "Readers see the records only from that time on, if they are reviewed by then. Not for public ones.",
        lambda record, said, by: set_embargo(record=record, until=said["until"], by=by),
        EmbargoForm,
    ),
)


class StateFilter(admin.SimpleListFilter):
    """Where the record stands."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(state.value, state.value) for state in State]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(state=self.value()) if self.value() in list(State) else queryset


@admin.register(Record)
class RecordAdmin(LoggedAdmin):
    """Coding happens at the desk; here is the overview, and the steps that are a manager's."""

    list_display = ("headline", "state", "claimed_by", "public_revision_number", "embargo_until", "article")
    list_filter = (StateFilter, "withdrawn_kind", "excluded_kind", "article__outlet")
    list_select_related = ("article", "public_revision")
    search_fields = ("=article__short_id", "article__versions__headline", "article__outlet__name")
    actions = (*(action_of(act) for act in RECORD_ACTS), "export_as_fixture")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        newest = Revision.objects.filter(record=OuterRef("pk")).order_by("-number")
        records: QuerySet[Any] = Record.objects.with_state().annotate(
            newest_headline=Subquery(newest.values("article_version__headline")[:1]),
            newest_claimant=Subquery(newest.values("claimed_by__handle")[:1]),
        )
        return records

    def called(self, row: Any) -> str:
        return self.headline(row)

    @admin.display(ordering="newest_headline")
    def headline(self, record: Any) -> str:
        return record.newest_headline or f"Without headline ({record.article.short_id})"

    @admin.display(ordering="state")
    def state(self, record: Any) -> str:
        return str(record.state)

    @admin.display(ordering="newest_claimant")
    def claimed_by(self, record: Any) -> str:
        return record.newest_claimant or ""

    @admin.display(description="public revision")
    def public_revision_number(self, record: Record) -> str:
        return str(record.public_revision.number) if record.public_revision else ""

    @admin.action(description="Export the selected public records as a fixture", permissions=["view"])
    def export_as_fixture(self, request: HttpRequest, queryset: QuerySet[Any]) -> Any:
        """A fixture of those selected that readers may see."""
        chosen = Record.objects.public().filter(pk__in=queryset.values("pk"))
        if not chosen.exists():
            self.message_user(request, "None of the selected records is public: nothing to export.", "ERROR")
            return None
        out = tempfile.TemporaryFile()  # noqa: SIM115  # the response closes it when it is sent
        write_fixture(chosen, out)
        out.seek(0)
        name = f"cstoreview-{timezone.now():%Y-%m-%d}.json"
        return FileResponse(out, as_attachment=True, filename=name, content_type="application/json")


@admin.register(Revision)
class RevisionAdmin(LoggedAdmin):
    list_display = ("record", "number", "status", "claimed_by", "submitted_at", "reviewed_by", "reviewed_at")
    list_filter = ("status", ("claimed_by", admin.RelatedOnlyFieldListFilter), "reviewed_at")
    list_select_related = ("record", "claimed_by", "reviewed_by")
    search_fields = ("=record__article__short_id", "article_version__headline")


@admin.register(Contribution)
class ContributionAdmin(LoggedAdmin):
    list_display = ("revision", "coder", "at")
    list_filter = (("coder", admin.RelatedOnlyFieldListFilter),)
    list_select_related = ("revision__record", "coder")
    search_fields = ("coder__handle", "=revision__record__article__short_id")

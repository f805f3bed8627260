"""What all pages of the admin site have in common: quick lists, kept history, refusals as messages."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.db import DataError, IntegrityError, models, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

if TYPE_CHECKING:
    StockAdmin = admin.ModelAdmin[models.Model]
else:
    StockAdmin = admin.ModelAdmin

MOST_FORMER_ROWS = 100
"""How many of the newest former states the history page of one row shows."""

BODIES = (models.BinaryField,)
"""Columns that are never shown: too large, and of no use to the eye."""


@dataclass(frozen=True)
class FormerState:
    """A row as PostgreSQL kept it before a change: `changed` has name and former value of what changed."""

    at: datetime
    who: str
    act: str
    changed: list[tuple[str, str]]


def in_one_line(error: Exception) -> str:
    """A refusal in one line: of PostgreSQL, the words of the rule that refused."""
    return str(error).strip().splitlines()[0]


class DeskAdmin(StockAdmin):
    """Vocabularies: managers add and change, nobody deletes.

    Nothing is ever deleted in the admin site: rows are merged, withdrawn or excluded by services.
    """

    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.ALLOW
    object_history_template = "admin/row_history.html"
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    refusals: tuple[type[Exception], ...] = (IntegrityError, DataError)
    """What becomes a message when it is raised while a form is saved."""

    def called(self, row: Any) -> str:
        """What a row is called in lists of what an action takes."""
        return str(row)

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        """The form; what is refused while saving becomes a message on the form, opened anew."""
        try:
            with transaction.atomic():
                return super().changeform_view(request, object_id, form_url, extra_context)
        except self.refusals as error:
            self.message_user(request, in_one_line(error), messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """What happened to the row, whoever did it and by whatever way: PostgreSQL keeps it."""
        former = former_states(self.model, object_id)
        return super().history_view(request, object_id, {**(extra_context or {}), "former": former})


class LoggedAdmin(DeskAdmin):
    """Rows that only services or triggers write: to look at, never to change by hand."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def get_fields(self, request: HttpRequest, obj: models.Model | None = None) -> Any:
        if self.fields:
            return super().get_fields(request, obj)
        shown = (f for f in self.model._meta.concrete_fields if not isinstance(f, BODIES) and f.name != "tsv")
        return [field.name for field in shown]


def former_states(model: type[models.Model], pk: str) -> list[FormerState]:
    """The former states of a row, newest first; empty for models that are only ever added to."""
    events = getattr(model, "pgh_event_model", None)
    current = model._default_manager.filter(pk=pk).values().first() if pk.isdecimal() else None
    if events is None or current is None:
        return []
    found = events.objects.filter(pgh_obj_id=pk).order_by("-pgh_id")
    states, newer = [], current
    for row in found.values(*_kept(events), "pgh_created_at", "pgh_label", "pgh_context__metadata")[
        :MOST_FORMER_ROWS
    ]:
        said = row["pgh_context__metadata"] or {}
        changed = [(name, str(row[name])) for name in _kept(events) if row[name] != newer.get(name)]
        act = said.get("act", row["pgh_label"])
        states.append(FormerState(row["pgh_created_at"], said.get("by", ""), act, changed))
        newer = row
    return states


def _kept(events: type[models.Model]) -> list[str]:
    """Names of the columns that the event table repeats."""
    return [f.attname for f in events._meta.concrete_fields if not f.name.startswith("pgh_")]

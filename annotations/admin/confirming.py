"""Actions of the admin site: a page that asks for the reason, then the service for each row."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from annotations.models import Coder
from annotations.services.coders import coder_for
from annotations.services.writing import Refused
from articles.admin.base import DeskAdmin

MOST_AT_ONCE = 200
"""Rows that one action takes: each is a transaction of its own, and the page waits for all of them."""


class ReasonForm(forms.Form):
    """Why something is done."""

    reason = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60}),
        max_length=4000,
        error_messages={"required": "Give the reason in words."},
    )


class NoForm(forms.Form):
    """For acts that need no words."""


@dataclass(frozen=True)
class Act:
    """One act on each selected row. `take` calls a service; what it refuses becomes a message."""

    name: str
    heading: str
    consequence: str
    take: Callable[[Any, dict[str, Any], Coder], object]
    form: type[forms.Form] = ReasonForm


ActionFunction = Callable[[DeskAdmin, HttpRequest, QuerySet[Any]], HttpResponse | None]


def action_of(act: Act) -> ActionFunction:
    """The admin action for an act: first its page, then the act itself."""

    @admin.action(description=f"{act.heading}…", permissions=["view"])
    def run(modeladmin: DeskAdmin, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        rows = list(queryset[: MOST_AT_ONCE + 1])
        if len(rows) > MOST_AT_ONCE:
            message = f"Select at most {MOST_AT_ONCE} rows: nothing was done."
            modeladmin.message_user(request, message, messages.ERROR)
            return None
        sent = "confirmed" in request.POST
        form = act.form(request.POST if sent else None)
        if not sent or not form.is_valid():
            return _page(modeladmin, request, rows, act, form)
        _take_all(modeladmin, request, rows, act, form.cleaned_data)
        return None

    run.__name__ = act.name
    return run


def _take_all(
    modeladmin: DeskAdmin, request: HttpRequest, rows: list[Model], act: Act, said: dict[str, Any]
) -> None:
    by = coder_for(request.user)
    taken = 0
    for row in rows:
        try:
            act.take(row, said, by)
            taken += 1
        except Refused as refused:
            modeladmin.message_user(request, f"{modeladmin.called(row)}: {refused}", messages.ERROR)
    if taken:
        modeladmin.message_user(request, f"{act.heading}: {taken} of {len(rows)}.", messages.SUCCESS)


def _page(
    modeladmin: DeskAdmin, request: HttpRequest, rows: list[Model], act: Act, form: forms.Form
) -> HttpResponse:
    context = {
        **modeladmin.admin_site.each_context(request),
        "title": act.heading,
        "act": act,
        "form": form,
        "rows": [(row.pk, modeladmin.called(row)) for row in rows],
        "opts": modeladmin.model._meta,
        "checkbox_name": ACTION_CHECKBOX_NAME,
        "media": modeladmin.media + form.media,
    }
    return TemplateResponse(request, "admin/confirm_action.html", context, status=400 if form.errors else 200)

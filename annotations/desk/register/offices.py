"""Offices: who held them from when to when, and who is meant by a role on a day."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from annotations.desk.access import coder_of, desk_view, status_of
from annotations.desk.addresses import short_id_in
from annotations.desk.keyset import page_of
from annotations.models import Office, Revision, Speaker
from annotations.models.workflow import Role
from annotations.projection import Spell, timeline
from annotations.services.coders import roles_of
from annotations.services.offices import add_office, change_office, remove_office
from annotations.services.register_memory import register_now
from annotations.services.writing import Refused
from annotations.suggesting.register import Holding

from .addresses import address_of
from .entry import INVALID
from .forms import OFFICES, HoldersForm, OfficeEntryForm, OfficeForm

KEEPERS = {Role.REVIEWER, Role.MANAGER}


@desk_view()
@require_http_methods(["GET", "HEAD", "POST"])
def offices(request: HttpRequest) -> HttpResponse:
    """All offices, and adding one; and who held which, asked in the words of a text."""
    refused: Refused | None = None
    form = OfficeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        refused = INVALID
        if form.is_valid():
            try:
                return redirect("desk:office", uid=add_office(by=coder_of(request), **form.cleaned_data).uid)
            except Refused as error:
                refused = error
    page = page_of(Office.objects.annotate(holders=Count("terms")), OFFICES, request.GET.get("after", ""))
    asked = HoldersForm(request.GET if "role" in request.GET else None)
    context = {
        "rows": page.rows,
        "after": page.after,
        "form": form,
        "asked": asked,
        "answer": _answer(asked) if asked.is_bound and asked.is_valid() else None,
        "refused": refused,
        "section": "speakers",
    }
    return render(
        request, "desk/register/offices.html", context, status=status_of(refused) if refused else 200
    )


@desk_view()
@require_http_methods(["GET", "HEAD", "POST"])
def office(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One office with its holders; reviewers and managers change it here."""
    found = get_object_or_404(Office, uid=uid)
    form, refused = OfficeEntryForm.of(found), None
    if request.method == "POST":
        form, refused = OfficeEntryForm(request.POST), INVALID
        if form.is_valid():
            try:
                change_office(office=found, by=coder_of(request), **form.cleaned_data)
                return redirect("desk:office", uid=uid)
            except Refused as error:
                refused = error
    return _office_page(request, found, form, refused)


def _office_page(
    request: HttpRequest, found: Office, form: OfficeForm, refused: Refused | None
) -> HttpResponse:
    terms = list(found.terms.select_related("speaker", "confirmed_by").order_by("starts_on", "pk"))
    spells = [
        Spell(term.speaker.name, term.starts_on, term.ends_on, term.in_words, bool(term.confirmed_by_id))
        for term in terms
    ]
    context = {
        "office": found,
        "terms": [(term, address_of(term.speaker)) for term in terms],
        "picture": timeline(spells, until=timezone.now().date()),
        "claim_count": found.claims.filter(removed_at=None).count(),
        "may_keep": bool(roles_of(request.user) & KEEPERS),
        "form": form,
        "refused": refused,
        "section": "speakers",
    }
    return render(
        request, "desk/register/office.html", context, status=status_of(refused) if refused else 200
    )


@desk_view(*KEEPERS)
@require_POST
def remove(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Take out an office that nobody holds and no claim names."""
    found = get_object_or_404(Office, uid=uid)
    try:
        remove_office(office=found, by=coder_of(request))
    except Refused as refused:
        return _office_page(request, found, OfficeEntryForm.of(found), refused)
    return redirect("desk:offices")


@desk_view()
@require_safe
def holders(request: HttpRequest) -> HttpResponse:
    """Who held the office that a role names, on a day or on the day of a record's article.

    A line of HTML, or JSON if that is asked for. Two or no holders are said: nobody is guessed.
    """
    form = HoldersForm(request.GET)
    if not form.is_valid():
        raise Refused("Say the role and the day, for example ?role=the+Belarusian+leader&on=2017-07-17.")
    answer = _answer(form)
    if request.get_preferred_type(["text/html", "application/json"]) == "application/json":
        return JsonResponse(answer.as_json(form.cleaned_data["role"]))
    return render(request, "desk/register/_holders.html", {"answer": answer})


@dataclass(frozen=True)
class Answer:
    """What the register says of a role on a day, with the entries of those who held the office."""

    holding: Holding
    on: date | None
    holders: list[tuple[Speaker, str]]

    def as_json(self, role: str) -> dict[str, Any]:
        """The same for scripts: `office` and `speaker` are null wherever naming one would be a guess."""
        holding = self.holding
        return {
            "role": role,
            "on": str(self.on) if self.on else None,
            "reason": holding.reason,
            "offices": [
                {"uid": one.key, "name": one.name, "country": one.country} for one in holding.offices
            ],
            "holders": [{"short_id": one.key, "name": one.name} for one in holding.speakers],
            "office": holding.office.key if holding.office else None,
            "speaker": holding.holder.key if holding.holder else None,
        }


def _answer(form: HoldersForm) -> Answer:
    said = form.cleaned_data
    day = said["on"]
    if day is None and said["record"]:
        coded = Revision.objects.filter(record__article__short_id=short_id_in(said["record"]))
        newest = coded.select_related("article_version").order_by("-number").first()
        day = newest.article_version.published_day if newest else None
    holding = register_now().holders(said["role"], on=day, country=said["country"])
    entries = Speaker.objects.in_bulk([one.key for one in holding.speakers], field_name="short_id")
    return Answer(holding, day, [(entry, address_of(entry)) for entry in entries.values()])

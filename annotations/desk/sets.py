"""Reviewed sets: naming a selection, filling it, exporting it and freezing it as a numbered release."""

import io
import tempfile
from typing import IO, Any

from django import forms
from django.db.models import Count
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from annotations.export.fixture import Manifest, records_in, write_fixture
from annotations.models import Record, ReviewedSet, Revision
from annotations.models.workflow import Role
from annotations.services.coders import roles_of
from annotations.services.sets import add_to_set, create_set, release_set, remove_from_set
from annotations.services.writing import Refused

from .access import coder_of, desk_view, get_record_for_reading, status_of
from .addresses import SHORT_ID_LENGTH
from .rows import newest_revisions, rows_of

KEEPERS = {Role.REVIEWER, Role.MANAGER}
INVALID = Refused("This is not saved yet: mend what is marked.")
MOST_SHOWN = 500  # records of a set listed on its page


class SetForm(forms.Form):
    """The name of a new set."""

    title = forms.CharField(max_length=200)
    slug = forms.SlugField(
        label="Short name", max_length=60, help_text="Small letters and hyphens; it makes the address."
    )
    description = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 2}))


class MemberForm(forms.Form):
    """Which record goes into the set."""

    record = forms.CharField(max_length=500, help_text="The address of its page, or its id.")

    def clean_record(self) -> str:
        return str(self.cleaned_data["record"]).strip().rstrip("/")[-SHORT_ID_LENGTH:]


@desk_view()
@require_http_methods(["GET", "HEAD", "POST"])
def sets(request: HttpRequest) -> HttpResponse:
    """All sets, and making one."""
    refused: Refused | None = None
    form = SetForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        refused = INVALID
        if form.is_valid():
            try:
                made = create_set(by=coder_of(request), **form.cleaned_data)
                return redirect("desk:set", slug=made.slug)
            except Refused as error:
                refused = error
    listed = ReviewedSet.objects.annotate(
        record_count=Count("members", distinct=True), release_count=Count("releases", distinct=True)
    )
    context = {"sets": listed, "form": form, "refused": refused, "section": "sets"}
    context["may_keep"] = bool(roles_of(request.user) & KEEPERS)
    return render(request, "desk/sets.html", context, status=status_of(refused) if refused else 200)


def _set_page(
    request: HttpRequest,
    chosen: ReviewedSet,
    *,
    form: MemberForm | None = None,
    refused: Refused | None = None,
) -> HttpResponse:
    members = newest_revisions().filter(record__memberships__reviewed_set=chosen).order_by("-id")
    public = _public_records(chosen)
    context: dict[str, Any] = {
        "set": chosen,
        "rows": rows_of(members[:MOST_SHOWN]),
        "public_ids": set(public.values_list("pk", flat=True)[:MOST_SHOWN]),
        "record_count": members.count(),
        "public_count": public.count(),
        "releases": chosen.releases.select_related("released_by").defer("fixture"),
        "form": form or MemberForm(),
        "may_keep": bool(roles_of(request.user) & KEEPERS),
        "refused": refused,
        "section": "sets",
    }
    return render(request, "desk/set.html", context, status=status_of(refused) if refused else 200)


def _public_records(chosen: ReviewedSet) -> Any:
    return Record.objects.public().filter(memberships__reviewed_set=chosen)


@desk_view()
@require_safe
def reviewed_set(request: HttpRequest, slug: str) -> HttpResponse:
    """One set: its records, its releases."""
    return _set_page(request, get_object_or_404(ReviewedSet, slug=slug))


@desk_view(*KEEPERS)
@require_POST
def add(request: HttpRequest, slug: str) -> HttpResponse:
    """Put a record into the set."""
    chosen = get_object_or_404(ReviewedSet, slug=slug)
    form = MemberForm(request.POST)
    if not form.is_valid():
        return _set_page(request, chosen, form=form, refused=INVALID)
    known = Revision.objects.filter(record__article__short_id=form.cleaned_data["record"])
    if not known.exists():
        form.add_error("record", "There is no such record: copy the address of its page.")
        return _set_page(request, chosen, form=form, refused=INVALID)
    opened = get_record_for_reading(request, form.cleaned_data["record"])
    add_to_set(reviewed_set=chosen, record=opened.record, by=opened.coder)
    return redirect("desk:set", slug=slug)


@desk_view(*KEEPERS)
@require_POST
def remove(request: HttpRequest, slug: str, address: str) -> HttpResponse:
    """Take a record out of the set; releases made so far keep it."""
    opened = get_record_for_reading(request, address)
    chosen = get_object_or_404(ReviewedSet, slug=slug)
    remove_from_set(reviewed_set=chosen, record=opened.record, by=opened.coder)
    return redirect("desk:set", slug=slug)


def _export(chosen: ReviewedSet, out: IO[bytes]) -> Manifest:
    records = _public_records(chosen)
    if not records.exists():
        raise Refused("Nothing in this set is public yet: add records that were reviewed.")
    return write_fixture(records, out)


@desk_view()
@require_POST
def export(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The fixture of what is public in the set now, as a download."""
    chosen = get_object_or_404(ReviewedSet, slug=slug)
    out = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it when it is sent
    try:
        _export(chosen, out)
    except Refused as refused:
        out.close()
        return _set_page(request, chosen, refused=refused)
    out.seek(0)
    name = f"{chosen.slug}-{timezone.now():%Y-%m-%d}.json"
    return FileResponse(out, as_attachment=True, filename=name, content_type="application/json")


@desk_view(*KEEPERS)
@require_POST
def release(request: HttpRequest, slug: str) -> HttpResponse:
    """Freeze what is public in the set now as the next numbered release."""
    chosen = get_object_or_404(ReviewedSet, slug=slug)
    try:
        out = io.BytesIO()
        manifest = _export(chosen, out)
        fixture = out.getvalue()
        release_set(
            reviewed_set=chosen,
            fixture=fixture,
            counts=manifest.counts,
            record_uids=records_in(fixture),
            by=coder_of(request),
        )
    except Refused as refused:
        return _set_page(request, chosen, refused=refused)
    return redirect("desk:set", slug=slug)

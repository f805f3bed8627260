"""Adding, changing, removing and bringing back claims."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from annotations.desk.access import OpenRecord, desk_view, get_record_for_editing
from annotations.models import Claim, Coder, Speaker
from annotations.services.claims import add_claim, change_claim, remove_claim, restore_claim
from annotations.services.speakers import add_speaker
from annotations.services.writing import Refused, Stale

from .cards import cards_of, claims_of, speakers_of
from .claim_form import (
    ClaimForm,
    form_of_claim,
    new_claim_form,
    seen_anew,
    sent_claim_form,
    with_another_row,
)
from .page import Forms, coding_page

INVALID = Refused("The claim is not saved yet: mend what is marked.")
UNFINISHED = ("add_row", "look_up")
"""Buttons that only show the form again: with one more row, or with the speakers that fit."""


def claim_in(opened: OpenRecord, short_id: str) -> Claim:
    """The claim of the newest revision with this id, or Http404."""
    claims = opened.revision.claims.select_related("speaker", "revision").prefetch_related(
        "spans", "claim_tags__tag", "relays__outlet"
    )
    return get_object_or_404(claims, short_id=short_id)


@desk_view()
@require_http_methods(["GET", "HEAD", "POST"])
def new_claim(request: HttpRequest, address: str) -> HttpResponse:
    """The empty form of a claim, or adding it."""
    opened = get_record_for_editing(request, address)
    if request.method != "POST":
        speakers = speakers_of(cards_of(claims_of(opened.revision)))
        form = new_claim_form(opened.version, request.GET, speakers)
        return coding_page(request, opened, Forms(claim=form))
    return _save(request, opened, None)


@desk_view()
@require_http_methods(["GET", "HEAD", "POST"])
def claim(request: HttpRequest, address: str, short_id: str) -> HttpResponse:
    """The form of a claim as it stands, or changing it."""
    opened = get_record_for_editing(request, address)
    coded = claim_in(opened, short_id)
    if request.method != "POST":
        return coding_page(request, opened, Forms(claim=form_of_claim(coded, opened.version)))
    return _save(request, opened, coded)


def _save(request: HttpRequest, opened: OpenRecord, coded: Claim | None) -> HttpResponse:
    """Bind, call the service, go to the card; whatever is refused comes back in the form as it was typed."""
    if unfinished := next((name for name in UNFINISHED if name in request.POST), None):
        return _show_again(request, opened, coded, unfinished)
    form = sent_claim_form(request.POST, opened.version, coded)
    if not form.is_valid():
        return coding_page(request, opened, Forms(claim=form), refused=INVALID)
    try:
        saved = _write(opened, coded, form)
    except Stale as stale:
        form = sent_claim_form(seen_anew(request.POST, stale.current_version), opened.version, coded)
        form.others = coded
        return coding_page(request, opened, Forms(claim=form), refused=stale)
    except Refused as refused:
        return coding_page(request, opened, Forms(claim=form), refused=refused)
    return _go_to(request, opened, saved, "Claim changed." if coded else "Claim added.")


def _write(opened: OpenRecord, coded: Claim | None, form: ClaimForm) -> Claim:
    with transaction.atomic():
        coding = form.coding(_speaker(form, opened.coder))
        if coded is None:
            uid = form.cleaned_data["stable_uid"]
            return add_claim(revision=opened.revision, coding=coding, by=opened.coder, stable_uid=uid)
        return change_claim(claim=coded, version=form.cleaned_data["version"], coding=coding, by=opened.coder)


def _speaker(form: ClaimForm, by: Coder) -> Speaker | None:
    if form.new_kind is None:
        speaker: Speaker | None = form.cleaned_data["chosen_speaker"]
        return speaker
    return add_speaker(name=form.cleaned_data["speaker_name"], kind=form.new_kind, by=by)


def _show_again(
    request: HttpRequest, opened: OpenRecord, coded: Claim | None, unfinished: str
) -> HttpResponse:
    data: QueryDict = with_another_row(request.POST) if unfinished == "add_row" else request.POST
    form = sent_claim_form(data, opened.version, coded)
    form.is_valid()
    return coding_page(request, opened, Forms(claim=form))


def _go_to(request: HttpRequest, opened: OpenRecord, coded: Claim, say: str) -> HttpResponse:
    if getattr(request, "htmx", False):
        return coding_page(request, opened, say=say, focus=coded.short_id)
    return redirect(f"{reverse('desk:code', args=[opened.address])}#claim-{coded.short_id}")


@desk_view()
@require_POST
def remove(request: HttpRequest, address: str, short_id: str) -> HttpResponse:
    """Take a claim out; its card stays, with the button that brings it back."""
    opened = get_record_for_editing(request, address)
    coded = claim_in(opened, short_id)
    removed = remove_claim(claim=coded, version=version_in(request.POST), by=opened.coder)
    return _go_to(request, opened, removed, "Claim removed. The button beside it brings it back.")


@desk_view()
@require_POST
def restore(request: HttpRequest, address: str, short_id: str) -> HttpResponse:
    """Bring a removed claim back."""
    opened = get_record_for_editing(request, address)
    coded = claim_in(opened, short_id)
    restored = restore_claim(claim=coded, version=version_in(request.POST), by=opened.coder)
    return _go_to(request, opened, restored, "Claim brought back.")


def version_in(data: QueryDict) -> int:
    """The version of a row that its form was made from. Raises `Refused` for anything but a number."""
    value = data.get("version", "")
    if not (value.isascii() and value.isdecimal() and len(value) < 10):
        raise Refused("The form is incomplete (no version): load the page anew and try again.")
    return int(value)

"""Proposing corrections, changing, removing and bringing them back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from annotations.desk.access import OpenRecord, desk_view, get_record_for_editing
from annotations.models import Correction
from annotations.services.corrections import (
    change_correction,
    propose_correction,
    remove_correction,
    restore_correction,
)
from annotations.services.writing import Refused, Stale

from .claim_form import seen_anew
from .claims import version_in
from .correction_form import CorrectionForm, form_of_correction, new_correction_form
from .page import Forms, coding_page

INVALID = Refused("The correction is not saved yet: mend what is marked.")


def correction_in(opened: OpenRecord, short_id: str) -> Correction:
    """The correction of the newest revision with this id, or Http404."""
    return get_object_or_404(opened.revision.corrections.select_related("revision"), short_id=short_id)


@desk_view()
@require_http_methods(["GET", "HEAD", "POST"])
def new_correction(request: HttpRequest, address: str) -> HttpResponse:
    """The empty form of a correction, or proposing it."""
    opened = get_record_for_editing(request, address)
    if request.method != "POST":
        form = new_correction_form(opened.version.text, request.GET)
        return coding_page(request, opened, Forms(correction=form))
    return _save(request, opened, None)


@desk_view()
@require_http_methods(["GET", "HEAD", "POST"])
def correction(request: HttpRequest, address: str, short_id: str) -> HttpResponse:
    """The form of a correction as it stands, or changing it."""
    opened = get_record_for_editing(request, address)
    proposed = correction_in(opened, short_id)
    if request.method != "POST":
        form = form_of_correction(proposed, opened.version.text)
        return coding_page(request, opened, Forms(correction=form))
    return _save(request, opened, proposed)


def _save(request: HttpRequest, opened: OpenRecord, proposed: Correction | None) -> HttpResponse:
    form = CorrectionForm(request.POST, text=opened.version.text)
    form.correction = proposed
    if not form.is_valid():
        return coding_page(request, opened, Forms(correction=form), refused=INVALID)
    try:
        saved = _write(opened, proposed, form)
    except Stale as stale:
        again = seen_anew(request.POST, stale.current_version)
        form = CorrectionForm(again, text=opened.version.text)
        form.correction = form.others = proposed
        return coding_page(request, opened, Forms(correction=form), refused=stale)
    except Refused as refused:
        return coding_page(request, opened, Forms(correction=form), refused=refused)
    return _go_to(request, opened, saved, "Correction changed." if proposed else "Correction proposed.")


def _write(opened: OpenRecord, proposed: Correction | None, form: CorrectionForm) -> Correction:
    said, proposal = form.cleaned_data, form.proposal()
    if proposed is None:
        return propose_correction(
            revision=opened.revision, proposal=proposal, by=opened.coder, stable_uid=said["stable_uid"]
        )
    return change_correction(correction=proposed, version=said["version"], proposal=proposal, by=opened.coder)


def _go_to(request: HttpRequest, opened: OpenRecord, saved: Correction, say: str) -> HttpResponse:
    if getattr(request, "htmx", False):
        return coding_page(request, opened, say=say, focus=saved.short_id)
    return redirect(f"{reverse('desk:code', args=[opened.address])}#correction-{saved.short_id}")


@desk_view()
@require_POST
def remove(request: HttpRequest, address: str, short_id: str) -> HttpResponse:
    """Take a proposal out; its card stays, with the button that brings it back."""
    opened = get_record_for_editing(request, address)
    proposed = correction_in(opened, short_id)
    removed = remove_correction(correction=proposed, version=version_in(request.POST), by=opened.coder)
    return _go_to(request, opened, removed, "Correction removed. The button beside it brings it back.")


@desk_view()
@require_POST
def restore(request: HttpRequest, address: str, short_id: str) -> HttpResponse:
    """Bring a removed proposal back."""
    opened = get_record_for_editing(request, address)
    proposed = correction_in(opened, short_id)
    restored = restore_correction(correction=proposed, version=version_in(request.POST), by=opened.coder)
    return _go_to(request, opened, restored, "Correction brought back.")

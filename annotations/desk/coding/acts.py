"""The acts of the coding page's script: each saves one change, and answers with the card as it stands."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from annotations.desk.access import OpenRecord, desk_view, get_record_for_editing, status_of
from annotations.models import Claim, Speaker
from annotations.services.acts import do_once
from annotations.services.claims import Coding, add_claim, change_claim, remove_claim, restore_claim
from annotations.services.speakers import add_alias, add_speaker
from annotations.services.writing import Refused

from .act_form import ActForm, Deed, coding_of
from .cards import cards_of, claims_of
from .proposals import proposal_for


@desk_view()
@require_POST
def act(request: HttpRequest, address: str) -> HttpResponse:
    """Save one change. Sent again under the same key, it changes nothing and answers the same.

    The status says what became of it: 200 saved, 400 refused, 403 not allowed, 409 somebody was quicker;
    with each comes the card of the claim as it stands now, if there is one.
    """
    opened = get_record_for_editing(request, address)
    form = ActForm(request.POST)
    if not form.is_valid():
        return _answer(request, opened, form, Refused(form.faults))
    deed = partial(DEEDS[Deed(form.cleaned_data["do"])], opened, form)
    try:
        do_once(key=form.cleaned_data["key"], revision=opened.revision, by=opened.coder, act=deed)
    except Refused as refused:
        return _answer(request, opened, form, refused)
    return _answer(request, opened, form)


def _answer(
    request: HttpRequest, opened: OpenRecord, form: ActForm, refused: Refused | None = None
) -> HttpResponse:
    context: dict[str, Any] = {"opened": opened, "address": opened.address, "refused": refused}
    context["here"] = reverse("desk:code", args=[opened.address])
    uid: UUID | None = form.cleaned_data.get("claim")
    for card in cards_of(claims_of(opened.revision).filter(stable_uid=uid)) if uid else ():
        context["card"] = card
        if form.cleaned_data.get("do") == Deed.MAKE:
            context["proposal"] = proposal_for(card, opened.version)
    status = status_of(refused) if refused else 200
    return render(request, "desk/coding/_answer.html", context, status=status)


def _make(opened: OpenRecord, form: ActForm) -> Claim:
    coding = replace(Coding(mode=Claim.Mode.INDIRECT, words=[]), **_said(opened, form))
    uid = form.cleaned_data["claim"]
    return add_claim(revision=opened.revision, coding=coding, by=opened.coder, stable_uid=uid)


def _change(opened: OpenRecord, form: ActForm) -> Claim:
    claim = _claim(opened, form)
    if form.says:
        coding = replace(coding_of(claim), **_said(opened, form))
        claim = change_claim(claim=claim, version=_version(form), coding=coding, by=opened.coder)
    if (alias := form.cleaned_data["alias"]) and claim.speaker:
        add_alias(speaker=claim.speaker, form=alias, seen_in=opened.version, by=opened.coder)
    return claim


def _remove(opened: OpenRecord, form: ActForm) -> Claim:
    return remove_claim(claim=_claim(opened, form), version=_version(form), by=opened.coder)


def _restore(opened: OpenRecord, form: ActForm) -> Claim:
    return restore_claim(claim=_claim(opened, form), version=_version(form), by=opened.coder)


DEEDS: dict[Deed, Callable[[OpenRecord, ActForm], Claim]] = {
    Deed.MAKE: _make,
    Deed.CHANGE: _change,
    Deed.REMOVE: _remove,
    Deed.RESTORE: _restore,
}


def _claim(opened: OpenRecord, form: ActForm) -> Claim:
    claim = claims_of(opened.revision).filter(stable_uid=form.cleaned_data["claim"]).first()
    if claim is None:
        raise Refused("This claim is not in the revision any more: load the page anew.")
    return claim


def _version(form: ActForm) -> int:
    version: int | None = form.cleaned_data["version"]
    if version is None:
        raise Refused("The act is incomplete (no version): load the page anew and try again.")
    return version


def _said(opened: OpenRecord, form: ActForm) -> dict[str, Any]:
    """The parts of the claim that the act names; a speaker who is not in the register yet is added to it."""
    says = form.says
    if isinstance(kind := says.get("speaker"), Speaker.Kind):
        says["speaker"] = add_speaker(name=form.cleaned_data["speaker_name"], kind=kind, by=opened.coder)
    return says

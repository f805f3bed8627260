"""Deciding on proposals: confirm, adjust by quoting, drop with a reason; each works without JavaScript."""

from typing import Any
from uuid import UUID

from django import forms
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from annotations.desk.access import (
    OpenRecord,
    desk_view,
    get_record_for_editing,
    get_record_for_reading,
    status_of,
)
from annotations.desk.coding.claims import version_in
from annotations.desk.coding.paragraphs import pieces_of
from annotations.desk.coding.words import Rows, SpanFormSet, row_of
from annotations.models import Reanchoring, Span
from annotations.services.reanchoring import adjust_words, confirm_same_words, confirm_words, drop_words
from annotations.services.writing import Refused

from .newer import change_ahead
from .proposals import Item, by_role, item_of, items_of

UNWRITTEN = Refused("Nothing has changed yet: mend what is marked.")


class DropForm(forms.Form):
    """Why a claim or correction has no place in the new text."""

    reason = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2000,
        error_messages={"required": "Give the reason in words."},
    )


@desk_view()
@require_safe
def words(request: HttpRequest, address: str) -> HttpResponse:
    """The proposals of the record's newest revision."""
    return words_page(request, get_record_for_reading(request, address))


def words_page(request: HttpRequest, opened: OpenRecord, *, refused: Refused | None = None) -> HttpResponse:
    """What is open by what was found, and what is decided."""
    items = items_of(opened.revision)
    open_items = [item for item in items if item.is_open]
    context = {
        "opened": opened,
        "address": opened.address,
        "version": opened.version,
        "newer": change_ahead(opened),
        "sections": [
            (found, [item for item in open_items if item.found == found])
            for found in (Reanchoring.Found.CHANGED, Reanchoring.Found.ORPHAN, Reanchoring.Found.SAME)
        ],
        "is_open": bool(open_items),
        "decided": [item for item in items if not item.is_open],
        "former_text": _former_text(items),
        "refused": refused,
    }
    return render(request, "desk/texts/words.html", context, status=status_of(refused) if refused else 200)


def _former_text(items: list[Item]) -> int | None:
    """The number of the text that the words came from, to go back to."""
    former = [item.proposal.old_text for item in items if item.proposal]
    return min((text.number for text in former), default=None)


@desk_view()
@require_safe
def proposal(request: HttpRequest, address: str, uid: UUID) -> HttpResponse:
    """One proposal, with the forms to adjust or drop it."""
    opened = get_record_for_editing(request, address)
    return _proposal_page(request, opened, _proposal_in(opened, uid))


def _proposal_in(opened: OpenRecord, uid: UUID) -> Reanchoring:
    return get_object_or_404(
        Reanchoring.objects.select_related(
            *("claim__revision", "claim__speaker", "correction__revision", "decided_by", "old_text"),
            *("new_text__agency", "new_text__article__outlet"),
        ).prefetch_related("spans"),
        Q(claim__revision=opened.revision) | Q(correction__revision=opened.revision),
        uid=uid,
    )


def _proposal_page(
    request: HttpRequest,
    opened: OpenRecord,
    found: Reanchoring,
    *,
    adjust: Any = None,
    drop: DropForm | None = None,
    refused: Refused | None = None,
) -> HttpResponse:
    item = item_of(found)
    is_field = found.correction is not None and bool(found.correction.field)
    context = {
        "opened": opened,
        "address": opened.address,
        "version": opened.version,
        "pieces": pieces_of(opened.version.text, opened.version.segments.all()),
        "item": item,
        "adjust_form": None if is_field else adjust or _adjust_form(found),
        "drop_form": drop or DropForm(),
        "refused": refused,
    }
    return render(request, "desk/texts/proposal.html", context, status=status_of(refused) if refused else 200)


def _adjust_form(found: Reanchoring, data: QueryDict | None = None) -> Any:
    """Rows of quotations in the new text: what was found, or the old words to begin with."""
    old, new = found.old_text.text, found.new_text.text
    rows: Rows = []
    for span in by_role(found):
        role = span.role if span.role in Span.Role.values else Span.Role.CONTENT.value
        if span.start is not None and span.end is not None:
            rows.append(row_of(role, new, span.start, span.end))
        else:
            rows.append({"role": role, "quote": old[span.old_start : span.old_end]})
    if found.claim:
        rows.append({"role": Span.Role.CONTENT})
    return SpanFormSet(data, initial=rows, prefix="spans", form_kwargs={"text": new})


def _decided(opened: OpenRecord) -> HttpResponse:
    return redirect(f"{reverse('desk:words', args=[opened.address])}#open")


@desk_view()
@require_POST
def confirm(request: HttpRequest, address: str, uid: UUID) -> HttpResponse:
    """Take the words where they were found."""
    opened = get_record_for_editing(request, address)
    found = _proposal_in(opened, uid)
    try:
        confirm_words(reanchoring=found, version=version_in(request.POST), by=opened.coder)
    except Refused as refused:
        return words_page(request, opened, refused=refused)
    return _decided(opened)


@desk_view()
@require_POST
def confirm_same(request: HttpRequest, address: str) -> HttpResponse:
    """Confirm all that found the same words, as the page showed them."""
    opened = get_record_for_editing(request, address)
    try:
        confirm_same_words(revision=opened.revision, version=version_in(request.POST), by=opened.coder)
    except Refused as refused:
        return words_page(request, opened, refused=refused)
    return _decided(opened)


@desk_view()
@require_POST
def adjust(request: HttpRequest, address: str, uid: UUID) -> HttpResponse:
    """Give other words of the new text, by quoting them."""
    opened = get_record_for_editing(request, address)
    found = _proposal_in(opened, uid)
    form = _adjust_form(found, request.POST)
    if not form.is_valid():
        return _proposal_page(request, opened, found, adjust=form, refused=UNWRITTEN)
    try:
        adjust_words(reanchoring=found, version=version_in(request.POST), words=form.words(), by=opened.coder)
    except Refused as refused:
        return _proposal_page(request, opened, found, adjust=form, refused=refused)
    return _decided(opened)


@desk_view()
@require_POST
def drop(request: HttpRequest, address: str, uid: UUID) -> HttpResponse:
    """Remove what has no place in the new text, with the reason."""
    opened = get_record_for_editing(request, address)
    found = _proposal_in(opened, uid)
    form = DropForm(request.POST)
    if not form.is_valid():
        return _proposal_page(request, opened, found, drop=form, refused=UNWRITTEN)
    try:
        reason = form.cleaned_data["reason"]
        drop_words(reanchoring=found, version=version_in(request.POST), reason=reason, by=opened.coder)
    except Refused as refused:
        return _proposal_page(request, opened, found, drop=form, refused=refused)
    return _decided(opened)

"""What to look at before submitting: on the coding page, on a page of its own, and its acts."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
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
from annotations.desk.progress.counting import mine
from annotations.models import Dismissal
from annotations.services.dismissals import dismiss, take_back_dismissal
from annotations.services.findings import Finding, Findings, findings_in
from annotations.services.writing import Refused

REASONS = (
    "A name or a title, nobody speaks",
    "Ironic or so-called, nobody speaks",
    "Inside another attribution",
    "Already coded with another claim",
    "Nobody is named as the source",
    "Held the office for a time, or in another form of its name",
)
"""Offered where the reason is typed; any other words do as well."""

LISTED = 100
"""So many of each kind stand beside the text; all of them are on the page that this view is by itself."""

HEADS = {
    Dismissal.Kind.QUOTATION: "Quotations without a claim",
    Dismissal.Kind.CUE: "Words of saying without a claim",
    Dismissal.Kind.OFFICE: "Offices not held on the article’s date",
}


def completeness_of(opened: OpenRecord, **said: Any) -> dict[str, Any]:
    """The context of `desk/coding/_completeness.html` and `_progress.html`. A constant number of queries.

    `said` are what a refused dismissal brings back: `refused`, the `chosen` keys and the `reason` as typed.
    """
    findings = findings_in(opened.revision)
    return {
        "opened": opened,
        "address": opened.address,
        "findings": findings,
        "groups": _groups(findings),
        "reasons": REASONS,
        "mine": mine(opened.coder),
        **said,
    }


def _groups(findings: Findings) -> list[tuple[str, list[Finding]]]:
    """The open findings under their headings, each group in the order of the text."""
    grouped = {head: [one for one in findings.open if one.kind == kind] for kind, head in HEADS.items()}
    return [(head, found) for head, found in grouped.items() if found]


def _page(request: HttpRequest, opened: OpenRecord, *, status: int = 200, **said: Any) -> HttpResponse:
    context = completeness_of(opened, **said)
    if getattr(request, "htmx", False):
        context |= {"listed": f":{LISTED}", "unlisted": f"{LISTED}:"}
        return render(request, "desk/coding/_completeness_answer.html", context, status=status)
    context |= {"beyond": reverse("desk:code", args=[opened.address]), "listed": ":", "unlisted": ":0"}
    return render(request, "desk/coding/completeness.html", context, status=status)


@desk_view()
@require_safe
def completeness(request: HttpRequest, address: str) -> HttpResponse:
    """What is left to look at: the fragment for htmx, else a page."""
    return _page(request, get_record_for_reading(request, address))


@desk_view()
@require_POST
def dismiss_findings(request: HttpRequest, address: str) -> HttpResponse:
    """Leave the chosen findings as they are, with one reason for all of them."""
    opened = get_record_for_editing(request, address)
    keys, reason = request.POST.getlist("finding"), request.POST.get("reason", "")
    try:
        dismiss(revision=opened.revision, keys=keys, reason=reason, by=opened.coder)
    except Refused as refused:
        return _page(
            request, opened, status=status_of(refused), refused=refused, chosen=keys, reason=reason, open=True
        )
    return _back(request, opened)


@desk_view()
@require_POST
def take_back(request: HttpRequest, address: str, uid: UUID) -> HttpResponse:
    """List a dismissed finding again."""
    opened = get_record_for_editing(request, address)
    dismissal = get_object_or_404(opened.revision.dismissals, uid=uid)
    take_back_dismissal(dismissal=dismissal, by=opened.coder)
    return _back(request, opened)


def _back(request: HttpRequest, opened: OpenRecord) -> HttpResponse:
    if getattr(request, "htmx", False):
        return _page(request, opened, open=True)
    return redirect("desk:completeness", address=opened.address)

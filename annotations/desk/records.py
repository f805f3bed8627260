"""A record's page, and the steps of its life that a button takes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from annotations.services.writing import Refused

from .access import OpenRecord, desk_view, get_record_for_reading, status_of
from .buttons import BUTTONS
from .coding.claims import version_in
from .coding.page import coding_page, said_about
from .comment_form import CommentForm

OPENS_CODING = {"claim", "recall", "resume"}
"""Steps after which one wants to code."""


def record_page(
    request: HttpRequest,
    opened: OpenRecord,
    *,
    comment_form: CommentForm | None = None,
    refused: Refused | None = None,
) -> HttpResponse:
    """Everything the desk knows of a record, to read."""
    context = said_about(opened)
    context |= {
        "comment_form": comment_form or CommentForm(cards=context["claims"]),
        "refused": refused,
        "here": reverse("desk:record", args=[opened.address]),
        "revisions": opened.record.revisions.order_by("-number").select_related("reviewed_by"),
    }
    return render(request, "desk/record.html", context, status=status_of(refused) if refused else 200)


@desk_view()
@require_safe
def record(request: HttpRequest, address: str) -> HttpResponse:
    """The page of a record."""
    return record_page(request, get_record_for_reading(request, address))


@desk_view()
@require_POST
def take_step(request: HttpRequest, address: str, action: str) -> HttpResponse:
    """Take a step; what is refused is said on the page where the button stood.

    A submission is refused on the coding page: there one mends what is missing.
    """
    opened = get_record_for_reading(request, address)
    try:
        if action not in BUTTONS:
            raise Refused(f"There is no step “{action}” here: choose one of the buttons.")
        BUTTONS[action](opened.revision, version_in(request.POST), opened.coder)
    except Refused as refused:
        opened = get_record_for_reading(request, address)
        if action == "submit" or request.POST.get("page") == "code":
            return coding_page(request, opened, refused=refused)
        return record_page(request, opened, refused=refused)
    return redirect("desk:code" if action in OPENS_CODING else "desk:record", address=opened.address)

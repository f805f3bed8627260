"""Comments on a record and its claims."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from annotations.services.comments import add_comment, reopen_comment, resolve_comment
from annotations.services.writing import Refused

from .access import desk_view, get_record_for_reading
from .coding.cards import cards_of, claims_of
from .comment_form import CommentForm
from .records import record_page

INVALID = Refused("The comment is not saved yet: mend what is marked.")


@desk_view()
@require_POST
def add(request: HttpRequest, address: str) -> HttpResponse:
    """Comment on the record or one of its claims."""
    opened = get_record_for_reading(request, address)
    cards = cards_of(claims_of(opened.revision))
    form = CommentForm(request.POST, cards=cards)
    if not form.is_valid():
        return record_page(request, opened, comment_form=form, refused=INVALID)
    said = form.cleaned_data
    chosen = next((card.claim for card in cards if card.claim.short_id == said["claim"]), None)
    try:
        comment = add_comment(
            revision=opened.revision,
            body=said["body"],
            claim=chosen,
            blocking=said["blocking"],
            by=opened.coder,
        )
    except Refused as refused:
        return record_page(request, opened, comment_form=form, refused=refused)
    return _back(request, opened.address, comment.uid)


@desk_view()
@require_POST
def settle(request: HttpRequest, address: str, uid: UUID, resolved: bool) -> HttpResponse:
    """Resolve a comment, or open it again."""
    opened = get_record_for_reading(request, address)
    comment = get_object_or_404(opened.revision.comments, uid=uid)
    try:
        (resolve_comment if resolved else reopen_comment)(comment=comment, by=opened.coder)
    except Refused as refused:
        return record_page(request, opened, refused=refused)
    return _back(request, opened.address, uid)


def _back(request: HttpRequest, address: str, uid: UUID) -> HttpResponse:
    """To the page the form stood on, at the comment."""
    page = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(page, allowed_hosts=None):
        page = reverse("desk:record", args=[address])
    return redirect(f"{page.split('#')[0]}#comment-{uid}")

"""What the outlet changed, and taking another text over."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from annotations.desk.access import OpenRecord, desk_view, get_record_for_reading, status_of
from annotations.desk.coding.claims import version_in
from annotations.models import Reanchoring
from annotations.models.workflow import Role, State
from annotations.services.coders import roles_of
from annotations.services.other_text import code_text, findings_in, revise_on
from annotations.services.writing import Refused
from articles.models import ArticleVersion

from .newer import Change, change_ahead, change_behind
from .proposals import Item, preview_of

FOUND_IN_WORDS = {
    Reanchoring.Found.SAME: "found as they were",
    Reanchoring.Found.CHANGED: "with changed words",
    Reanchoring.Found.ORPHAN: "not found",
}


@desk_view()
@require_safe
def changed_text(request: HttpRequest, address: str) -> HttpResponse:
    """What the outlet changed, and what would become of the claims."""
    return text_page(request, get_record_for_reading(request, address))


def text_page(request: HttpRequest, opened: OpenRecord, *, refused: Refused | None = None) -> HttpResponse:
    """The newer text against the coded one; if there is none, the coded one against the one before."""
    ahead = change_ahead(opened)
    context: dict[str, Any] = {
        "opened": opened,
        "address": opened.address,
        "version": opened.version,
        "change": ahead or change_behind(opened),
        "is_ahead": ahead is not None,
        "refused": refused,
    }
    if ahead is not None:
        items = preview_of(findings_in(opened.revision, ahead.new), ahead.new)
        context |= {"items": items, "counts": counted(items), **_ways(opened, ahead)}
    return render(request, "desk/texts/changed.html", context, status=status_of(refused) if refused else 200)


def _ways(opened: OpenRecord, ahead: Change) -> dict[str, bool]:
    """How this person can take the new text over: on his draft, or by revising what is reviewed."""
    may_revise = bool(roles_of(opened.coder.user) & {Role.EDITOR, Role.REVIEWER})
    return {
        "may_take_over": opened.may_code,
        "may_revise": may_revise and opened.state is State.REVIEWED,
    }


def counted(items: list[Item]) -> list[tuple[str, int]]:
    """How many came to each finding, in words."""
    found = [item.found for item in items]
    return [(words, found.count(value)) for value, words in FOUND_IN_WORDS.items()]


@desk_view()
@require_POST
def take_over(request: HttpRequest, address: str) -> HttpResponse:
    """Go over to the text of this number: with one's draft, or by revising a reviewed record."""
    opened = get_record_for_reading(request, address)
    text = _text_in(request.POST, opened)
    try:
        if opened.state is State.REVIEWED:
            revise_on(record=opened.record, text=text, by=opened.coder)
        else:
            version = version_in(request.POST)
            code_text(revision=opened.revision, version=version, text=text, by=opened.coder)
    except Refused as refused:
        return text_page(request, get_record_for_reading(request, address), refused=refused)
    return redirect("desk:words", address=get_record_for_reading(request, address).address)


def _text_in(data: QueryDict, opened: OpenRecord) -> ArticleVersion:
    """The text of this article with the number sent, or Http404."""
    number = data.get("number", "")
    if not (number.isascii() and number.isdecimal() and len(number) < 10):
        raise Refused("The form is incomplete (no number of a text): load the page anew and try again.")
    texts = ArticleVersion.objects.filter(article=opened.version.article_id, number=int(number))
    found = texts.select_related("agency", "article__outlet").defer("raw").first()
    if found is None:
        raise Http404
    return found

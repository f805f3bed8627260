"""Suggestions beside the text: cards to accept, reject, edit and bring back, and accepting many at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from annotations.desk.access import OpenRecord, desk_view, get_record_for_editing, status_of
from annotations.models import Claim, Span, Suggestion
from annotations.services.suggestion_decisions import (
    OpenSuggestions,
    accept_suggestion,
    accept_suggestions,
    bring_back_suggestion,
    open_suggestions,
    reject_suggestion,
)
from annotations.services.writing import Refused

from .cards import cards_of, claims_of

BY_SCRIPT = "coding"
"""What the coding page's script calls itself: it is answered with one card, or with nothing."""


@dataclass(frozen=True)
class SuggestionCard:
    """A suggestion with its words by role, as the card beside the text shows it."""

    suggestion: Suggestion
    content: list[str]
    cue: list[str]
    source: list[str]
    places: str
    """The spans for the script that paints them: "content:120-180 cue:181-190"."""

    @property
    def who(self) -> str:
        """Who says it: the register's entry, or the name in the text; empty where nobody was found."""
        return str(self.suggestion.speaker or self.suggestion.named)


def suggestion_card(suggestion: Suggestion, text: str) -> SuggestionCard:
    """The card of a suggestion for `text`; its spans are prefetched."""
    words: dict[str, list[str]] = {role: [] for role in Span.Role.values}
    spans = sorted(suggestion.spans.all(), key=lambda span: (span.role != Span.Role.CONTENT, span.start))
    for span in spans:
        words[span.role].append(text[span.start : span.end])
    places = " ".join(f"{span.role}:{span.start}-{span.end}" for span in spans)
    return SuggestionCard(suggestion, **words, places=places)


def _cards(found: Iterable[Suggestion], text: str) -> list[SuggestionCard]:
    return [suggestion_card(one, text) for one in found]


def suggestions_of(opened: OpenRecord) -> dict[str, Any]:
    """The context of `desk/coding/_suggestions.html`. A constant number of queries."""
    found: OpenSuggestions = open_suggestions(opened.revision)
    text = opened.version.text
    kinds = {mode: sum(one.mode == mode for one in found.shown) for mode in Claim.Mode.values}
    return {
        "suggestions": _cards(found.shown, text),
        "unsure": _cards(found.unsure, text),
        "rejected": _cards(found.rejected, text),
        "suggested_kinds": [(mode, count) for mode, count in kinds.items() if count > 1],
    }


def _suggestion(opened: OpenRecord, uid: UUID) -> Suggestion:
    found = Suggestion.objects.select_related("speaker").prefetch_related("spans")
    return get_object_or_404(found, uid=uid, article_version=opened.version)


def _here(opened: OpenRecord, anchor: str) -> str:
    return f"{reverse('desk:code', args=[opened.address])}?suggestions=1#{anchor}"


def _is_script(request: HttpRequest) -> bool:
    return request.headers.get("X-Requested-With") == BY_SCRIPT


def _card(
    request: HttpRequest, opened: OpenRecord, name: str, card: object, status: int = 200
) -> HttpResponse:
    here = reverse("desk:code", args=[opened.address])
    context = {"opened": opened, "address": opened.address, "here": here, "card": card}
    return render(request, f"desk/coding/{name}.html", context, status=status)


@gzip_page
@desk_view()
@require_safe
def beside(request: HttpRequest, address: str) -> HttpResponse:
    """The suggestions as cards: the coding page's script asks for them once the page can be coded."""
    opened = get_record_for_editing(request, address)
    here = reverse("desk:code", args=[opened.address])
    context = {"opened": opened, "address": opened.address, "here": here, **suggestions_of(opened)}
    return render(request, "desk/coding/_suggestions.html", context)


@desk_view()
@require_POST
def accept(request: HttpRequest, address: str, uid: UUID) -> HttpResponse:
    """Make a claim of a suggestion: the script gets the claim's card, a form its place on the page.

    With `then=change` the form of the new claim follows.
    """
    opened = get_record_for_editing(request, address)
    claim = accept_suggestion(suggestion=_suggestion(opened, uid), revision=opened.revision, by=opened.coder)
    if _is_script(request):
        [made] = cards_of(claims_of(opened.revision).filter(pk=claim.pk))
        return _card(request, opened, "_claim_card", made)
    if request.POST.get("then") == "change":
        return redirect(f"{reverse('desk:claim', args=[opened.address, claim.short_id])}#claim-form")
    return redirect(_here(opened, f"claim-{claim.short_id}"))


@desk_view()
@require_POST
def reject(request: HttpRequest, address: str, uid: UUID) -> HttpResponse:
    """Say that a suggestion is none."""
    opened = get_record_for_editing(request, address)
    reject_suggestion(suggestion=_suggestion(opened, uid), revision=opened.revision, by=opened.coder)
    return HttpResponse(status=204) if _is_script(request) else redirect(_here(opened, "suggestions"))


@desk_view()
@require_POST
def bring_back(request: HttpRequest, address: str, uid: UUID) -> HttpResponse:
    """Undo what was decided of a suggestion: the script gets its card again."""
    opened = get_record_for_editing(request, address)
    bring_back_suggestion(suggestion=_suggestion(opened, uid), revision=opened.revision, by=opened.coder)
    if _is_script(request):
        card = suggestion_card(_suggestion(opened, uid), opened.version.text)
        return _card(request, opened, "_suggestion_card", card)
    return redirect(_here(opened, f"suggestion-{uid}"))


@desk_view()
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest, address: str) -> HttpResponse:
    """All suggestions of a kind before they are accepted together, and accepting those that stay ticked."""
    opened = get_record_for_editing(request, address)
    refused: Refused | None = None
    if request.method == "POST":
        keys = [key for key in request.POST.getlist("suggestion") if _is_uid(key)]
        try:
            made = accept_suggestions(revision=opened.revision, keys=keys, by=opened.coder)
            return redirect(_here(opened, f"claim-{made[0].short_id}"))
        except Refused as error:
            refused = error
    mode = request.GET.get("mode", "")
    shown = open_suggestions(opened.revision).shown
    chosen = [one for one in shown if one.mode == mode or mode not in Claim.Mode.values]
    context = {
        "opened": opened,
        "address": opened.address,
        "version": opened.version,
        "cards": _cards(chosen, opened.version.text),
        "mode": mode if mode in Claim.Mode.values else "",
        "refused": refused,
    }
    status = status_of(refused) if refused else 200
    return render(request, "desk/coding/suggestions.html", context, status=status)


def _is_uid(key: str) -> bool:
    try:
        UUID(key)
    except ValueError:
        return False
    return True

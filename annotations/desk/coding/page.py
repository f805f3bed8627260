"""The coding page: reads everything about one record once, and shows it with the forms it is given."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, Q
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from annotations.desk.access import OpenRecord, desk_view, get_record_for_reading, status_of
from annotations.desk.buttons import buttons_for
from annotations.desk.comment_form import CommentForm
from annotations.desk.head_first import asks_for_page, head_first
from annotations.desk.progress.counting import mine
from annotations.desk.texts.newer import said_about_texts
from annotations.services.writing import Refused
from articles.models import ArticleLink, ArticleVersion, Segment

from .cards import ClaimCard, cards_of, claims_of, corrections_of, speakers_of
from .claim_form import ClaimForm, new_claim_form
from .correction_form import CorrectionForm, new_correction_form
from .editor import editor_choices
from .link_form import LinkForm
from .metadata_form import DateForm, MetadataForm
from .paragraphs import pieces_of
from .suggestions import suggestions_of

PAGE = "desk/coding/page.html"


@dataclass
class Forms:
    """The forms that a view wants shown as they are; the page fills in the others."""

    claim: ClaimForm | None = None
    correction: CorrectionForm | None = None
    metadata: MetadataForm | None = None
    date: DateForm | None = None
    link: LinkForm | None = None
    comment: CommentForm | None = None


def said_about(opened: OpenRecord) -> dict[str, Any]:
    """All that stands about the record's text, for the coding page and the record page alike."""
    claims = cards_of(claims_of(opened.revision))
    article = opened.version.article
    links = ArticleLink.objects.filter(Q(copy=article) | Q(original=article)).select_related(
        "copy", "original", "proposed_by"
    )
    return {
        "opened": opened,
        "buttons": buttons_for(opened),
        "address": opened.address,
        "version": opened.version,
        "pieces": pieces_of(opened.version.text, opened.version.segments.all()),
        "claims": claims,
        "corrections": corrections_of(opened.revision),
        "article_links": links.prefetch_related(_versions("copy"), _versions("original")),
        "comments": opened.revision.comments.filter(claim__isnull=True).select_related("by", "resolved_by"),
        **said_about_texts(opened),
    }


def _versions(side: str) -> "Prefetch[Any]":
    return Prefetch(f"{side}__versions", ArticleVersion.objects.defer("raw"))


def coding_page(
    request: HttpRequest,
    opened: OpenRecord,
    forms: Forms | None = None,
    *,
    refused: Refused | None = None,
    say: str = "",
    focus: str = "",
    part: str = "",
) -> HttpResponse:
    """The page, or for htmx only its panel of claims. `focus` is the short id of the card to go to.

    `part` is "body" where the head is on its way already.
    """
    forms = forms or Forms()
    context = said_about(opened)
    cards: list[ClaimCard] = context["claims"]
    if opened.may_code:
        version = opened.version
        context |= {
            "claim_form": forms.claim or new_claim_form(version, request.GET, speakers_of(cards)),
            "correction_form": forms.correction or new_correction_form(version.text, request.GET),
            "metadata_form": forms.metadata or _metadata_form(request, version),
            "date_form": forms.date or DateForm.of(version),
            "link_form": forms.link or LinkForm(),
            "segment_kinds": Segment.Kind.choices,
            "editor": editor_choices(),
            "mends_segments": _mends_segments(request),
            "mine": mine(opened.coder),
        }
        if "suggestions" in request.GET:
            context |= suggestions_of(opened)
    context["comment_form"] = forms.comment or _comment_form(request, cards)
    context |= {"refused": refused, "say": say, "focus": focus, "form_is_open": forms.claim is not None}
    context |= {"here": reverse("desk:code", args=[opened.address]), "part": part}
    return render(request, _template(request), context, status=status_of(refused) if refused else 200)


def _metadata_form(request: HttpRequest, version: ArticleVersion) -> MetadataForm | None:
    """The form if it is asked for: it offers all outlets five times, and is seldom used."""
    return MetadataForm.of(version) if "metadata" in request.GET else None


def _mends_segments(request: HttpRequest) -> bool:
    """Whether the forms of the segments are asked for: there are many of them, and they are seldom used."""
    match = request.resolver_match
    return "segments" in request.GET or bool(match and "segment" in (match.url_name or ""))


def _template(request: HttpRequest) -> str:
    """The whole page, or what htmx asks for: the corrections, or the panel with claims and corrections."""
    htmx = getattr(request, "htmx", None)
    if not htmx:
        return PAGE
    return (
        "desk/coding/_corrections_alone.html" if htmx.target == "corrections" else "desk/coding/_panel.html"
    )


def _comment_form(request: HttpRequest, cards: list[ClaimCard]) -> CommentForm:
    """The form for a comment on the record, or on the claim that a card's link names: never a list of all."""
    on = request.GET.get("comment_on", "")
    chosen = [card for card in cards if card.claim.short_id == on]
    return CommentForm(cards=chosen, initial={"claim": on})


@gzip_page
@desk_view()
@require_safe
def code(request: HttpRequest, address: str) -> HttpResponseBase:
    """The coding page as it stands."""
    opened = get_record_for_reading(request, address)
    if not asks_for_page(request):
        return coding_page(request, opened)
    early = {"version": opened.version}
    return head_first(request, PAGE, early, lambda: coding_page(request, opened, part="body"))

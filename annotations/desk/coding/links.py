"""Linking the article to the one it rests on."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from annotations.desk.access import desk_view, get_record_for_editing
from annotations.services.links import propose_link, take_back_link
from annotations.services.writing import Refused
from articles.models import ArticleLink

from .link_form import LinkForm
from .page import Forms, coding_page

INVALID = Refused("The link is not proposed yet: mend what is marked.")


@desk_view()
@require_POST
def propose(request: HttpRequest, address: str) -> HttpResponse:
    """Propose a link; it counts once another person confirms it."""
    opened = get_record_for_editing(request, address)
    form = LinkForm(request.POST)
    if not form.is_valid():
        return coding_page(request, opened, Forms(link=form), refused=INVALID)
    said = form.cleaned_data
    try:
        propose_link(
            revision=opened.revision,
            original=said["original"],
            kind=ArticleLink.Kind(said["kind"]),
            reason=said["reason"],
            by=opened.coder,
        )
    except Refused as refused:
        return coding_page(request, opened, Forms(link=form), refused=refused)
    return redirect(f"{reverse('desk:code', args=[opened.address])}#links")


@desk_view()
@require_POST
def take_back(request: HttpRequest, address: str, uid: UUID) -> HttpResponse:
    """Take back one's own proposal before anybody has decided it."""
    opened = get_record_for_editing(request, address)
    link = get_object_or_404(opened.version.article.links_to_originals, uid=uid)
    try:
        take_back_link(link=link, by=opened.coder)
    except Refused as refused:
        return coding_page(request, opened, refused=refused)
    return redirect(f"{reverse('desk:code', args=[opened.address])}#links")

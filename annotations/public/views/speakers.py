"""Speakers: who somebody is, and everything he said."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse

from annotations import projection
from annotations.public.addresses import short_id_in
from annotations.public.pages import page_of
from annotations.public.responses import found_or_404, public_page, render


@public_page
def speaker(request: HttpRequest, address: str) -> HttpResponse:
    """`/speakers/<slug>-<id>/`: offices over time, and what was said; a merged entry leads to the other."""
    found = found_or_404(projection.find_speaker(short_id_in(address)))
    name = found.name
    if address != name.address:
        return HttpResponsePermanentRedirect(reverse("public:speaker", args=[name.address]))
    said = found.claims.order_by(
        "-revision__article_version__published_on", "-revision__reviewed_at", "revision", "pk"
    )
    page = page_of(said, request.GET)
    context = {
        "speaker": projection.describe(name),
        "page": page,
        "lines": projection.claim_lines(page.rows),
        "canonical": request.build_absolute_uri(reverse("public:speaker", args=[name.address])),
    }
    return render("speaker.html", context)

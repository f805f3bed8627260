"""Speakers: who somebody is, and everything he said."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils import timezone

from annotations import projection
from annotations.public.addresses import short_id_in
from annotations.public.responses import found_or_404, public_page, render


@public_page
def speaker(request: HttpRequest, address: str) -> HttpResponse:
    """`/speakers/<slug>-<id>/`: offices over time, and what was said; a merged entry leads to the other.

    `?after=<short id of a claim>` shows what comes behind that claim.
    """
    found = found_or_404(projection.find_speaker(short_id_in(address)))
    name = found.name
    if address != name.address:
        return HttpResponsePermanentRedirect(reverse("public:speaker", args=[name.address]))
    described = projection.describe(found)
    context = {
        "speaker": described,
        "picture": described.offices_over_time(timezone.now().date()),
        "roles": projection.said_as(found),
        "page": projection.said_by(found, after=request.GET.get("after", "").replace("\0", "")),
        "canonical": request.build_absolute_uri(reverse("public:speaker", args=[name.address])),
    }
    return render("speaker.html", context)

"""Claims: the list, and one claim in its context, to cite."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from annotations import projection
from annotations.public.addresses import short_id_in
from annotations.public.citation import cite
from annotations.public.filters import ClaimFilter
from annotations.public.pages import page_of
from annotations.public.responses import found_or_404, public_page, render

from .records import tombstone


@public_page
def claims(request: HttpRequest) -> HttpResponse:
    """`/claims/`: what was said, newest review first, with filters."""
    filters = ClaimFilter(request.GET, queryset=projection.public_claims())
    page = page_of(filters.found, request.GET)
    lines = projection.claim_lines(page.rows)
    return render("claims.html", {"section": "claims", "filters": filters, "page": page, "lines": lines})


@public_page
def claim(request: HttpRequest, short_id: str) -> HttpResponse:
    """`/claims/<id>/`: one claim with its paragraph, its evidence and how to cite it.

    A claim that a later revision no longer holds keeps its address and says so.
    """
    short_id = short_id_in(short_id)
    record = projection.find_record_of_claim(short_id)
    if record is None:
        return tombstone(found_or_404(projection.find_tombstone_of_claim(short_id)))
    found = next(claim for claim in record.claims if claim.short_id == short_id)
    address = request.build_absolute_uri(reverse("public:claim", args=[short_id]))
    context = {
        "section": "claims",
        "record": record,
        "claim": found,
        "passages": record.passages_of_claim(found),
        "canonical": address,
        "citation": cite(found, record, address),
    }
    return render("claim.html", context)

"""Records: the list, one record, its earlier revisions, and what is left of a withdrawn one."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse

from annotations import projection
from annotations.projection import PublicRecord, Tombstone
from annotations.public.addresses import short_id_in
from annotations.public.filters import RecordFilter
from annotations.public.linked_data import record_as_linked_data
from annotations.public.pages import page_of
from annotations.public.responses import found_or_404, public_page, render


@public_page
def records(request: HttpRequest) -> HttpResponse:
    """`/records/`: the reviewed records, newest first, with filters."""
    filters = RecordFilter(request.GET, queryset=projection.public_records())
    page = page_of(filters.found, request.GET)
    lines = projection.record_lines(page.rows)
    return render("records.html", {"section": "records", "filters": filters, "page": page, "lines": lines})


@public_page
def record(request: HttpRequest, address: str) -> HttpResponse:
    """`/records/<slug>-<id>/`: a record as it is reviewed now; 410 with a tombstone once withdrawn."""
    short_id = short_id_in(address)
    found = projection.find_record(short_id)
    if found is None:
        return tombstone(found_or_404(projection.find_tombstone(short_id)))
    if address != found.address:
        return HttpResponsePermanentRedirect(reverse("public:record", args=[found.address]))
    return _page(request, found)


@public_page
def revision(request: HttpRequest, address: str, number: int) -> HttpResponse:
    """`/records/<slug>-<id>/revisions/<n>/`: an earlier reviewed revision, as it was cited."""
    short_id = short_id_in(address)
    found = projection.find_revision(short_id, number)
    if found is None:
        return tombstone(found_or_404(projection.find_tombstone(short_id)))
    if address != found.address:
        canonical = reverse("public:revision", args=[found.address, number])
        return HttpResponsePermanentRedirect(canonical)
    return _page(request, found)


def _page(request: HttpRequest, found: PublicRecord) -> HttpResponse:
    address = request.build_absolute_uri(reverse("public:record", args=[found.address]))
    context = {
        "section": "records",
        "record": found,
        "canonical": address,
        "linked_data": record_as_linked_data(found, request.build_absolute_uri),
    }
    return render("record.html", context)


def tombstone(withdrawn: Tombstone) -> HttpResponse:
    """410: that a record existed, when and why it went."""
    return render("tombstone.html", {"section": "records", "tombstone": withdrawn}, status=410)

"""The start page, the log of corrections, how we review, and the data."""

from django.http import HttpRequest, HttpResponse

from annotations import projection
from annotations.public.filters import RecordFilter
from annotations.public.pages import page_of
from annotations.public.responses import found_or_404, public_page, render

LATEST_RECORDS = 10
LATEST_CORRECTIONS = 5


@public_page
def home(request: HttpRequest) -> HttpResponse:
    """`/`: what this is, the search, what was reviewed and corrected last."""
    newest = RecordFilter({}, queryset=projection.public_records()).found
    context = {
        "records": projection.record_lines(newest[:LATEST_RECORDS]),
        "corrections": projection.correction_lines(projection.corrections_log()[:LATEST_CORRECTIONS]),
    }
    return render("home.html", context)


@public_page
def corrections(request: HttpRequest) -> HttpResponse:
    """`/corrections/`: every accepted correction, newest first."""
    page = page_of(projection.corrections_log(), request.GET)
    lines = projection.correction_lines(page.rows)
    return render("corrections.html", {"section": "corrections", "page": page, "lines": lines})


@public_page
def method(request: HttpRequest) -> HttpResponse:
    """`/method/`: how we code and review."""
    return render("method.html", {"section": "method"})


@public_page
def data(request: HttpRequest) -> HttpResponse:
    """`/data/`: what exports hold, and the released sets."""
    return render("data.html", {"section": "data", "releases": projection.public_releases()})


@public_page
def release(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """`/data/<set>-<n>.json.gz`: the file of a release, unless a record in it was withdrawn since."""
    found = found_or_404(projection.find_release(slug, number))
    if not found.is_offered:
        return render("release_gone.html", {"section": "data", "release": found}, status=410)
    return HttpResponse(
        projection.release_file(found),
        content_type="application/gzip",
        headers={"Content-Disposition": f'attachment; filename="{found.filename}"'},
    )

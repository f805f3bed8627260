"""The speakers that fit what is typed into the speaker field, with their offices on the article's date."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from annotations.desk.access import desk_view, get_record_for_reading
from annotations.desk.speaker_search import ranked

LONGEST_NAME = 200


@desk_view()
@require_safe
def speaker_offers(request: HttpRequest, address: str) -> HttpResponse:
    """The best few speakers for `typed`, a name or a role, as options of the speaker field."""
    opened = get_record_for_reading(request, address)
    typed = request.GET.get("typed", "")[:LONGEST_NAME].replace("\0", "")
    return render(
        request,
        "desk/coding/_speaker_offers.html",
        {"offers": ranked(typed, on=opened.version.published_day)},
    )

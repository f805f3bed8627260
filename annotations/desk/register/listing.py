"""The register as a list, and adding to it."""

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from annotations.desk.access import coder_of, desk_view, status_of
from annotations.desk.keyset import Page, page_of
from annotations.desk.speaker_search import find_speakers
from annotations.models import Speaker
from annotations.services.speakers import add_speaker
from annotations.services.writing import Refused

from .addresses import address_of, go_to
from .forms import ORDER, SpeakerFilter, SpeakerForm

INVALID = Refused("This is not saved yet: mend what is marked.")


@desk_view()
@require_http_methods(["GET", "HEAD", "POST"])
def speakers(request: HttpRequest) -> HttpResponse:
    """The register, and adding to it."""
    refused: Refused | None = None
    form = SpeakerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        refused = INVALID
        if form.is_valid():
            try:
                return go_to(add_speaker(by=coder_of(request), **form.cleaned_data))
            except Refused as error:
                refused = error
    chosen = SpeakerFilter(request.GET, Speaker.objects.select_related("merged_into"), request=request)
    counted = chosen.qs.annotate(
        claim_count=Count("claims", filter=Q(claims__removed_at=None), distinct=True)
    ).prefetch_related("aliases")
    page = page_of(counted, ORDER, request.GET.get("after", "")) if chosen.is_valid() else Page([], "")
    query = request.GET.copy()
    query.pop("after", None)
    context = {
        "filter": chosen,
        "rows": [(speaker, address_of(speaker)) for speaker in page.rows],
        "after": page.after,
        "query": query.urlencode(),
        "is_narrowed": any(query.values()),
        "form": form,
        "refused": refused,
        "section": "speakers",
    }
    status = status_of(refused) if refused else 200 if chosen.is_valid() else 400
    return render(request, "desk/register/speakers.html", context, status=status)


@desk_view()
@require_safe
def speaker_options(request: HttpRequest) -> HttpResponse:
    """The speakers that fit what was typed, as choices for the claim form."""
    typed = request.GET.get("speaker_name", "")[:200].replace("\0", "")
    offered, exact = find_speakers(typed)
    context = {"offered": offered, "typed": typed.strip(), "chosen": offered[0].short_id if exact else ""}
    return render(request, "desk/_speaker_options.html", context)

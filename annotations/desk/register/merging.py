"""Saying that two entries are the same speaker, with a look at what that moves; and taking it back."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_POST

from annotations.desk.access import coder_of, desk_view, status_of
from annotations.desk.addresses import short_id_in
from annotations.desk.speaker_search import find_speakers
from annotations.models import Speaker, SpeakerJudgement
from annotations.services.identity import Verdict, merge_speaker, unmerge_speaker, what_moves
from annotations.services.writing import Refused

from .addresses import address_of, go_to, speaker_at
from .entry import INVALID, KEEPERS, Bound, speaker_page
from .forms import MergeForm, UnmergeForm


@desk_view(*KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: HttpRequest, address: str) -> HttpResponse:
    """First whom the entry is the same as (`?into=`), then what moves and why, then the merge."""
    found = speaker_at(address)
    if request.method != "POST":
        return _preview(request, found, _target(request.GET.get("into", "")))
    form = MergeForm(request.POST)
    target = _target(request.POST.get("into", ""))
    if target is None:
        raise Http404
    if not form.is_valid():
        return _preview(request, found, target, form, INVALID)
    said = form.cleaned_data
    try:
        merge_speaker(
            speaker=found,
            into=target,
            reason=said["reason"],
            version=said["version"],
            by=coder_of(request),
        )
    except Refused as refused:
        return _preview(request, found, target, form, refused)
    return go_to(target)


def _target(address: str) -> Speaker | None:
    if not address:
        return None
    return get_object_or_404(Speaker, short_id=short_id_in(address))


def _preview(
    request: HttpRequest,
    speaker: Speaker,
    into: Speaker | None,
    form: MergeForm | None = None,
    refused: Refused | None = None,
) -> HttpResponse:
    typed = request.GET.get("name", "")[:200].replace("\0", "")
    offered = [one for one in find_speakers(typed or speaker.name)[0] if one.pk != speaker.pk]
    context = {
        "speaker": speaker,
        "address": address_of(speaker),
        "into": into,
        "into_address": address_of(into) if into else "",
        "typed": typed,
        "offered": [(one, address_of(one)) for one in offered],
        "moving": what_moves(speaker, into) if into else None,
        "form": form
        or MergeForm(initial={"into": into.short_id if into else "", "version": speaker.version}),
        "refused": refused,
        "section": "speakers",
    }
    return render(request, "desk/register/merge.html", context, status=status_of(refused) if refused else 200)


@desk_view(*KEEPERS)
@require_POST
def unmerge(request: HttpRequest, address: str) -> HttpResponse:
    """Let a merged entry stand by itself again."""
    found = speaker_at(address)
    form = UnmergeForm(request.POST, auto_id="unmerge-%s")
    if not form.is_valid():
        return speaker_page(request, found, Bound(INVALID, {"unmerge": form}))
    verdict: Verdict = SpeakerJudgement.Verdict(form.cleaned_data["verdict"])
    try:
        unmerge_speaker(
            speaker=found, reason=form.cleaned_data["reason"], verdict=verdict, by=coder_of(request)
        )
    except Refused as refused:
        return speaker_page(request, found, Bound(refused, {"unmerge": form}))
    return go_to(found)

"""Entries that may be the same speaker, judged pair by pair."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from annotations.desk.access import coder_of, desk_view
from annotations.models import Speaker, SpeakerJudgement
from annotations.models.workflow import Role
from annotations.services.coders import roles_of
from annotations.services.duplicates import possible_duplicates
from annotations.services.identity import judge_speakers, take_back_judgement

from .addresses import address_of
from .entry import INVALID
from .forms import JudgementForm

KEEPERS = {Role.REVIEWER, Role.MANAGER}


@desk_view()
@require_safe
def duplicates(request: HttpRequest) -> HttpResponse:
    """The likeliest pairs that nobody has judged; the last judgement can be taken back."""
    likely = possible_duplicates()
    context = {
        "pairs": [
            (pair, [(one, address_of(one)) for one in (first, second)])
            for pair, first, second in likely.pairs
        ],
        "total": likely.total,
        "judged": _judged(request.GET.get("judged", "")),
        "may_keep": bool(roles_of(request.user) & KEEPERS),
        "section": "speakers",
    }
    return render(request, "desk/register/duplicates.html", context)


def _judged(pk: str) -> SpeakerJudgement | None:
    if not (pk.isascii() and pk.isdecimal() and len(pk) < 19):
        return None
    return SpeakerJudgement.objects.select_related("first", "second").filter(pk=pk).first()


@desk_view()
@require_POST
def judge(request: HttpRequest) -> HttpResponse:
    """Remember that two entries are not the same, or that one is unsure."""
    form = JudgementForm(request.POST)
    if not form.is_valid():
        raise INVALID
    said = form.cleaned_data
    found = Speaker.objects.in_bulk([said["first"], said["second"]], field_name="short_id")
    if len(found) != 2:
        raise Http404
    judgement = judge_speakers(
        first=found[said["first"]],
        second=found[said["second"]],
        verdict=SpeakerJudgement.Verdict(said["verdict"]),
        reason=said["reason"],
        by=coder_of(request),
    )
    return HttpResponseRedirect(f"{reverse('desk:duplicates')}?judged={judgement.pk}")


@desk_view()
@require_POST
def take_back(request: HttpRequest, number: int) -> HttpResponse:
    """Take a judgement back: the pair is asked about again."""
    judgement = get_object_or_404(SpeakerJudgement, pk=number)
    take_back_judgement(judgement=judgement, by=coder_of(request))
    return redirect("desk:duplicates")

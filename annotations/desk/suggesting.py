"""How the engines fare: what people made of their suggestions, and from which confidence on they show."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from annotations.models import SuggestionBacklog, SuggestionThreshold
from annotations.models.workflow import Role
from annotations.services.suggestion_decisions import move_threshold, tallies, threshold
from annotations.services.writing import Refused
from annotations.suggesting.shapes import ENGINE

from .access import coder_of, desk_view, status_of

MOST_COUNTED = 1_000
"""More texts than these are not counted: "1000 and more" says enough."""

INVALID = Refused("The threshold is not moved: mend what is marked.")


class ThresholdForm(forms.Form):
    """From which confidence suggestions are shown; `version` is the threshold that was seen, 0 for none."""

    engine = forms.CharField(max_length=60, widget=forms.HiddenInput)
    version = forms.IntegerField(min_value=0, max_value=2_000_000_000, widget=forms.HiddenInput)
    shown_from = forms.FloatField(
        label="Shown from confidence",
        min_value=0,
        max_value=1,
        widget=forms.NumberInput(attrs={"step": "0.01"}),
        help_text="0 shows all, 1 only what is certain. The others stay folded away.",
    )


@desk_view(Role.MANAGER)
@require_http_methods(["GET", "HEAD", "POST"])
def engines(request: HttpRequest) -> HttpResponse:
    """What became of the suggestions, and moving the threshold."""
    refused: Refused | None = None
    form = ThresholdForm(request.POST) if request.method == "POST" else None
    if form is not None:
        refused = _move(request, form)
        if refused is None:
            return redirect("desk:engines")
    standing = threshold(ENGINE)
    waiting = SuggestionBacklog.objects.all()[: MOST_COUNTED + 1].count()
    context = {
        "threshold": standing,
        "is_moved": standing.pk is not None,
        "tallies": tallies(),
        "waiting": min(waiting, MOST_COUNTED),
        "more_wait": waiting > MOST_COUNTED,
        "form": _form(standing, form if refused else None),
        "refused": refused,
        "section": "progress",
    }
    return render(request, "desk/engines.html", context, status=status_of(refused) if refused else 200)


def _move(request: HttpRequest, form: ThresholdForm) -> Refused | None:
    """Move the threshold as the form says; why not, where it is refused."""
    if not form.is_valid() or form.cleaned_data["engine"] != ENGINE:
        return INVALID
    try:
        move_threshold(**form.cleaned_data, by=coder_of(request))
    except Refused as refused:
        return refused
    return None


def _form(standing: SuggestionThreshold, sent: ThresholdForm | None) -> ThresholdForm:
    if sent is not None and not sent.is_valid():
        return sent
    return ThresholdForm(
        initial={
            "engine": standing.engine,
            "version": standing.version,
            "shown_from": sent.cleaned_data["shown_from"] if sent else standing.shown_from,
        }
    )

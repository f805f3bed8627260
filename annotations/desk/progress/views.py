"""The dashboard: what stands where, what was done over the last days, and by whom."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from annotations.desk.access import desk_view
from annotations.models.workflow import Role

from .chart import chart_of
from .counting import states
from .period import period, waiting_since

USUAL = 14


class DaysForm(forms.Form):
    """Over how many days to look back."""

    days = forms.TypedChoiceField(
        label="Days",
        choices=[(n, f"the last {n} days") for n in (7, USUAL, 28)],
        coerce=int,
        required=False,
    )


@desk_view(Role.MANAGER)
@require_safe
def progress(request: HttpRequest) -> HttpResponse:
    """Everything about a week, a fortnight, or four weeks. A constant number of queries."""
    form = DaysForm(request.GET)
    valid = form.is_valid()
    days: int = (valid and form.cleaned_data["days"]) or USUAL
    found = period(days)
    context = {
        "form": form,
        "days": days,
        "states": states(),
        "period": found,
        "days_newest_first": list(reversed(found.by_day.items())),
        "chart": chart_of(found.by_day.items()),
        "waiting_since": waiting_since(),
        "section": "progress",
    }
    return render(request, "desk/progress/progress.html", context, status=200 if valid else 400)

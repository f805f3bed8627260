"""The speakers that fit what is typed into the speaker field, with their offices on the article's date."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from annotations.desk.access import desk_view, get_record_for_reading
from annotations.desk.speaker_search import find_speakers
from annotations.models import Speaker, Term

LONGEST_NAME = 200


@desk_view()
@require_safe
def speaker_offers(request: HttpRequest, address: str) -> HttpResponse:
    """The best few speakers for `typed`, as options of the speaker field."""
    opened = get_record_for_reading(request, address)
    typed = request.GET.get("typed", "")[:LONGEST_NAME].replace("\0", "")
    offered, _ = find_speakers(typed)
    day = opened.version.published_on
    context = {"offers": [(speaker, terms_on(speaker, day)) for speaker in offered]}
    return render(request, "desk/coding/_speaker_offers.html", context)


def terms_on(speaker: Speaker, day: date | None) -> list[Term]:
    """The terms of office that a day lies in; all of them where the article's date is open.

    An end that is known only to the month or the year is taken leniently: the whole of it counts.
    """
    return [term for term in speaker.terms.all() if day is None or _covers(term, day)]


def _covers(term: Term, day: date) -> bool:
    starts = term.starts_on is None or _cut(term.starts_on, term.starts_granularity) <= _cut(
        day, term.starts_granularity
    )
    ends = term.ends_on is None or _cut(day, term.ends_granularity) <= _cut(
        term.ends_on, term.ends_granularity
    )
    return starts and ends


def _cut(day: date, granularity: str) -> tuple[int, ...]:
    """A day as far as it is known: year, month, day of month."""
    return (day.year, day.month, day.day)[: {"year": 1, "month": 2}.get(granularity, 3)]

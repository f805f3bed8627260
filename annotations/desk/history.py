"""What happened to a record, newest first: steps, new work, and every change that PostgreSQL kept."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.db import models
from django.db.models import Case, CharField, F, Q, QuerySet, TextField, Value, When
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce, Concat, Left, NullIf
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from annotations.models import (
    Claim,
    Comment,
    Correction,
    Dismissal,
    Record,
    ReviewEvent,
    Revision,
    Suggestion,
)
from articles.models import ArticleLink, ArticleVersion, Segment

from .access import desk_view, get_record_for_reading

PAGE_SIZE = 50
MOST_WORDS = 200  # code points of a claim or comment shown in its line


CODED_HERE = Q(revision__number=1) | Q(coded_at__gte=F("revision__created_at"))
DISMISSED_HERE = Q(revision__number=1) | Q(at__gte=F("revision__created_at"))
"""Not taken over from the revision before: what was is older than its revision."""

FORMER_TEXT = Concat(
    Value("from version "),
    Cast("article_version__number", TextField()),
    Value(" of the text"),
    output_field=TextField(),
)
"""What a revision coded before it went over to another text."""

DECIDED = (Suggestion.State.ACCEPTED, Suggestion.State.REJECTED)
DECISION = Case(
    When(state=Suggestion.State.ACCEPTED, then=Value("accept_suggestion")),
    default=Value("reject_suggestion"),
)
SUGGESTED = Concat(
    Coalesce(NullIf("named", Value("")), Value("nobody"), output_field=TextField()),
    Value(", "),
    Cast("mode", TextField()),
    Value(": "),
    "reason",
    output_field=TextField(),
)


@dataclass(frozen=True)
class Happening:
    """One line of the history. `at` is UTC; `who` a coder's handle, empty where nobody is known."""

    at: datetime
    who: str
    act: str
    about: str


def _lines(rows: QuerySet[Any], at: str, who: Any, act: Any, about: Any) -> QuerySet[Any]:
    text = TextField()
    lines: QuerySet[Any] = (
        rows.order_by()
        .annotate(
            line_at=F(at),
            line_who=Cast(who, text),
            line_act=Cast(act, text),
            line_about=Left(Cast(about, text), MOST_WORDS),
        )
        .values_list("line_at", "line_who", "line_act", "line_about")
    )
    return lines


def _events_of(model: type[models.Model]) -> Any:
    """The event table of a tracked model."""
    return model.pgh_event_model  # type: ignore[attr-defined]  # django-pghistory adds it


def _former(model: type[models.Model], about: Any, **conditions: Any) -> QuerySet[Any]:
    """Changes of a tracked model, as its event table kept them: the row as it was before."""
    context = "pgh_context__metadata"
    return _lines(
        _events_of(model).objects.filter(**conditions),
        "pgh_created_at",
        Coalesce(KeyTextTransform("by", context), Value("")),
        Coalesce(KeyTextTransform("act", context), F("pgh_label"), output_field=CharField()),
        about,
    )


def happenings(record: Record) -> QuerySet[Any]:
    """All lines in one query: (at, who, act, about)."""
    first, *others = [*_made(record), *_changed(record), *_suggested(record)]
    return first.union(*others, all=True).order_by("-line_at")


def _made(record: Record) -> list[QuerySet[Any]]:
    """Steps, and what came into being."""
    coded: Any = {"revision__record": record}
    return [
        _lines(ReviewEvent.objects.filter(record=record), "at", F("by__handle"), F("action"), F("reason")),
        _lines(
            Claim.objects.filter(CODED_HERE, **coded),
            "coded_at",
            F("coded_by__handle"),
            Value("add_claim"),
            F("summary"),
        ),
        _lines(
            Correction.objects.filter(**coded),
            "proposed_at",
            F("proposed_by__handle"),
            Value("propose_correction"),
            F("as_stated"),
        ),
        _lines(Comment.objects.filter(**coded), "at", F("by__handle"), Value("add_comment"), F("body")),
        _lines(
            Dismissal.objects.filter(DISMISSED_HERE, **coded),
            "at",
            F("by__handle"),
            Value("dismiss"),
            F("reason"),
        ),
        _lines(
            ArticleLink.objects.filter(copy=record.article),
            "proposed_at",
            Coalesce(F("proposed_by__coder__handle"), Value("")),
            Value("propose_link"),
            F("kind"),
        ),
    ]


def _changed(record: Record) -> list[QuerySet[Any]]:
    """Every change that PostgreSQL kept."""
    coded: Any = {"revision__record": record}
    article = record.article
    return [
        _former(Claim, "summary", **coded),
        _former(Correction, "as_stated", **coded),
        _former(Comment, "body", **coded),
        _former(Dismissal, "reason", **coded),
        _former(Revision, FORMER_TEXT, record=record, pgh_context__metadata__act="code_text"),
        _former(ArticleVersion, "headline", pgh_obj__article=article),
        _former(Segment, "kind", version__article=article),
        _former(ArticleLink, "kind", copy=article),
    ]


def _suggested(record: Record) -> list[QuerySet[Any]]:
    """What people made of suggestions. A decision that was taken back stands in the row as it was before;
    so does the taking back before the last one."""
    lines = []
    for model in (Suggestion, _events_of(Suggestion)):
        rows = model.objects.filter(article_version__article=record.article)
        decided = rows.filter(state__in=DECIDED)
        returned = (rows if model is Suggestion else decided).exclude(returned_at=None)
        lines += [
            _lines(decided, "decided_at", F("decided_by__handle"), DECISION, SUGGESTED),
            _lines(
                returned, "returned_at", F("returned_by__handle"), Value("bring_back_suggestion"), SUGGESTED
            ),
        ]
    return lines


@desk_view()
@require_safe
def history(request: HttpRequest, address: str) -> HttpResponse:
    """What happened to a record, fifty lines at a time."""
    opened = get_record_for_reading(request, address)
    page = Paginator(happenings(opened.record), PAGE_SIZE).get_page(request.GET.get("page"))
    lines = [Happening(at, who or "", act.replace("_", " "), about or "") for at, who, act, about in page]
    context = {"opened": opened, "address": opened.address, "page": page, "lines": lines}
    return render(request, "desk/history.html", context)

"""What waits for review: submissions, and links between articles that somebody proposed."""

from datetime import UTC
from typing import Any

from django.db.models import Count, DateTimeField, Exists, F, OuterRef, Prefetch, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from annotations.desk.access import coder_of, desk_view
from annotations.desk.keyset import Order, page_of
from annotations.desk.rows import newest_revisions, rows_of
from annotations.models import Contribution
from annotations.models.workflow import Role, State
from articles.models import ArticleLink, ArticleVersion

MOST_LINKS = 50
"""Links shown at once; those that wait longest come first."""


class Moment(DateTimeField):  # type: ignore[type-arg]  # the field takes no parameters when the code runs
    """A moment in a cursor; without a zone it is UTC."""

    def to_python(self, value: Any) -> Any:
        moment = super().to_python(value)
        return moment.replace(tzinfo=UTC) if moment and moment.tzinfo is None else moment


LONGEST_WAITING = Order("longest waiting", F("submitted_at"), Moment())


@desk_view(Role.REVIEWER, Role.MANAGER)
@require_safe
def reviews(request: HttpRequest) -> HttpResponse:
    """Submissions, those that wait longest first; one's own are shown and marked as such."""
    coder = coder_of(request)
    mine = Contribution.objects.filter(revision=OuterRef("pk"), coder=coder.pk)
    standing = Q(claims__removed_at=None)
    waiting = (
        newest_revisions()
        .filter(status=State.SUBMITTED, record__withdrawn_at=None)
        .select_related("submitted_by", "opened_by")
        .annotate(
            is_mine=Exists(mine),
            claim_count=Count("claims", filter=standing, distinct=True),
            open_count=Count("claims", filter=standing & Q(claims__verdict="open"), distinct=True),
        )
    )
    page = page_of(waiting, LONGEST_WAITING, request.GET.get("after", ""))
    context: dict[str, Any] = {
        "rows": rows_of(page.rows),
        "after": page.after,
        "is_first": "after" not in request.GET,
        "links": _suggested_links(),
        "section": "reviews",
    }
    return render(request, "desk/review/waiting.html", context)


def _suggested_links() -> list[ArticleLink]:
    versions = ArticleVersion.objects.defer("raw", "text")
    links = (
        ArticleLink.objects.filter(state=ArticleLink.State.SUGGESTED)
        .select_related("copy", "original", "proposed_by__coder")
        .prefetch_related(Prefetch("copy__versions", versions), Prefetch("original__versions", versions))
        .order_by("id")
    )
    return list(links[:MOST_LINKS])

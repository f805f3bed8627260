"""The queue: every record of the desk, with filters."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from .access import desk_view
from .filters import QueueFilter
from .keyset import Page, page_of
from .rows import newest_revisions, rows_of

MOST_COUNTED = 1000
"""Beyond this the page says "more than": counting everything would cost more the more there is."""


@desk_view()
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """Records that the filters let through, fifty at a time."""
    chosen = QueueFilter(request.GET, newest_revisions(), request=request)
    valid = chosen.is_valid()
    page = page_of(chosen.qs, chosen.chosen_order, request.GET.get("after", "")) if valid else Page([], "")
    count = chosen.qs.order_by()[: MOST_COUNTED + 1].values("pk").count() if valid else 0
    query = request.GET.copy()
    query.pop("after", None)
    context = {
        "filter": chosen,
        "rows": rows_of(page.rows),
        "count": min(count, MOST_COUNTED),
        "is_more": count > MOST_COUNTED,
        "query": query.urlencode(),
        "after": page.after,
        "is_first": "after" not in request.GET,
        "is_narrowed": any(query.values()),
        "section": "records",
    }
    return render(request, "desk/queue.html", context, status=200 if valid else 400)

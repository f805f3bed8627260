"""What became of the documents of a batch, as rows of a list."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from articles.models import ImportBatch, ImportItem

from .filters import ItemFilter
from .outcomes import IN_WORDS

ITEMS_ON_A_PAGE = 50
MOST_COUNTED = 1000
"""Beyond this the page says "more than": counting everything would cost more the more there is."""


@dataclass(frozen=True)
class Row:
    """A document in the report. `address` leads to its record at the desk, `title` is its headline."""

    item: ImportItem
    outcome: str
    title: str
    address: str


def report_of(batch: ImportBatch, request: HttpRequest) -> dict[str, Any]:
    """What the filters of the request let through, fifty at a time in the order of the files."""
    chosen = ItemFilter(request.GET, batch.items.all(), request=request)
    is_valid = chosen.is_valid()
    found = chosen.qs if is_valid else batch.items.none()
    count = found.order_by()[: MOST_COUNTED + 1].values("pk").count()
    items = list(_page(found, request.GET.get("after", "")))
    query = request.GET.copy()
    query.pop("after", None)
    return {
        "filter": chosen,
        "rows": [_row(item) for item in items[:ITEMS_ON_A_PAGE]],
        "count": min(count, MOST_COUNTED),
        "is_more": count > MOST_COUNTED,
        "query": query.urlencode(),
        "after": items[ITEMS_ON_A_PAGE - 1].position if len(items) > ITEMS_ON_A_PAGE else None,
        "is_first": "after" not in request.GET,
        "is_narrowed": any(query.values()),
        "is_valid": is_valid,
    }


def _page(items: QuerySet[ImportItem], after: str) -> QuerySet[ImportItem]:
    """The page behind a position, and one item more; an unreadable position starts from the top."""
    if after.isascii() and after.isdecimal() and len(after) < 10:
        items = items.filter(position__gt=int(after))
    shown = items.select_related("version__article").only(
        *("batch", "position", "file", "place", "format", "outcome", "reason", "needs_person"),
        *("version__headline", "version__article__short_id"),
    )
    return shown.order_by("position")[: ITEMS_ON_A_PAGE + 1]


def _row(item: ImportItem) -> Row:
    outcome = IN_WORDS[item.outcome]
    if item.version is None:
        return Row(item, outcome, "", "")
    short_id = item.version.article.short_id
    words = item.version.slug
    return Row(
        item,
        outcome,
        item.version.headline or f"Without headline ({short_id})",
        f"{words}-{short_id}" if words else short_id,
    )

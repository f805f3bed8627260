"""Lists page by page, up to a bound: nothing counts or walks further than that."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import QueryDict

from annotations.projection import MOST_LISTED

PER_PAGE = 25


@dataclass(frozen=True)
class ListPage:
    """One page of a list; `previous` and `following` are query strings, empty where there is no such page.

    `total` counts up to `MOST_LISTED`; `is_capped` says that there may be more.
    """

    rows: QuerySet[Any]
    number: int
    pages: int
    total: int
    is_capped: bool
    previous: str
    following: str


def page_of(rows: QuerySet[Any], asked: QueryDict) -> ListPage:
    """The page that `?page=` asks for; the nearest one if there is no such page."""
    bounded = rows[: MOST_LISTED + 1]
    total = bounded.count()
    paginator = Paginator(range(min(total, MOST_LISTED)), PER_PAGE)
    page = paginator.get_page(asked.get("page"))
    first = (page.number - 1) * PER_PAGE
    return ListPage(
        rows=rows[first : min(first + PER_PAGE, MOST_LISTED)],
        number=page.number,
        pages=paginator.num_pages,
        total=min(total, MOST_LISTED),
        is_capped=total > MOST_LISTED,
        previous=_query(asked, page, -1) if page.has_previous() else "",
        following=_query(asked, page, 1) if page.has_next() else "",
    )


def _query(asked: QueryDict, page: Page[Any], step: int) -> str:
    wanted = asked.copy()
    for name in [name for name in wanted if not wanted[name]]:
        del wanted[name]
    wanted["page"] = str(page.number + step)
    return f"?{wanted.urlencode()}"

"""Pages of a list that cost the same however far one has come: each starts behind the last row before it."""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q, QuerySet
from django.db.models.expressions import BaseExpression

PAGE_SIZE = 50
SEPARATOR = "~"

M = TypeVar("M", bound=models.Model)


@dataclass(frozen=True)
class Order:
    """One allowed order: a key that is never null, then the id; `descending` turns both round."""

    label: str
    key: BaseExpression | F
    field: "models.Field[Any, Any]"
    descending: bool = False


@dataclass(frozen=True)
class Page(Generic[M]):
    """One page; `after` is the cursor of the next one, empty on the last."""

    rows: list[M]
    after: str


def page_of(queryset: QuerySet[M], order: Order, after: str = "") -> Page[M]:
    """The page behind the cursor; an unreadable cursor starts from the top."""
    sign = "-" if order.descending else ""
    ordered = queryset.annotate(sort_key=order.key).order_by(f"{sign}sort_key", f"{sign}id")
    place = _read(after, order)
    if place is not None:
        key, pk = place
        side = "lt" if order.descending else "gt"
        ordered = ordered.filter(Q(**{f"sort_key__{side}": key}) | Q(**{"sort_key": key, f"id__{side}": pk}))
    rows = list(ordered[: PAGE_SIZE + 1])
    if len(rows) <= PAGE_SIZE:
        return Page(rows, "")
    last: Any = rows[PAGE_SIZE - 1]
    return Page(rows[:PAGE_SIZE], f"{last.pk}{SEPARATOR}{last.sort_key}")


def _read(cursor: str, order: Order) -> tuple[Any, int] | None:
    """The key and id in a cursor, or None."""
    pk, separator, key = cursor.partition(SEPARATOR)
    if not (separator and pk.isascii() and pk.isdecimal() and len(pk) < 19) or "\0" in key:
        return None
    try:
        return order.field.to_python(key), int(pk)
    except ValidationError:
        return None

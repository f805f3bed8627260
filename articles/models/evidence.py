"""Conditions that tie a column to the words of the text it was read from."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length


class Slice(models.Func):
    """`text[start:end]` in SQL: code points, zero-based, end exclusive."""

    template = "substr(%(expressions)s)"
    output_field = models.TextField()

    def __init__(self, text: str, start: str, end: str) -> None:
        super().__init__(F(text), F(start) + 1, F(end) - F(start))


def stated_in_text(field: str) -> Q:
    """Condition for a CHECK: `field` is what stands in the text from `field`_start to `field`_end."""
    start, end = f"{field}_start", f"{field}_end"
    spanned = Q(**{f"{start}__isnull": False, f"{end}__isnull": False, f"{start}__gte": 0})
    words = Q(**{f"{end}__gt": F(start), end: F(start) + Length(field), field: Slice("text", start, end)})
    return spanned & words


def not_stated(field: str) -> Q:
    """Condition for a CHECK: `field` has no place in the text."""
    return Q(**{f"{field}_start__isnull": True, f"{field}_end__isnull": True})


def whole_span() -> Q:
    """Condition for a CHECK: `start` and `end` are both there and enclose something.

    Spelled out because a CHECK lets a row pass when a comparison with NULL leaves the answer open.
    """
    return Q(start__isnull=False, end__isnull=False, start__gte=0, end__gt=F("start"))

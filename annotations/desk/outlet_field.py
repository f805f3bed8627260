"""Outlets in an order, as a row of plain selects: the first blank one adds another."""

from typing import Any

from django import forms
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from articles.models import Outlet


class SelectsInOrder(forms.SelectMultiple):
    """As many selects as there are values, and one more, all of one name."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        chosen = [str(one) for one in value or []]
        context = {
            "name": name,
            "id": (attrs or {}).get("id", f"id_{name}"),
            "rows": [*chosen, ""],
            "options": [(str(key), label) for key, label in self.choices],
        }
        return render_to_string("desk/_selects_in_order.html", context)

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        return [value for value in data.getlist(name) if value]


class OutletsInOrder(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # not generic when it runs
    """Outlets from the speaker to the reader; the order counts, and each may stand once."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            Outlet.objects.all(), to_field_name="slug", required=False, widget=SelectsInOrder, **kwargs
        )

    def clean(self, value: Any) -> list[Outlet]:  # type: ignore[override]  # a list, since the order counts
        found = {outlet.slug: outlet for outlet in super().clean(value)}
        slugs = list(value or [])
        if len(set(slugs)) < len(slugs):
            raise forms.ValidationError("Name each outlet once.")
        return [found[slug] for slug in slugs]

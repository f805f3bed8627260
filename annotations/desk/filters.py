"""What the queue can be narrowed to and ordered by: written out here, never a path from a client."""

from datetime import date
from typing import Any

import django_filters as filters
from django import forms
from django.contrib.postgres.search import SearchQuery
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from annotations.models import Claim, Coder, Revision, Tag
from annotations.models.workflow import State
from articles.models import Outlet

from .keyset import Order
from .rows import has_newer_text

_DATE = Coalesce(F("article_version__published_on"), Value(date.min))

ORDERS: dict[str, Order] = {
    "newest": Order("imported last", F("id"), models.BigIntegerField(), descending=True),
    "oldest": Order("imported first", F("id"), models.BigIntegerField()),
    "latest": Order("latest article", _DATE, models.DateField(), descending=True),
    "earliest": Order("earliest article", _DATE, models.DateField()),
    "headline": Order("headline", F("article_version__headline"), models.TextField()),
}
DEFAULT_ORDER = "newest"


def _standing_claims(**conditions: Any) -> Exists:
    return Exists(Claim.objects.filter(revision=OuterRef("pk"), removed_at=None, **conditions))


class QueueFilter(filters.FilterSet):  # type: ignore[misc]  # django-filter has no types
    """Filters over the newest revisions of records."""

    q = filters.CharFilter(label="Words", method="with_words")
    state = filters.ChoiceFilter(
        label="State", choices=[(s.value, s.value) for s in State], method="in_state", empty_label="any"
    )
    outlet = filters.ModelChoiceFilter(
        label="Outlet",
        queryset=Outlet.objects.all(),
        to_field_name="slug",
        field_name="article_version__article__outlet",
        empty_label="any",
    )
    agency = filters.ModelChoiceFilter(
        label="Agency",
        queryset=Outlet.objects.filter(kind=Outlet.Kind.AGENCY),
        to_field_name="slug",
        field_name="article_version__agency",
        empty_label="any",
    )
    date_from = filters.DateFilter(
        label="From",
        field_name="article_version__published_on",
        lookup_expr="gte",
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    date_to = filters.DateFilter(
        label="To",
        field_name="article_version__published_on",
        lookup_expr="lte",
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    speaker = filters.CharFilter(label="Speaker", method="with_speaker")
    tag = filters.ModelChoiceFilter(
        label="Tag", queryset=Tag.objects.all(), to_field_name="code", method="with_tag", empty_label="any"
    )
    coder = filters.CharFilter(label="Coder", method="of_coder")
    text = filters.ChoiceFilter(
        label="Text", choices=[("changed", "changed by the outlet")], method="with_text", empty_label="any"
    )
    order = filters.ChoiceFilter(
        label="Order",
        choices=[(name, order.label) for name, order in ORDERS.items()],
        method="unchanged",
        empty_label=None,
    )

    class Meta:
        model = Revision
        fields: list[str] = []

    def with_words(self, queryset: QuerySet[Revision], name: str, value: str) -> QuerySet[Revision]:
        """Words of the text, as a web search: all of them, "exact phrases", or, -not."""
        query = SearchQuery(value, search_type="websearch", config="english")
        return queryset.filter(
            Q(article_version__search__tsv=query) | Q(article_version__headline__icontains=value)
        )

    def in_state(self, queryset: QuerySet[Revision], name: str, value: str) -> QuerySet[Revision]:
        """Withdrawn and excluded are states of the record and hide the status of its revision."""
        if value == State.WITHDRAWN:
            return queryset.filter(record__withdrawn_at__isnull=False)
        if value == State.EXCLUDED:
            return queryset.filter(record__excluded_at__isnull=False)
        return queryset.filter(status=value, record__withdrawn_at=None, record__excluded_at=None)

    def with_speaker(self, queryset: QuerySet[Revision], name: str, value: str) -> QuerySet[Revision]:
        """Claims of somebody with this in his name or one of his other names."""
        named = _standing_claims(speaker__name__icontains=value)
        return queryset.filter(named | _standing_claims(speaker__aliases__form__icontains=value))

    def with_tag(self, queryset: QuerySet[Revision], name: str, value: Tag) -> QuerySet[Revision]:
        """Claims with this tag."""
        return queryset.filter(_standing_claims(claim_tags__tag=value))

    def of_coder(self, queryset: QuerySet[Revision], name: str, value: str) -> QuerySet[Revision]:
        """Claimed by the coder of this handle, such as c07; `me` is oneself."""
        if value == "me":
            return queryset.filter(claimed_by__in=Coder.objects.filter(user_id=self.request.user.pk))
        return queryset.filter(claimed_by__handle=value)

    def with_text(self, queryset: QuerySet[Revision], name: str, value: str) -> QuerySet[Revision]:
        """Records whose outlet changed its text since the one that they code."""
        return queryset.filter(has_newer_text())

    def unchanged(self, queryset: QuerySet[Revision], name: str, value: str) -> QuerySet[Revision]:
        """The order is taken by the pages, which need it for their cursors."""
        return queryset

    @property
    def chosen_order(self) -> Order:
        """The order asked for, or the usual one."""
        return ORDERS[self.form.cleaned_data.get("order") or DEFAULT_ORDER]

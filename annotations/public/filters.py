"""What readers may narrow a list by. Each parameter is declared here; a client never names a column."""

from typing import Any

import django_filters
from django import forms
from django.db.models import F, QuerySet

from annotations import projection

NEWEST = "newly reviewed first"
ORDERS = [("latest", "latest copy first"), ("earliest", "earliest copy first")]
DAY = forms.DateInput(attrs={"type": "date"})
NO_DAY = {"invalid": "This is no day: write it as 2017-07-17."}
MOST_WORDS = 200


def words_filter(label: str, method: str) -> django_filters.CharFilter:
    """A text field of at most 200 characters."""
    return django_filters.CharFilter(label=label, method=method, max_length=MOST_WORDS, strip=True)


class PublicFilter(django_filters.FilterSet):  # type: ignore[misc]  # django-filter ships no types
    """The filters that records and claims share. `version` leads from the row to the article version."""

    version = ""
    reviewed_at = ""
    tiebreak: tuple[str, ...] = ()

    q = words_filter("Words", "by_words")
    speaker = words_filter("Speaker", "by_speaker")
    outlet = django_filters.ModelChoiceFilter(
        label="Outlet",
        queryset=lambda _: projection.public_outlets(),
        to_field_name="slug",
        method="by_outlet",
        empty_label="any",
    )
    agency = django_filters.ModelChoiceFilter(
        label="Agency",
        queryset=lambda _: projection.public_agencies(),
        to_field_name="slug",
        method="by_agency",
        empty_label="any",
    )
    tag = django_filters.ModelChoiceFilter(
        label="Tag",
        queryset=lambda _: projection.public_tags(),
        to_field_name="code",
        method="by_tag",
        empty_label="any",
    )
    since = django_filters.DateFilter(
        label="Dated from", method="by_first_day", widget=DAY, error_messages=NO_DAY
    )
    until = django_filters.DateFilter(
        label="Dated to", method="by_last_day", widget=DAY, error_messages=NO_DAY
    )
    order = django_filters.ChoiceFilter(label="Order", choices=ORDERS, method="in_order", empty_label=NEWEST)

    def by_words(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        raise NotImplementedError

    def by_speaker(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        raise NotImplementedError

    def by_tag(self, rows: QuerySet[Any], name: str, value: Any) -> QuerySet[Any]:
        raise NotImplementedError

    def by_outlet(self, rows: QuerySet[Any], name: str, value: Any) -> QuerySet[Any]:
        return rows.filter(**{f"{self.version}article__outlet": value})

    def by_agency(self, rows: QuerySet[Any], name: str, value: Any) -> QuerySet[Any]:
        return rows.filter(**{f"{self.version}agency": value})

    def by_first_day(self, rows: QuerySet[Any], name: str, value: Any) -> QuerySet[Any]:
        return rows.filter(**{f"{self.version}published_on__gte": value})

    def by_last_day(self, rows: QuerySet[Any], name: str, value: Any) -> QuerySet[Any]:
        return rows.filter(**{f"{self.version}published_on__lte": value})

    def in_order(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        day = F(f"{self.version}published_on")
        by_day = day.desc(nulls_last=True) if value == "latest" else day.asc(nulls_last=True)
        return rows.order_by(by_day, *self.tiebreak)

    @property
    def found(self) -> QuerySet[Any]:
        """What the reader asked for, in a settled order; nothing if a field cannot be understood."""
        rows: QuerySet[Any] = self.qs if self.is_valid() else self.queryset.none()
        return rows if rows.query.order_by else rows.order_by(f"-{self.reviewed_at}", *self.tiebreak)

    @property
    def narrowed(self) -> bool:
        """Whether any filter is set."""
        return any(self.data.get(name) for name in self.filters if name != "order")

    @property
    def narrowed_beyond_words(self) -> bool:
        """Whether a filter other than the words is set, so that the fields stand open."""
        return any(self.data.get(name) for name in self.filters if name != "q")


class RecordFilter(PublicFilter):
    """Narrows `projection.public_records()`."""

    version = "public_revision__article_version__"
    reviewed_at = "public_revision__reviewed_at"
    tiebreak = ("article__short_id",)

    def by_words(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return projection.records_with_words(rows, value)

    def by_speaker(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return projection.records_with_speaker(rows, value)

    def by_tag(self, rows: QuerySet[Any], name: str, value: Any) -> QuerySet[Any]:
        return projection.records_with_tag(rows, value)


class ClaimFilter(PublicFilter):
    """Narrows `projection.public_claims()`."""

    version = "revision__article_version__"
    reviewed_at = "revision__reviewed_at"
    tiebreak = ("revision", "pk")

    mode = django_filters.ChoiceFilter(
        label="Mode",
        choices=[("direct", "direct"), ("indirect", "indirect"), ("mixed", "mixed")],
        empty_label="any",
    )

    def by_words(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return projection.claims_with_words(rows, value)

    def by_speaker(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return projection.claims_with_speaker(rows, value)

    def by_tag(self, rows: QuerySet[Any], name: str, value: Any) -> QuerySet[Any]:
        return rows.filter(claim_tags__tag=value)

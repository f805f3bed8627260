"""What the report of a batch can be narrowed to: written out here, never a path from a client."""

import django_filters as filters
from django.db.models import Q, QuerySet

from articles.importing.readers.formats import FORMATS
from articles.models import ImportItem

from .outcomes import IN_WORDS


class ItemFilter(filters.FilterSet):  # type: ignore[misc]  # django-filter has no types
    """Filters over the documents of a batch."""

    q = filters.CharFilter(label="File or reason", method="with_words")
    outcome = filters.ChoiceFilter(label="Outcome", choices=list(IN_WORDS.items()), empty_label="any")
    format = filters.ChoiceFilter(
        label="Format", choices=[(name, name) for name in FORMATS], empty_label="any"
    )
    person = filters.ChoiceFilter(
        label="Needs a person",
        choices=[("yes", "yes"), ("no", "no")],
        method="needing_person",
        empty_label="any",
    )

    class Meta:
        model = ImportItem
        fields: list[str] = []

    def with_words(self, queryset: QuerySet[ImportItem], name: str, value: str) -> QuerySet[ImportItem]:
        return queryset.filter(Q(file__icontains=value) | Q(reason__icontains=value))

    def needing_person(self, queryset: QuerySet[ImportItem], name: str, value: str) -> QuerySet[ImportItem]:
        return queryset.filter(needs_person=[]) if value == "no" else queryset.exclude(needs_person=[])

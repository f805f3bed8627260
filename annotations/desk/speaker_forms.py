"""Forms of the identity register."""

from typing import Any, Self

import django_filters as filters
from django import forms
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from annotations.models import Alias, Speaker, Term
from articles.models.outlet import WEB_ADDRESS

from .keyset import Order

ORDER = Order("name", F("name"), models.TextField())


class SpeakerFilter(filters.FilterSet):  # type: ignore[misc]  # django-filter has no types
    """Filters over the register."""

    q = filters.CharFilter(label="Name", method="named")
    kind = filters.ChoiceFilter(label="Kind", choices=Speaker.Kind.choices, empty_label="any")

    class Meta:
        model = Speaker
        fields: list[str] = []

    def named(self, queryset: QuerySet[Speaker], name: str, value: str) -> QuerySet[Speaker]:
        """This stands in the name or in another form of it."""
        other = Alias.objects.filter(speaker=OuterRef("pk"), form__icontains=value)
        return queryset.filter(Q(name__icontains=value) | Exists(other))


class SpeakerForm(forms.Form):
    """A speaker's entry."""

    name = forms.CharField(max_length=200)
    kind = forms.ChoiceField(choices=Speaker.Kind.choices)
    country = forms.RegexField(
        regex=r"^[A-Z]{2}$",
        required=False,
        max_length=2,
        help_text="Two capitals, for example BY.",
        error_messages={"invalid": "Write the country as two capitals, for example BY."},
    )
    wikidata_id = forms.RegexField(
        label="Wikidata",
        regex=r"^Q[1-9][0-9]*$",
        required=False,
        max_length=16,
        help_text="For example Q2866.",
        error_messages={"invalid": "Write the Wikidata id as Q and a number, for example Q2866."},
    )

    @classmethod
    def of(cls, speaker: Speaker) -> Self:
        """The form filled with an entry as it stands."""
        names = ("name", "kind", "country", "wikidata_id")
        return cls(initial={name: getattr(speaker, name) for name in names})


class AliasForm(forms.Form):
    """Another form of a name."""

    form = forms.CharField(label="Another form of the name", max_length=200)
    language = forms.RegexField(
        regex=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
        required=False,
        max_length=16,
        help_text="For example be-Cyrl.",
        error_messages={"invalid": "Write the language as be, or with its script as be-Cyrl."},
    )


def _day(label: str) -> forms.DateField:
    return forms.DateField(label=label, required=False, widget=forms.DateInput(attrs={"type": "date"}))


def _granularity(label: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=Term.Granularity.choices)


class TermForm(forms.Form):
    """An office, from when to when."""

    office = forms.CharField(max_length=200, widget=forms.TextInput(attrs={"list": "offices"}))
    starts_on = _day("From")
    starts_granularity = _granularity("From: known")
    ends_on = _day("To")
    ends_granularity = _granularity("To: known")
    source = forms.CharField(label="Known from")
    source_url = forms.URLField(
        label="Address of the source",
        required=False,
        max_length=500,
        validators=[WEB_ADDRESS],
        assume_scheme="https",
    )

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        starts, ends = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", "A term ends after it starts: mend one of the days.")
        return cleaned

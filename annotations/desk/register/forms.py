"""Forms of the identity register."""

from typing import Any, Self

import django_filters as filters
from django import forms
from django.db import models
from django.db.models import F, QuerySet

from annotations.desk.keyset import Order
from annotations.desk.speaker_search import ranked
from annotations.models import Alias, Office, Speaker, SpeakerJudgement, Term
from articles.models import ArticleVersion
from articles.models.outlet import WEB_ADDRESS

ORDER = Order("name", F("name"), models.TextField())
OFFICES = Order("name", F("name"), models.TextField())
NOT_THE_SAME = [
    (verdict.value, verdict.label)
    for verdict in (SpeakerJudgement.Verdict.DIFFERENT, SpeakerJudgement.Verdict.UNSURE)
]
MOST_FOUND = 50
"""How many speakers a search offers; names less alike than these are another search."""


class SpeakerFilter(filters.FilterSet):  # type: ignore[misc]  # django-filter has no types
    """Filters over the register."""

    q = filters.CharFilter(label="Name", method="named")
    kind = filters.ChoiceFilter(label="Kind", choices=Speaker.Kind.choices, empty_label="any")

    class Meta:
        model = Speaker
        fields: list[str] = []

    def named(self, queryset: QuerySet[Speaker], name: str, value: str) -> QuerySet[Speaker]:
        """Any of the names is like this, in any script and spelling."""
        found = ranked(value.replace("\0", ""), most=MOST_FOUND)
        return queryset.filter(pk__in=[one.speaker.pk for one in found])


def _country() -> forms.RegexField:
    return forms.RegexField(
        regex=r"^[A-Z]{2}$",
        required=False,
        max_length=2,
        help_text="Two capitals, for example BY.",
        error_messages={"invalid": "Write the country as two capitals, for example BY."},
    )


def _wikidata_id() -> forms.RegexField:
    return forms.RegexField(
        label="Wikidata",
        regex=r"^Q[1-9][0-9]*$",
        required=False,
        max_length=16,
        help_text="For example Q2866.",
        error_messages={"invalid": "Write the Wikidata id as Q and a number, for example Q2866."},
    )


def _version() -> forms.IntegerField:
    return forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class SpeakerForm(forms.Form):
    """A new speaker."""

    name = forms.CharField(max_length=200)
    kind = forms.ChoiceField(choices=Speaker.Kind.choices)
    country = _country()
    wikidata_id = _wikidata_id()


class SpeakerEntryForm(SpeakerForm):
    """A speaker's entry, as somebody saw it."""

    version = _version()

    @classmethod
    def of(cls, speaker: Speaker) -> Self:
        """The form filled with an entry as it stands."""
        names = ("name", "kind", "country", "wikidata_id", "version")
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
    seen_in = forms.CharField(
        label="Seen in", required=False, max_length=300, help_text="The address of a record, or its id."
    )

    def clean_seen_in(self) -> ArticleVersion | None:
        """The newest text of the record whose address was given."""
        address = self.cleaned_data["seen_in"].strip().rstrip("/")
        if not address:
            return None
        versions = ArticleVersion.objects.filter(article__short_id=address[-14:]).defer("raw", "text")
        found = versions.order_by("-number").first()
        if found is None:
            raise forms.ValidationError("No record has this address: copy it from the record's page.")
        return found


class AliasEntryForm(AliasForm):
    """Another form of a name, as somebody saw it."""

    version = _version()

    @classmethod
    def of(cls, alias: Alias) -> Self:
        """The form filled with an alias as it stands; its fields have ids of their own on the page."""
        seen_in = alias.seen_in.article.short_id if alias.seen_in else ""
        said = {"form": alias.form, "language": alias.language, "seen_in": seen_in, "version": alias.version}
        return cls(initial=said, auto_id=f"alias-{alias.uid}-%s")


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


class TermEntryForm(TermForm):
    """An office from when to when, as somebody saw it."""

    version = _version()

    @classmethod
    def of(cls, term: Term) -> Self:
        """The form filled with a term as it stands; its fields have ids of their own on the page."""
        said = {name: getattr(term, name) for name in cls.base_fields}
        days = {name: said[name] and said[name].isoformat() for name in ("starts_on", "ends_on")}
        return cls(initial={**said, **days}, auto_id=f"term-{term.uid}-%s")


class OfficeForm(forms.Form):
    """A new office."""

    name = forms.CharField(max_length=200)
    country = _country()
    wikidata_id = _wikidata_id()
    forms = forms.CharField(
        label="How texts name the holder",
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="One form a line, for example “the Belarusian leader”.",
    )

    def clean_forms(self) -> list[str]:
        """The lines, each at most as long as a form may be."""
        lines: list[str] = self.cleaned_data["forms"].splitlines()
        if any(len(line) > 200 for line in lines):
            raise forms.ValidationError("A form has at most 200 characters: break the long line up.")
        return lines


class OfficeEntryForm(OfficeForm):
    """An office, as somebody saw it."""

    version = _version()

    @classmethod
    def of(cls, office: Office) -> Self:
        """The form filled with an office as it stands."""
        said = {name: getattr(office, name) for name in ("name", "country", "wikidata_id", "version")}
        return cls(initial={**said, "forms": "\n".join(office.forms)})


class HoldersForm(forms.Form):
    """Who held an office: the role in the words of a text, and the day."""

    role = forms.CharField(max_length=200)
    on = forms.DateField(label="On", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    record = forms.CharField(required=False, max_length=300, widget=forms.HiddenInput)
    country = _country()


class MergeForm(forms.Form):
    """Why two entries are the same speaker."""

    into = forms.CharField(max_length=300, widget=forms.HiddenInput)
    version = _version()
    reason = forms.CharField(
        label="Why they are the same", max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )


class UnmergeForm(forms.Form):
    """Why two entries are not, or perhaps not, the same speaker."""

    verdict = forms.ChoiceField(
        label="They are",
        choices=[
            choice
            for choice in SpeakerJudgement.Verdict.choices
            if choice[0] != SpeakerJudgement.Verdict.SAME
        ],
    )
    reason = forms.CharField(max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))


class JudgementForm(forms.Form):
    """What is judged of two entries."""

    first = forms.CharField(max_length=14)
    second = forms.CharField(max_length=14)
    verdict = forms.ChoiceField(
        choices=[
            choice
            for choice in SpeakerJudgement.Verdict.choices
            if choice[0] != SpeakerJudgement.Verdict.SAME
        ]
    )
    reason = forms.CharField(required=False, max_length=1000)

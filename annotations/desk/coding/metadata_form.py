"""The form of the metadata: what the importer read from the text, for an editor to confirm or mend."""

from typing import Any, Self

from django import forms

from annotations.desk.outlet_field import OutletsInOrder
from annotations.services.metadata import Metadata
from articles.models import ArticleVersion, Outlet
from articles.text.selectors import occurrences_alike


class MetadataForm(forms.Form):
    """The fields of `Metadata`; `metadata_version` is the one the editor saw."""

    metadata_version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    headline = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Copied from the text; or yours, where the text has none.",
    )
    standfirst = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 2}))
    dateline_place = forms.CharField(label="Place of the dateline", max_length=200, required=False)
    outlet = forms.ModelChoiceField(
        Outlet.objects.all(), required=False, to_field_name="slug", empty_label="not known"
    )
    agency = forms.ModelChoiceField(
        Outlet.objects.all(), required=False, to_field_name="slug", empty_label="not stated"
    )
    relays = OutletsInOrder(label="Relays", help_text="From the source to the reader.")
    published_on = forms.DateField(
        label="Date",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Write the date as 2017-07-31."},
    )
    date_granularity = forms.ChoiceField(
        label="Known", required=False, choices=[("", "as stated"), *ArticleVersion.Granularity.choices]
    )
    date_reason = forms.CharField(
        label="Why this date", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, data: Any = None, *, version: ArticleVersion, initial: Any = None) -> None:
        super().__init__(data, initial=initial, auto_id="metadata_%s")
        self.article_version = version

    @classmethod
    def of(cls, version: ArticleVersion) -> Self:
        """The form filled with the metadata as it stands."""
        names = ("metadata_version", "headline", "standfirst", "dateline_place", "agency", "published_on")
        initial = {name: getattr(version, name) for name in (*names, "date_granularity", "date_reason")}
        initial["outlet"] = version.article.outlet
        initial["relays"] = [relay.outlet for relay in version.relays.all()]
        return cls(version=version, initial=initial)

    def clean_headline(self) -> str:
        return self._as_in_text("headline")

    def clean_standfirst(self) -> str:
        return self._as_in_text("standfirst")

    def _as_in_text(self, name: str) -> str:
        """What was typed, as the text has it: line ends and quotation marks change on the way."""
        typed: str = self.cleaned_data[name]
        standing: str = getattr(self.article_version, name)
        if not typed or occurrences_alike(standing, typed) == [(0, len(standing))]:
            return standing if typed else ""
        text = self.article_version.text
        places = occurrences_alike(text, typed)
        return text[slice(*places[0])] if places else typed

    def metadata(self) -> Metadata:
        """What services take; only for a valid form."""
        said = {name: value for name, value in self.cleaned_data.items() if name != "metadata_version"}
        return Metadata(**said)


class DateForm(forms.Form):
    """Signing for the date as it stands."""

    metadata_version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    reason = forms.CharField(label="Confirmed because", required=False)

    def __init__(self, data: Any = None, *, initial: Any = None) -> None:
        super().__init__(data, initial=initial, auto_id="date_%s")

    @classmethod
    def of(cls, version: ArticleVersion) -> Self:
        return cls(initial={"metadata_version": version.metadata_version})

"""The identity register: who speaks, under which names, in which office from when to when.

Adding and changing go through the services, as at the desk.
"""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from annotations.models import Alias, Office, Speaker, SpeakerJudgement, Term
from annotations.services import facts, identity, offices, speakers
from annotations.services.coders import coder_for
from annotations.services.offices import Tenure
from annotations.services.writing import Refused
from articles.admin.base import DeskAdmin, LoggedAdmin

from .confirming import Act, NoForm, ReasonForm, action_of


def confirming(what: str) -> Act:
    """The act that lets readers see the selected aliases or terms."""
    return Act(
        "confirm",
        "Confirm",
        f"Readers see the {what} at once.",
        lambda fact, _, by: facts.confirm_fact(fact=fact, by=by),
        NoForm,
    )


class MergeForm(ReasonForm):
    """Into which speaker the selected ones are merged, and why."""

    into = forms.ModelChoiceField(Speaker.objects.filter(merged_into=None), label="Merge into")


MERGE = Act(
    "merge",
    "Merge",
    "The selected entries are the same speaker as the one you choose; their addresses then lead there.",
    lambda speaker, said, by: identity.merge_speaker(speaker=speaker, by=by, **said),
    MergeForm,
)
UNMERGE = Act(
    "unmerge",
    "Unmerge",
    "The selected entries stand by themselves again, with everything they had, and are not the same speaker.",
    lambda speaker, said, by: identity.unmerge_speaker(speaker=speaker, by=by, **said),
)


class RegisterAdmin(DeskAdmin):
    """Rows of the register: `add` and `change` call the services with what the form says."""

    refusals = (*DeskAdmin.refusals, Refused)

    def add(self, said: dict[str, Any], by: Any) -> Any:
        """The row that the service makes of the form; each admin of the register has its own."""
        raise NotImplementedError

    def change(self, row: Any, said: dict[str, Any], by: Any) -> Any:
        """The row as the service leaves it; each admin of the register has its own."""
        raise NotImplementedError

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        by, said = coder_for(request.user), dict(form.cleaned_data)
        saved = self.change(obj, said, by) if change else self.add(said, by)
        obj.pk = saved.pk


@admin.register(Speaker)
class SpeakerAdmin(RegisterAdmin):
    list_display = ("name", "kind", "country", "wikidata_id", "merged_into", "added_by")
    list_filter = ("kind", "country", ("merged_into", admin.EmptyFieldListFilter))
    list_select_related = ("merged_into", "added_by")
    search_fields = ("name", "aliases__form", "=wikidata_id", "=short_id")
    fields = ("name", "kind", "country", "wikidata_id", "merged_into", "short_id", "added_by", "created_at")
    readonly_fields = ("merged_into", "short_id", "added_by", "created_at")
    actions = (action_of(MERGE), action_of(UNMERGE))

    def add(self, said: dict[str, Any], by: Any) -> Speaker:
        return speakers.add_speaker(by=by, **said)

    def change(self, row: Speaker, said: dict[str, Any], by: Any) -> Speaker:
        return speakers.change_speaker(speaker=row, version=row.version, by=by, **said)


@admin.register(Alias)
class AliasAdmin(RegisterAdmin):
    list_display = ("form", "speaker", "language", "seen_in", "added_by", "confirmed_by")
    list_filter = ("language", ("confirmed_by", admin.EmptyFieldListFilter))
    list_select_related = ("speaker", "seen_in", "added_by", "confirmed_by")
    search_fields = ("form", "speaker__name")
    autocomplete_fields = ("speaker", "seen_in")
    fields = ("speaker", "form", "language", "seen_in", "added_by", "confirmed_by")
    readonly_fields = ("added_by", "confirmed_by")
    actions = (action_of(confirming("aliases")),)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Whose name it is stays: another speaker's is another alias."""
        return (*self.readonly_fields, "speaker") if obj else self.readonly_fields

    def add(self, said: dict[str, Any], by: Any) -> Alias:
        return speakers.add_alias(by=by, **said)

    def change(self, row: Alias, said: dict[str, Any], by: Any) -> Alias:
        return speakers.change_alias(alias=row, version=row.version, by=by, **said)


@admin.register(Office)
class OfficeAdmin(RegisterAdmin):
    list_display = ("name", "country", "wikidata_id", "forms")
    list_filter = ("country",)
    search_fields = ("name", "forms", "=wikidata_id")
    fields = ("name", "country", "wikidata_id", "forms")

    def add(self, said: dict[str, Any], by: Any) -> Office:
        return offices.add_office(by=by, **said)

    def change(self, row: Office, said: dict[str, Any], by: Any) -> Office:
        return offices.change_office(office=row, version=row.version, by=by, **said)


@admin.register(Term)
class TermAdmin(RegisterAdmin):
    list_display = ("speaker", "office", "starts_on", "ends_on", "source", "added_by", "confirmed_by")
    list_filter = (("confirmed_by", admin.EmptyFieldListFilter), "office")
    list_select_related = ("speaker", "office", "added_by", "confirmed_by")
    search_fields = ("speaker__name", "office__name", "source")
    autocomplete_fields = ("speaker", "office")
    fields = (
        *("speaker", "office", "starts_on", "starts_granularity", "ends_on", "ends_granularity"),
        *("source", "source_url", "added_by", "confirmed_by"),
    )
    readonly_fields = ("added_by", "confirmed_by")
    actions = (action_of(confirming("terms of office")),)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Who held the office stays: another holder's is another term."""
        return (*self.readonly_fields, "speaker") if obj else self.readonly_fields

    def add(self, said: dict[str, Any], by: Any) -> Term:
        speaker, office = said.pop("speaker"), said.pop("office")
        return offices.add_term(speaker=speaker, office=office, tenure=Tenure(**said), by=by)

    def change(self, row: Term, said: dict[str, Any], by: Any) -> Term:
        office = said.pop("office")
        return offices.change_term(term=row, version=row.version, office=office, tenure=Tenure(**said), by=by)


@admin.register(SpeakerJudgement)
class SpeakerJudgementAdmin(LoggedAdmin):
    list_display = ("first", "second", "verdict", "judged_by", "judged_at")
    list_filter = ("verdict", "judged_at")
    list_select_related = ("first", "second", "judged_by")
    search_fields = ("first__name", "second__name", "reason")

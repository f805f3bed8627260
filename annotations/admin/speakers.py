"""The identity register: who speaks, under which names, in which office from when to when."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from annotations.models import Alias, Office, Speaker, SpeakerJudgement, Term
from annotations.services import speakers
from annotations.services.coders import coder_for
from annotations.services.writing import Refused
from articles.admin.base import DeskAdmin, LoggedAdmin

from .confirming import Act, NoForm, action_of

CONFIRM_ALIAS = Act(
    "confirm",
    "Confirm",
    "Readers see the aliases at once.",
    lambda alias, _, by: speakers.confirm_alias(alias=alias, by=by),
    NoForm,
)
CONFIRM_TERM = Act(
    "confirm",
    "Confirm",
    "Readers see the terms of office at once.",
    lambda term, _, by: speakers.confirm_term(term=term, by=by),
    NoForm,
)


class MergeForm(forms.Form):
    """Into which speaker the selected ones are merged."""

    into = forms.ModelChoiceField(Speaker.objects.filter(merged_into=None), label="Merge into")


MERGE = Act(
    "merge",
    "Merge",
    "The selected entries are the same speaker as the one you choose; their addresses then lead there.",
    lambda speaker, said, by: speakers.merge_speaker(speaker=speaker, into=said["into"], by=by),
    MergeForm,
)


class AddedBy(DeskAdmin):
    """Rows that remember who added them."""

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if not change:
            obj.added_by = coder_for(request.user)
        super().save_model(request, obj, form, change)


@admin.register(Speaker)
class SpeakerAdmin(DeskAdmin):
    """Adding and renaming go through the services."""

    refusals = (*DeskAdmin.refusals, Refused)
    list_display = ("name", "kind", "country", "wikidata_id", "merged_into", "added_by")
    list_filter = ("kind", "country", ("merged_into", admin.EmptyFieldListFilter))
    list_select_related = ("merged_into", "added_by")
    search_fields = ("name", "aliases__form", "=wikidata_id", "=short_id")
    fields = ("name", "kind", "country", "wikidata_id", "merged_into", "short_id", "added_by", "created_at")
    readonly_fields = ("merged_into", "short_id", "added_by", "created_at")
    actions = (action_of(MERGE),)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        by = coder_for(request.user)
        said = {name: form.cleaned_data[name] for name in ("name", "kind", "country", "wikidata_id")}
        saved = (
            speakers.change_speaker(speaker=obj, by=by, **said)
            if change
            else speakers.add_speaker(by=by, **said)
        )
        obj.pk = saved.pk


@admin.register(Alias)
class AliasAdmin(AddedBy):
    list_display = ("form", "speaker", "language", "seen_in", "added_by", "confirmed_by")
    list_filter = ("language", ("confirmed_by", admin.EmptyFieldListFilter))
    list_select_related = ("speaker", "seen_in", "added_by", "confirmed_by")
    search_fields = ("form", "speaker__name")
    autocomplete_fields = ("speaker", "seen_in")
    readonly_fields = ("added_by", "confirmed_by")
    actions = (action_of(CONFIRM_ALIAS),)


@admin.register(Office)
class OfficeAdmin(DeskAdmin):
    list_display = ("name", "country", "forms")
    list_filter = ("country",)
    search_fields = ("name", "forms")


@admin.register(Term)
class TermAdmin(AddedBy):
    list_display = ("speaker", "office", "starts_on", "ends_on", "source", "added_by", "confirmed_by")
    list_filter = (("confirmed_by", admin.EmptyFieldListFilter), "office")
    list_select_related = ("speaker", "office", "added_by", "confirmed_by")
    search_fields = ("speaker__name", "office__name", "source")
    autocomplete_fields = ("speaker", "office")
    readonly_fields = ("added_by", "confirmed_by")
    actions = (action_of(CONFIRM_TERM),)


@admin.register(SpeakerJudgement)
class SpeakerJudgementAdmin(LoggedAdmin):
    list_display = ("first", "second", "verdict", "judged_by", "judged_at")
    list_filter = ("verdict", "judged_at")
    list_select_related = ("first", "second", "judged_by")
    search_fields = ("first__name", "second__name", "reason")

"""The form of a claim: its words, and all that an editor says of it."""

import uuid
from typing import Any

from django import forms
from django.http import QueryDict

from annotations.desk.long_select import LongSelect
from annotations.desk.outlet_field import OutletsInOrder
from annotations.desk.speaker_search import find_speakers
from annotations.models import Claim, Office, Span, Speaker, Tag
from annotations.services.claims import Coding
from articles.models import ArticleVersion

from .words import BLANK_ROWS, BaseSpanFormSet, Rows, SpanFormSet, read_place, row_of, rows_of

NEW = "new:"
"""Begins the value of the choice "add this name to the register", followed by the kind of speaker."""


class SpeakerField(forms.Form):
    """Search-or-create: a typed name, and the speaker chosen for it.

    `speaker` is a short id, or `new:person` (group, organization) to add the typed name. A name that
    exactly one speaker bears needs no choice.
    """

    speaker_name = forms.CharField(
        label="Speaker", max_length=200, required=False, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    speaker = forms.CharField(required=False, widget=forms.HiddenInput)

    offered: list[Speaker]
    new_kind: Speaker.Kind | None = None

    def clean_speaker_choice(self, typed: str, chosen: str) -> Speaker | None:
        """The speaker meant; None where there is none, or where `new_kind` says that one is to be added."""
        self.offered, exact = find_speakers(typed)
        if chosen.startswith(NEW):
            kind = chosen.removeprefix(NEW)
            if kind in Speaker.Kind.values and typed:
                self.new_kind = Speaker.Kind(kind)
                return None
        elif not typed:
            return self._offered_before(chosen)
        elif named := [speaker for speaker in self.offered if speaker.short_id == chosen]:
            return named[0]
        elif exact:
            return self.offered[0]
        self.add_error("speaker_name", "Choose the speaker below, or add the name to the register.")
        return None

    def _offered_before(self, chosen: str) -> Speaker | None:
        """Without a typed name: one of the speakers that the form offered at first."""
        return Speaker.objects.filter(short_id=chosen, merged_into__isnull=True).first() if chosen else None

    @property
    def typed_speaker(self) -> str:
        """The name as it was typed and sent; empty in a form that was not sent."""
        return str(self["speaker_name"].value() or "").strip() if self.is_bound else ""


class ClaimForm(SpeakerField):
    """What an editor says of a claim; its spans are a formset of their own (`spans`)."""

    stable_uid = forms.UUIDField(widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    summary = forms.CharField(
        label="The claim in one sentence", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    mode = forms.ChoiceField(choices=Claim.Mode.choices, widget=forms.RadioSelect)
    role_as_stated = forms.CharField(label="Role as stated", max_length=200, required=False)
    office = forms.ModelChoiceField(
        Office.objects.all(), required=False, empty_label="none", widget=LongSelect
    )
    relays = OutletsInOrder(label="Via", help_text="From the speaker to the reader.")
    tags = forms.ModelMultipleChoiceField(
        Tag.objects.all(), required=False, to_field_name="code", widget=forms.CheckboxSelectMultiple
    )
    note = forms.CharField(
        label="Editor’s note",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Internal, never public.",
    )

    field_order = ["summary", "mode", "speaker_name", "speaker", "role_as_stated", "office", "relays", "tags"]

    def __init__(
        self, data: QueryDict | None = None, *, spans: BaseSpanFormSet, initial: dict[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial=initial, auto_id="claim_%s")
        self.spans = spans
        self.claim: Claim | None = None
        self.others: Claim | None = None
        self.offered = list(self.initial.get("offered", ()))

    def is_valid(self) -> bool:
        spans_are_valid = self.spans.is_valid()
        return super().is_valid() and spans_are_valid

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        typed, chosen = cleaned.get("speaker_name") or "", cleaned.get("speaker") or ""
        cleaned["chosen_speaker"] = self.clean_speaker_choice(typed, chosen)
        if self.spans.is_valid() and not any(w.role == Span.Role.CONTENT for w in self.spans.words()):
            self.add_error(None, "A claim needs its content: select the words, or paste them.")
        return cleaned

    def coding(self, speaker: Speaker | None) -> Coding:
        """What services take; only for a valid form."""
        said = self.cleaned_data
        return Coding(
            mode=Claim.Mode(said["mode"]),
            words=self.spans.words(),
            summary=said["summary"],
            speaker=speaker,
            role_as_stated=said["role_as_stated"],
            office=said["office"],
            note=said["note"],
            tags=list(said["tags"]),
            relays=said["relays"],
        )


def new_claim_form(
    version: ArticleVersion, marked: QueryDict | None = None, speakers: list[Speaker] | None = None
) -> ClaimForm:
    """The empty form; `marked` may hold places as `content=120-180`, `speakers` those of the other claims.

    The relays default to those of the article.
    """
    rows = list(_marked_rows(version.text, marked)) if marked else []
    missing = [row for row in BLANK_ROWS if row["role"] not in {r["role"] for r in rows}]
    initial = {
        "stable_uid": uuid.uuid4(),
        "version": 0,
        "mode": Claim.Mode.INDIRECT,
        "relays": [relay.outlet for relay in version.relays.all()],
        "offered": speakers or [],
    }
    return ClaimForm(spans=_spans(version.text, initial=[*rows, *missing]), initial=initial)


def _marked_rows(text: str, marked: QueryDict) -> Rows:
    rows: Rows = []
    for role in Span.Role.values:
        for value in marked.getlist(role):
            place = read_place(value)
            if place and place[0] < place[1] <= len(text):
                rows.append(row_of(role, text, *place))
    return rows


def _spans(text: str, data: QueryDict | None = None, initial: Rows | None = None) -> Any:
    return SpanFormSet(data, initial=initial, prefix="spans", form_kwargs={"text": text})


def form_of_claim(claim: Claim, version: ArticleVersion) -> ClaimForm:
    """The form filled with a claim as it stands."""
    rows: Rows = [*rows_of(list(claim.spans.all())), {"role": Span.Role.CONTENT}]
    initial = {
        "stable_uid": claim.stable_uid,
        "version": claim.version,
        "mode": claim.mode,
        "summary": claim.summary,
        "speaker_name": claim.speaker.name if claim.speaker else "",
        "speaker": claim.speaker.short_id if claim.speaker else "",
        "role_as_stated": claim.role_as_stated,
        "office": claim.office_id,
        "relays": [relay.outlet for relay in claim.relays.all()],
        "tags": [claim_tag.tag for claim_tag in claim.claim_tags.all()],
        "note": claim.note,
        "offered": [claim.speaker] if claim.speaker else [],
    }
    form = ClaimForm(spans=_spans(version.text, initial=rows), initial=initial)
    form.claim = claim
    return form


def sent_claim_form(data: QueryDict, version: ArticleVersion, claim: Claim | None = None) -> ClaimForm:
    """The form as it was sent."""
    form = ClaimForm(data, spans=_spans(version.text, data))
    form.claim = claim
    return form


def with_another_row(data: QueryDict) -> QueryDict:
    """What was sent, with one more row for a span; for pages without JavaScript."""
    more = data.copy()
    rows = data.get("spans-TOTAL_FORMS", "0")
    more["spans-TOTAL_FORMS"] = str(int(rows[:3]) + 1 if rows.isascii() and rows.isdecimal() else 1)
    return more


def seen_anew(data: QueryDict, current_version: int, name: str = "version") -> QueryDict:
    """What was sent, now against the version that stands: sending it again is a decision, not an accident."""
    again = data.copy()
    again[name] = str(current_version)
    return again

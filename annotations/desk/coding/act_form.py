"""What one act of coding says, as the page sends it: no more than what it changes."""

from typing import Any

from django import forms
from django.db import models
from django.http import QueryDict

from annotations.models import Claim, Office, Span, Speaker, Tag
from annotations.services.claims import Coding, Words
from articles.models import Outlet

from .words import MOST_SPANS, read_place

NEW_SPEAKER = "new:"
"""Begins the value of `speaker` that adds `speaker_name` to the register, followed by the kind."""


class Deed(models.TextChoices):
    """What an act does to its claim."""

    MAKE = "make", "make"
    CHANGE = "change", "change"
    REMOVE = "remove", "remove"
    RESTORE = "restore", "restore"


class PlacesField(forms.CharField):
    """Words of the text by their places: "content:120-180 cue:181-190", code points, end exclusive."""

    def to_python(self, value: Any) -> Any:
        places = [self._place(place) for place in str(value or "").split()]
        if len(places) > MOST_SPANS:
            raise forms.ValidationError(f"A claim has at most {MOST_SPANS} spans: split it into several.")
        return places

    @staticmethod
    def _place(written: str) -> Words:
        role, _, numbers = written.partition(":")
        place = read_place(numbers)
        if role not in Span.Role.values or place is None:
            raise forms.ValidationError(f"“{written[:40]}” is no place in the text: load the page anew.")
        return Words(Span.Role(role), *place)


class CodesField(forms.CharField):
    """Rows by their codes, divided by blanks; their order is kept.

    Raises ValidationError for a code that no row has.
    """

    def __init__(self, rows: type[models.Model], code: str, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
        self.rows, self.code = rows, code

    def to_python(self, value: Any) -> Any:
        codes = list(dict.fromkeys(str(value or "").split()))
        if not codes:
            return []
        found = {
            getattr(row, self.code): row
            for row in self.rows._default_manager.filter(**{f"{self.code}__in": codes})
        }
        if unknown := [code for code in codes if code not in found]:
            raise forms.ValidationError(f"“{unknown[0][:60]}” is not in the list: load the page anew.")
        return [found[code] for code in codes]


class SpeakerChoice(forms.CharField):
    """A speaker by short id; the kind of one that is to be added ("new:person"); nothing for nobody."""

    def to_python(self, value: Any) -> Any:
        chosen = str(value or "")
        if not chosen:
            return None
        if chosen.startswith(NEW_SPEAKER) and chosen.removeprefix(NEW_SPEAKER) in Speaker.Kind.values:
            return Speaker.Kind(chosen.removeprefix(NEW_SPEAKER))
        speaker = Speaker.objects.filter(short_id=chosen[:14], merged_into__isnull=True).first()
        if speaker is None:
            raise forms.ValidationError(
                "This speaker is not in the register any more: look the name up again."
            )
        return speaker


class ActForm(forms.Form):
    """One act: its key, the claim (by its stable uid, which the page makes for a new one), what it changes.

    `version` is the one that the page saw. Of the parts of a claim, only those that were sent count.
    """

    key = forms.UUIDField()
    do = forms.ChoiceField(choices=Deed.choices)
    claim = forms.UUIDField()
    version = forms.IntegerField(min_value=0, max_value=2**31 - 1, required=False)

    words = PlacesField(required=False)
    mode = forms.ChoiceField(choices=Claim.Mode.choices)
    summary = forms.CharField(required=False)
    speaker = SpeakerChoice(required=False)
    speaker_name = forms.CharField(required=False, max_length=200)
    role_as_stated = forms.CharField(required=False, max_length=200)
    office = forms.ModelChoiceField(Office.objects.all(), required=False)
    note = forms.CharField(required=False)
    tags = CodesField(Tag, "code")
    relays = CodesField(Outlet, "slug")
    alias = forms.CharField(required=False, max_length=200)

    parts = ("words", "mode", "summary", "speaker", "role_as_stated", "office", "note", "tags", "relays")

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        for part in [part for part in self.parts if part not in data]:
            del self.fields[part]

    @property
    def says(self) -> dict[str, Any]:
        """The parts of the claim that the act names; only for a valid form."""
        return {part: self.cleaned_data[part] for part in self.parts if part in self.cleaned_data}

    @property
    def faults(self) -> str:
        """What is wrong with the act, in one line."""
        lines = [
            f"{name.replace('_', ' ')}: {' '.join(str(error) for error in errors)}"
            for name, errors in self.errors.items()
        ]
        return f"Not saved. {' '.join(lines)}"


def coding_of(claim: Claim) -> Coding:
    """All that is said of a claim as it stands, as services take it."""
    return Coding(
        mode=Claim.Mode(claim.mode),
        words=[Words(Span.Role(span.role), span.start, span.end) for span in claim.spans.all()],
        summary=claim.summary,
        speaker=claim.speaker,
        role_as_stated=claim.role_as_stated,
        office=claim.office,
        note=claim.note,
        tags=[claim_tag.tag for claim_tag in claim.claim_tags.select_related("tag")],
        relays=[relay.outlet for relay in claim.relays.select_related("outlet")],
    )

"""The form of a correction: of words that stand in the text, or of one metadata field."""

import uuid
from typing import Any

from django import forms
from django.http import QueryDict

from annotations.models import Correction
from annotations.services.corrections import Proposal
from articles.models.outlet import WEB_ADDRESS

from .words import QuoteForm, read_place


class CorrectionForm(QuoteForm):
    """Either `quote` (words of the text) or `field` is given."""

    field_order = ["quote", "place", "field", "corrected_value", "sic"]

    stable_uid = forms.UUIDField(widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    field = forms.ChoiceField(
        label="or a field",
        choices=[("", "words of the text"), *Correction.Field.choices],
        required=False,
    )
    kind = forms.ChoiceField(choices=Correction.Kind.choices)
    corrected_value = forms.CharField(label="Right is", required=False, strip=False)
    sic = forms.BooleanField(label="[sic]: it stands so in the original and stays", required=False)
    evidence_url = forms.URLField(
        label="Evidence: address",
        required=False,
        max_length=500,
        validators=[WEB_ADDRESS],
        assume_scheme="https",
    )
    evidence_text = forms.CharField(
        label="Evidence: what it says", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    reason = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(
        self, data: QueryDict | None = None, *, text: str, initial: dict[str, Any] | None = None
    ) -> None:
        super().__init__(data, text=text, initial=initial, auto_id="correction_%s")
        self.correction: Correction | None = None
        self.others: Correction | None = None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.errors:
            return cleaned
        if cleaned["field"] and cleaned["found"]:
            self.add_error("field", "Correct the words or the field: clear one of them.")
        elif not cleaned["field"] and not cleaned["found"]:
            self.add_error("quote", "Quote the words that are wrong, or choose the field.")
        elif not (cleaned["corrected_value"].strip() or cleaned["sic"] or cleaned["reason"]):
            self.add_error("corrected_value", "Say what is right, mark it [sic], or give the reason.")
        return cleaned

    def proposal(self) -> Proposal:
        """What services take; only for a valid form."""
        said = self.cleaned_data
        start, end = said["found"] or (None, None)
        names = ("field", "corrected_value", "sic", "evidence_url", "evidence_text", "reason")
        return Proposal(
            kind=Correction.Kind(said["kind"]), start=start, end=end, **{name: said[name] for name in names}
        )


def new_correction_form(text: str, marked: QueryDict | None = None) -> CorrectionForm:
    """The empty form; `marked` may hold the wrong words' place as `wrong=120-180`."""
    initial: dict[str, Any] = {"stable_uid": uuid.uuid4(), "version": 0, "kind": Correction.Kind.CORRECTION}
    place = read_place(str(marked.get("wrong", ""))) if marked else None
    if place and place[0] < place[1] <= len(text):
        initial |= {"quote": text[place[0] : place[1]], "place": f"{place[0]}-{place[1]}"}
    return CorrectionForm(text=text, initial=initial)


def form_of_correction(correction: Correction, text: str) -> CorrectionForm:
    """The form filled with a correction as it stands."""
    names = ("stable_uid", "version", "field", "kind", "corrected_value", "sic", "evidence_url")
    initial = {name: getattr(correction, name) for name in (*names, "evidence_text", "reason")}
    if not correction.field:
        initial |= {"quote": correction.exact, "place": f"{correction.start}-{correction.end}"}
    form = CorrectionForm(text=text, initial=initial)
    form.correction = correction
    return form

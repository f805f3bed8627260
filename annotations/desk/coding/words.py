"""Finding words in the text by quoting them, so that article text never travels through a form as such.

A quotation names a place; what is stored is read from the text at that place. Where the words stand
several times, the person chooses one.
"""

from dataclasses import dataclass
from typing import Any

from django import forms

from annotations.models import Span
from annotations.services.claims import Words
from articles.text.selectors import context, occurrences_alike

MOST_PLACES = 12
"""How many places are offered; beyond that a few more words help better."""
MOST_SPANS = 24


@dataclass(frozen=True)
class Place:
    """One place where quoted words stand, with their neighbourhood: code points, end exclusive."""

    start: int
    end: int
    before: str
    exact: str
    after: str

    def __str__(self) -> str:
        return f"{self.start}-{self.end}"


def read_place(value: str) -> tuple[int, int] | None:
    """The (start, end) written as "120-180"; None for anything else."""
    start, dash, end = value.partition("-")
    if dash and start.isascii() and end.isascii() and start.isdecimal() and end.isdecimal():
        return int(start[:9]), int(end[:9])
    return None


class QuoteForm(forms.Form):
    """Words of the text, quoted; `place` ("120-180") says which of several occurrences is meant."""

    quote = forms.CharField(
        label="Words", required=False, strip=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    place = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, text: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.text = text
        self.places: list[Place] = []

    def clean(self) -> dict[str, Any]:
        """Adds `found`, the (start, end) of the words, or None where nothing was quoted."""
        cleaned = self.cleaned_data
        quote = cleaned.get("quote") or ""
        cleaned["found"] = self._find(quote, cleaned.get("place") or "") if quote.strip() else None
        return cleaned

    def _find(self, quote: str, place: str) -> tuple[int, int] | None:
        found = occurrences_alike(self.text, quote)
        chosen = read_place(place)
        if chosen in found:
            return chosen
        if len(found) == 1:
            return found[0]
        if not found:
            self.add_error("quote", "These words do not stand in the text: copy them from it.")
        elif len(found) > MOST_PLACES:
            self.add_error("quote", f"These words stand {len(found)} times: copy a few more around them.")
        else:
            self.places = [self._place(start, end) for start, end in found]
            self.add_error("quote", f"These words stand {len(found)} times: choose the place below.")
        return None

    def _place(self, start: int, end: int) -> Place:
        before, after = context(self.text, start, end)
        return Place(start, end, before, self.text[start:end], after)


class SpanForm(QuoteForm):
    """One span of a claim."""

    role = forms.ChoiceField(choices=Span.Role.choices, initial=Span.Role.CONTENT)


class BaseSpanFormSet(forms.BaseFormSet):  # type: ignore[type-arg]  # not generic when it runs
    """The spans of a claim; a row whose words are cleared is no span."""

    def words(self) -> list[Words]:
        """The spans as services take them; only for a valid formset."""
        rows = [form.cleaned_data for form in self.forms]
        return [Words(Span.Role(row["role"]), *row["found"]) for row in rows if row.get("found") is not None]


SpanFormSet = forms.formset_factory(
    SpanForm, formset=BaseSpanFormSet, extra=0, max_num=MOST_SPANS, absolute_max=MOST_SPANS, validate_max=True
)

Rows = list[dict[str, str]]
"""Initial values of a formset of spans."""

BLANK_ROWS: Rows = [{"role": Span.Role.CONTENT}, {"role": Span.Role.CUE}, {"role": Span.Role.SOURCE}]
"""What a new claim asks for first."""


def row_of(role: str, text: str, start: int, end: int) -> dict[str, str]:
    """A filled row for words at a known place."""
    return {"role": role, "quote": text[start:end], "place": f"{start}-{end}"}


def rows_of(spans: list[Span]) -> Rows:
    """The rows of a claim that is coded already."""
    return [{"role": s.role, "quote": s.exact, "place": f"{s.start}-{s.end}"} for s in spans]

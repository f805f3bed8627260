"""What people say about an import beside the files."""

from django import forms

from articles.importing.readers.documents import RefusedError
from articles.importing.readers.options import parse_mapping


class MappingForm(forms.Form):
    """Which of the files' own fields stand for ours; cleaned to a dictionary, ours to theirs."""

    mapping = forms.CharField(
        label="Fields of the files",
        required=False,
        max_length=1000,
        help_text="Only for JSON and CSV with unusual field names: ours on the left, theirs on the right, "
        "as in text=body, title=headline.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_mapping(self) -> dict[str, str]:
        try:
            return parse_mapping(self.cleaned_data["mapping"])
        except RefusedError as refusal:
            raise forms.ValidationError(str(refusal)) from None


def in_words(mapping: dict[str, str]) -> str:
    """A mapping as one writes it."""
    return ", ".join(f"{ours}={theirs}" for ours, theirs in mapping.items())

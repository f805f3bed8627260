"""The form of a comment on a record or one of its claims."""

from collections.abc import Sequence
from typing import Any, Protocol

from django import forms

from annotations.models import Claim

from .long_select import LongSelect


class Card(Protocol):
    """A numbered claim."""

    @property
    def claim(self) -> Claim: ...
    @property
    def number(self) -> int: ...


class CommentForm(forms.Form):
    """What is to be said, on what, and whether it holds up the next step."""

    body = forms.CharField(label="Comment", widget=forms.Textarea(attrs={"rows": 3}))
    claim = forms.ChoiceField(label="On", required=False)
    blocking = forms.BooleanField(
        label="Blocking: to be resolved before submission or acceptance", required=False
    )

    def __init__(self, data: Any = None, *, cards: Sequence[Card] = (), initial: Any = None) -> None:
        super().__init__(data, initial=initial, auto_id="comment_%s")
        standing = [card for card in cards if card.claim.removed_at is None]
        choices = [(card.claim.short_id, f"claim {card.number}: {card.claim}"[:80]) for card in standing]
        self.fields["claim"] = forms.ChoiceField(
            label="On", required=False, choices=[("", "the record"), *choices], widget=LongSelect
        )

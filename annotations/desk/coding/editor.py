"""What can be chosen for a claim in place, on its card."""

from dataclasses import dataclass, field

from annotations.models import Claim, Office, Span, Tag
from articles.models import Outlet

MOST_RELAYS = 4
"""Selects for relays; more than these few hands are set in the form of the claim."""


@dataclass(frozen=True)
class EditorChoices:
    """The choices of the fields on a card. Read once for the page, for there is one editor on it."""

    offices: list[Office]
    outlets: list[Outlet]
    tags: list[Tag]
    modes: list[tuple[str, str]] = field(default_factory=lambda: list(Claim.Mode.choices))
    roles: list[tuple[str, str]] = field(default_factory=lambda: list(Span.Role.choices))
    relay_places: range = range(1, MOST_RELAYS + 1)


def editor_choices() -> EditorChoices:
    """All that a claim can be given from lists (three queries)."""
    return EditorChoices(
        offices=list(Office.objects.all()), outlets=list(Outlet.objects.all()), tags=list(Tag.objects.all())
    )

"""What the tests of the engine share: attributions as words instead of offsets."""

from datetime import date
from typing import NamedTuple

from annotations.suggesting.attributing import attributions
from annotations.suggesting.register import Register


class Said(NamedTuple):
    """An attribution in the words of its text."""

    content: list[str]
    cue: list[str]
    source: list[str]
    mode: str
    speaker: str
    resolved_by: str


def said(text: str, *, register: Register | None = None, on: date | None = None) -> list[Said]:
    """What the engine finds in a text."""
    return [
        Said(
            [text[start:end] for start, end in found.content],
            [text[start:end] for start, end in found.cue],
            [text[start:end] for start, end in found.source],
            found.mode,
            found.speaker,
            found.resolved_by,
        )
        for found in attributions(text, register=register, on=on)
    ]


def only(text: str, *, register: Register | None = None, on: date | None = None) -> Said:
    """The one attribution of a text."""
    (found,) = said(text, register=register, on=on)
    return found

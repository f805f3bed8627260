"""The shapes that pass between the parts of the engine, and what it gives back."""

from dataclasses import dataclass, field
from typing import Literal

ENGINE = "rules"
VERSION = "1"
SHOWN_FROM = 0.64
"""Confidence from which a suggestion is shown unless a manager moves the threshold."""

Span = tuple[int, int]
Mode = Literal["direct", "indirect", "mixed"]
ResolvedBy = Literal["", "name", "alias", "role", "pronoun", "continuation"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said, thinks or judges what: a suggestion for a claim.

    Spans are code points of the text, end exclusive, in order; content has at least one, a quotation that
    continues without a cue adds more. `speaker` is the fullest name in the text or the register, empty where
    nobody is named or where the register knows none or several: then `reason` says so. `speaker_key` is
    the register's. `relays` are agencies that pass the words on ("BelTA reports"), never the speaker.
    `confidence` lies between 0 and 1.
    """

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    mode: Mode
    speaker: str
    speaker_key: str
    resolved_by: ResolvedBy
    confidence: float
    reason: str
    relays: tuple[Span, ...] = ()

    @property
    def shown(self) -> bool:
        """Whether it is above the default threshold."""
        return self.confidence >= SHOWN_FROM


@dataclass(slots=True)
class Candidate:
    """One reading of a cue: code points of the text, end exclusive.

    `kind` names the construction, `features` are the words in which its confidence is reckoned and explained.
    """

    cue: Span
    source: Span | None
    content: list[Span]
    kind: str
    features: list[str] = field(default_factory=list)
    confidence: float = 0.0
    continues: bool = False
    """Whether part of the content is a quotation that has no cue of its own."""

"""The public shape of where a copy comes from: outlets, relays, its date.

Offsets are code points of the article version's text, end exclusive.
"""

import uuid
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PublicOutlet:
    """Who published or passed on: a newspaper, an agency."""

    uid: uuid.UUID
    slug: str
    name: str
    kind: str
    homepage: str
    country: str


@dataclass(frozen=True, slots=True)
class PublicRelay:
    """A station between the speaker and the reader, in order from 0; the span is where the text says so."""

    position: int
    outlet: PublicOutlet
    start: int | None = None
    end: int | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class PublicDate:
    """The date of the copy: the words of the text, what they fix, and what it was resolved to and why.

    `partial` and `resolved` are ISO 8601; `day` is the (first) day of `resolved`. `basis` is stated,
    inferred or confirmed.
    """

    as_stated: str
    start: int | None
    end: int | None
    partial: str
    granularity: str
    resolved: str
    day: date | None
    basis: str
    reason: str

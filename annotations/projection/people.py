"""Who speaks, in the public shape: names, offices and terms of office."""

import uuid
from dataclasses import dataclass
from datetime import date

from django.utils.text import slugify

from .naming import address
from .timeline import Spell, Timeline, timeline


@dataclass(frozen=True, slots=True)
class PublicSpeakerName:
    """A speaker as named beside a claim: the one that merges lead to."""

    uid: uuid.UUID
    short_id: str
    name: str
    kind: str
    wikidata_id: str = ""
    country: str = ""

    @property
    def address(self) -> str:
        """The last part of the speaker's address."""
        return address(slugify(self.name), self.short_id)


@dataclass(frozen=True, slots=True)
class PublicOffice:
    """An office that a speaker held when he spoke."""

    uid: uuid.UUID
    name: str
    country: str


def as_exactly_as_known(day: date | None, granularity: str) -> str:
    """ISO 8601 cut to the granularity: 2017-07-17, 2017-07 or 2017."""
    return day.isoformat()[: {"day": 10, "month": 7, "year": 4}[granularity]] if day else ""


@dataclass(frozen=True, slots=True)
class PublicTerm:
    """A confirmed term of office: both days included, None where unknown or not over; granularity day, month
    or year."""

    office: PublicOffice
    starts_on: date | None
    starts_granularity: str
    ends_on: date | None
    ends_granularity: str
    source: str
    source_url: str

    @property
    def starts_in_iso(self) -> str:
        """The first day, month or year as ISO 8601, as exactly as it is known; empty where it is not."""
        return as_exactly_as_known(self.starts_on, self.starts_granularity)

    @property
    def ends_in_iso(self) -> str:
        """The last day, month or year as ISO 8601; empty where it is not known or not over."""
        return as_exactly_as_known(self.ends_on, self.ends_granularity)

    @property
    def in_words(self) -> str:
        """From when to when, in ISO 8601: 2017-05 to 2018-11-02."""
        return f"{self.starts_in_iso or 'start not known'} to {self.ends_in_iso or 'no end known'}"


@dataclass(frozen=True, slots=True)
class PublicSpeaker:
    """Who speaks: names and offices as far as a reviewer or manager has confirmed them."""

    name: PublicSpeakerName
    aliases: tuple[str, ...]
    terms: tuple[PublicTerm, ...]

    def offices_over_time(self, until: date) -> Timeline | None:
        """The terms as a picture; those that are not over last `until`."""
        spells = [Spell(term.office.name, term.starts_on, term.ends_on, term.in_words) for term in self.terms]
        return timeline(spells, until=until)


@dataclass(frozen=True, slots=True)
class SaidAs:
    """In which role somebody spoke, as the office or in the words of the texts, in how many claims."""

    office: str
    role_as_stated: str
    claims: int

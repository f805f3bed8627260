"""The register as data: who is known, under which names, and who held which office on which day.

Pure: no rows, no Django. Keys are the caller's (short ids, primary keys as words); nothing here reads them.
"""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from .names.index import Match, NameIndex, Person
from .names.roles import Role, role_of

Kind = Literal["person", "group", "organization"]
Granularity = Literal["day", "month", "year"]


@dataclass(frozen=True, slots=True)
class KnownSpeaker:
    """Somebody or some body that may be named as a source; `country` is an ISO 3166-1 code or empty."""

    key: str
    name: str
    kind: Kind = "person"
    aliases: tuple[str, ...] = ()
    country: str = ""


@dataclass(frozen=True, slots=True)
class KnownOffice:
    """An office and how texts name its holder; `country` is an ISO 3166-1 code or empty."""

    key: str
    name: str
    forms: tuple[str, ...] = ()
    country: str = ""

    @property
    def roles(self) -> tuple[Role, ...]:
        """Its name and forms by their meaning."""
        return tuple(role_of(form) for form in (self.name, *self.forms))

    @property
    def countries(self) -> frozenset[str]:
        """The office's own country; without one, the countries that its name and forms name."""
        if self.country:
            return frozenset({self.country})
        return frozenset().union(*(role.countries for role in self.roles))


@dataclass(frozen=True, slots=True)
class KnownTerm:
    """A speaker (by key) holds an office (by key), both days included; None where unknown or not over.

    The granularity says how exactly each end is known: "year" with 2017-01-01 is some day in 2017.
    """

    speaker: str
    office: str
    starts_on: date | None = None
    ends_on: date | None = None
    starts_granularity: Granularity = "day"
    ends_granularity: Granularity = "day"

    def covers(self, on: date) -> Literal["yes", "perhaps", "no"]:
        """Whether the day lies in the term; "perhaps" within a month or year in which it began or ended."""
        if self.starts_on and on < _first_day(self.starts_on, self.starts_granularity):
            return "no"
        if self.ends_on and on > _last_day(self.ends_on, self.ends_granularity):
            return "no"
        began = not self.starts_on or on >= _surely_begun(self.starts_on, self.starts_granularity)
        lasts = not self.ends_on or on <= _surely_lasting(self.ends_on, self.ends_granularity)
        return "yes" if began and lasts else "perhaps"


def _first_day(day: date, granularity: Granularity) -> date:
    if granularity == "day":
        return day
    return day.replace(day=1) if granularity == "month" else date(day.year, 1, 1)


def _last_day(day: date, granularity: Granularity) -> date:
    if granularity == "day":
        return day
    if granularity == "year":
        return date(day.year, 12, 31)
    return day.replace(day=monthrange(day.year, day.month)[1])


def _surely_begun(day: date, granularity: Granularity) -> date:
    return day if granularity == "day" else _last_day(day, granularity)


def _surely_lasting(day: date, granularity: Granularity) -> date:
    return day if granularity == "day" else _first_day(day, granularity)


@dataclass(frozen=True, slots=True)
class Holding:
    """Who may be meant by a role on a day: the offices it may mean, their holders, and why, in words."""

    offices: tuple[KnownOffice, ...]
    speakers: tuple[KnownSpeaker, ...]
    reason: str

    @property
    def holder(self) -> KnownSpeaker | None:
        """The one holder; None where there are two or none: nobody is guessed."""
        return self.speakers[0] if len(self.speakers) == 1 else None

    @property
    def office(self) -> KnownOffice | None:
        """The one office meant; None where several or none may be."""
        return self.offices[0] if len(self.offices) == 1 else None


@dataclass(frozen=True)
class Register:
    """All that is known of speakers; built once, asked often."""

    speakers: tuple[KnownSpeaker, ...] = ()
    offices: tuple[KnownOffice, ...] = ()
    terms: tuple[KnownTerm, ...] = ()
    different: frozenset[frozenset[str]] = frozenset()
    """Pairs of speakers, by key, that somebody judged to be different or could not tell."""

    def speaker(self, key: str) -> KnownSpeaker | None:
        """The speaker of that key."""
        return self._by_key.get(key)

    def named(self, words: str, *, most: int = 10) -> list[Match]:
        """Whose name it may be, best first; `Match.key` is the speaker's, its score lies between 0 and 1."""
        return self._names.matches(words, most=most)

    def begun(self, typed: str, *, most: int = 10) -> list[Match]:
        """Whose name goes on from what is typed so far."""
        return self._names.begun(typed, most=most)

    def offices_called(self, role: str, *, country: str = "") -> tuple[KnownOffice, ...]:
        """The offices that a role may mean; `country` counts where the role itself names none."""
        stated = role_of(role)
        if not stated.words:
            return ()
        countries = stated.countries or (frozenset({country}) if country else frozenset())
        return tuple(
            office
            for office, roles, own in self._roles
            if any(stated.means(known) for known in roles)
            and (not countries or not own or bool(countries & own))
            and not (stated.countries and not own)
        )

    def holders(self, role: str, *, on: date | None, country: str = "") -> Holding:
        """Who held the office that day: "the CSTO secretary general", on the article's date.

        `country` (ISO code) is what the text is about and counts where the role names no country. Where a
        term surely covers the day, one that only perhaps does (known to the month or year) yields to it.
        """
        offices = self.offices_called(role, country=country)
        if not offices:
            return Holding((), (), f"no office in the register is called “{role}”")
        names = " or ".join(office.name for office in offices)
        if on is None:
            return Holding(offices, (), f"{names}: held by whom depends on the date, which is not known")
        found = self._holders(offices, on)
        if not found:
            return Holding(offices, (), f"nobody in the register held the office {names} on {on}")
        who = " and ".join(speaker.name for speaker in found)
        if len(found) > 1:
            return Holding(offices, found, f"{who} may each have held the office {names} on {on}")
        return Holding(offices, found, f"{who} held the office {names} on {on}")

    def held_by(self, key: str, *, on: date) -> tuple[KnownOffice, ...]:
        """The offices that a speaker held on a day, perhaps ones included."""
        by_key = {office.key: office for office in self.offices}
        held = (t.office for t in self._terms_of_speaker[key] if t.covers(on) != "no")
        return tuple(by_key[office] for office in dict.fromkeys(held) if office in by_key)

    def _holders(self, offices: Iterable[KnownOffice], on: date) -> tuple[KnownSpeaker, ...]:
        terms = [term for office in offices for term in self._terms[office.key]]
        sure = [term.speaker for term in terms if term.covers(on) == "yes"]
        keys = sure or [term.speaker for term in terms if term.covers(on) == "perhaps"]
        return tuple(self._by_key[key] for key in dict.fromkeys(keys) if key in self._by_key)

    @cached_property
    def _by_key(self) -> dict[str, KnownSpeaker]:
        return {speaker.key: speaker for speaker in self.speakers}

    @cached_property
    def _names(self) -> NameIndex:
        return NameIndex(Person(known.key, known.name, known.aliases) for known in self.speakers)

    @cached_property
    def _roles(self) -> list[tuple[KnownOffice, tuple[Role, ...], frozenset[str]]]:
        return [(office, office.roles, office.countries) for office in self.offices]

    @cached_property
    def _terms(self) -> defaultdict[str, list[KnownTerm]]:
        terms: defaultdict[str, list[KnownTerm]] = defaultdict(list)
        for term in self.terms:
            terms[term.office].append(term)
        return terms

    @cached_property
    def _terms_of_speaker(self) -> defaultdict[str, list[KnownTerm]]:
        terms: defaultdict[str, list[KnownTerm]] = defaultdict(list)
        for term in self.terms:
            terms[term.speaker].append(term)
        return terms

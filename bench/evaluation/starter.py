"""The starter register of `seeds/`, without a database."""

from datetime import date
from pathlib import Path
from typing import cast

from annotations.exchange.files import read
from annotations.suggesting.register import (
    Granularity,
    Kind,
    KnownOffice,
    KnownSpeaker,
    KnownTerm,
    Register,
)

_FILE = Path(__file__).resolve().parents[2] / "seeds" / "register.json"
_GRANULARITIES: tuple[Granularity, ...] = ("year", "month", "day")


def starter_register() -> Register:
    """The speakers, offices and terms of the starter register, by their ids."""
    known = read(_FILE.read_bytes())
    offices = tuple(
        KnownOffice(office.uid or office.name, office.name, office.forms, office.country)
        for office in known.offices
    )
    keys = {name: office.key for office in offices for name in (office.name, office.key)}
    speakers = tuple(
        KnownSpeaker(
            speaker.uid or speaker.name,
            speaker.name,
            cast(Kind, speaker.kind.replace("organisation", "organization")),
            tuple(alias.form for alias in speaker.aliases),
            speaker.country,
        )
        for speaker in known.speakers
    )
    terms = tuple(
        KnownTerm(speaker.uid or speaker.name, keys[term.office], *_ends(term.starts, term.ends))
        for speaker in known.speakers
        for term in speaker.terms
    )
    return Register(speakers, offices, terms)


def _ends(starts: str, ends: str) -> tuple[date | None, date | None, Granularity, Granularity]:
    first, last = _day(starts), _day(ends)
    return first[0], last[0], first[1], last[1]


def _day(stated: str) -> tuple[date | None, Granularity]:
    """The first day that "2017", "2017-05" or "2017-05-02" may mean, and how exact it is."""
    if not stated:
        return None, "day"
    parts = [int(part) for part in stated.split("-")]
    year, month, day = [*parts, 1, 1][:3]
    return date(year, month, day), _GRANULARITIES[len(parts) - 1]

"""What a file of the register holds: offices, and speakers with their names and terms.

Days are written in ISO 8601 as exactly as they are known (2017-07-17, 2017-07 or 2017), and empty where
they are not known or a term is not over. An entry is named by its uid, its Wikidata id or its name.
"""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

KINDS = ("person", "group", "organization")
LONGEST_NAME = 200
LONGEST_ADDRESS = 500
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
WIKIDATA_ID = re.compile(r"Q[1-9][0-9]{0,14}")
DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


class Unreadable(Exception):  # noqa: N818  # reads as what the entry is
    """A part of the file says nothing that can be kept; the message says what is wrong and what to write."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What was not taken: where in the file, and why, with what to do."""

    where: str
    line: str

    def __str__(self) -> str:
        words = f"{self.where}: {self.line}" if self.where else self.line
        return " ".join(words.split())  # what is quoted of the file may hold line breaks


class Problems(list[Problem]):
    """What could not be read of a file, in its order."""

    @contextmanager
    def at(self, where: str) -> Iterator[None]:
        """What is unreadable inside the block becomes a problem of that place; the rest is read on."""
        try:
            yield
        except Unreadable as error:
            self.append(Problem(where, str(error)))


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeEntry:
    """An office; `forms` are how texts name its holder."""

    uid: str = ""
    name: str
    country: str = ""
    wikidata_id: str = ""
    forms: tuple[str, ...] = ()
    where: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class AliasEntry:
    """Another form of a name."""

    form: str
    language: str = ""
    confirmed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TermEntry:
    """An office (by its name, uid or Wikidata id) from one day to another, both included."""

    office: str
    starts: str = ""
    ends: str = ""
    source: str = ""
    source_url: str = ""
    confirmed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerEntry:
    """A person, group or organization; `merged_into` is the uid of the entry that this one leads to."""

    uid: str = ""
    name: str
    kind: str = "person"
    country: str = ""
    wikidata_id: str = ""
    merged_into: str = ""
    aliases: tuple[AliasEntry, ...] = ()
    terms: tuple[TermEntry, ...] = ()
    where: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class RegisterFile:
    """Everything a file says, and what of it could not be read."""

    offices: tuple[OfficeEntry, ...] = ()
    speakers: tuple[SpeakerEntry, ...] = ()
    problems: tuple[Problem, ...] = ()

    def in_order(self) -> "RegisterFile":
        """The same in the order in which files are written: by uid, names by their form, terms by start."""
        return RegisterFile(
            tuple(sorted(self.offices, key=lambda office: (office.uid, office.name))),
            tuple(
                replace(
                    speaker,
                    aliases=tuple(sorted(speaker.aliases, key=lambda alias: alias.form)),
                    terms=tuple(sorted(speaker.terms, key=lambda term: (term.office, term.starts))),
                )
                for speaker in sorted(self.speakers, key=lambda speaker: (speaker.uid, speaker.name))
            ),
            self.problems,
        )


def office_entry(said: Mapping[str, Any], where: str = "") -> OfficeEntry:
    """An office as a file says it. Raises Unreadable."""
    return OfficeEntry(
        uid=_uid(said),
        name=name_in(said, "name"),
        country=_country(said),
        wikidata_id=_wikidata_id(said),
        forms=tuple(dict.fromkeys(name_in({"form": form}, "form") for form in list_in(said, "forms"))),
        where=where,
    )


def alias_entry(said: Mapping[str, Any]) -> AliasEntry:
    """Another form of a name as a file says it. Raises Unreadable."""
    language = words_in(said, "language", most=16)
    if language and not LANGUAGE.fullmatch(language):
        raise Unreadable(f"the language “{language}” is no tag: write be, or with its script be-Cyrl")
    return AliasEntry(form=name_in(said, "form"), language=language, confirmed=_yes(said, "confirmed"))


def term_entry(said: Mapping[str, Any]) -> TermEntry:
    """A term as a file says it. Raises Unreadable."""
    starts, ends = day_in(said, "starts"), day_in(said, "ends")
    if starts and ends and last_of(ends) < first_of(starts):
        raise Unreadable(f"the term ends ({ends}) before it starts ({starts}): mend one of the days")
    address = words_in(said, "source_url", most=LONGEST_ADDRESS)
    if address and not re.match(r"https?://[^\s/]", address):
        raise Unreadable(f"“{address[:80]}” is no address on the web: it begins with https:// or http://")
    return TermEntry(
        office=name_in(said, "office"),
        starts=starts,
        ends=ends,
        source=words_in(said, "source", most=None),
        source_url=address,
        confirmed=_yes(said, "confirmed"),
    )


def speaker_entry(
    said: Mapping[str, Any],
    aliases: Iterable[AliasEntry] = (),
    terms: Iterable[TermEntry] = (),
    where: str = "",
) -> SpeakerEntry:
    """A speaker as a file says it; a name or term that is said twice counts once. Raises Unreadable."""
    kind = words_in(said, "kind", most=20) or "person"
    if kind not in KINDS:
        raise Unreadable(f"“{kind}” is no kind of speaker: write person, group or organization")
    return SpeakerEntry(
        uid=_uid(said),
        name=name_in(said, "name"),
        kind=kind,
        country=_country(said),
        wikidata_id=_wikidata_id(said),
        merged_into=_uid(said, "merged_into"),
        aliases=tuple({alias.form: alias for alias in reversed(list(aliases))}.values())[::-1],
        terms=tuple({(term.office, term.starts): term for term in reversed(list(terms))}.values())[::-1],
        where=where,
    )


def words_in(said: Mapping[str, Any], name: str, *, most: int | None) -> str:
    """The words under a name, empty if there are none. Raises Unreadable."""
    value = said.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Unreadable(f"{name} is {type(value).__name__}, and should be words in quotation marks")
    if "\0" in value or any("\ud800" <= sign <= "\udfff" for sign in value):
        raise Unreadable(f"{name} holds characters that cannot be stored (NUL or half of a surrogate pair)")
    if most is not None and len(value) > most:
        raise Unreadable(f"{name} has {len(value)} characters, and at most {most} can be kept")
    return value


def name_in(said: Mapping[str, Any], name: str) -> str:
    """The words under a name in one line, which there must be. Raises Unreadable."""
    words = " ".join(words_in(said, name, most=None).split())
    if not words:
        raise Unreadable(f"{name} is missing")
    return words_in({name: words}, name, most=LONGEST_NAME)


def day_in(said: Mapping[str, Any], name: str) -> str:
    """A day, month or year. Raises Unreadable."""
    words = words_in(said, name, most=None).strip()
    found = DAY.fullmatch(words)
    if not words:
        return ""
    try:
        if not found:
            raise ValueError
        date(*(int(part or 1) for part in found.groups()))
    except ValueError:
        raise Unreadable(
            f"{name} “{words[:40]}” is no day: write 2017-07-17, or as much as is known: 2017-07, 2017"
        ) from None
    return words


def first_of(day: str) -> date:
    """The first day of a day, month or year."""
    return date.fromisoformat(f"{day}-01-01"[:10])


def last_of(day: str) -> date:
    """The last day of a day, month or year."""
    first = first_of(day)
    match len(day):
        case 4:
            return date(first.year, 12, 31)
        case 7:
            return first.replace(day=monthrange(first.year, first.month)[1])
        case _:
            return first


def _uid(said: Mapping[str, Any], name: str = "uid") -> str:
    words = words_in(said, name, most=None).strip()
    if not words:
        return ""
    try:
        return str(UUID(words))
    except ValueError:
        raise Unreadable(f"{name} “{words[:60]}” is no UUID: leave it out for a new entry") from None


def _country(said: Mapping[str, Any]) -> str:
    words = words_in(said, "country", most=None)
    if words and not re.fullmatch(r"[A-Z]{2}", words):
        raise Unreadable(f"the country “{words[:40]}” is no code: write two capitals, for example BY")
    return words


def _wikidata_id(said: Mapping[str, Any]) -> str:
    words = words_in(said, "wikidata_id", most=None)
    if words and not WIKIDATA_ID.fullmatch(words):
        raise Unreadable(f"“{words[:40]}” is no Wikidata id: write Q and a number, for example Q2866")
    return words


def _yes(said: Mapping[str, Any], name: str) -> bool:
    value = said.get(name, False)
    if isinstance(value, bool):
        return value
    if value in ("", "no", "yes"):
        return bool(value == "yes")
    raise Unreadable(f"{name} is “{str(value)[:20]}”: write yes or no (in JSON true or false)")


def list_in(said: Mapping[str, Any], name: str) -> list[Any]:
    """The list under a name, empty if there is none. Raises Unreadable."""
    value = said.get(name)
    if value is None:
        return []
    if not isinstance(value, list):
        raise Unreadable(f"{name} should be a list, in square brackets")
    return value

"""What of a file is new to a register. Nothing that is there is ever changed by a file, only added to."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import uuid4

from .entries import (
    OfficeEntry,
    Problem,
    Problems,
    RegisterFile,
    SpeakerEntry,
    TermEntry,
    Unreadable,
    first_of,
)


@dataclass(frozen=True, slots=True)
class Plan:
    """What taking a file in would add.

    `speakers` are new entries, with their uid and only their new names and terms; `additions` are known
    entries with nothing but the names and terms to add to them. Offices of terms are uids.
    """

    offices: tuple[OfficeEntry, ...]
    speakers: tuple[SpeakerEntry, ...]
    additions: tuple[SpeakerEntry, ...]
    known: int
    problems: tuple[Problem, ...]

    @property
    def adds_something(self) -> bool:
        """Whether anything of the file is new."""
        return bool(self.offices or self.speakers or self.additions)

    @property
    def aliases(self) -> int:
        """How many names would be added."""
        return sum(len(speaker.aliases) for speaker in (*self.speakers, *self.additions))

    @property
    def terms(self) -> int:
        """How many terms would be added."""
        return sum(len(speaker.terms) for speaker in (*self.speakers, *self.additions))


def plan(file: RegisterFile, register: RegisterFile) -> Plan:
    """What of `file` the `register` does not hold yet. `register` names every uid, and offices by name."""
    offices = _Offices(register.offices)
    problems = Problems(file.problems)
    new_offices = []
    for office in file.offices:
        with problems.at(office.where):
            if added := offices.take(office):
                new_offices.append(added)
    speakers = _Speakers(register.speakers)
    for speaker in file.speakers:
        with problems.at(speaker.where):
            speakers.take(speaker, offices, problems)
    return Plan(
        tuple(new_offices),
        tuple(_without_lost_merges(speakers.new, register, problems)),
        tuple(speakers.additions),
        speakers.known,
        tuple(problems),
    )


class _Offices:
    """The offices by name, uid and Wikidata id, those of the file with them as they are taken."""

    def __init__(self, offices: Iterable[OfficeEntry]) -> None:
        self.uids: dict[str, str] = {}
        for office in offices:
            self._remember(office)

    def _remember(self, office: OfficeEntry) -> None:
        for key in (office.uid, office.wikidata_id, office.name):
            if key:
                self.uids[key] = office.uid

    def take(self, office: OfficeEntry) -> OfficeEntry | None:
        """The office with its uid if it is new; None if it is there, or under another name."""
        found = {self.uids[key] for key in (office.uid, office.wikidata_id, office.name) if key in self.uids}
        if len(found) > 1:
            raise Unreadable(
                f"“{office.name}” is one office by its name and another by its uid or Wikidata id"
            )
        if found:
            uid = found.pop()
            self._remember(replace(office, uid=uid))
            return None
        added = replace(office, uid=office.uid or str(uuid4()))
        self._remember(added)
        return added

    def uid(self, key: str) -> str:
        """The uid of the office that a term names. Raises Unreadable."""
        if key not in self.uids:
            raise Unreadable(
                f"the office {key} is not described: add its row, post or entity, or add it at the desk"
            )
        return self.uids[key]


class _Speakers:
    """Whom the register knows, and what a file adds to that."""

    def __init__(self, known: Iterable[SpeakerEntry]) -> None:
        self.new: list[SpeakerEntry] = []
        self.additions: list[SpeakerEntry] = []
        self.known = 0
        self.entries = {speaker.uid: speaker for speaker in known}
        self.by_item = {s.wikidata_id: s.uid for s in self.entries.values() if s.wikidata_id}
        self.by_name: dict[tuple[str, str], list[str]] = defaultdict(list)
        for speaker in self.entries.values():
            if not speaker.merged_into:
                self.by_name[speaker.name, speaker.kind].append(speaker.uid)

    def take(self, speaker: SpeakerEntry, offices: _Offices, problems: Problems) -> None:
        """Take in what is new of an entry. Raises Unreadable if it is unclear whom it means."""
        uid = self._uid_of(speaker)
        there = self.entries.get(uid)
        held = {_start(term, offices.uids) for term in there.terms} if there else set()
        terms = []
        for term in speaker.terms:
            with problems.at(speaker.where):
                resolved = replace(term, office=offices.uid(term.office))
                if _start(resolved, {}) not in held:
                    held.add(_start(resolved, {}))
                    terms.append(resolved)
        said = replace(speaker, uid=uid or str(uuid4()), terms=tuple(terms))
        if there is None:
            self.new.append(said)
            self._remember(said)
        else:
            self.known += 1
            self._add(there, said)

    def _add(self, there: SpeakerEntry, said: SpeakerEntry) -> None:
        listed = {alias.form for alias in there.aliases}
        added = replace(said, aliases=tuple(alias for alias in said.aliases if alias.form not in listed))
        if added.aliases or added.terms:
            self.additions.append(added)
            self.entries[there.uid] = replace(
                there, aliases=there.aliases + added.aliases, terms=there.terms + added.terms
            )

    def _uid_of(self, speaker: SpeakerEntry) -> str:
        """The uid of the entry that is meant; the file's own, or none, for a new one."""
        by_item = self.by_item.get(speaker.wikidata_id, "") if speaker.wikidata_id else ""
        if speaker.uid in self.entries:
            if by_item and by_item != speaker.uid:
                raise Unreadable(
                    f"{speaker.name} is one entry by its uid and another by {speaker.wikidata_id}: "
                    "merge them at the desk"
                )
            return speaker.uid
        if by_item or speaker.uid or speaker.wikidata_id:
            return by_item or speaker.uid
        named = self.by_name.get((speaker.name, speaker.kind), [])
        if len(named) > 1:
            raise Unreadable(f"{len(named)} speakers are called {speaker.name}: write the uid or Wikidata id")
        return named[0] if named else ""

    def _remember(self, speaker: SpeakerEntry) -> None:
        self.entries[speaker.uid] = speaker
        self.by_name[speaker.name, speaker.kind].append(speaker.uid)
        if speaker.wikidata_id:
            self.by_item[speaker.wikidata_id] = speaker.uid


def _start(term: TermEntry, uids: Mapping[str, str]) -> tuple[str, date | None]:
    """What makes a term of a speaker: the office, and the day on which it may have begun."""
    return uids.get(term.office, term.office), first_of(term.starts) if term.starts else None


def _without_lost_merges(
    new: Iterable[SpeakerEntry], register: RegisterFile, problems: Problems
) -> list[SpeakerEntry]:
    """The new entries; a merge that leads nowhere, or in a circle, is left out and said."""
    new = list(new)
    into = {speaker.uid: speaker.merged_into for speaker in (*register.speakers, *new)}
    return [_checked_merge(speaker, into, problems) for speaker in new]


def _checked_merge(speaker: SpeakerEntry, into: Mapping[str, str], problems: Problems) -> SpeakerEntry:
    at, steps = speaker.merged_into, 0
    while at and at in into and steps <= len(into):
        at, steps = into[at], steps + 1
    if not at:
        return speaker
    why = "leads in a circle" if at in into else f"leads to {at}, which nobody has"
    problems.append(Problem(speaker.where, f"the merge of {speaker.name} {why}: the entry stands by itself"))
    return replace(speaker, merged_into="")

"""The register as a Django fixture for `loaddata`: offices, speakers, aliases and terms by their uids.

Aliases and terms in it are not confirmed: that is for the reviewers of the desk that loads it.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID, uuid5

from .entries import (
    AliasEntry,
    OfficeEntry,
    Problems,
    RegisterFile,
    SpeakerEntry,
    TermEntry,
    Unreadable,
    alias_entry,
    first_of,
    last_of,
    list_in,
    office_entry,
    speaker_entry,
    term_entry,
)

MODELS = ("annotations.office", "annotations.speaker", "annotations.alias", "annotations.term")
GRANULARITIES = {10: "day", 7: "month", 4: "year"}
LENGTHS = {granularity: length for length, granularity in GRANULARITIES.items()}


def alias_uid(speaker: str, form: str) -> UUID:
    """The uid of an alias: derived, so that a file that is taken in twice or in two ways says the same."""
    return uuid5(UUID(speaker), f"alias {form}")


def term_uid(speaker: str, office: str, starts: str) -> UUID:
    """The uid of a term of a speaker (by uid) in an office (by uid) from a day; see `alias_uid`."""
    return uuid5(UUID(speaker), f"term {office} {starts and first_of(starts)}")


def write(register: RegisterFile) -> str:
    """The register as a fixture with one object a line; the same register gives the same bytes."""
    rows = _rows(register.in_order())
    lines = [json.dumps(row, ensure_ascii=False, separators=(", ", ": ")) for row in rows]
    return "[\n" + ",\n".join(lines) + "\n]\n"


def _rows(register: RegisterFile) -> Iterator[dict[str, Any]]:
    uids = {office.name: office.uid for office in register.offices}
    for office in register.offices:
        yield _row("office", office.uid, _office(office))
    for speaker in register.speakers:
        yield _row("speaker", speaker.uid, _speaker(speaker))
    for speaker in register.speakers:
        for alias in speaker.aliases:
            said = {"speaker": [speaker.uid], "form": alias.form, "language": alias.language}
            yield _row("alias", str(alias_uid(speaker.uid, alias.form)), said)
    for speaker in register.speakers:
        for term in speaker.terms:
            office_uid = uids[term.office]
            held = {"speaker": [speaker.uid], "office": [office_uid], **_days(term)}
            uid = str(term_uid(speaker.uid, office_uid, term.starts))
            yield _row("term", uid, {**held, "source": term.source, "source_url": term.source_url})


def _office(office: OfficeEntry) -> dict[str, Any]:
    fields = {"name": office.name, "country": office.country, "wikidata_id": office.wikidata_id}
    return {**fields, "forms": list(office.forms)}


def _speaker(speaker: SpeakerEntry) -> dict[str, Any]:
    return {
        "name": speaker.name,
        "kind": speaker.kind,
        "country": speaker.country,
        "wikidata_id": speaker.wikidata_id,
        "merged_into": [speaker.merged_into] if speaker.merged_into else None,
    }


def _row(model: str, uid: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    return {"model": f"annotations.{model}", "fields": {"uid": uid, **fields}}


def _days(term: TermEntry) -> dict[str, Any]:
    return {
        "starts_on": str(first_of(term.starts)) if term.starts else None,
        "starts_granularity": GRANULARITIES[len(term.starts) or 10],
        "ends_on": str(last_of(term.ends)) if term.ends else None,
        "ends_granularity": GRANULARITIES[len(term.ends) or 10],
    }


def read(rows: Sequence[Any]) -> RegisterFile:
    """What a fixture says of the register; rows of other models are left aside."""
    problems = Problems()
    found = _by_model(rows)
    offices = []
    names: dict[str, str] = {}
    for where, fields in found["annotations.office"]:
        with problems.at(where):
            offices.append(office_entry({**fields, "forms": list_in(fields, "forms")}, where))
            names[offices[-1].uid] = offices[-1].name
    aliases: dict[str, list[AliasEntry]] = defaultdict(list)
    for where, fields in found["annotations.alias"]:
        with problems.at(where):
            aliases[_uid_in(fields, "speaker")].append(alias_entry(fields))
    terms: dict[str, list[TermEntry]] = defaultdict(list)
    for where, fields in found["annotations.term"]:
        with problems.at(where):
            terms[_uid_in(fields, "speaker")].append(_term(fields, names))
    speakers = []
    for where, fields in found["annotations.speaker"]:
        with problems.at(where):
            uid = str(fields.get("uid", ""))
            merged = {"merged_into": _uid_in(fields, "merged_into") if fields.get("merged_into") else ""}
            speakers.append(speaker_entry({**fields, **merged}, aliases[uid], terms[uid], where))
    return RegisterFile(tuple(offices), tuple(speakers), tuple(problems))


def _by_model(rows: Sequence[Any]) -> dict[str, list[tuple[str, Mapping[str, Any]]]]:
    found: dict[str, list[tuple[str, Mapping[str, Any]]]] = defaultdict(list)
    for number, row in enumerate(rows):
        fields = row.get("fields") if isinstance(row, dict) else None
        if isinstance(fields, dict):
            found[str(row.get("model"))].append((f"object {number + 1}", fields))
    return found


def _uid_in(fields: Mapping[str, Any], name: str) -> str:
    key = list_in(fields, name)
    if len(key) != 1 or not isinstance(key[0], str):
        raise Unreadable(f"{name} should be a uid in square brackets")
    return key[0]


def _term(fields: Mapping[str, Any], names: Mapping[str, str]) -> TermEntry:
    office = _uid_in(fields, "office")
    days = {
        end: str(fields.get(f"{end}_on") or "")[: LENGTHS.get(str(fields.get(f"{end}_granularity")), 10)]
        for end in ("starts", "ends")
    }
    return term_entry({**fields, **days, "office": names.get(office, office)})

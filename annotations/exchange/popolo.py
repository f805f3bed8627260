"""The register as JSON in the manner of Popolo (popoloproject.com): persons, posts, memberships.

Popolo lets a day be as exact as it is known. Beyond it, an entry may have `country` (ISO 3166-1), names and
memberships `confirmed`, organizations the classification `group`, and an entry `merged_into` another.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from .entries import (
    KINDS,
    AliasEntry,
    OfficeEntry,
    Problem,
    Problems,
    RegisterFile,
    SpeakerEntry,
    TermEntry,
    Unreadable,
    alias_entry,
    list_in,
    office_entry,
    speaker_entry,
    term_entry,
    words_in,
)

FORMAT = "cstoreview-register/1"
PARTS = ("persons", "organizations", "posts", "memberships")
"""What makes a JSON document one of these: it has at least one of the parts."""


def write(register: RegisterFile) -> str:
    """The register as JSON; the same register gives the same bytes."""
    register = register.in_order()
    persons = [speaker for speaker in register.speakers if speaker.kind == "person"]
    others = [speaker for speaker in register.speakers if speaker.kind != "person"]
    posts = {office.name: office.uid for office in register.offices}
    parts: dict[str, Any] = {
        "format": FORMAT,
        "persons": [_speaker(speaker) for speaker in persons],
        "organizations": [{**_speaker(speaker), "classification": speaker.kind} for speaker in others],
        "posts": [_office(office) for office in register.offices],
        "memberships": [
            _membership(speaker, term, posts) for speaker in register.speakers for term in speaker.terms
        ],
    }
    return json.dumps(parts, ensure_ascii=False, indent=1) + "\n"


def _filled(said: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if value not in ("", [], False)}


def _identifiers(wikidata_id: str) -> list[dict[str, str]]:
    return [{"scheme": "wikidata", "identifier": wikidata_id}] if wikidata_id else []


def _speaker(speaker: SpeakerEntry) -> dict[str, Any]:
    names = [
        _filled({"name": alias.form, "lang": alias.language, "confirmed": alias.confirmed})
        for alias in speaker.aliases
    ]
    return _filled(
        {
            "id": speaker.uid,
            "name": speaker.name,
            "country": speaker.country,
            "identifiers": _identifiers(speaker.wikidata_id),
            "other_names": names,
            "merged_into": speaker.merged_into,
        }
    )


def _office(office: OfficeEntry) -> dict[str, Any]:
    return _filled(
        {
            "id": office.uid,
            "label": office.name,
            "country": office.country,
            "identifiers": _identifiers(office.wikidata_id),
            "other_labels": [{"name": form} for form in office.forms],
        }
    )


def _membership(speaker: SpeakerEntry, term: TermEntry, posts: Mapping[str, str]) -> dict[str, Any]:
    source = _filled({"note": term.source, "url": term.source_url})
    holder = "person_id" if speaker.kind == "person" else "organization_id"
    return _filled(
        {
            holder: speaker.uid,
            "post_id": posts.get(term.office, term.office),
            "start_date": term.starts,
            "end_date": term.ends,
            "sources": [source] if source else [],
            "confirmed": term.confirmed,
        }
    )


def read(document: Mapping[str, Any]) -> RegisterFile:
    """What a Popolo document says; what cannot be read of it is among the problems."""
    problems = Problems()
    offices, labels = _offices(document, problems)
    terms = _terms(document, labels, problems)
    speakers = []
    for part in ("persons", "organizations"):
        for where, said in _rows(document, part, problems):
            aliases = _aliases(where, said, problems)
            with problems.at(where):
                key = _key(said, "id")
                held = terms.pop(key, []) if key else []
                speakers.append(speaker_entry(_known(said, part), aliases, held, where))
    for key in terms:
        problems.append(Problem("memberships", f"nobody in the file has the id “{key[:60]}”"))
    return RegisterFile(tuple(offices), tuple(speakers), tuple(problems))


def _rows(
    document: Mapping[str, Any], part: str, problems: Problems
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The objects of one part, with the place where each stands."""
    with problems.at(part):
        for number, said in enumerate(list_in(document, part)):
            where = f"{part}[{number}]"
            if isinstance(said, dict):
                yield where, said
            else:
                problems.append(Problem(where, "should be an object, in braces"))


def _offices(document: Mapping[str, Any], problems: Problems) -> tuple[list[OfficeEntry], dict[str, str]]:
    """The posts, and the name of each by its id."""
    offices, labels = [], {}
    for where, said in _rows(document, "posts", problems):
        with problems.at(where):
            forms = [_key(label, "name") for label in _objects(said, "other_labels")]
            named = {**_known(said, "posts"), "name": said.get("label"), "forms": forms}
            offices.append(office_entry(named, where))
            labels[_key(said, "id")] = offices[-1].name
    return offices, labels


def _terms(
    document: Mapping[str, Any], labels: Mapping[str, str], problems: Problems
) -> dict[str, list[TermEntry]]:
    """The memberships, by the id of the person or organization."""
    terms: dict[str, list[TermEntry]] = defaultdict(list)
    for where, said in _rows(document, "memberships", problems):
        with problems.at(where):
            sources = _objects(said, "sources") or [{}]
            post = _key(said, "post_id")
            term = term_entry(
                {
                    "office": labels.get(post, post) or said.get("role"),
                    "starts": said.get("start_date"),
                    "ends": said.get("end_date"),
                    "source": sources[0].get("note"),
                    "source_url": sources[0].get("url"),
                    "confirmed": said.get("confirmed", False),
                }
            )
            terms[_key(said, "person_id") or _key(said, "organization_id")].append(term)
    return terms


def _aliases(where: str, said: Mapping[str, Any], problems: Problems) -> list[AliasEntry]:
    aliases = []
    with problems.at(where):
        for name in _objects(said, "other_names"):
            with problems.at(where):
                aliases.append(alias_entry({**name, "form": name.get("name"), "language": name.get("lang")}))
    return aliases


def _objects(said: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    found = list_in(said, name)
    if not all(isinstance(one, dict) for one in found):
        raise Unreadable(f"{name} should be a list of objects, in braces")
    return found


def _key(said: Mapping[str, Any], name: str) -> str:
    return words_in(said, name, most=None)


def _known(said: Mapping[str, Any], part: str) -> dict[str, Any]:
    """The fields of an entry by our names; an id that is no UUID only ties the parts of the file together."""
    wikidata = [one for one in _objects(said, "identifiers") if one.get("scheme") == "wikidata"]
    kind = "person" if part == "persons" else said.get("classification")
    return {
        "uid": _key(said, "id") if _is_uuid(_key(said, "id")) else "",
        "name": said.get("name"),
        "country": said.get("country"),
        "wikidata_id": wikidata[0].get("identifier") if wikidata else "",
        "merged_into": said.get("merged_into"),
        "kind": kind if kind in KINDS else "organization",
    }


def _is_uuid(words: str) -> bool:
    try:
        UUID(words)
    except ValueError:
        return False
    return True

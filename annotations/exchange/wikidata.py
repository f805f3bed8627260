"""Entities of Wikidata as the register: labels and aliases, positions held (P39) from when to when, country.

What the items say beside each other: a position or country is named by its own entity, if the files hold it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from .countries import CODES
from .entries import (
    WIKIDATA_ID,
    Problems,
    RegisterFile,
    SpeakerEntry,
    TermEntry,
    Unreadable,
    alias_entry,
    office_entry,
    speaker_entry,
    term_entry,
)
from .scripts import with_script

INSTANCE_OF, POSITION_HELD, CITIZENSHIP, COUNTRY = "P31", "P39", "P27", "P17"
JURISDICTION, START, END, ISO_CODE, REFERENCE_URL = "P1001", "P580", "P582", "P297", "P854"
HUMAN = "Q5"
GROUPS = frozenset({"Q16334295", "Q874405", "Q4119870"})
"""Group of humans, social group, family of politicians: instances of these are groups."""
POSITIONS = frozenset({"Q4164871", "Q294414", "Q30185", "Q83307", "Q48352", "Q2285706", "Q1162163"})
"""Position, public office, mayor, minister, head of state, head of government, director."""
PREFERRED_LANGUAGES = ("en", "en-gb", "mul")
LENGTHS = {11: 10, 10: 7, 9: 4}
"""How much of a day is known by Wikidata's precision: day, month, year."""

Entity = Mapping[str, Any]


def read(entities: Iterable[Any]) -> RegisterFile:
    """What these entities say; what cannot be kept of them is among the problems."""
    problems = Problems()
    by_id = {
        str(entity["id"]): entity
        for entity in entities
        if isinstance(entity, dict) and WIKIDATA_ID.fullmatch(str(entity.get("id")))
    }
    held = {position for entity in by_id.values() for position in _items(entity, POSITION_HELD)}
    offices, speakers = [], []
    for item, entity in by_id.items():
        with problems.at(item):
            kinds = set(_items(entity, INSTANCE_OF))
            if item in held or kinds & POSITIONS:
                said = {"name": _name(entity), "wikidata_id": item, "forms": _forms(entity)}
                offices.append(office_entry({**said, "country": _country(entity, by_id)}, item))
            elif item not in CODES and not _strings(entity, ISO_CODE):
                speakers.append(_speaker(item, entity, kinds, by_id, problems))
    return RegisterFile(tuple(offices), tuple(speakers), tuple(problems))


def _speaker(
    item: str, entity: Entity, kinds: set[str], by_id: Mapping[str, Entity], problems: Problems
) -> SpeakerEntry:
    kind = "person" if HUMAN in kinds else "group" if kinds & GROUPS else "organization"
    name = _name(entity)
    said = {"name": name, "kind": kind, "wikidata_id": item, "country": _country(entity, by_id)}
    names = [alias_entry(alias) for alias in _names(entity) if alias["form"] != name]
    return speaker_entry(said, names, _terms(item, entity, by_id, problems), item)


def _terms(item: str, entity: Entity, by_id: Mapping[str, Entity], problems: Problems) -> Iterator[TermEntry]:
    for statement in _statements(entity, POSITION_HELD):
        for position in _values(statement.get("mainsnak"), "id"):
            with problems.at(item):
                yield _term(item, position, statement, by_id)


def _term(item: str, position: str, statement: Entity, by_id: Mapping[str, Entity]) -> TermEntry:
    qualifiers = _mapping(statement.get("qualifiers"))
    addresses = [
        address
        for reference in _list(statement.get("references"))
        for snak in _list(_mapping(_mapping(reference).get("snaks")).get(REFERENCE_URL))
        for address in _texts(snak)
    ]
    return term_entry(
        {
            "office": _name(by_id[position]) if position in by_id else position,
            "starts": _day(qualifiers, START, position),
            "ends": _day(qualifiers, END, position),
            "source": f"Wikidata {item}",
            "source_url": next(iter(addresses), f"https://www.wikidata.org/wiki/{item}"),
        }
    )


def _day(qualifiers: Mapping[str, Any], name: str, position: str) -> str:
    """The day of a qualifier as exactly as it is known. Raises Unreadable if that is less than the year."""
    snaks = _list(qualifiers.get(name))
    if not snaks:
        return ""
    what = f"the {'start' if name == START else 'end'} of {position}"
    if len(snaks) > 1:
        raise Unreadable(f"{what} is given {len(snaks)} times: add the term by hand")
    value = _mapping(_mapping(_mapping(snaks[0]).get("datavalue")).get("value"))
    time, length = str(value.get("time", "")), LENGTHS.get(value.get("precision", 0), 0)
    if not length or not time.startswith("+") or len(time) < 11 or time[5] != "-":
        raise Unreadable(f"{what} is not known to the year: add the term by hand")
    return time[1 : 1 + length]


def _country(entity: Entity, by_id: Mapping[str, Entity]) -> str:
    """The one country that still counts; empty where there are several or none."""
    items = [
        item
        for name in (CITIZENSHIP, JURISDICTION, COUNTRY)
        for statement in _statements(entity, name)
        if not _mapping(statement.get("qualifiers")).get(END)
        for item in _values(statement.get("mainsnak"), "id")
    ]
    codes = {code for item in items if (code := _code(item, by_id))}
    return codes.pop() if len(codes) == 1 else ""


def _code(item: str, by_id: Mapping[str, Entity]) -> str:
    stated = _strings(by_id[item], ISO_CODE) if item in by_id else []
    return stated[0] if len(stated) == 1 else CODES.get(item, "")


def _name(entity: Entity) -> str:
    labels = dict(_labels(entity))
    for language in (*PREFERRED_LANGUAGES, *sorted(labels)):
        if labels.get(language):
            return labels[language]
    raise Unreadable("it has no label in any language: ask for the entity with its labels")


def _names(entity: Entity) -> list[dict[str, str]]:
    """Every label and alias once, in the order of the file, labels first."""
    found: dict[str, str] = {}
    for language, form in (*_labels(entity), *_also_known_as(entity)):
        found.setdefault(form, with_script("" if language == "mul" else language, form))
    return [{"form": form, "language": language} for form, language in found.items()]


def _forms(entity: Entity) -> list[str]:
    """How texts in English name the holder of an office."""
    return [form for language, form in _also_known_as(entity) if language in PREFERRED_LANGUAGES]


def _labels(entity: Entity) -> list[tuple[str, str]]:
    labels = _mapping(entity.get("labels"))
    return [pair for language, label in labels.items() for pair in _said(language, label)]


def _also_known_as(entity: Entity) -> list[tuple[str, str]]:
    aliases = _mapping(entity.get("aliases"))
    return [
        pair for language, all_ in aliases.items() for one in _list(all_) for pair in _said(language, one)
    ]


def _said(language: str, label: Any) -> list[tuple[str, str]]:
    value = _mapping(label).get("value")
    form = " ".join(value.split()) if isinstance(value, str) else ""
    return [(str(language), form)] if form else []


def _statements(entity: Entity, name: str) -> list[Entity]:
    """The statements of a property that count: preferred ones where there are any, never deprecated ones."""
    statements = [_mapping(one) for one in _list(_mapping(entity.get("claims")).get(name))]
    standing = [one for one in statements if one.get("rank") != "deprecated"]
    if name == POSITION_HELD:
        return standing  # there, preferred means the present one, and former terms count as well
    return [one for one in standing if one.get("rank") == "preferred"] or standing


def _items(entity: Entity, name: str) -> list[str]:
    return [item for one in _statements(entity, name) for item in _values(one.get("mainsnak"), "id")]


def _strings(entity: Entity, name: str) -> list[str]:
    return [text for one in _statements(entity, name) for text in _texts(one.get("mainsnak"))]


def _values(snak: Any, part: str) -> list[str]:
    value = _mapping(_mapping(_mapping(snak).get("datavalue")).get("value"))
    if part == "id" and "id" not in value and isinstance(value.get("numeric-id"), int):
        return [f"Q{value['numeric-id']}"]  # how older dumps name items
    return [value[part]] if isinstance(value.get(part), str) else []


def _texts(snak: Any) -> list[str]:
    value = _mapping(_mapping(snak).get("datavalue")).get("value")
    return [value] if isinstance(value, str) else []


def _mapping(value: Any) -> Mapping[str, Any]:
    """The value if it is an object; Wikidata writes an empty one as an empty list."""
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else ()

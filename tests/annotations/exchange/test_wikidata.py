"""Entities of Wikidata as they are saved from its site: names, positions with days, countries."""

import json
from typing import Any

import pytest

from annotations.exchange import files, wikidata
from annotations.exchange.entries import AliasEntry, RegisterFile, TermEntry
from annotations.exchange.scripts import with_script


def item(wikidata_id: str) -> dict[str, Any]:
    return {"snaktype": "value", "datavalue": {"type": "wikibase-entityid", "value": {"id": wikidata_id}}}


def text(value: str) -> dict[str, Any]:
    return {"snaktype": "value", "datavalue": {"type": "string", "value": value}}


def day(time: str, precision: int) -> dict[str, Any]:
    value = {"time": time, "precision": precision, "calendarmodel": "http://www.wikidata.org/entity/Q1985727"}
    return {"snaktype": "value", "datavalue": {"type": "time", "value": value}}


def stated(snak: dict[str, Any], rank: str = "normal", **more: Any) -> dict[str, Any]:
    return {"mainsnak": snak, "type": "statement", "rank": rank, **more}


def entity(wikidata_id: str, labels: dict[str, str], **claims: Any) -> dict[str, Any]:
    return {
        "type": "item",
        "id": wikidata_id,
        "labels": {language: {"language": language, "value": form} for language, form in labels.items()},
        "aliases": {},
        "claims": claims,
    }


HUMAN = [stated(item("Q5"))]
SECRETARY = entity("Q4420801", {"en": "CSTO Secretary General"}, P31=[stated(item("Q4164871"))])


def holding(start: Any = None, end: Any = None, *, rank: str = "normal", **more: Any) -> dict[str, Any]:
    qualifiers = {name: [snak] for name, snak in (("P580", start), ("P582", end)) if snak}
    return stated(item("Q4420801"), rank, qualifiers=qualifiers, **more)


def person(*positions: Any, **claims: Any) -> dict[str, Any]:
    return entity("Q4505212", {"en": "Yuri Khachaturov"}, P31=HUMAN, P39=list(positions), **claims)


def test_a_person_has_the_english_label_and_the_others_as_names() -> None:
    said = entity("Q2866", {"ru": "Александр Лукашенко", "en": "Alexander Lukashenko"}, P31=HUMAN)
    said["aliases"] = {"be-tarask": [{"language": "be-tarask", "value": "Аляксандар Лукашэнка"}]}
    (speaker,) = wikidata.read([said]).speakers
    assert (speaker.name, speaker.kind, speaker.wikidata_id) == ("Alexander Lukashenko", "person", "Q2866")
    assert speaker.aliases == (
        AliasEntry(form="Александр Лукашенко", language="ru-Cyrl"),
        AliasEntry(form="Аляксандар Лукашэнка", language="be-tarask-Cyrl"),
    )


@pytest.mark.parametrize(
    ("precision", "time", "known"),
    [
        (11, "+2017-05-02T00:00:00Z", "2017-05-02"),
        (10, "+2017-05-00T00:00:00Z", "2017-05"),
        (9, "+2017-00-00T00:00:00Z", "2017"),
    ],
)
def test_a_position_is_held_from_when_to_when_as_exactly_as_it_is_known(
    precision: int, time: str, known: str
) -> None:
    term = holding(day(time, precision), day("+2018-11-02T00:00:00Z", 11))
    (speaker,) = wikidata.read([person(term), SECRETARY]).speakers
    assert speaker.terms == (
        TermEntry(
            office="CSTO Secretary General",
            starts=known,
            ends="2018-11-02",
            source="Wikidata Q4505212",
            source_url="https://www.wikidata.org/wiki/Q4505212",
        ),
    )


def test_the_address_of_a_reference_is_the_source() -> None:
    references = [{"snaks": {"P854": [text("https://news.am/eng/news/479079.html")]}}]
    (speaker,) = wikidata.read([person(holding(references=references)), SECRETARY]).speakers
    assert speaker.terms[0].source_url == "https://news.am/eng/news/479079.html"


@pytest.mark.parametrize(
    ("end", "line"),
    [
        (day("+2010-00-00T00:00:00Z", 8), "the end of Q4420801 is not known to the year"),
        ({"snaktype": "somevalue"}, "the end of Q4420801 is not known to the year"),
    ],
)
def test_an_end_that_is_not_known_is_no_term_without_an_end(end: Any, line: str) -> None:
    found = wikidata.read([person(holding(None, end)), SECRETARY])
    assert found.speakers[0].terms == ()
    assert [problem.line.startswith(line) for problem in found.problems] == [True]


def test_deprecated_statements_are_not_said_and_former_positions_are() -> None:
    found = wikidata.read([person(holding(rank="deprecated"), holding(rank="preferred")), SECRETARY])
    assert len(found.speakers[0].terms) == 1
    former = holding(day("+2000-01-01T00:00:00Z", 11))
    found = wikidata.read([person(former, holding(rank="preferred")), SECRETARY])
    assert len(found.speakers[0].terms) == 2


def test_a_position_is_an_office_and_a_country_neither_office_nor_speaker() -> None:
    armenia = entity("Q399", {"en": "Armenia"}, P297=[stated(text("AM"))])
    found = wikidata.read([person(holding(), P27=[stated(item("Q399"))]), SECRETARY, armenia])
    assert [office.name for office in found.offices] == ["CSTO Secretary General"]
    assert [(speaker.name, speaker.country) for speaker in found.speakers] == [("Yuri Khachaturov", "AM")]


def test_a_country_that_has_ended_does_not_count_and_of_two_none_is_chosen() -> None:
    ended = stated(item("Q15180"), qualifiers={"P582": [day("+1991-12-26T00:00:00Z", 11)]})
    assert wikidata.read([person(P27=[ended, stated(item("Q399"))])]).speakers[0].country == "AM"
    both = [stated(item("Q399")), stated(item("Q159"))]
    assert wikidata.read([person(P27=both)]).speakers[0].country == ""
    preferred = [stated(item("Q399")), stated(item("Q159"), "preferred")]
    assert wikidata.read([person(P27=preferred)]).speakers[0].country == "RU"


@pytest.mark.parametrize(
    ("kind", "of"), [("person", "Q5"), ("group", "Q16334295"), ("organization", "Q484652")]
)
def test_the_kind_follows_what_it_is_an_instance_of(kind: str, of: str) -> None:
    (speaker,) = wikidata.read([entity("Q1", {"en": "X"}, P31=[stated(item(of))])]).speakers
    assert speaker.kind == kind


def test_items_are_known_by_their_number_alone_as_in_older_dumps() -> None:
    human = {"snaktype": "value", "datavalue": {"value": {"entity-type": "item", "numeric-id": 5}}}
    (speaker,) = wikidata.read([entity("Q1", {"en": "X"}, P31=[stated(human)])]).speakers
    assert speaker.kind == "person"


def test_an_entity_without_a_label_is_said() -> None:
    (problem,) = wikidata.read([entity("Q1", {}, P31=HUMAN)]).problems
    assert str(problem).startswith("Q1: it has no label")


@pytest.mark.parametrize(
    "wrap", [lambda one: {"entities": {one["id"]: one}}, lambda one: one, lambda one: [one]]
)
def test_files_of_the_site_of_the_api_and_lists_are_known_for_what_they_are(wrap: Any) -> None:
    found: RegisterFile = files.read(json.dumps(wrap(SECRETARY)).encode())
    assert [office.wikidata_id for office in found.offices] == ["Q4420801"]


def test_a_file_may_hold_one_entity_a_line() -> None:
    lines = "\n".join(json.dumps(one) for one in (SECRETARY, person(holding())))
    found = files.read(lines.encode())
    assert (len(found.offices), len(found.speakers), found.problems) == (1, 1, ())
    (problem,) = files.read(f"{lines}\n{{".encode()).problems
    assert problem.line.startswith("it is no JSON")


@pytest.mark.parametrize(
    ("language", "words", "tag"),
    [
        ("en", "Lukashenko", "en"),
        ("be", "Лукашэнка", "be-Cyrl"),
        ("be", "Lukašenka", "be-Latn"),
        ("sr-ec", "Лукашенко", "sr-ec-Cyrl"),
        ("hy", "Խաչատուրով", "hy-Armn"),
        ("kk-arab", "لۋكاشەنكو", "kk-arab"),
        ("", "Лукашенко", ""),
        ("be-x-old-longer", "Лукашэнка", "be-Cyrl"),
    ],
)
def test_the_script_is_named_where_it_does_not_go_without_saying(language: str, words: str, tag: str) -> None:
    assert with_script(language, words) == tag

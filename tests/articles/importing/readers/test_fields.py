"""The fields of free records: default names, mapping by hand, nested records."""

import json

import pytest

from articles.importing.readers.documents import FIELDS, Piece, RefusedError
from articles.importing.readers.fields import NAMES
from articles.importing.readers.files import in_memory, pieces_of
from articles.importing.readers.options import Options, parse_mapping
from articles.importing.readers.readings import mapping_of
from tests.articles.importing.readers.reading import HEADLINE, SENTENCE, article, headline, refusal


def test_every_field_that_a_file_may_declare_has_default_names() -> None:
    assert set(NAMES) == {"text", *FIELDS}


def test_no_default_name_stands_for_two_fields() -> None:
    names = [name.replace("_", "") for some in NAMES.values() for name in some]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", NAMES["text"])
def test_each_default_name_of_the_text_is_known(name: str) -> None:
    assert article("a.json", json.dumps({name: SENTENCE})).text == SENTENCE


@pytest.mark.parametrize("name", ["publishedAt", "Published At", "PUBLISHED-AT", "published_at"])
def test_capitals_blanks_and_hyphens_do_not_count(name: str) -> None:
    assert article("a.json", json.dumps({"text": SENTENCE, name: "2017-07-17"})).date.resolved == "2017-07-17"


def test_an_empty_field_gives_way_to_the_next_name() -> None:
    record: dict[str, object] = {
        "text": "",
        "body": SENTENCE,
        "title": None,
        "headline": HEADLINE,
        "content": [],
    }
    found = article("a.json", json.dumps(record))
    assert (headline(found), found.text) == (HEADLINE, f"{HEADLINE}\n\n{SENTENCE}")


def test_a_mapping_leads_into_nested_records_and_lists() -> None:
    record = {"fields": {"main": [{"copy": SENTENCE}], "head.line": HEADLINE}}
    found = article("a.json", json.dumps(record), mapping="text=fields.main.copy,title=fields.head.line")
    assert found.text == f"{HEADLINE}\n\n{SENTENCE}"
    assert found.declared["headline"].where == "field “fields.head.line”"


def test_what_a_mapping_names_is_used_for_that_alone() -> None:
    record = {"title": HEADLINE, "description": SENTENCE, "text": "not this"}
    found = article("a.json", json.dumps(record), mapping="text=description")
    assert found.text == f"{HEADLINE}\n\n{SENTENCE}"
    assert found.story.standfirst is None


def test_a_mapping_that_finds_nothing_is_said() -> None:
    reason = refusal("a.json", json.dumps({"text": SENTENCE}), mapping="text=inhalt").reason
    assert reason == "the field “inhalt”, mapped to the text, is missing or empty; mend the mapping"


@pytest.mark.parametrize(
    ("words", "mapping"),
    [
        ("text=body", {"text": "body"}),
        (" Title = Kopf , source=a.b,", {"headline": "Kopf", "outlet": "a.b"}),
        ("id=n,author=x", {"external_id": "n", "byline": "x"}),
        ("", {}),
    ],
)
def test_a_mapping_is_written_as_pairs(words: str, mapping: dict[str, str]) -> None:
    assert parse_mapping(words) == mapping


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("body", "“body” is no pair; write OURS=THEIRS, as in text=body"),
        ("text=", "is no pair"),
        ("colour=x", "“colour” is no field of an article; the fields are text, headline, standfirst, date"),
        ("text=a,text=b", "“text” is mapped twice, to “a” and “b”; name one"),
    ],
)
def test_a_mapping_that_is_none_says_why_in_one_line(words: str, why: str) -> None:
    with pytest.raises(RefusedError) as refused:
        parse_mapping(words)
    assert why in str(refused.value)
    assert str(refused.value).isprintable()


@pytest.mark.parametrize(
    ("name", "raw", "expected"),
    [
        (
            "a.json",
            json.dumps({"headline": "x", "body": "y", "publisher": {"name": "z"}, "n": 1}),
            {"outlet": "publisher.name"},
        ),
        (
            "a.csv",
            "Headline,Body,Outlet\nx,y,z\n",
            {"outlet": "Outlet", "text": "Body", "headline": "Headline"},
        ),
        ("a.txt", "text", {}),
    ],
)
def test_a_preview_can_show_which_field_is_filled_from_which(
    name: str, raw: str, expected: dict[str, str]
) -> None:
    piece = next(pieces_of(in_memory(name, raw.encode()), Options()))
    assert isinstance(piece, Piece)
    assert expected.items() <= mapping_of(piece, Options()).items()

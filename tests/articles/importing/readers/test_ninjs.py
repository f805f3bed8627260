"""ninjs: IPTC's news in JSON, in its three versions."""

import json
from typing import Any

import pytest

from tests.articles.importing.readers.reading import HEADLINE, SENTENCE, article, headline, read, refusal

BODY = f"<p>{SENTENCE}</p><p>More talks will follow.</p>"
COMMON = {"uri": "urn:example:1", "type": "text", "version": "1"}
VERSION_1 = {
    **COMMON,
    "versioncreated": "2017-07-17T07:15:00Z",
    "headline": HEADLINE,
    "body_xhtml": BODY,
    "body_text": "not this one",
    "byline": "A. Reporter",
    "language": "en",
    "copyrightholder": "Example Agency",
}
VERSION_2 = {
    **COMMON,
    "versioncreated": "2017-07-17T07:15:00Z",
    "headlines": [{"role": "short", "value": "Short"}, {"role": "main", "value": HEADLINE}],
    "bodies": [{"role": "main", "contenttype": "text/html", "value": BODY}],
    "rightsinfo": {"copyrightholder": {"name": "Example Agency"}},
    "language": "en",
}
VERSION_3 = {
    **COMMON,
    "versionCreated": "2017-07-17T07:15:00Z",
    "headlines": [{"value": HEADLINE}],
    "bodies": [{"contentType": "text/html", "value": BODY}],
    "infoSources": [{"name": "Example Agency"}],
    "language": "en",
}


@pytest.mark.parametrize("item", [VERSION_1, VERSION_2, VERSION_3], ids=["1", "2", "3"])
def test_every_version_gives_title_date_body_and_source(item: dict[str, Any]) -> None:
    found = article("a.json", json.dumps(item))
    assert found.document.format == "ninjs"
    assert headline(found) == HEADLINE
    assert found.text == f"{HEADLINE}\n\n{SENTENCE}\n\nMore talks will follow."
    assert found.date.resolved == "2017-07-17T07:15:00+00:00"
    assert found.outlet == "Example Agency"
    assert found.external_id == "urn:example:1"


def test_it_says_where_each_value_stood() -> None:
    found = article("a.json", json.dumps(VERSION_2))
    assert found.outlet_reason == "ninjs “rightsinfo.copyrightholder.name” says “Example Agency”"
    assert found.declared["headline"].where == "ninjs “headlines[1].value”"


def test_plain_text_is_taken_where_there_is_no_markup() -> None:
    item = {**VERSION_1, "body_xhtml": "", "body_text": f"{SENTENCE}\n\nMore."}
    assert article("a.json", json.dumps(item)).text == f"{HEADLINE}\n\n{SENTENCE}\n\nMore."


def test_of_several_bodies_the_one_with_the_best_marks_is_taken() -> None:
    plain = {"role": "text", "contenttype": "text/plain", "value": "not this one"}
    nitf = {"role": "nitf", "contentType": "text/vnd.IPTC.NITF"}
    nitf["value"] = f"<?xml version='1.0'?><nitf><body><body.content>{BODY}</body.content></body></nitf>"
    markup = {"role": "html5", "contenttype": "text/html", "value": BODY}
    for bodies in ([plain, nitf], [nitf, plain], [plain, {**nitf, "value": "not this one"}, markup]):
        found = article("a.json", json.dumps({**VERSION_2, "bodies": bodies}))
        assert found.text == f"{HEADLINE}\n\n{SENTENCE}\n\nMore talks will follow."


def test_a_description_alone_is_a_partial_text() -> None:
    item = {name: value for name, value in VERSION_2.items() if name != "bodies"}
    item["descriptions"] = [{"role": "text", "contenttype": "text/plain", "value": SENTENCE}]
    found = article("a.json", json.dumps(item))
    assert found.text == f"{HEADLINE}\n\n{SENTENCE}"
    assert "partial text: the item holds only a description" in found.questions


@pytest.mark.parametrize(
    ("item", "outlet"),
    [
        (
            {"copyrightnotice": "Copyright 2017-18 Example Agency, www.example.org - all rights reserved."},
            "Example Agency",
        ),
        ({"uri": "urn:newsml:example.org:20170717:1"}, "example.org"),
        ({"uri": "tag:example.org,2017:1"}, "example.org"),
        ({"uri": "https://www.example.org/news/1"}, "example.org"),
        ({"uri": "urn:uuid:1"}, None),
    ],
)
def test_the_source_may_be_known_by_notice_and_identifier_alone(
    item: dict[str, str], outlet: str | None
) -> None:
    bare = {name: value for name, value in VERSION_1.items() if name != "copyrightholder"}
    assert article("a.json", json.dumps({**bare, **item})).outlet == outlet


@pytest.mark.parametrize(
    ("item", "question"),
    [
        ({"pubstatus": "canceled"}, "may it be published? The agency says that it is canceled"),
        (
            {"embargoed": "2017-07-20T12:00:00Z"},
            "may it be published yet? The agency embargoed it until 2017-07-20T12:00:00Z",
        ),
    ],
)
def test_copy_that_was_taken_back_or_waits_is_asked_about(item: dict[str, str], question: str) -> None:
    assert question in article("a.json", json.dumps({**VERSION_1, **item})).questions
    assert article("a.json", json.dumps({**VERSION_1, "pubstatus": "usable"})).questions == ()


def test_items_in_a_list_are_found() -> None:
    assert len(read("a.json", json.dumps({"total": 2, "item": [VERSION_1, VERSION_3]}))) == 2


def test_a_picture_is_refused_even_with_a_caption() -> None:
    reason = refusal("a.json", json.dumps({**VERSION_1, "type": "picture"})).reason
    assert reason == "it is an item of the type “picture”, not a text; import the text items"


def test_an_item_without_body_is_refused() -> None:
    item = {name: value for name, value in VERSION_1.items() if not name.startswith("body")}
    assert "it has no body" in refusal("a.json", json.dumps(item)).reason


def test_a_mapping_makes_it_a_plain_record() -> None:
    found = article("a.json", json.dumps(VERSION_1), mapping="text=body_text")
    assert found.document.format == "JSON"
    assert found.text == f"{HEADLINE}\n\nnot this one"

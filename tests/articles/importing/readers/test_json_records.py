"""JSON: one record, a list of records, an object that holds one list of them."""

import json
from typing import Any

import pytest

from articles.importing.readers.documents import Unreadable
from articles.importing.readers.readings import Reading
from tests.articles.importing.readers.reading import (
    HEADLINE,
    SENTENCE,
    STORY,
    article,
    asked,
    headline,
    read,
    refusal,
)

RECORD: dict[str, Any] = {
    "title": HEADLINE,
    "text": STORY,
    "date": "2017-07-17T10:15:00+03:00",
    "source": {"id": None, "name": "Zvezda"},
    "author": ["A. Reporter", "B. Writer"],
    "url": "https://example.org/1",
    "id": 420017,
    "lang": "en_GB",
    "score": 0.5,
}


def test_a_record_gives_title_date_body_and_source() -> None:
    found = article("a.json", json.dumps(RECORD))
    assert headline(found) == HEADLINE
    assert found.text == f"{HEADLINE}\n\n{STORY}"
    assert (found.date.resolved, found.date.basis) == ("2017-07-17T10:15:00+03:00", "stated")
    assert found.date.reason == "field “date” says “2017-07-17T10:15:00+03:00”"
    assert (found.outlet, found.outlet_reason) == ("Zvezda", "field “source.name” says “Zvezda”")
    assert (found.url, found.external_id, found.language) == ("https://example.org/1", "420017", "en-GB")
    assert found.declared["byline"].value == "A. Reporter, B. Writer"
    assert found.document.raw == json.dumps(RECORD).encode()


@pytest.mark.parametrize(
    "wrapped",
    [
        [RECORD, RECORD],
        {"status": "ok", "articles": [RECORD, RECORD]},
        {"data": {"total": 2, "items": [RECORD, RECORD]}, "tags": [{"name": "x"}]},
    ],
)
def test_the_records_of_a_list_are_read_each_by_itself(wrapped: Any) -> None:
    found = read("a.json", json.dumps(wrapped, indent=1))
    assert [headline(each) for each in found if isinstance(each, Reading)] == [HEADLINE, HEADLINE]
    places = [each.document.place for each in found if isinstance(each, Reading)]
    assert [place.partition(" (")[0] for place in places] == ["record 1", "record 2"]


def test_a_record_within_an_object_is_found() -> None:
    assert headline(article("a.json", json.dumps({"data": {"article": RECORD}}))) == HEADLINE


def test_objects_one_behind_the_other_are_records_with_their_lines() -> None:
    first, second = read("a.json", json.dumps(RECORD, indent=1) + "\n" + json.dumps(RECORD, indent=1))
    assert isinstance(second, Reading)
    assert second.document.place == "record 2 (line 18)"
    assert isinstance(first, Reading)


def test_several_lists_of_articles_are_not_mixed() -> None:
    raw = json.dumps({"national": [RECORD], "foreign": [RECORD]})
    assert "several lists of articles (“national”, “foreign”)" in refusal("a.json", raw).reason


def test_a_damaged_record_is_refused_alone_and_says_where() -> None:
    bad, good = read("a.json", '[{"title": "x", "text": "secret",}, ' + json.dumps(RECORD) + ",]")
    assert isinstance(bad, Unreadable)
    assert isinstance(good, Reading)
    assert bad.place == "record 1 (line 1)"
    assert "no JSON" in bad.reason
    assert "column 33" in bad.reason
    assert "secret" not in bad.reason


def test_a_file_that_breaks_off_keeps_its_whole_records() -> None:
    whole, torn = read("a.json", json.dumps([RECORD, RECORD])[:-150])
    assert isinstance(whole, Reading)
    assert isinstance(torn, Unreadable)
    assert torn.place == "record 2 (line 1)"


def test_a_field_that_stands_twice_with_two_values_is_refused() -> None:
    assert "the field “text” twice" in refusal("a.json", '{"text": "a b c", "text": "d e f"}').reason
    assert article("a.json", f'{{"text": "{SENTENCE}", "text": "{SENTENCE}"}}').text == SENTENCE


def test_numbers_stay_as_they_are_written_and_nan_is_nothing() -> None:
    raw = f'{{"text": "{SENTENCE}", "id": 12345678901234567890123, "title": NaN, "date": 1500275700}}'
    found = article("a.json", raw)
    assert found.external_id == "12345678901234567890123"
    assert found.date.resolved == "2017-07-17T07:15:00+00:00"
    assert "headline" not in found.declared


def test_deep_nesting_is_refused() -> None:
    deep = "[" * 50_000 + "]" * 50_000
    assert "nested deeper than 100 levels" in refusal("a.json", f'{{"text": "a", "x": {deep}}}').reason


@pytest.mark.parametrize("raw", ["[]", "{}", '["a", "b"]', '{"articles": []}'])
def test_a_file_without_records_is_refused(raw: str) -> None:
    assert refusal("a.json", raw).reason


def test_a_record_without_text_names_the_fields_it_has() -> None:
    assert refusal("a.json", '{"kopf": "x", "n": 1}').reason == (
        "none of its fields is known as the text (“kopf”, “n”); "
        "name it in the field mapping, as in text=FIELD"
    )
    assert refusal("a.json", '{"title": "x", "text": null}').reason == (
        "the field “text” is empty; an article needs a text"
    )


def test_half_a_character_in_the_text_is_refused_and_elsewhere_left_out() -> None:
    assert "lone surrogate" in refusal("a.json", '{"text": "a \\ud800 b"}').reason
    found = article("a.json", f'{{"text": "{SENTENCE}", "source": "Zve\\ud800zda", "title": "A \\u0000 b"}}')
    assert found.outlet is None
    assert "field “source” says is left out" in asked(found)
    assert "field “title” says is left out" in asked(found)


def test_markup_in_a_text_becomes_paragraphs_and_is_asked_about() -> None:
    found = article(
        "a.json", json.dumps({"text": "<p>One &amp; two.</p><script>x()</script><p>Three.<br>Four.</p>"})
    )
    assert found.text == "One & two.\n\nThree.\nFour."
    assert "field “text” holds markup" in asked(found)


def test_a_text_about_markup_stays_text() -> None:
    text = "She said that a < b and that <p> opens a paragraph."
    assert article("a.json", json.dumps({"text": text})).text == text


def test_what_wordpress_gives_is_read() -> None:
    record = {
        "id": 7,
        "date": "2017-07-17T10:15:00",
        "link": "https://example.org/7",
        "title": {"rendered": "The minister&#8217;s visit to Minsk"},
        "content": {"rendered": "<p>The minister came.</p>\n<p>He left.</p>"},
    }
    found = article("a.json", json.dumps([record]))
    assert headline(found) == "The minister’s visit to Minsk"
    assert found.text.endswith("The minister came.\n\nHe left.")


def test_a_text_that_its_service_broke_off_is_said_to_be_partial() -> None:
    found = article("a.json", json.dumps({"title": HEADLINE, "content": f"{SENTENCE} [+2345 chars]"}))
    assert "partial text" in asked(found)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32", "windows-1251"])
def test_json_in_other_encodings_comes_out_right(encoding: str) -> None:
    text = "Президент Беларуси заявил в Минске о новых мерах в экономике страны."
    raw = json.dumps([{"text": text}, {"text": text}], ensure_ascii=False).encode(encoding)
    found = read("a.json", raw)
    assert [each.text for each in found if isinstance(each, Reading)] == [text, text]
    if encoding == "windows-1251":
        assert all("windows-1251 was guessed" in asked(each) for each in found if isinstance(each, Reading))


def test_fifty_thousand_angle_brackets_are_text() -> None:
    assert article("a.json", json.dumps({"text": "<" * 50_000})).text == "<" * 50_000

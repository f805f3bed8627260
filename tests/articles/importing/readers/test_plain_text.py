"""Plain text: one document a file, and nothing in it is markup."""

import pytest

from tests.articles.importing.readers.reading import STORY, article, headline, refusal


def test_a_text_file_is_one_document_with_its_bytes() -> None:
    raw = b"\xef\xbb\xbf" + STORY.replace("\n", "\r\n").encode()
    found = article("a.txt", raw)
    assert found.document.raw == raw
    assert found.text == STORY
    assert found.importer == "plain text 1"


@pytest.mark.parametrize(
    "raw",
    [
        "<p>The ministers met.</p>",
        '{"title": "x", "text": "y"}',
        "title,text\na,b",
        "<?xml version='1.0'?><a/>",
    ],
)
def test_a_file_named_txt_is_never_parsed_as_markup(raw: str) -> None:
    found = article("a.TXT", raw)
    assert found.text == raw
    assert found.document.format == "plain text"


def test_a_text_without_an_ending_is_plain_text_too() -> None:
    assert article("notes", STORY).document.format == "plain text"


@pytest.mark.parametrize("raw", ["", " \n\t\n"])
def test_a_file_without_text_is_refused(raw: str) -> None:
    assert "text" in refusal("a.txt", raw).reason


def test_a_nul_is_refused_with_its_position() -> None:
    assert "NUL character at position 3" in refusal("a.txt", "abc\0def").reason


def test_direction_controls_stay_and_are_asked_about() -> None:
    found = article("a.txt", "The minister said \u202eon\u2066 it.\n")
    assert "\u202eon\u2066" in found.text
    assert any(
        "direction controls (2, first U+202E at position 18)" in question for question in found.questions
    )


def test_control_characters_stay_and_are_asked_about() -> None:
    found = article("a.txt", "The minister\x07 said so.")
    assert "\x07" in found.text
    assert any("control character (U+0007 at position 12)" in question for question in found.questions)


def test_a_text_that_was_encoded_twice_is_asked_about_and_not_altered() -> None:
    twice = "Le président a déclaré, très ému".encode().decode("latin-1")
    found = article("a.txt", twice)
    assert found.text == twice
    assert any("encoded twice" in question for question in found.questions)


def test_fifty_thousand_angle_brackets_are_text() -> None:
    assert article("a.txt", "<" * 50_000).text == "<" * 50_000


def test_a_headline_stands_where_the_text_has_it() -> None:
    assert (
        headline(article("a.txt", f"Ministers meet in Minsk today\n\n{STORY}"))
        == "Ministers meet in Minsk today"
    )

"""Declared addresses and ids, held to the form in which they are stored."""

from urllib.parse import urlsplit, urlunsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importing.readers.documents import Declared
from articles.importing.readers.values import _PLAIN_URL, external_id_of, url_of


def url(value: str) -> tuple[str, str]:
    return url_of(Declared(value, "field “url”"))


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ("https://example.org/a?b=c", "https://example.org/a?b=c"),
        (" HTTPS://Example.ORG:8443/A ", "https://example.org:8443/A"),
        ("https://example.org/a#top", "https://example.org/a"),
        ("https://example.org/#!/a", "https://example.org/#!/a"),
        ("http://[::1]:80/a", "http://[::1]:80/a"),
        ("https://пример.рф/а", "https://пример.рф/а"),
    ],
)
def test_a_web_address_is_kept_without_its_fragment(value: str, kept: str) -> None:
    assert url(value) == (kept, "")


def test_credentials_are_left_out_and_noted() -> None:
    kept, note = url("https://user:secret@example.org/a")
    assert kept == "https://example.org/a"
    assert note == "credentials in the address in field “url” were left out"


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("javascript:alert(1)", "no http or https address"),
        ("//example.org/a", "no http or https address"),
        ("www.example.org", "no http or https address"),
        ("https://", "no http or https address"),
        ("https://exa mple.org", "a blank or a control character"),
        ("https://example.org/\u202e", "a blank or a control character"),
        ("https://example.org:99999/", "no web address"),
        ("https://[::1", "no web address"),
        ("https://example.org/", "that of a whole site"),
        ("https://example.org/#!/", "that of a whole site"),
        ("https://example.org/" + "x" * 2_000, "over 2,000 characters"),
    ],
)
def test_what_is_no_web_address_is_left_out_and_noted(value: str, why: str) -> None:
    kept, note = url(value)
    assert kept == ""
    assert why in note


def test_an_id_is_one_line_of_two_hundred_characters() -> None:
    assert external_id_of(Declared(" urn:x:1\n", "guid")) == ("urn:x:1", "")
    assert external_id_of(None) == ("", "")
    assert external_id_of(Declared("x" * 201, "guid")) == (
        "",
        "the id in guid is left out: it has over 200 characters",
    )
    assert "control character" in external_id_of(Declared("a\x07b", "guid"))[1]


@given(st.text() | st.from_regex(r"https?://[^\s]{0,40}"))
def test_any_words_give_an_address_that_can_be_stored_or_none(value: str) -> None:
    kept, note = url(value)
    assert "\n" not in note
    assert not kept or (
        kept.startswith(("http://", "https://")) and len(kept) <= 2_100 and not any(map(str.isspace, kept))
    )


@given(st.from_regex(_PLAIN_URL, fullmatch=True))
def test_an_address_of_the_common_shape_is_the_same_taken_apart_and_put_together(url: str) -> None:
    parts = urlsplit(url)
    assert (parts.username, parts.port, parts.fragment) == (None, None, "")
    assert parts.path.strip("/")
    assert urlunsplit(parts) == url

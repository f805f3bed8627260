"""The canonical text: bytes become a text once, intact, or are refused with what is wrong and where."""

import hashlib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.canonical import UnreadableTextError, canonical_text, normalized


def test_text_and_hashes_of_a_plain_document() -> None:
    found = canonical_text("Minsk – 17 July".encode())
    assert found.text == "Minsk – 17 July"
    assert found.sha256 == found.raw_sha256 == hashlib.sha256("Minsk – 17 July".encode()).hexdigest()


def test_one_byte_order_mark_is_dropped_and_the_raw_hash_keeps_it() -> None:
    raw = b"\xef\xbb\xbf" + b"Minsk"
    found = canonical_text(raw)
    assert found.text == "Minsk"
    assert found.raw_sha256 == hashlib.sha256(raw).hexdigest() != found.sha256


@pytest.mark.parametrize(
    ("given_text", "kept"),
    [
        ("a\r\nb\rc\n", "a\nb\nc\n"),
        ("cafe\u0301", "café"),
        ("no\u00a0break", "no\u00a0break"),
        ("“quoted” 😀", "“quoted” 😀"),
        ("\u200b", "\u200b"),
    ],
)
def test_line_ends_and_composition_are_made_one_and_all_else_is_kept(given_text: str, kept: str) -> None:
    assert canonical_text(given_text.encode()).text == kept


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"Minsk\xff", "byte 0xFF at position 5 is not UTF-8"),
        ("Минск".encode("cp1251"), "byte 0xCC at position 0 is not UTF-8"),
        ("Minsk".encode("utf-16"), "byte 0xFF at position 0 is not UTF-8"),
        (b"Min\0sk", "a NUL character at position 3"),
        (b"\xed\xa0\x80", "byte 0xED at position 0 is not UTF-8"),
        (("a" + "\u0301\u0323" * 20).encode(), "more than 30 combining marks in a row at position 1"),
    ],
)
def test_what_cannot_be_text_is_refused_with_its_place(raw: bytes, said: str) -> None:
    with pytest.raises(UnreadableTextError, match=said) as refused:
        canonical_text(raw)
    assert "\n" not in str(refused.value)


def test_a_lone_surrogate_is_refused_with_its_place() -> None:
    with pytest.raises(UnreadableTextError, match=r"lone surrogate.* at position 2"):
        normalized("ab\ud800")


@given(st.binary(max_size=300))
def test_any_bytes_become_a_text_or_are_refused_clearly(raw: bytes) -> None:
    try:
        found = canonical_text(raw)
    except UnreadableTextError as refusal:
        said = str(refusal)
    else:
        said = ""
        assert "\0" not in found.text
        assert "\r" not in found.text
        assert unicodedata.is_normalized("NFC", found.text)
        assert found.sha256 == hashlib.sha256(found.text.encode()).hexdigest()
    # A refusal is one line that says where.
    assert said == "" or ("at position" in said and "\n" not in said)


@given(st.text(max_size=300))
def test_a_canonical_text_is_its_own_canonical_text(text: str) -> None:
    try:
        once = normalized(text)
    except UnreadableTextError:
        return
    assert normalized(once) == once

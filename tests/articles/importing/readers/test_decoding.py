"""From bytes to text: what is certain is taken, what is guessed is said, what is no text is refused."""

import pytest

from articles.importing.readers.decoding import codec_of, decoded, decoded_by
from articles.importing.readers.documents import RefusedError

RUSSIAN = (
    "Президент Беларуси Александр Лукашенко заявил в понедельник на встрече в Минске, что страна продолжит "
    "развивать отношения с Россией. «Мы не можем иначе», – сказал он."
)
UKRAINIAN = (
    "Президент України заявив у Києві, що країна продовжить розвивати відносини з Європою, сказав він."
)
FRENCH = "Le président a déclaré mardi à l’issue d’une réunion que la décision était définitive, très ému."
GERMAN = "Die Bundeskanzlerin erklärte am Dienstag, die Maßnahmen würden überprüft. „Wir müssen“, sagte sie."
POLISH = "Prezydent powiedział w poniedziałek, że państwo będzie rozwijać współpracę. Łódź, żółć, gęś."
TURKISH = "Cumhurbaşkanı pazartesi günü İstanbul’da yaptığı açıklamada şöyle dedi: değişmeyeceğiz."
GREEK = "Ο πρόεδρος δήλωσε τη Δευτέρα στην Αθήνα ότι η χώρα θα συνεχίσει να αναπτύσσει σχέσεις."
ENGLISH = "The president’s office said that the café meeting – the first this year – “went well”."
JAPANESE = "大統領は月曜日、両国の関係を発展させ続けると述べた。会談は東京で行われた。"


def refusal(raw: bytes, declared: str = "") -> str:
    with pytest.raises(RefusedError) as refused:
        decoded(raw, declared)
    return str(refused.value)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides(encoding: str) -> None:
    found = decoded(RUSSIAN.encode(encoding), "windows-1251")
    assert (found.text, found.notes) == (RUSSIAN, ())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", [RUSSIAN, ENGLISH])
def test_wide_characters_without_a_mark_are_told_and_said(text: str, encoding: str) -> None:
    found = decoded(text.encode(encoding))
    assert (found.text, found.encoding) == (text, encoding)
    assert found.notes == (
        f"was it decoded rightly? It has no byte order mark and was read as {encoding.upper()}",
    )


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        (RUSSIAN, "cp1251", "windows-1251"),
        (RUSSIAN[:41], "cp1251", "windows-1251"),
        (RUSSIAN, "koi8-r", "koi8-r"),
        (RUSSIAN, "cp866", "ibm866"),
        (RUSSIAN, "iso8859-5", "iso-8859-5"),
        (RUSSIAN, "mac-cyrillic", "x-mac-cyrillic"),
        (UKRAINIAN, "cp1251", "windows-1251"),
        (FRENCH, "cp1252", "windows-1252"),
        (GERMAN, "cp1252", "windows-1252"),
        (ENGLISH, "cp1252", "windows-1252"),
        (POLISH, "cp1250", "windows-1250"),
        (TURKISH, "cp1254", "windows-1254"),
        (GREEK, "cp1253", "windows-1253"),
        (JAPANESE, "shift_jis", "shift_jis"),
        (JAPANESE, "euc-jp", "euc-jp"),
    ],
)
def test_what_is_not_utf8_is_guessed_and_said(text: str, encoding: str, name: str) -> None:
    raw = text.encode(encoding, "ignore")
    found = decoded(raw)
    assert (found.text, found.encoding) == (raw.decode(encoding), name)
    assert found.notes == (f"was it decoded rightly? Its bytes are not UTF-8; {name} was guessed",)


@pytest.mark.parametrize("declared", ["windows-1251", "cp1251", '"Windows-1251"'])
def test_a_declared_encoding_is_taken_without_a_question(declared: str) -> None:
    found = decoded(RUSSIAN.encode("cp1251"), declared)
    assert (found.text, found.encoding, found.notes) == (RUSSIAN, "windows-1251", ())


@pytest.mark.parametrize("declared", ["latin-1", "iso-8859-1", "ascii"])
def test_latin_1_means_windows_1252_as_in_browsers(declared: str) -> None:
    assert decoded(FRENCH.encode("cp1252"), declared).text == FRENCH


def test_text_in_utf8_is_that_whatever_is_declared() -> None:
    found = decoded(RUSSIAN.encode(), "windows-1251")
    assert found.text == RUSSIAN
    assert found.notes == ("was it decoded rightly? The file says “windows-1251”, but its bytes are UTF-8",)
    assert decoded(b"plain", "windows-1251").notes == ()


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("koi8-r", "windows-1251"), ("cp1251", "koi8-r"), ("cp1251", "iso-8859-1"), ("cp866", "windows-1251")],
)
def test_a_declared_encoding_that_makes_no_words_is_asked_about(encoding: str, declared: str) -> None:
    (note,) = decoded(RUSSIAN.encode(encoding, "ignore"), declared).notes
    assert "was it decoded rightly?" in note
    assert "“Президент Беларуси" in note


def test_a_declared_utf8_that_is_none_is_guessed_and_said() -> None:
    (note,) = decoded(RUSSIAN.encode("cp1251"), "utf-8").notes
    assert (
        note == "was it decoded rightly? The file says UTF-8, but its bytes are not; windows-1251 was guessed"
    )


@pytest.mark.parametrize(
    "declared", ["utf-7", "idna", "unicode_escape", "hex", "rot13", "no-such", "\0", "x" * 500]
)
def test_declarations_that_are_no_encoding_of_texts_are_passed_over(declared: str) -> None:
    assert decoded(FRENCH.encode("cp1252"), declared).text == FRENCH


def test_utf8_with_a_damaged_byte_is_refused_with_its_position() -> None:
    raw = RUSSIAN.encode()
    assert "position 100" in refusal(raw[:100] + b"\xff" + raw[101:])


@pytest.mark.parametrize(
    "encoding", ["cp1251", "mac-cyrillic", "cp866", "koi8-r", "shift_jis", "cp949", "euc-jp"]
)
def test_an_encoding_is_found_again_by_the_name_it_is_recorded_under(encoding: str) -> None:
    raw = (JAPANESE if encoding in ("shift_jis", "euc-jp") else RUSSIAN).encode(encoding, "ignore")
    found = decoded(raw)
    assert decoded_by(raw, found.encoding) == found.text
    assert found.text.encode(codec_of(found.encoding)) == raw


@pytest.mark.parametrize(
    ("raw", "cause"),
    [
        (b"abc\xed\xa0\x80def", "half a character (a lone surrogate) at byte 3"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\xff", "NUL bytes"),
        (bytes(range(1, 256)) * 4, "is not UTF-8"),
        (b"\xef\xbb\xbfab\xff", "byte 0xFF at position 5"),
        (b"\xff\xfea\x00b", "is not UTF-16-LE"),
    ],
)
def test_what_is_no_text_is_refused(raw: bytes, cause: str) -> None:
    assert cause in refusal(raw)

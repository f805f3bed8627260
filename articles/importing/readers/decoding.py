"""From bytes to text: a byte order mark, UTF-8, what the file declares, and only then a guess.

Nothing is decoded with replacement characters, and whatever was not certain is noted for an editor: a text
that was decoded wrongly looks like a text all the same.
"""

import codecs
import re
from typing import NamedTuple

from .documents import RefusedError
from .guessing import best_guess, implausible, web_name

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MARKS = tuple(mark for mark, _ in BYTE_ORDER_MARKS)
_NAMES = {
    "ascii": "windows-1252",
    "iso8859-1": "windows-1252",
    "iso8859-9": "windows-1254",
    "shift_jis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "utf-16": "utf-16",
    "utf-8-sig": "utf-8",
}
"""What is meant by a name, where that is not the encoding of that name: as browsers read it (WHATWG)."""

_NO_TEXT = frozenset(
    {"utf-7", "idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "mbcs"}
)
_ISO_2022 = re.compile(rb"\x1b\$[@B]|\x1b\$\)C")
_SURROGATE = re.compile(b"\xed[\xa0-\xbf][\x80-\xbf]")


class Decoded(NamedTuple):
    """A text, the name of the encoding it was decoded by, and what an editor should check about that."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decoded(raw: bytes, declared: str = "") -> Decoded:
    """The text in bytes; `declared` is the encoding that the file names, or empty.

    Raises RefusedError if they are no text in any encoding.
    """
    if raw.startswith(_MARKS):
        return _by_mark(raw)
    wide = _wide_without_mark(raw)
    if wide:
        return wide
    named = codec_of(declared)
    if b"\x1b" in raw and _ISO_2022.search(raw):
        return _by_declaration(raw, named if named.startswith("iso2022") else "iso2022_jp", declared)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(raw, error, named, declared)
    if named not in ("", "utf-8") and not raw.isascii():
        note = f"was it decoded rightly? The file says {_shown(declared)}, but its bytes are UTF-8"
        return Decoded(text, "utf-8", (note,))
    return Decoded(text, "utf-8")


def is_utf8(raw: bytes) -> bool:
    """Whether bytes are UTF-8, and not UTF-16 that happens to be that too, as its many NULs show."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return b"\0" not in raw


def codec_of(declared: str) -> str:
    """The name of the codec meant by a declared encoding; empty if there is none of that name."""
    if not declared:
        return ""
    if declared == "x-mac-cyrillic":
        return "mac_cyrillic"
    try:
        name = codecs.lookup(declared.strip().strip("\"'")).name if declared.strip() else ""
        bytes(4).decode(name or "utf-8")
    except (LookupError, ValueError, UnicodeError):
        return ""
    return "" if name.replace("_", "-") in _NO_TEXT else _NAMES.get(name, name)


def decoded_by(raw: bytes, encoding: str) -> str:
    """The text in bytes whose encoding is known already, by any name for it. Raises RefusedError."""
    try:
        return raw.decode(codec_of(encoding) or encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise RefusedError(_no_such_byte(raw, error, encoding)) from None


def _by_mark(raw: bytes) -> Decoded:
    encoding = next(encoding for mark, encoding in BYTE_ORDER_MARKS if raw.startswith(mark))
    return Decoded(decoded_by(raw, encoding), encoding)


def _wide_without_mark(raw: bytes) -> Decoded | None:
    """UTF-16 or UTF-32 by where its zeros stand: in such texts blanks and line ends hold them."""
    if raw.find(b"\0", 0, 65_536) < 0 or len(raw) % 2:
        return None
    for encoding in ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_writing(text[:65_536]):
            note = f"was it decoded rightly? It has no byte order mark and was read as {encoding.upper()}"
            return Decoded(text, encoding, (note,))
    return None


def _is_writing(text: str) -> bool:
    """Whether nearly all characters are letters, digits, blanks or signs of scripts with an alphabet."""
    ordinary = sum(char in "\t\n\r" or ("\x20" <= char < "\u2fff" and char.isprintable()) for char in text)
    blanks = text.count(" ") + text.count("\n")
    return bool(text) and ordinary >= 0.95 * len(text) and (blanks > 0 or len(text) < 20)


def _not_utf8(raw: bytes, error: UnicodeDecodeError, named: str, declared: str) -> Decoded:
    if b"\0" in raw:
        raise RefusedError("it holds NUL bytes, as programs and pictures do; import its text")
    if _SURROGATE.search(raw) and _is_utf8_but_for_surrogates(raw):
        raise RefusedError(
            f"it holds half a character (a lone surrogate) at byte {error.start}; "
            "save it again from the source"
        )
    if _is_damaged_utf8(raw):
        raise RefusedError(_no_such_byte(raw, error, "UTF-8"))
    if named and named != "utf-8":
        try:
            return _by_declaration(raw, named, declared)
        except RefusedError:
            why = f"The file says {_shown(declared)}, but not all of its bytes are"
    elif named:
        why = "The file says UTF-8, but its bytes are not"
    else:
        why = "Its bytes are not UTF-8"
    found = best_guess(raw)
    if found is None:
        raise RefusedError(_no_such_byte(raw, error, "UTF-8"))
    return Decoded(found.text, found.name, (f"was it decoded rightly? {why}; {found.name} was guessed",))


def _by_declaration(raw: bytes, named: str, declared: str) -> Decoded:
    text = decoded_by(raw, named)
    shown = web_name(named)
    doubt = implausible(text)
    if not doubt:
        return Decoded(text, shown)
    note = f"was it decoded rightly? The file says {_shown(declared)}, but {doubt}"
    other = best_guess(raw)
    if other and other.name != shown:
        note += f" (by {other.name} it would begin “{other.sample}”)"
    return Decoded(text, shown, (note,))


def _is_utf8_but_for_surrogates(raw: bytes) -> bool:
    try:
        raw.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def _is_damaged_utf8(raw: bytes) -> bool:
    """Whether it is UTF-8 with a few bytes lost: any other encoding would make nonsense of the rest."""
    text = raw.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    whole = len(text.encode("ascii", "ignore")) + lost
    return len(text) - whole >= 4 * lost


def _no_such_byte(raw: bytes, error: UnicodeDecodeError, encoding: str) -> str:
    return (
        f"byte 0x{raw[error.start]:02X} at position {error.start} is not {encoding.upper()}, nor does the "
        "whole read as another encoding; save the file as UTF-8 and import again"
    )


def _shown(declared: str) -> str:
    words = "".join(char for char in declared.strip()[:40] if char.isprintable())
    return f"“{words}”"

"""The canonical text: how the bytes of a document become the one text that every offset counts in.

The steps are taken once, at import, and never again: decode UTF-8 strictly, drop one byte order mark,
refuse what PostgreSQL or UTF-8 cannot hold, turn CRLF and CR into LF, compose to NFC. No-break spaces and
every other character stay as they are: the text is evidence.
"""

import hashlib
import unicodedata
from dataclasses import dataclass

# Unicode's stream-safe limit (UAX 15): longer runs of combining marks are no writing, and sorting them
# takes the square of their number.
LONGEST_RUN_OF_MARKS = 30


class UnreadableTextError(ValueError):
    """The document cannot become a text; the message says what, where and what to do, in one line."""


@dataclass(frozen=True)
class CanonicalText:
    """A document's text with the hashes it is known by.

    `raw_sha256` is taken over the bytes as they came, `sha256` over the UTF-8 bytes of `text`; both are 64
    lower-case hexadecimal digits.
    """

    text: str
    raw_sha256: str
    sha256: str


def canonical_text(raw: bytes) -> CanonicalText:
    """The canonical text of the bytes of a document. Raises UnreadableTextError."""
    decoded = _decoded(raw)
    text = normalized(decoded.removeprefix("\ufeff"))
    raw_sha256 = hashlib.sha256(raw).hexdigest()
    # Most texts are canonical as they come: then the bytes are the same too.
    sha256 = raw_sha256 if text == decoded else hashlib.sha256(text.encode("utf-8")).hexdigest()
    return CanonicalText(text, raw_sha256, sha256)


def normalized(text: str) -> str:
    """The canonical form of a decoded text; a canonical text comes back unchanged.

    Raises UnreadableTextError.
    """
    nul = text.find("\0")
    if nul >= 0:
        raise UnreadableTextError(f"it holds a NUL character at position {nul}; remove it and import again")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise UnreadableTextError(
            f"it holds half a character (a lone surrogate) at position {error.start}; "
            "save it again from the source"
        ) from None
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.isascii():
        return text
    run = _long_run_of_marks(text)
    if run is not None:
        raise UnreadableTextError(
            f"it holds more than {LONGEST_RUN_OF_MARKS} combining marks in a row at position {run}; "
            "save it again from the source"
        )
    return unicodedata.normalize("NFC", text)


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableTextError(
            f"byte 0x{raw[error.start]:02X} at position {error.start} is not UTF-8; "
            "save the file as UTF-8 and import again"
        ) from None


def _long_run_of_marks(text: str) -> int | None:
    """Where the first run of too many combining marks begins, or None."""
    too_many = LONGEST_RUN_OF_MARKS + 1
    # So long a run covers one of any `too_many` places in a row: without a mark at these there is none.
    if not any(map(unicodedata.combining, text[::too_many])):
        return None
    run = 0
    for place, char in enumerate(text):
        run = run + 1 if unicodedata.combining(char) else 0
        if run == too_many:
            return place + 1 - too_many
    return None

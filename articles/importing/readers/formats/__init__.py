"""Readers: how each format is cut into pieces, and how a piece becomes documents. Registered here alone."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from articles.importing.readers.documents import Document, Piece, RefusedError, Unreadable
from articles.importing.readers.options import Options

from . import (
    feeds,
    html,
    json_records,
    newsml_1,
    newsml_g2,
    ninjs,
    nitf,
    plain_text,
    tables,
    wire,
    xml_records,
)
from .cutting import whole_file
from .kinds import beginning, ending, has_html_doctype, refuse_unsupported, root_name

Cut = Callable[[BinaryIO, str, str, Options], Iterator[Piece | Unreadable]]
"""From an open file, the name it is reported under and the name of its format to its pieces, as a stream."""

Read = Callable[[Piece, Options], Iterable[Document | Unreadable]]
"""From a piece to its documents. Raises RefusedError; needs no database and no network."""

Record = Callable[[Piece], Mapping[str, Any]]
"""From a piece to the record in it, where the format has free fields. Raises RefusedError."""


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file. `version` counts up whenever `read` begins to read the same bytes otherwise.

    `one_document` says that a piece is one article and nothing else: then bytes that were read before need
    not be read again. `record` is what fills the fields of free formats.
    """

    name: str
    version: int
    cut: Cut
    read: Read
    one_document: bool = False
    record: Record | None = None

    @property
    def importer(self) -> str:
        """Name and version, as stored with each article version."""
        return f"{self.name} {self.version}"


PLAIN_TEXT = Format("plain text", 1, whole_file, plain_text.documents, one_document=True)
HTML = Format("HTML", 1, whole_file, html.documents, one_document=True)
JSON = Format("JSON", 1, json_records.cut, json_records.documents, True, json_records.record)
JSON_LINES = Format(
    "JSON Lines", 1, json_records.cut_lines, json_records.documents, True, json_records.record
)
NINJS = Format("ninjs", 1, json_records.cut, ninjs.documents, one_document=True)
TABLE = Format("CSV", 1, tables.cut, tables.documents, True, tables.record)
FEED = Format("feed", 1, feeds.cut, feeds.documents, one_document=True)
NITF = Format("NITF", 1, whole_file, nitf.documents, one_document=True)
NEWSML_G2 = Format("NewsML-G2", 1, whole_file, newsml_g2.documents)
NEWSML_1 = Format("NewsML 1", 1, whole_file, newsml_1.documents)
XML_RECORDS = Format("XML records", 1, whole_file, xml_records.documents)
WIRE = Format("text wire", 1, wire.cut, wire.documents, one_document=True)

FORMATS = {
    each.name: each
    for each in (
        PLAIN_TEXT,
        HTML,
        JSON,
        JSON_LINES,
        NINJS,
        TABLE,
        FEED,
        NITF,
        NEWSML_G2,
        NEWSML_1,
        XML_RECORDS,
        WIRE,
    )
}

ENDINGS = (
    *(
        ".txt",
        ".text",
        ".tst",
        ".html",
        ".htm",
        ".xhtml",
        ".json",
        ".jsonl",
        ".ndjson",
        ".ninjs",
        ".csv",
        ".tsv",
    ),
    *(".tab", ".xml", ".rss", ".atom", ".rdf", ".nitf", ".newsml", ".g2", ".anpa", ".iptc", ".zip"),
)
"""Of a folder only files that end so are read: a README beside the articles is none."""

_BY_ROOT = {
    "rss": FEED,
    "feed": FEED,
    "RDF": FEED,
    "nitf": NITF,
    "NewsML": NEWSML_1,
    "NewsItem": NEWSML_1,
    "newsMessage": NEWSML_G2,
    "newsMessages": NEWSML_G2,
    "newsItem": NEWSML_G2,
    "packageItem": NEWSML_G2,
    "conceptItem": NEWSML_G2,
    "knowledgeItem": NEWSML_G2,
    "planningItem": NEWSML_G2,
    "catalogItem": NEWSML_G2,
}
"""Formats by the root element of their XML."""

_TEXT_ENDINGS = frozenset({"", ".text", ".asc", ".tst"})
_JSON_LINES = re.compile(r"\s*(\{[^\r\n]*\})[ \t]*\r?\n\s*\{")


def format_of(name: str, start: bytes, options: Options) -> Format:
    """The format of a file, by its first bytes (4 KiB or more, if it has them) and only then by its name.

    A file named `.txt` is plain text whatever stands in it, but for the control characters of a wire.
    Raises RefusedError for what cannot be read.
    """
    refuse_unsupported(name, start)
    if ending(name) == ".txt":
        return WIRE if b"\x01" in start[:64] and wire.is_wire(start) else PLAIN_TEXT
    text = beginning(start).lstrip()
    if text.startswith("<"):
        return _of_markup(name, text)
    if ending(name) in (".jsonl", ".ndjson", ".jl"):
        return JSON_LINES
    if text.startswith(("{", "[")):
        return JSON_LINES if _JSON_LINES.match(text) else JSON
    if wire.is_wire(start):
        return WIRE
    if ending(name) in (".csv", ".tsv", ".tab") or tables.is_table(text, options):
        return TABLE
    return _by_name(name)


def _of_markup(name: str, text: str) -> Format:
    root = root_name(text)
    found = _BY_ROOT.get(root.rpartition(":")[2])
    if found:
        return found
    is_page = has_html_doctype(text) or root.lower() == "html" or ending(name) in (".html", ".htm", ".xhtml")
    if not is_page and (text.startswith("<?xml") or ending(name) == ".xml" or "xmlns" in text[:500]):
        return XML_RECORDS
    if root or has_html_doctype(text) or ending(name) in (".html", ".htm", ".xhtml"):
        return HTML
    return _by_name(name)


def _by_name(name: str) -> Format:
    """The format of a file whose content tells nothing."""
    if ending(name) in _TEXT_ENDINGS:
        return PLAIN_TEXT
    if ending(name) in (".json", ".ninjs"):
        raise RefusedError("it is no JSON: it begins with neither { nor [; export it again")
    if ending(name) == ".xml":
        raise RefusedError("it is no XML: it does not begin with <; export it again")
    raise RefusedError(f"files that end in {ending(name)} are not known; if it is plain text, name it .txt")

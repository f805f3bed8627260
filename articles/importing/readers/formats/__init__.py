"""Readers: how each format is cut into pieces, and how a piece becomes documents. Registered here alone."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from articles.importing.readers.documents import Document, Piece, RefusedError, Unreadable
from articles.importing.readers.options import Options

from . import plain_text
from .cutting import whole_file

Cut = Callable[[BinaryIO, str, str, Options], Iterator[Piece | Unreadable]]
"""From an open file, the name it is reported under and the name of its format to its pieces, as a stream."""

Read = Callable[[Piece, Options], Iterable[Document | Unreadable]]
"""From a piece to its documents. Raises RefusedError; needs no database and no network."""


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file. `version` counts up whenever `read` begins to read the same bytes otherwise.

    `one_document` says that a piece is one article and nothing else: then bytes that were read before need
    not be read again.
    """

    name: str
    version: int
    cut: Cut
    read: Read
    one_document: bool = False

    @property
    def importer(self) -> str:
        """Name and version, as stored with each article version."""
        return f"{self.name} {self.version}"


PLAIN_TEXT = Format("plain text", 1, whole_file, plain_text.documents, one_document=True)

FORMATS = {each.name: each for each in (PLAIN_TEXT,)}


ENDINGS = (
    *(".txt", ".html", ".htm", ".xhtml", ".json", ".jsonl", ".ndjson", ".csv", ".tsv"),
    *(".xml", ".rss", ".atom", ".rdf", ".nitf", ".newsml", ".zip"),
)
"""Of a folder only files that end so are read: a README beside the articles is none."""


def format_of(name: str, start: bytes) -> Format:
    """The format of a file, by its first bytes (4 KiB or more, if it has them) and only then by its name.

    A file named `.txt` is plain text whatever stands in it. Raises RefusedError for what cannot be read.
    """
    if name.casefold().endswith(".txt"):
        return PLAIN_TEXT
    raise RefusedError("only files that end in .txt can be read; save it as plain text")

"""XML without a standard, as agencies and archives make it: records by the names of their elements.

A record is an element of which a child is known as the text and another as a headline: Reuters' newsitem
of the RCV1 corpus, the RBNews of Ritzau, a WordPress-like export. Names count as for JSON.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from articles.importing.readers.documents import Document, Piece, RefusedError, Unreadable
from articles.importing.readers.fields import document_of, fills, shown
from articles.importing.readers.markup import local, of_elements
from articles.importing.readers.options import Options

from .xml_text import Element, attribute, below, tree, words


def documents(piece: Piece, options: Options) -> Iterable[Document | Unreadable]:
    """A document for each record. Raises RefusedError if nothing in the file is known as one."""
    found = tree(piece)
    records = list(_records(found.root, options))
    if not records:
        name = shown(local(found.root))
        raise RefusedError(
            f"its XML (“{name}”) is of no known kind and has no elements for headline and text; "
            "export it as NITF, NewsML-G2 or RSS"
        )
    return [
        _document(record, number if len(records) > 1 else 0, piece, options, found.encoding, found.notes)
        for number, record in enumerate(records, start=1)
    ]


def _document(
    record: Element, number: int, piece: Piece, options: Options, encoding: str, notes: tuple[str, ...]
) -> Document | Unreadable:
    place = f"record {number}" if number else piece.place
    inner = Piece(piece.file, piece.format, piece.raw, place, piece.encoding)
    try:
        return document_of(_fields(record), inner, options, kind="element", encoding=encoding, notes=notes)
    except RefusedError as refusal:
        return Unreadable(piece.file, str(refusal), place, piece.format, piece.raw)


def _records(root: Element, options: Options) -> Iterator[Element]:
    """The outermost elements that are records."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        names = [local(child) for child in element]
        if fills("text", names, options) and fills("headline", names, options):
            yield element
        else:
            waiting.extend(reversed(element))


def _fields(record: Element) -> dict[str, Any]:
    """Its attributes and children by name; of children with one name the first that holds something."""
    fields: dict[str, Any] = {name.rpartition("}")[2]: value for name, value in record.attrib.items()}
    for child in record:
        name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
        if name and not fields.get(name):
            value = of_elements(child) if len(child) else (child.text or "")
            fields[name] = value.strip() or words(child)
    for each in below(record, "dc"):  # Dublin Core as Reuters writes it
        name = attribute(each, "element").rpartition("dc.")[2]
        fields.setdefault(name, attribute(each, "value"))
    return fields

"""XML of strangers: no entity is expanded, nothing outside the file is fetched."""

import html
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import defusedxml
from defusedxml.ElementTree import fromstring

from articles.importing.readers.decoding import decoded, decoded_by
from articles.importing.readers.documents import Declared, Piece, RefusedError
from articles.importing.readers.markup import local

Element = ET.Element

_DECLARATION = re.compile(r"\s*<\?xml\s[^>]{0,200}?\?>")
_ENCODING = re.compile(rb"<\?xml\s[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._:-]{1,40})[\"']")
_NAMED = re.compile(r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|&([A-Za-z][A-Za-z0-9]{1,30});", re.DOTALL)
_OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})


@dataclass(frozen=True, slots=True)
class Tree:
    """A parsed XML text, how it was decoded, and what of that is to be checked."""

    root: Element
    encoding: str
    declared_encoding: str
    notes: tuple[str, ...]


def declared_encoding(raw: bytes) -> str:
    """The encoding that the XML declaration of a file names, or empty."""
    found = _ENCODING.search(raw[:1_000])
    return found[1].decode("ascii") if found else ""


def tree(piece: Piece) -> Tree:
    """The XML in a piece. Raises RefusedError with line and column if it is not well-formed or not safe."""
    declared = declared_encoding(piece.raw)
    if piece.encoding:
        return Tree(parsed(decoded_by(piece.raw, piece.encoding)), piece.encoding, declared, ())
    found = decoded(piece.raw, declared)
    return Tree(parsed(found.text), found.encoding, declared, found.notes)


def parsed(text: str) -> Element:
    """The root element of an XML text. Raises RefusedError."""
    text = with_characters(without_declaration(text))
    try:
        root: Element = fromstring(text, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    except defusedxml.EntitiesForbidden:
        raise RefusedError("it declares entities, which are not expanded; save it without them") from None
    except defusedxml.ExternalReferenceForbidden:
        raise RefusedError("it refers to another file, which is not fetched; save it as one file") from None
    except ET.ParseError as error:
        line, column = error.position
        what = str(error).partition(":")[0]
        raise RefusedError(
            f"it is no well-formed XML: {what} at line {line}, column {column + 1}; export it again"
        ) from None
    except (ValueError, UnicodeError):
        raise RefusedError("it holds characters that XML does not allow; export it again") from None
    return root


def without_declaration(text: str) -> str:
    """The text without the XML declaration it may begin with: it is decoded already."""
    found = _DECLARATION.match(text)
    return text[found.end() :].lstrip() if found else text.lstrip()


def with_characters(text: str) -> str:
    """The text with the characters that HTML names (`&nbsp;`), for XML knows five names only."""
    return _NAMED.sub(_character, text)


def below(element: Element | None, *names: str) -> Iterator[Element]:
    """The elements of these names (lower case, any namespace) anywhere below, in order."""
    for each in element.iter() if element is not None else ():
        if each is not element and local(each) in names:
            yield each


def children(element: Element | None, *names: str) -> Iterator[Element]:
    """The children of these names (lower case, any namespace), in order."""
    for each in element if element is not None else ():
        if local(each) in names:
            yield each


def at(element: Element | None, path: str) -> Iterator[Element]:
    """The elements at a path of names, as in "itemMeta/provider": each name a child of the one before."""
    found = [element] if element is not None else []
    for name in path.split("/"):
        found = [inner for outer in found for inner in children(outer, name.lower())]
    yield from found


def words(element: Element | None) -> str:
    """All text in an element in one line."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def attribute(element: Element | None, *names: str) -> str:
    """The first of these attributes that is filled, whatever its namespace."""
    if element is None:
        return ""
    plain = {name.rpartition("}")[2].lower(): value for name, value in element.attrib.items()}
    return next((plain[name.lower()].strip() for name in names if plain.get(name.lower(), "").strip()), "")


def first(values: Iterable[tuple[str, str]]) -> Declared | None:
    """The first value that is filled, with where it stands."""
    return next((Declared(value, where) for value, where in values if value.strip()), None)


def _character(found: re.Match[str]) -> str:
    """The character that HTML means by a name; other names stay, and make the text ill-formed."""
    name = found[1]
    if name is None or name in _OF_XML:
        return found[0]
    character = html.unescape(found[0])
    return character if character != found[0] else found[0]

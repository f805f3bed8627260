"""NewsML 1.2: NewsItems with NewsLines and, in the ContentItem of a NewsComponent, the text."""

from collections.abc import Iterable, Iterator

from articles.importing.readers.documents import Declared, Document, Piece, RefusedError, Unreadable
from articles.importing.readers.markup import is_markup, local, of_elements, paragraphs, unescaped
from articles.importing.readers.options import Options

from . import nitf
from .standing import asked_of_standing
from .xml_text import Element, Tree, attribute, below, first, tree, words


def documents(piece: Piece, options: Options) -> Iterable[Document | Unreadable]:
    """A document for each NewsItem that holds text. Raises RefusedError if none does."""
    found = tree(piece)
    items = [each for each in found.root.iter() if local(each) == "newsitem"]
    if not items:
        raise RefusedError("it holds no NewsItem; import the news items")
    results = [
        _document(item, number, len(items), found, piece) for number, item in enumerate(items, start=1)
    ]
    if not any(isinstance(each, Document) for each in results):
        raise RefusedError("none of its NewsItems holds text; import the text items")
    return results


def _document(item: Element, number: int, of: int, found: Tree, piece: Piece) -> Document | Unreadable:
    place = f"NewsItem {number}" if of > 1 else piece.place
    # Beside the story there may be captions and tables, each in a component of its own.
    text = max(map(_story, below(item, "datacontent")), key=len, default="")
    if not text:
        reason = "its NewsItem holds no text; import the text items"
        return Unreadable(piece.file, reason, place, piece.format, piece.raw)
    return Document(
        piece.file,
        piece.format,
        piece.raw,
        text,
        place,
        encoding=found.encoding,
        declared_encoding=found.declared_encoding,
        declared=_declared(item, found.root),
        notes=(*found.notes, *asked_of_standing(_status(item))),
    )


def _story(content: Element) -> str:
    """The paragraphs of a DataContent: NITF, XHTML or what was escaped as text."""
    inner = next(below(content, "nitf"), None)
    if inner is not None:
        return nitf.story(inner)
    if any(True for _ in below(content, "p", "body", "block", "br")):
        return of_elements(next(below(content, "body.content", "body"), content))
    text = "".join(content.itertext())
    if is_markup(text):
        return paragraphs(text) if text.lstrip().startswith("<") else unescaped(text)
    return "\n".join(line.strip() for line in text.strip().splitlines())


def _declared(item: Element, root: Element) -> dict[str, Declared]:
    values = {
        "headline": _words(item, "headline", "title", "namelabel"),
        "standfirst": _words(item, "subheadline"),
        "date": _words(item, "thisrevisioncreated", "firstcreated", "dateandtime", "dateid", inside=root),
        "outlet": _outlet(item),
        "agency": _words(item, "creditline"),
        "byline": _words(item, "byline"),
        "external_id": _words(item, "publicidentifier", "newsitemid"),
        "language": (
            (attribute(each, "FormalName"), "Language/@FormalName") for each in below(item, "language")
        ),
    }
    found = {ours: first(candidates) for ours, candidates in values.items()}
    return {ours: each for ours, each in found.items() if each is not None}


def _status(item: Element) -> str:
    return next((attribute(each, "FormalName") for each in below(item, "status")), "")


def _words(item: Element, *names: str, inside: Element | None = None) -> Iterator[tuple[str, str]]:
    """What stands in the elements of these names; also in those above the item, if it is `inside` one."""
    for name in names:
        for each in below(item, name):
            yield words(each), each.tag.rpartition("}")[2]
    for name in names if inside is not None else ():
        for each in below(inside, name):
            yield words(each), each.tag.rpartition("}")[2]


def _outlet(item: Element) -> Iterator[tuple[str, str]]:
    for name in ("provider", "source", "creator"):
        for outer in below(item, name):
            for party in below(outer, "party"):
                yield attribute(party, "FormalName"), f"{outer.tag.rpartition('}')[2]}/Party/@FormalName"
    for name in ("copyrightholder", "providerid"):
        for each in below(item, name):
            yield words(each), each.tag.rpartition("}")[2]

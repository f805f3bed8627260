"""NITF 3, IPTC's markup of news: `head` says what it is, `body.head` opens it, `body.content` tells it."""

from collections.abc import Iterable, Iterator

from articles.importing.readers.documents import Declared, Document, Piece, RefusedError
from articles.importing.readers.markup import local, of_elements, unescaped
from articles.importing.readers.options import Options

from .standing import asked_of_standing
from .xml_text import Element, at, attribute, below, children, first, tree, words


def documents(piece: Piece, options: Options) -> Iterable[Document]:
    """The one document of an NITF file. Raises RefusedError."""
    found = tree(piece)
    root = found.root if local(found.root) == "nitf" else next(below(found.root, "nitf"), found.root)
    text = story(root)
    if not text:
        raise RefusedError("its body.content holds no text; import the text of the story")
    return [
        Document(
            piece.file,
            piece.format,
            piece.raw,
            text,
            piece.place,
            encoding=found.encoding,
            declared_encoding=found.declared_encoding,
            declared=declared(root),
            notes=(*found.notes, *asked_of_standing(_status(root))),
        )
    ]


def story(root: Element) -> str:
    """The paragraphs of body.content; markup that was escaped as text is read as markup."""
    blocks = [of_elements(block) for block in below(root, "body.content")]
    if not any(blocks):
        blocks = [of_elements(block) for block in children(root, "body")]
    return unescaped("\n\n".join(block for block in blocks if block))


def declared(root: Element) -> dict[str, Declared]:
    """What an NITF says of its story outside it."""
    values = {
        "headline": _headline(root),
        "standfirst": ((words(each), "abstract") for each in below(root, "abstract")),
        "date": _date(root),
        "outlet": _outlet(root),
        "agency": ((words(each), "distributor") for each in below(root, "distributor")),
        "byline": ((" ".join(map(str.strip, each.itertext())), "byline") for each in below(root, "byline")),
        "url": ((attribute(each, "ex-ref"), "pubdata/@ex-ref") for each in below(root, "pubdata")),
        "external_id": _id(root),
        "language": _language(root),
    }
    found = {ours: first(candidates) for ours, candidates in values.items()}
    return {ours: each for ours, each in found.items() if each is not None}


def _status(root: Element) -> str:
    return next((attribute(each, "management-status") for each in below(root, "docdata")), "")


def _headline(root: Element) -> Iterator[tuple[str, str]]:
    for line in below(root, "hedline", "headline"):
        yield next(((words(each), "hl1") for each in below(line, "hl1")), (words(line), "hedline"))
    for title in at(root, "head/title"):
        yield words(title), "title"


def _date(root: Element) -> Iterator[tuple[str, str]]:
    for name in ("date.issue", "date.release", "story.date"):
        for each in below(root, name):
            yield attribute(each, "norm") or words(each), name
    for each in below(root, "pubdata"):
        yield attribute(each, "date.publication"), "pubdata/@date.publication"
    yield attribute(root, "change.date"), "nitf/@change.date"


def _outlet(root: Element) -> Iterator[tuple[str, str]]:
    for each in below(root, "pubdata"):
        yield attribute(each, "name"), "pubdata/@name"
    for each in below(root, "doc.copyright"):
        yield attribute(each, "holder"), "doc.copyright/@holder"
    for each in below(root, "doc.rights"):
        yield attribute(each, "owner"), "doc.rights/@owner"
    for each in below(root, "rights.owner", "copyrite.holder", "distributor"):
        yield words(each), local(each)
    for each in below(root, "from-src"):
        yield attribute(each, "src-name"), "from-src/@src-name"
    for each in below(root, "doc-id"):
        yield attribute(each, "regsrc"), "doc-id/@regsrc"


def _id(root: Element) -> Iterator[tuple[str, str]]:
    for each in below(root, "doc-id"):
        yield attribute(each, "id-string"), "doc-id/@id-string"
    yield attribute(root, "uno"), "nitf/@uno"
    for each in below(root, "pubdata"):
        yield attribute(each, "id"), "pubdata/@id"


def _language(root: Element) -> Iterator[tuple[str, str]]:
    yield attribute(root, "lang", "baselang"), "nitf/@lang"
    for each in below(root, "body", "body.content"):
        yield attribute(each, "lang"), f"{local(each)}/@lang"

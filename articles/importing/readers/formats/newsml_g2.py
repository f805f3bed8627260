"""NewsML-G2: news items alone, in a message, or in a package; their text as XHTML, NITF or plain text."""

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from articles.importing.readers.documents import Declared, Document, Piece, RefusedError, Unreadable
from articles.importing.readers.markup import is_markup, local, of_elements, paragraphs, unescaped
from articles.importing.readers.options import Options
from articles.importing.readers.values import authority_of, copyright_of

from . import nitf
from .standing import asked_of_standing
from .xml_text import Element, Tree, at, attribute, below, first, tree, words

ITEMS = ("newsitem", "packageitem", "conceptitem", "knowledgeitem", "planningitem", "catalogitem")


def documents(piece: Piece, options: Options) -> Iterable[Document | Unreadable]:
    """A document for each news item that holds text. Raises RefusedError if none does."""
    found = tree(piece)
    items = [each for each in found.root.iter() if local(each) == "newsitem"]
    if not items:
        kind = next((local(each) for each in found.root.iter() if local(each) in ITEMS), local(found.root))
        raise RefusedError(f"it holds a {kind} and no newsItem with text; import the news items")
    results = [
        _document(item, number, len(items), found, piece) for number, item in enumerate(items, start=1)
    ]
    if not any(isinstance(each, Document) for each in results):
        raise RefusedError(next(each.reason for each in results if isinstance(each, Unreadable)))
    return results


def _document(item: Element, number: int, of: int, found: Tree, piece: Piece) -> Document | Unreadable:
    place = f"newsItem {number}" if of > 1 else piece.place
    text = _story(item)
    if not text:
        kind = _item_class(item)
        reason = f"its newsItem is of the class “{kind}” and holds no text; import the text items"
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
        notes=(*found.notes, *_standing(item)),
    )


def _story(item: Element) -> str:
    for content in (each for outer in at(item, "contentSet") for each in outer):
        name = local(content)
        if name == "inlinexml":
            text = _inline(content)
        elif name == "inlinedata" and _is_text(content):
            text = _of_text("".join(content.itertext()))
        else:
            continue
        if text:
            return text
    return ""


def _inline(content: Element) -> str:
    """XHTML, NITF or any other XML with paragraphs; what was escaped inside it is read as markup."""
    inner = next(below(content, "nitf"), None)
    if inner is not None:
        return nitf.story(inner)
    return _of_text(of_elements(next(below(content, "body"), content)))


def _of_text(text: str) -> str:
    if is_markup(text):
        return paragraphs(text) if text.lstrip().startswith("<") else unescaped(text)
    return "\n".join(line.strip() for line in text.strip().splitlines())


def _is_text(content: Element) -> bool:
    kind = attribute(content, "contenttype").lower()
    return not attribute(content, "encoding") and (not kind or kind.startswith("text") or "xml" in kind)


def _item_class(item: Element) -> str:
    named = next((attribute(each, "qcode", "uri") for each in at(item, "itemMeta/itemClass")), "")
    return named.rpartition(":")[2][:40] or "unknown"


def _declared(item: Element, root: Element) -> dict[str, Declared]:
    values = {
        "headline": _headline(item),
        "standfirst": _standfirst(item),
        "date": _date(item, root),
        "outlet": _outlet(item, root),
        "agency": _named(item, "contentMeta/creditline", "contentMeta/infoSource"),
        "byline": _named(item, "contentMeta/by", "contentMeta/creator"),
        "url": (
            (attribute(each, "href"), "link/@href")
            for each in at(item, "itemMeta/link")
            if "permalink" in attribute(each, "rel").lower() or "canonical" in attribute(each, "rel").lower()
        ),
        "external_id": iter([(attribute(item, "guid"), "newsItem/@guid")]),
        "language": _language(item),
    }
    found = {ours: first(candidates) for ours, candidates in values.items()}
    return {ours: each for ours, each in found.items() if each is not None}


def _headline(item: Element) -> Iterator[tuple[str, str]]:
    lines = list(at(item, "contentMeta/headline"))
    # A headline with a role is a further one, unless the role says that it is the main one.
    lines.sort(
        key=lambda each: bool(attribute(each, "role")) and "main" not in attribute(each, "role").lower()
    )
    for each in lines:
        yield words(each), "contentMeta/headline"
    for inner in below(item, "nitf"):
        said = nitf.declared(inner).get("headline")
        if said:
            yield said.value, f"nitf/{said.where}"
    for each in at(item, "itemMeta/title"):
        yield words(each), "itemMeta/title"
    for each in below(item, "h1"):
        yield words(each), "h1"
    for each in below(item, "title"):
        yield words(each), "head/title"


def _standfirst(item: Element) -> Iterator[tuple[str, str]]:
    for each in at(item, "contentMeta/description"):
        if any(role in attribute(each, "role").lower() for role in ("summary", "abstract", "lead", "intro")):
            yield words(each), "contentMeta/description"
    for inner in below(item, "nitf"):
        said = nitf.declared(inner).get("standfirst")
        if said:
            yield said.value, f"nitf/{said.where}"


def _date(item: Element, root: Element) -> Iterator[tuple[str, str]]:
    for path in ("itemMeta/versionCreated", "itemMeta/firstCreated", "contentMeta/contentCreated"):
        for each in at(item, path):
            yield words(each), path
    for each in at(root, "header/sent"):
        yield words(each), "header/sent"


def _outlet(item: Element, root: Element) -> Iterator[tuple[str, str]]:
    yield from _named(
        item,
        "itemMeta/provider",
        "rightsInfo/copyrightHolder",
        "contentMeta/infoSource",
        "contentMeta/creditline",
    )
    for each in at(root, "header/sender"):
        yield words(each), "header/sender"
    for each in at(item, "rightsInfo/copyrightNotice"):
        yield copyright_of(words(each)), "rightsInfo/copyrightNotice"
    yield authority_of(attribute(item, "guid")), "newsItem/@guid"


def _named(item: Element, *paths: str) -> Iterator[tuple[str, str]]:
    """Names at the paths: a name element (English before others), a literal, words; and only then codes."""
    for path in paths:
        for each in at(item, path):
            names = sorted(at(each, "name"), key=lambda name: not attribute(name, "lang").startswith("en"))
            for name in names[:1]:
                yield words(name), f"{path}/name"
            yield attribute(each, "literal"), f"{path}/@literal"
            if not len(each):
                yield words(each), path
    for path in paths:
        for each in at(item, path):
            yield attribute(each, "qcode").rpartition(":")[2], f"{path}/@qcode"
            yield urlsplit(attribute(each, "uri")).hostname or "", f"{path}/@uri"


def _standing(item: Element) -> Iterator[str]:
    status = next((attribute(each, "qcode") for each in at(item, "itemMeta/pubStatus")), "")
    embargoed = next((words(each) for each in at(item, "itemMeta/embargoed")), "")
    return asked_of_standing(status, embargoed)


def _language(item: Element) -> Iterator[tuple[str, str]]:
    for each in at(item, "contentMeta/language"):
        yield attribute(each, "tag"), "contentMeta/language"
    yield attribute(item, "lang"), "newsItem/@xml:lang"
    for each in below(item, "inlinexml", "html"):
        yield attribute(each, "lang"), f"{local(each)}/@xml:lang"

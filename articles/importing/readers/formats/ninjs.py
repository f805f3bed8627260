"""IPTC ninjs, news in JSON: versions 1 (headline, body_xhtml), 2 and 3 (headlines, bodies; camel case)."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from articles.importing.readers.documents import Declared, Document, Piece, RefusedError
from articles.importing.readers.markup import is_markup, one_line, paragraphs
from articles.importing.readers.options import Options

from .json_records import whole_record

_WITHOUT_TEXT = frozenset({"picture", "photo", "image", "video", "audio", "graphic", "animation"})

_BODIES = ("body_xhtml", "body_html", "bodies", "body_text", "body")
_DECLARED = {
    "headline": ("headline", "headlines", "title", "name"),
    "standfirst": ("description_text", "descriptions", "description_xhtml", "subheadline", "abstract"),
    "date": ("versioncreated", "contentcreated", "firstcreated", "firstpublished", "datetime", "created"),
    "outlet": (
        "source",
        "provider",
        "publisher",
        "rightsinfo",
        "copyrightholder",
        "infosources",
        "infosource",
    ),
    "agency": ("creditline", "infosources", "infosource"),
    "byline": ("byline", "by", "bylines", "authors"),
    "url": ("url", "canonical_url", "webpageurl"),
    "external_id": ("uri", "guid"),
    "language": ("language", "contentlanguage"),
}
_WITHIN = ("value", "name", "literal", "copyrightholder", "fullname", "code")


def documents(piece: Piece, options: Options) -> Iterable[Document]:
    """The one document of a ninjs item. Raises RefusedError, also for a picture or a package."""
    found, encoding, notes = whole_record(piece)
    record = _small(found)
    kind = str(record.get("type", "")).casefold()
    if kind in _WITHOUT_TEXT:
        raise RefusedError(f"it is an item of the type “{kind}”, not a text; import the text items")
    body = next(_filled(record, _BODIES), None)
    if body is None:
        raise RefusedError("it has no body; import items with body_text, body_xhtml or bodies")
    text = paragraphs(body[0]) if is_markup(body[0]) or body[2] else body[0]
    declared = {}
    for ours, names in _DECLARED.items():
        value = next(_filled(record, names), None)
        if value:
            plain = value[0] if ours in ("date", "url", "external_id") else one_line(value[0])
            declared[ours] = Declared(plain, f"ninjs “{value[1]}”")
    if "agency" in declared and "outlet" in declared and declared["agency"].value == declared["outlet"].value:
        del declared["agency"]
    return [
        Document(
            piece.file,
            piece.format,
            piece.raw,
            text,
            piece.place,
            encoding=encoding,
            declared=declared,
            notes=notes,
        )
    ]


def _small(record: Mapping[str, Any]) -> dict[str, Any]:
    """The record with names in lower case, as version 3 differs from the others by its capitals."""
    return {name.casefold(): value for name, value in record.items()}


def _filled(record: Mapping[str, Any], names: Iterable[str]) -> Iterator[tuple[str, str, bool]]:
    """What stands under the names: the value, the path to it, and whether it is said to be markup."""
    for name in names:
        yield from _values(record.get(name), name, name.endswith(("xhtml", "html")))


def _values(value: Any, path: str, is_html: bool) -> Iterator[tuple[str, str, bool]]:
    if isinstance(value, str):
        if value.strip():
            yield value, path, is_html
    elif isinstance(value, dict):
        inner = _small(value)
        said = str(inner.get("contenttype", ""))
        for name in _WITHIN:
            if name in inner:
                yield from _values(inner[name], f"{path}.{name}", is_html or "html" in said)
    elif isinstance(value, list):
        # Of several headlines and bodies the main one has no role, or is called so.
        for position, each in sorted(enumerate(value[:100]), key=lambda pair: not _is_main(pair[1])):
            yield from _values(each, f"{path}[{position}]", is_html)


def _is_main(each: Any) -> bool:
    role = str(_small(each).get("role", "")).casefold() if isinstance(each, dict) else ""
    return not role or role.rpartition(":")[2] in ("main", "body", "headline", "full", "source")

"""IPTC ninjs, news in JSON: versions 1 (headline, body_xhtml), 2 and 3 (headlines, bodies; camel case)."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from articles.importing.readers.documents import Declared, Document, Piece, RefusedError
from articles.importing.readers.markup import is_markup, one_line, paragraphs
from articles.importing.readers.options import Options
from articles.importing.readers.values import authority_of, copyright_of

from . import nitf
from .json_records import whole_record
from .standing import asked_of_standing
from .xml_text import parsed

_WITHOUT_TEXT = frozenset({"picture", "photo", "image", "video", "audio", "graphic", "animation"})

_DESCRIPTIONS = ("description_xhtml", "description_text", "descriptions")
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
_LIKED = ("html", "nitf", "plain")
"""Of several bodies the one whose paragraphs are marked best is taken."""

_WITHIN = ("value", "name", "literal", "copyrightholder", "fullname", "code")


class _Value(NamedTuple):
    """A value of an item, the path to it, and what kind of content it is said to be."""

    words: str
    path: str
    kind: str


def documents(piece: Piece, options: Options) -> Iterable[Document]:
    """The one document of a ninjs item. Raises RefusedError, also for a picture or a package."""
    found, encoding, notes = whole_record(piece)
    record = _small(found)
    kind = str(record.get("type", "")).casefold()
    if kind in _WITHOUT_TEXT:
        raise RefusedError(f"it is an item of the type “{kind}”, not a text; import the text items")
    declared = _declared(record)
    body = min(_filled(record, _BODIES), key=_liked, default=None)
    if body is None:
        body = next(_filled(record, _DESCRIPTIONS), None)
        if body is None:
            raise RefusedError("it has no body; import items with body_text, body_xhtml or bodies")
        notes = (*notes, "partial text: the item holds only a description")
        declared.pop("standfirst", None)
    standing = (str(record.get(name, "")) for name in ("pubstatus", "embargoed"))
    return [
        Document(
            piece.file,
            piece.format,
            piece.raw,
            _text(body),
            piece.place,
            encoding=encoding,
            declared=declared,
            notes=(*notes, *asked_of_standing(*standing)),
        )
    ]


def _declared(record: Mapping[str, Any]) -> dict[str, Declared]:
    declared = {}
    for ours, names in _DECLARED.items():
        value = next(_filled(record, names), None)
        if value:
            plain = value.words if ours in ("date", "url", "external_id") else one_line(value.words)
            declared[ours] = Declared(plain, f"ninjs “{value.path}”")
    if "outlet" not in declared:
        for name, told in (("copyrightnotice", copyright_of), ("uri", authority_of)):
            found = told(str(record.get(name, "")))
            if found:
                declared["outlet"] = Declared(found, f"ninjs “{name}”")
                break
    if "agency" in declared and declared["agency"].value == declared.get("outlet", declared["agency"]).value:
        del declared["agency"]
    return declared


def _text(body: _Value) -> str:
    if "nitf" in body.kind or body.words.lstrip().startswith(("<nitf", "<?xml")):
        return nitf.story(parsed(body.words))
    return paragraphs(body.words) if is_markup(body.words) or "html" in body.kind else body.words


def _liked(body: _Value) -> int:
    places = (place for place, kind in enumerate(_LIKED) if kind in body.kind)
    return next(places, len(_LIKED) if body.kind else _LIKED.index("plain"))


def _small(record: Mapping[str, Any]) -> dict[str, Any]:
    """The record with names in lower case, as version 3 differs from the others by its capitals."""
    return {name.casefold(): value for name, value in record.items()}


def _filled(record: Mapping[str, Any], names: Iterable[str]) -> Iterator[_Value]:
    """What stands under the names, in their order."""
    for name in names:
        kind = "html" if name.endswith("html") else "plain" if name.endswith("text") else ""
        yield from _values(record.get(name), name, kind)


def _values(value: Any, path: str, kind: str) -> Iterator[_Value]:
    if isinstance(value, str):
        if value.strip():
            yield _Value(value, path, kind)
    elif isinstance(value, dict):
        inner = _small(value)
        said = str(inner.get("contenttype", "")).casefold()
        for name in _WITHIN:
            if name in inner:
                yield from _values(inner[name], f"{path}.{name}", said or kind)
    elif isinstance(value, list):
        # Of several headlines and bodies the main one has no role, or is called so.
        for position, each in sorted(enumerate(value[:100]), key=lambda pair: not _is_main(pair[1])):
            yield from _values(each, f"{path}[{position}]", kind)


def _is_main(each: Any) -> bool:
    role = str(_small(each).get("role", "")).casefold() if isinstance(each, dict) else ""
    return not role or role.rpartition(":")[2] in ("main", "body", "headline", "full", "source")

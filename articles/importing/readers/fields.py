"""Which fields of a free record (JSON, CSV, XML without a standard) stand for ours.

A name matches whatever its capitals, blanks, hyphens and underscores. Dots lead into nested records:
`source.name`. The first name that holds something wins; what a mapping names is used for that alone.
"""

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from .documents import Declared, Document, Piece, RefusedError
from .markup import is_markup, one_line, paragraphs
from .options import Options

NAMES: Mapping[str, tuple[str, ...]] = {
    "text": (
        "text", "body", "content", "article_body", "body_text", "full_text", "article_text", "main_text",
        "cleaned_text", "content_text", "text_content", "story", "story_text", "body_xhtml", "body_html",
        "content_html", "html", "article", "paragraphs", "full_content",
    ),
    "headline": ("title", "headline", "head", "heading", "article_title", "story_title", "hed"),
    "standfirst": (
        "standfirst", "lead", "lede", "summary", "description", "abstract", "subtitle", "excerpt", "deck",
        "dek", "subheadline", "teaser", "trail_text", "description_text",
    ),
    "date": (
        "date", "published", "published_at", "date_published", "pub_date", "publish_date",
        "publication_date", "published_date", "publish_time", "published_time", "published_on",
        "date_publish", "datetime", "timestamp", "version_created", "issued",
        "web_publication_date", "date_gmt", "first_created", "created", "created_at", "date_created",
    ),
    "outlet": (
        "source", "outlet", "publisher", "site", "site_name", "publication", "newspaper", "source_name",
        "source_domain", "provider", "media", "domain", "website", "channel",
        "origin", "copyright_holder", "rights_holder",
    ),
    "agency": ("agency", "news_agency", "wire", "credit"),
    "byline": ("author", "byline", "authors", "creator", "writer", "journalist", "by"),
    "url": (
        "url", "link", "canonical_url", "canonical", "permalink", "web_url", "source_url", "article_url",
        "page_url", "share_url",
    ),
    "external_id": (
        "guid", "uri", "external_id", "article_id", "item_id", "news_id", "doc_id", "id", "uuid",
        "uid", "identifier",
    ),
    "language": ("language", "lang", "in_language", "locale"),
}  # fmt: skip
"""The default names of each of our fields, the more telling first."""

WITHIN = ("name", "rendered", "value", "text", "plain", "html", "title", "content", "id", "href", "url", "p",
          "#text", "@value", "$date", "$oid", "$numberLong", "$t", "_", "@id")  # fmt: skip
"""Where the value stands if a field holds a record: the name of a publisher, the text of a body."""

MOST_NAMES_SHOWN = 12
_BROKEN_OFF = re.compile(r"\[\+\d{1,7} chars\]\s*$")


LONGEST_ROW_NUMBER = 5
"""Digits of a bare `id` that is taken for a row's number, unless the mapping says it is the article's."""


class Found(NamedTuple):
    """A value of a record and the path to it."""

    value: str
    path: str


def found_in(record: Mapping[str, Any], options: Options) -> dict[str, Found]:
    """Our fields that a record fills: by the mapping of the import, else by the default names."""
    keys, mapping = _keys(record), options.mapping
    taken = {_folded(path) for path in mapping.values()}
    result: dict[str, Found] = {}
    for name in sorted(_RANKS.keys() & keys, key=_RANKS.__getitem__):
        ours = _OURS[name]
        if ours in result or ours in mapping or name in taken:
            continue
        if found := _filled(record[keys[name]], keys[name]):
            result[ours] = found
    if not mapping:
        return result
    for ours, path in mapping.items():
        if found := next(_at(record, keys, path), None):
            result[ours] = found
    return {ours: result[ours] for ours in NAMES if ours in result}


def document_of(
    record: Mapping[str, Any],
    piece: Piece,
    options: Options,
    *,
    kind: str,
    encoding: str,
    notes: tuple[str, ...] = (),
) -> Document:
    """The document in a record; `kind` is what its fields are called: "field", "column".

    Raises RefusedError if no field is known as the text.
    """
    found = found_in(record, options)
    if "text" not in found:
        raise RefusedError(_without_text(record, options, kind))
    text = found["text"].value
    if is_markup(text):
        path = shown(found["text"].path)
        notes = (*notes, f"were its paragraphs read rightly? The {kind} “{path}” holds markup")
        text = paragraphs(text)
    if text.rstrip().endswith(" chars]") and _BROKEN_OFF.search(text):
        notes = (*notes, f"partial text: the {kind} “{shown(found['text'].path)}” breaks off")
    declared = {
        ours: Declared(
            value if ours in ("url", "external_id", "date") else one_line(value), f"{kind} “{path}”"
        )
        for ours, (value, path) in found.items()
        if ours != "text" and not (ours == "external_id" and _may_be_a_row(value, path, options))
    }
    return Document(
        piece.file,
        piece.format,
        piece.raw,
        text,
        piece.place,
        encoding=encoding,
        declared=declared,
        notes=notes,
    )


def _may_be_a_row(value: str, path: str, options: Options) -> bool:
    """Whether a bare `id` may be only the number of a row: two exports that count from 1 share those."""
    is_bare = _folded(path) == "id" and "external_id" not in options.mapping
    return is_bare and value.isdecimal() and len(value) <= LONGEST_ROW_NUMBER


def fills(ours: str, names: Iterable[str], options: Options) -> bool:
    """Whether one of the names of a record stands for our field."""
    wanted = [options.mapping[ours]] if ours in options.mapping else NAMES[ours]
    known = {_folded(name) for name in wanted} | {_folded(name.partition(".")[0]) for name in wanted}
    return any(_folded(name) in known for name in names)


def _at(record: Mapping[str, Any], keys: Mapping[str, str], name: str) -> Iterator[Found]:
    """What stands under a name: as a key of its own, dots and all, else along the path the dots lead."""
    key = keys.get(_folded(name))
    if key is not None:
        value = _filled(record[key], key)
        if value:
            yield value
        return
    first, dot, rest = name.partition(".")
    inner = record.get(keys.get(_folded(first), "")) if dot else None
    if isinstance(inner, list) and inner:
        inner = inner[0]
    if isinstance(inner, dict):
        for found in _at(inner, _keys(inner), rest):
            yield Found(found.value, f"{keys[_folded(first)]}.{found.path}")


def _filled(value: Any, path: str) -> Found | None:
    """A value as text, with the path to where it stands; None if there is nothing."""
    if isinstance(value, str):
        return Found(value, path) if value.strip() else None
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, dict):
        inner = (_filled(value[name], f"{path}.{name}") for name in WITHIN if name in value)
        return next((found for found in inner if found), None)
    if isinstance(value, list):
        parts = [found.value for each in value[:10_000] if (found := _filled(each, path))]
        joint = "\n\n" if any(len(part) > 120 for part in parts) else ", "
        return Found(joint.join(parts), path) if parts else None
    return Found(str(value), path)


def _keys(record: Mapping[str, Any]) -> dict[str, str]:
    """The names of a record by their folded forms; of two that fold alike the first."""
    return {_folded(key): key for key in reversed(list(record))}


@functools.lru_cache(maxsize=4_096)
def _folded(name: str) -> str:
    """A name without what does not count in it: capitals, blanks, hyphens, underscores."""
    return re.sub(r"[\s_-]+", "", name).casefold() or name


_OURS = {_folded(name): ours for ours, names in NAMES.items() for name in names}
"""Our field for each default name, folded; the more telling first."""
_RANKS = {name: rank for rank, name in enumerate(_OURS)}


def _without_text(record: Mapping[str, Any], options: Options, kind: str) -> str:
    if "text" in options.mapping:
        mapped = shown(options.mapping["text"])
        return f"the {kind} “{mapped}”, mapped to the text, is missing or empty; mend the mapping"
    known = {_folded(name) for name in NAMES["text"]}
    empty = next((key for key in record if _folded(key) in known), None)
    if empty is not None:
        return f"the {kind} “{shown(empty)}” is empty; an article needs a text"
    names = ", ".join(f"“{shown(key)}”" for key in list(record)[:MOST_NAMES_SHOWN])
    more = " …" if len(record) > MOST_NAMES_SHOWN else ""
    remedy = f"name it in the field mapping, as in text={kind.upper()}"
    return f"none of its {kind}s is known as the text ({names}{more}); {remedy}"


def shown(name: str) -> str:
    """A name as it may stand in a report: short, and printable."""
    return "".join(char if char.isprintable() else "\ufffd" for char in name[:60])

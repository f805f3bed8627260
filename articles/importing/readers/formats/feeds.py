"""Feeds: RSS 2.0, RSS 1.0 and Atom, cut at their entries and read by feedparser.

What a feed gives besides its entries (its title, its language) goes with each of them.
"""

import io
import re
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from articles.importing.readers.decoding import codec_of, decoded, decoded_by
from articles.importing.readers.documents import Declared, Document, Piece, RefusedError, Unreadable
from articles.importing.readers.markup import one_line, paragraphs
from articles.importing.readers.options import Options

from . import nitf
from .xml_text import below, declared_encoding, parsed, with_characters, without_declaration

_TOO_DAMAGED = "the entry is too damaged to be read; fetch the feed again"
ONLY_A_SUMMARY = "partial text: the feed holds only a summary"

_TOKEN = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|<(?P<end>/)?(?:[\w.-]+:)?(?P<name>item|entry)(?=[\s>/])",
    re.DOTALL,
)
_TEASER = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\]|more|далее)\W*$", re.IGNORECASE)
_LONGEST_STANDFIRST = 500
_LONGEST_TAG = 10_000


def cut(opened: BinaryIO, file: str, kind: str, options: Options) -> Iterator[Piece | Unreadable]:
    """The entries of a feed, each with what stands around them."""
    raw = opened.read()
    whole = decoded(raw, declared_encoding(raw))
    spans, torn = _entries(whole.text)
    if not spans and torn is None:
        raise RefusedError("the feed holds no entries; fetch it again")
    starts = [0, *(end for _, end in spans)]
    ends = [*(start for start, _ in spans), len(whole.text) if torn is None else torn]
    around = [whole.text[start:end] for start, end in zip(starts, ends, strict=True)]
    head, tail = without_declaration(around[0]), "".join(around[1:])
    if "<!ENTITY" in head:
        raise RefusedError("it declares entities, which are not expanded; save it without them")
    context = (head, tail, declared_encoding(raw), *whole.notes)
    for number, (start, end) in enumerate(spans, start=1):
        entry = whole.text[start:end].encode(codec_of(whole.encoding), "surrogatepass")
        yield Piece(file, kind, entry, f"entry {number}", whole.encoding, context)
    if torn is not None:
        yield Unreadable(
            file, "the feed ends within this entry; fetch it again", f"entry {len(spans) + 1}", kind
        )


def documents(piece: Piece, options: Options) -> Iterable[Document]:
    """The one document of an entry. Raises RefusedError."""
    head, tail, said, *notes = piece.context
    source = decoded_by(piece.raw, piece.encoding)
    feed, entry, flaw = _parsed(head, source, tail)
    if flaw:
        notes.append(f"was the entry read rightly? The feed is no well-formed XML ({flaw})")
    text, is_partial = _story(entry, head + source + tail)
    if not text:
        raise RefusedError("the entry holds neither a text nor a summary; import the article itself")
    if is_partial:
        notes.append(ONLY_A_SUMMARY)
    return [
        Document(
            piece.file,
            piece.format,
            piece.raw,
            text,
            piece.place,
            encoding=piece.encoding,
            declared_encoding=said,
            declared=dict(_declared(feed, entry, source, is_partial)),
            notes=tuple(notes),
        )
    ]


def _entries(text: str) -> tuple[list[tuple[int, int]], int | None]:
    """Where entries begin and end, and where one begins that has no end."""
    spans: list[tuple[int, int]] = []
    begin, level = None, 0
    for token in _TOKEN.finditer(text):
        if token["name"] is None:
            continue
        if not token["end"]:
            closed = text.find(">", token.end(), token.end() + _LONGEST_TAG)
            if closed > 0 and text[closed - 1] == "/":
                continue
            begin = token.start() if level == 0 else begin
            level += 1
        elif level:
            level -= 1
            if level == 0 and begin is not None:
                end = text.find(">", token.end(), token.end() + _LONGEST_TAG)
                spans.append((begin, (end if end >= 0 else len(text)) + 1))
                begin = None
    return spans, begin


def _parsed(head: str, entry: str, tail: str) -> tuple[Any, Any, str]:
    """The feed and its one entry as feedparser reads them, and what is ill-formed."""
    import feedparser

    source = io.BytesIO(with_characters(head + entry + tail).encode("utf-8", "replace"))
    try:
        found = feedparser.parse(
            source,
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except (ValueError, LookupError, AttributeError, TypeError):  # it trips over some of what is ill-formed
        raise RefusedError(_TOO_DAMAGED) from None
    if not found.entries:
        raise RefusedError(_TOO_DAMAGED)
    flaw = str(found.get("bozo_exception", "")) if found.get("bozo") else ""
    return found.feed, found.entries[0], re.sub(r"^<unknown>:", "line ", flaw)[:100]


def _story(entry: Any, source: str) -> tuple[str, bool]:
    """The text of an entry, and whether it is no more than a summary."""
    if re.search(r"<(?:[\w.-]+:)?nitf[\s>]", source):
        inner = next(below(parsed(source), "nitf"), None)
        if inner is not None and (text := nitf.story(inner)):
            return text, False
    whole = [(each.get("type", ""), each.get("value") or "") for each in entry.get("content", [])]
    whole.append(("text/html", entry.get("yandex_full-text", "") or entry.get("full-text", "")))
    for kind, value in whole:
        if text := _text(kind, value):
            return text, False
    detail = entry.get("summary_detail", {})
    return _text(detail.get("type", "text/html"), entry.get("summary") or ""), True


def _text(kind: str, value: str) -> str:
    if not value.strip():
        return ""
    return value.strip() if kind == "text/plain" else paragraphs(value)


def _declared(feed: Any, entry: Any, source: str, is_partial: bool) -> Iterator[tuple[str, Declared]]:
    link = entry.get("link", "")
    candidates = {
        "headline": [(entry.get("title", ""), "title")],
        "standfirst": [] if is_partial else [(_standfirst(entry), _named(source, "description", "summary"))],
        "date": [
            (entry.get("published", ""), _named(source, "pubDate", "published", "issued", "date")),
            (dict.get(entry, "updated", ""), _named(source, "date", "updated", "modified")),
            (entry.get("created", ""), "created"),
        ],
        "outlet": [
            (entry.get("source", {}).get("title", ""), "source"),
            (entry.get("publisher", ""), "dc:publisher"),
            (feed.get("title", ""), "the feed's title"),
            (feed.get("publisher", ""), "the feed's dc:publisher"),
        ],
        "byline": [(entry.get("author", ""), _named(source, "author", "creator"))],
        "url": [
            (entry.get("feedburner_origlink", ""), "feedburner:origLink"),
            (link if link != feed.get("link") else "", _named(source, "link", "guid")),
        ],
        "external_id": [(entry.get("id", ""), _named(source, "guid", "id", "about"))],
        "language": [
            (entry.get("language", "") or _language(entry), "the entry's language"),
            (feed.get("language", ""), "the feed's language"),
        ],
    }
    for ours, found in candidates.items():
        for value, where in found:
            if value and value.strip():
                plain = one_line(value) if ours in ("headline", "standfirst", "outlet", "byline") else value
                yield ours, Declared(plain, where)
                break


def _standfirst(entry: Any) -> str:
    """The summary beside a whole text, unless it is a teaser or another copy of the text."""
    summary = entry.get("summary") or ""
    if len(summary) > 4 * _LONGEST_STANDFIRST:
        return ""
    text = " ".join(paragraphs(summary).split())
    return "" if len(text) > _LONGEST_STANDFIRST or _TEASER.search(text) else text


def _language(entry: Any) -> str:
    details = [*entry.get("content", []), entry.get("title_detail", {})]
    return next((each["language"] for each in details if each.get("language")), "")


def _named(source: str, *names: str) -> str:
    """The name, as the feed writes it, of the first of these elements in an entry."""
    for name in names:
        found = re.search(rf"<((?:[\w.-]+:)?{name})[\s>/]", source)
        if found:
            return found[1]
    return names[0]

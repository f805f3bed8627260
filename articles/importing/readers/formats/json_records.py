"""JSON: one record, a list of records, an object that holds one list of them; and JSON Lines.

A record that has what only ninjs has (IPTC's news in JSON) is read as that, unless fields are mapped.
"""

import codecs
import io
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from articles.importing.readers.decoding import Decoded, codec_of, decoded, decoded_by, is_utf8
from articles.importing.readers.documents import Document, Piece, RefusedError, Unreadable
from articles.importing.readers.fields import document_of, fills
from articles.importing.readers.options import Options

from .json_outline import Outline, Span, is_deeper_than, outline

DEEPEST = 100
LONGEST_LINE = 16
"""How many times longer than a text may be the line of JSON that holds it."""

_NINJS = re.compile(rb'"(?:versioncreated|versionCreated|body_xhtml|bodies|headlines|pubstatus)"\s*:')
_ID = re.compile(rb'"(?:uri|guid)"\s*:')


def cut(opened: BinaryIO, file: str, kind: str, options: Options) -> Iterator[Piece | Unreadable]:
    """The records of a JSON file, each by itself."""
    raw = opened.read()
    encoding, notes = "", tuple[str, ...]()
    if not is_utf8(raw):
        whole = decoded(raw)
        raw, encoding, notes = whole.text.encode("utf-8", "surrogatepass"), whole.encoding, whole.notes
    found = outline(raw)
    spans = _records(found, options)
    line, counted = 1, 0
    for number, span in enumerate(spans, start=1):
        line += raw.count(b"\n", counted, span.start)
        counted = span.start
        place = f"record {number} (line {line})" if len(spans) > 1 else ""
        record = raw if spans == found.tops and len(spans) == 1 else raw[span.start : span.end]
        if encoding:
            record = record.decode("utf-8", "surrogatepass").encode(codec_of(encoding))
        yield Piece(file, _kind(record, kind, options), record, place, encoding, notes)
    if not spans:
        yield Unreadable(file, _why_empty(raw), format=kind)


def cut_lines(opened: BinaryIO, file: str, kind: str, options: Options) -> Iterator[Piece | Unreadable]:
    """The lines of a JSON Lines file as they come, one at a time."""
    longest = LONGEST_LINE * options.limits.text_bytes
    mark = opened.read(4)
    opened.seek(0)
    encoding = "utf-16" if mark[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else ""
    lines: Iterator[bytes] = _wide_lines(opened, longest) if encoding else _lines(opened, longest)
    for number, line in enumerate(lines, start=1):
        place = f"line {number}"
        if len(line) > longest:
            reason = f"it is longer than {longest:,} bytes; divide it"
            yield Unreadable(file, reason, place, kind, line[:1_000])
        elif line.strip():
            yield Piece(file, _kind(line, kind, options), line, place, encoding and "utf-16-le")


def record(piece: Piece) -> dict[str, Any]:
    """The record in a piece, its numbers as they are written. Raises RefusedError."""
    return whole_record(piece)[0]


def documents(piece: Piece, options: Options) -> Iterable[Document]:
    """The one document of a record. Raises RefusedError."""
    found, encoding, notes = whole_record(piece)
    return [document_of(found, piece, options, kind="field", encoding=encoding, notes=notes)]


def whole_record(piece: Piece) -> tuple[dict[str, Any], str, tuple[str, ...]]:
    if piece.encoding:
        whole = Decoded(decoded_by(piece.raw, piece.encoding), piece.encoding, piece.context)
    else:
        whole = decoded(piece.raw)
    text, encoding, notes = whole.text, whole.encoding, whole.notes
    if _may_be_deep(piece.raw) and is_deeper_than(DEEPEST, text.encode("utf-8", "surrogatepass")):
        raise RefusedError(f"it is nested deeper than {DEEPEST} levels; export the articles alone")
    found = parsed(text)
    if not isinstance(found, dict):
        raise RefusedError('it is no record; write each article as {"title": …, "text": …}')
    return found, encoding, notes


def _may_be_deep(raw: bytes) -> bool:
    """Whether so many lists and objects are opened; in the bytes there are no fewer than in their text."""
    is_flat = b"[" not in raw and raw.find(b"{", 1) < 0
    return not is_flat and raw.count(b"[") + raw.count(b"{") > DEEPEST


def parsed(text: str) -> Any:
    """What a JSON text says, numbers as they are written, NaN as nothing. Raises RefusedError."""
    try:
        return _DECODER.decode(text)
    except json.JSONDecodeError as error:
        what = (error.msg[:1].lower() + error.msg[1:]).removesuffix(" at")
        line = f"line {error.lineno}, " if "\n" in text.strip() else ""
        raise RefusedError(
            f"it is no JSON: {what} at {line}column {error.colno}; mend it or export it again"
        ) from None


def _without_contradiction(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found and found[name] != value:
            shown = "".join(char if char.isprintable() else "\ufffd" for char in name[:60])
            raise RefusedError(
                f"it holds the field “{shown}” twice, with different values; keep the right one"
            )
        found[name] = value
    return found


_DECODER = json.JSONDecoder(
    strict=False,
    parse_int=str,
    parse_float=str,
    parse_constant=lambda name: None,
    object_pairs_hook=_without_contradiction,
)


def _records(found: Outline, options: Options) -> list[Span]:
    """The spans of the records: the outermost objects, the objects of a list, or those of the one list."""
    if len(found.tops) != 1:
        return found.tops
    if () in found.lists:
        return found.lists[()]
    if not found.objects:
        return []
    for path in sorted(found.objects, key=len):
        if fills("text", _holding(found, path, options), options):
            return [found.objects[path]] if path else found.tops
    lists = [path for path in found.lists if path and fills("text", found.members.get(path, {}), options)]
    if len(lists) > 1:
        names = ", ".join(f"“{'.'.join(path)[:60]}”" for path in lists[:5])
        raise RefusedError(f"it holds several lists of articles ({names}); save each as a file of its own")
    return found.lists[lists[0]] if lists else found.tops


def _holding(found: Outline, path: tuple[str, ...], options: Options) -> Iterator[str]:
    """The names in an object under which a text may stand: no list of records, no article by itself."""
    for name, first in found.members.get(path, {}).items():
        inner = (*path, name)
        is_article = first == "{" and fills("headline", found.members.get(inner, {}), options)
        if not is_article and inner not in found.lists and first in '"[{':
            yield name


def _kind(record: bytes, kind: str, options: Options) -> str:
    is_ninjs = not options.mapping and _ID.search(record) and _NINJS.search(record)
    return "ninjs" if is_ninjs else kind


def _why_empty(raw: bytes) -> str:
    if raw.strip() in (b"[]", b"{}"):
        return "its list of articles is empty; export them again"
    return 'it holds no record; write each article as {"title": …, "text": …}'


def _lines(opened: BinaryIO, longest: int) -> Iterator[bytes]:
    while line := opened.readline(longest + 1):
        yield line
        while len(line) > longest and not line.endswith(b"\n"):
            line = opened.readline(longest + 1)


def _wide_lines(opened: BinaryIO, longest: int) -> Iterator[bytes]:
    reader = io.TextIOWrapper(opened, encoding="utf-16", newline="\n")
    try:
        while line := reader.readline(longest + 1):
            yield line.encode("utf-16-le", "surrogatepass")
    except UnicodeDecodeError as error:
        raise RefusedError(f"it is not the UTF-16 that its first bytes announce ({error.reason})") from None
    finally:
        reader.detach()

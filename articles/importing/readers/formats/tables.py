"""Tables as text: CSV and its kin with `;`, tabs or `|`. The first row names the columns.

Cells stay what they are: a formula is text like any other, and never computed.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from articles.importing.readers.decoding import BYTE_ORDER_MARKS, codec_of, decoded, decoded_by
from articles.importing.readers.documents import Document, Piece, RefusedError, Unreadable
from articles.importing.readers.fields import NAMES, document_of, fills, shown
from articles.importing.readers.options import Options

DELIMITERS = (",", ";", "\t", "|")
_ENOUGH = 65_536
_LONGEST_CELL = 16 * 1024 * 1024


def is_table(start: str, options: Options) -> bool:
    """Whether a text begins with a row of names of which one stands for the text and another for a field."""
    names = _names(start, _delimiter(start, options))
    known = sum(fills(ours, names, options) for ours in NAMES)
    return known >= 2 and len(names) >= 2 and fills("text", names, options)


def cut(opened: BinaryIO, file: str, kind: str, options: Options) -> Iterator[Piece | Unreadable]:
    """The rows of a table as they come, each with the names of its columns."""
    encoding, notes = _encoding(opened)
    csv.field_size_limit(_LONGEST_CELL)
    text = io.TextIOWrapper(opened, encoding=codec_of(encoding), newline="")
    try:
        yield from _rows(text, Piece(file, kind, b"", encoding=encoding), notes, options)
    except UnicodeDecodeError as error:
        raise RefusedError(
            f"it is not {encoding.upper()} throughout ({error.reason}); save it as UTF-8"
        ) from None
    finally:
        text.detach()


def record(piece: Piece) -> dict[str, str]:
    """The cells of a row by the names of their columns. Raises RefusedError."""
    delimiter, _, *columns = piece.context
    rows = csv.reader(_split(decoded_by(piece.raw, piece.encoding)), delimiter=delimiter, strict=True)
    cells = next(rows, [])
    if len(cells) > len(columns):
        raise RefusedError(
            f"it has {len(cells)} cells under {len(columns)} columns; "
            f"put cells that hold “{delimiter}” in quotes"
        )
    return {name: cell for name, cell in zip(columns, cells, strict=False) if name}


def documents(piece: Piece, options: Options) -> Iterable[Document]:
    """The one document of a row. Raises RefusedError."""
    notes = tuple(note for note in piece.context[1:2] if note)
    return [document_of(record(piece), piece, options, kind="column", encoding=piece.encoding, notes=notes)]


def _rows(text: io.TextIOWrapper, piece: Piece, note: str, options: Options) -> Iterator[Piece | Unreadable]:
    lines = _Lines(text, options)
    first = lines.peek()
    while first.strip() == "" and first:
        lines.take()
        first = lines.peek()
    said = first.strip().lstrip("\ufeff").casefold()
    if said.startswith("sep=") and len(said) == 5:
        delimiter = said[-1]  # how Excel is told the delimiter
        lines.take()
    else:
        delimiter = _delimiter(first, options)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    try:
        columns = [name.strip().removeprefix("\ufeff") for name in next(reader, [])]
    except csv.Error:
        raise RefusedError("its first row has a quotation mark too many; name the columns there") from None
    _check(columns, options)
    lines.taken.clear()
    while True:
        number = lines.number + 1
        place = f"line {number}"
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield _damaged(piece, place, lines, error)
            continue
        raw = "".join(lines.taken).encode(codec_of(piece.encoding), "surrogatepass")
        lines.taken.clear()
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield Piece(piece.file, piece.format, raw, place, piece.encoding, (delimiter, note, *columns))


class _Lines:
    """The lines of a table; `taken` are those that the reader took since it was last emptied."""

    def __init__(self, text: io.TextIOWrapper, options: Options) -> None:
        self._text = text
        self._longest = _LONGEST_CELL
        self._next: str | None = None
        self.taken: list[str] = []
        self.number = 0

    def peek(self) -> str:
        if self._next is None:
            self._next = self._text.readline(self._longest)
        return self._next

    def take(self) -> str:
        line = self.peek()
        self._next = None
        self.number += line.endswith(("\n", "\r"))
        return line

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self.take()
        if not line:
            raise StopIteration
        self.taken.append(line)
        return line


def _damaged(piece: Piece, place: str, lines: _Lines, error: csv.Error) -> Unreadable:
    raw = "".join(lines.taken).encode(codec_of(piece.encoding), "replace")
    lines.taken.clear()
    if "unexpected end" in str(error):
        reason = "a quotation mark that opens in this row is never closed; close it"
    elif "field larger" in str(error):
        reason = f"it has a cell of more than {_LONGEST_CELL:,} characters; divide it"
    else:
        reason = "a quotation mark stands within a cell; write it twice inside a quoted cell"
    return Unreadable(piece.file, reason, place, piece.format, raw[:100_000])


def _check(columns: list[str], options: Options) -> None:
    """Raises RefusedError if the columns cannot be told apart or hold no text."""
    twice = next((name for name in columns if name and columns.count(name) > 1), None)
    if twice is not None:
        raise RefusedError(f"two columns are named “{shown(twice)}”; give each a name of its own")
    if not fills("text", columns, options):
        names = ", ".join(f"“{shown(name)}”" for name in columns[:12])
        missing = options.mapping.get("text")
        if missing:
            raise RefusedError(f"it has no column “{shown(missing)}” for the text; its columns are {names}")
        raise RefusedError(
            "no column is known as the text; name one in the field mapping, as in text=COLUMN, "
            f"or in the first row (which says {names})"
        )


def _delimiter(start: str, options: Options) -> str:
    """The delimiter by which the first row gives the most names that are known, then the most names."""

    def names_known(delimiter: str) -> tuple[int, int]:
        names = _names(start, delimiter)
        return sum(fills(ours, names, options) for ours in NAMES), len(names)

    return max(DELIMITERS, key=names_known)


def _names(start: str, delimiter: str) -> list[str]:
    try:
        row = next(
            csv.reader(io.StringIO(start.lstrip("\ufeff")[:_ENOUGH], newline=""), delimiter=delimiter), []
        )
    except csv.Error:
        return []
    return [name.strip() for name in row]


def _split(text: str) -> list[str]:
    return io.StringIO(text, newline="").readlines()


def _encoding(opened: BinaryIO) -> tuple[str, str]:
    """The encoding of a whole file, read once a block at a time, and what is to be checked about it."""
    start = opened.read(_ENOUGH)
    opened.seek(0)
    for mark, encoding in BYTE_ORDER_MARKS:
        if start.startswith(mark):
            return encoding, ""
    if not _is_utf8(opened):
        opened.seek(0)
        whole = decoded(opened.read())
        opened.seek(0)
        return whole.encoding, next(iter(whole.notes), "")
    opened.seek(0)
    return "utf-8", ""


def _is_utf8(opened: BinaryIO) -> bool:
    import codecs

    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while block := opened.read(1_048_576):
            if b"\0" in block:
                return False
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True

"""Values as binary COPY takes and gives them: four bytes with the length, then the value in network byte
order.

By PostgreSQL's documentation of COPY, "Binary Format", and of each type's input. Written out here and not
by psycopg, because the processes that read know no database, and what they have written need nobody write
again.
"""

import datetime as dt
import functools
import json
import struct
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

NULL = b"\xff\xff\xff\xff"
"""No value: a length of -1."""

BEGIN = b"PGCOPY\n\xff\r\n\x00" + bytes(8)
"""What a binary COPY begins with: its signature, no flags, no extension."""

END = b"\xff\xff"
"""What a binary COPY ends with: a row of -1 fields."""

Encoder = Callable[[Any], bytes]
"""What writes a value of one type: length and bytes."""

_EPOCH = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
_FIRST_DAY = _EPOCH.toordinal()
_TEXT = 25  # the number of the type `text`
_length = struct.Struct("!i").pack
_smallint = struct.Struct("!ih").pack
_integer = struct.Struct("!ii").pack
_bigint = struct.Struct("!iq").pack
# Of an array: how many dimensions, whether values are missing, their type; its length and first index.
_array = struct.Struct("!iiiii").pack
_NO_TEXTS = struct.pack("!iiii", 12, 0, 0, _TEXT)


def octets(value: bytes | None) -> bytes:
    """A `bytea`, or a `uuid` of sixteen bytes."""
    return NULL if value is None else _length(len(value)) + value


def text(value: str) -> bytes:
    """A `text` or `varchar`."""
    encoded = value.encode()
    return _length(len(encoded)) + encoded


@functools.lru_cache(maxsize=1_000)
def known_text(value: str) -> bytes:
    """A `text` that comes again and again, as a kind or a reason does."""
    return text(value)


def texts(value: Sequence[str]) -> bytes:
    """A `text[]` of one dimension, without missing values."""
    if not value:
        return _NO_TEXTS
    array = _array(1, 0, _TEXT, len(value), 1) + b"".join(map(text, value))
    return _length(len(array)) + array


def smallint(value: int | None) -> bytes:
    """A `smallint` of two bytes."""
    return NULL if value is None else _smallint(2, value)


def integer(value: int | None) -> bytes:
    """An `integer` of four bytes."""
    return NULL if value is None else _integer(4, value)


def bigint(value: int | None) -> bytes:
    """A `bigint`, as keys are."""
    return NULL if value is None else _bigint(8, value)


def boolean(value: bool) -> bytes:
    """A `boolean`."""
    return b"\x00\x00\x00\x01\x01" if value else b"\x00\x00\x00\x01\x00"


def date(value: dt.date | None) -> bytes:
    """A `date`: days since the year 2000 began."""
    return NULL if value is None else _integer(4, value.toordinal() - _FIRST_DAY)


def moment(value: dt.datetime) -> bytes:
    """A `timestamp with time zone`: microseconds since the year 2000 began (UTC)."""
    return _bigint(8, (value - _EPOCH) // dt.timedelta(microseconds=1))


def jsonb(value: Mapping[str, Any]) -> bytes:
    """A `jsonb`: a version number, and the JSON text."""
    encoded = json.dumps(value).encode()
    return _length(len(encoded) + 1) + b"\x01" + encoded


def values(row: bytes) -> Iterator[bytes | None]:
    """The values that stand in a row one behind the other, each without its length; None for no value."""
    at = 0
    while at < len(row):
        size = int.from_bytes(row[at : at + 4], "big", signed=True)
        at += 4
        yield None if size < 0 else row[at : at + size]
        at += max(size, 0)


_DECODERS: dict[Encoder, Callable[[bytes], Any]] = {
    octets: bytes,
    text: bytes.decode,
    integer: functools.partial(int.from_bytes, byteorder="big", signed=True),
    boolean: lambda value: value != b"\0",
    date: lambda value: dt.date.fromordinal(int.from_bytes(value, "big", signed=True) + _FIRST_DAY),
    jsonb: lambda value: json.loads(value[1:]),
}


def decoded(encoder: Encoder, value: bytes | None) -> Any:
    """What `encoder` wrote, given without its length."""
    return None if value is None else _DECODERS[encoder](value)

"""A reading made ready to be stored: its rows in the bytes of binary COPY.

All but the numbers that only the database gives. It is made in the processes that read: many of them work
at a time, while whoever stores is alone.
"""

import datetime as dt
import struct
from typing import Any, NamedTuple

from articles.text.segments import Segment
from articles.text.uids import article_octets, relay_octets, segment_uid, version_octets

from .binary import Encoder, boolean, date, decoded, integer, jsonb, known_text, octets, text, values
from .readings import Reading

ARTICLE: dict[str, Encoder] = {"uid": octets, "url": text, "external_id": text}
"""The fields of an article that a reading fills, in the order in which `Ready.article` has them."""

VERSION: dict[str, Encoder] = {
    "uid": octets,
    "language": text,
    "importer": text,
    "raw_sha256": text,
    "encoding": text,
    "declared_encoding": text,
    "declared": jsonb,
    "text_sha256": text,
    "masked": boolean,
    "headline": text,
    "headline_start": integer,
    "headline_end": integer,
    "standfirst": text,
    "standfirst_start": integer,
    "standfirst_end": integer,
    "dateline": text,
    "dateline_start": integer,
    "dateline_end": integer,
    "dateline_place": text,
    "date_as_stated": text,
    "date_as_stated_start": integer,
    "date_as_stated_end": integer,
    "date_partial": text,
    "date_granularity": text,
    "date_resolved": text,
    "published_on": date,
    "date_basis": text,
    "date_reason": text,
    "metadata_version": integer,
}
"""The same of an article version, but for its bytes and its text, which stand by themselves."""

SEGMENT = ("uid", "start", "end", "kind", "reason")
"""The same of a segment."""

_NOTHING = ("", None, None)
_place = struct.Struct("!i16siiii").pack


class Ready(NamedTuple):
    """A reading as it leaves the process that made it: what it is told apart by, and its rows.

    By file, place, format, hashes, url, external id, outlet and agency it is told apart and reported, as
    described at `Reading`. `relays` are name, start and end of each, from the source to the reader,
    `relay_uids` the uids that relays have by their position.
    `short_id` is that of the article, if it becomes one. `article`, `version` and `segments` (one each) are
    rows as ARTICLE, VERSION and SEGMENT name their fields: the number of fields, and those that lead the
    row, are still to be put before each. `raw` are the bytes that it was read from, `text` is the canonical
    text as UTF-8.
    """

    file: str
    place: str
    format: str
    text_sha256: str
    raw_sha256: str
    url: str
    external_id: str
    outlet: str | None
    outlet_reason: str
    agency: str | None
    relays: list[tuple[str, int, int]]
    relay_uids: list[bytes]
    questions: tuple[str, ...]
    short_id: str
    raw: bytes
    text: bytes
    article: bytes
    version: bytes
    segments: list[bytes]

    def fields(self) -> dict[str, Any]:
        """What stands in the row of the version, by the names in VERSION; for people to look at."""
        row = zip(VERSION.items(), values(self.version), strict=True)
        return {name: decoded(encoder, value) for (name, encoder), value in row}

    def parts(self) -> list[Segment]:
        """What stands in the rows of the segments."""
        return [_part(row) for row in self.segments]


def ready(reading: Reading, *, at_hand: bytes = b"") -> Ready:
    """A reading with its rows; without its bytes if they are those that whoever gets it has `at_hand`."""
    document = reading.document
    article, version = article_octets(reading.text_sha256), version_octets(reading.text_sha256)
    return Ready(
        file=document.file,
        place=document.place,
        format=document.format,
        text_sha256=reading.text_sha256,
        raw_sha256=reading.raw_sha256,
        url=reading.url,
        external_id=reading.external_id,
        outlet=reading.outlet,
        outlet_reason=reading.outlet_reason,
        agency=reading.agency,
        relays=[(relay.name, relay.start, relay.end) for relay in reading.story.relays],
        relay_uids=[relay_octets(version, place) for place in range(len(reading.story.relays))],
        questions=reading.questions,
        short_id=article.hex()[-14:],
        raw=b"" if document.raw is at_hand else document.raw,
        text=reading.text.encode(),
        article=_row(ARTICLE, (article, reading.url, reading.external_id)),
        version=_row(VERSION, _version(version, reading)),
        segments=_segments(version, reading),
    )


def _row(fields: dict[str, Encoder], values: tuple[Any, ...]) -> bytes:
    return b"".join([encoded(value) for encoded, value in zip(fields.values(), values, strict=True)])


def _version(uid: bytes, reading: Reading) -> tuple[Any, ...]:
    document, story, stated = reading.document, reading.story, reading.date
    words, line = reading.text, story.dateline
    declared = {name: {"value": it.value, "where": it.where} for name, it in reading.declared.items()}
    return (
        *(uid, reading.language, reading.importer),
        *(reading.raw_sha256, document.encoding, document.declared_encoding, declared),
        *(reading.text_sha256, False),
        *_stated(words, story.headline),
        *_stated(words, story.standfirst),
        *_stated(words, line),
        (line.place_name or "") if line else "",
        *_stated(words, stated.stated),
        *(stated.partial, stated.granularity, stated.resolved, _day(stated.resolved)),
        *(stated.basis, stated.reason, 1),
    )


def _segments(version: bytes, reading: Reading) -> list[bytes]:
    return [
        _place(16, segment_uid(version, it.start), 4, it.start, 4, it.end)
        + known_text(it.kind)
        + known_text(it.reason)
        for it in reading.story.segments
    ]


def _part(row: bytes) -> Segment:
    _, start, end, kind, reason = values(row)
    return Segment(decoded(text, kind), decoded(integer, start), decoded(integer, end), decoded(text, reason))


def _stated(words: str, part: Any) -> tuple[str, int | None, int | None]:
    """The words of a stretch of the text, its start and its end."""
    return _NOTHING if part is None else (words[part.start : part.end], part.start, part.end)


def _day(resolved: str) -> dt.date | None:
    """The first day of a month or year that is stated without one."""
    if not resolved:
        return None
    return dt.date.fromisoformat(f"{resolved}-01-01"[:10])

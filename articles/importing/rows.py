"""The rows of a reading, and how they are written: by COPY, a table at a time."""

import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, models
from psycopg import sql

from articles.models import Article, ArticleVersion, Outlet, Relay, SearchBacklog, Segment

from .readers.binary import BEGIN, END, Encoder, bigint, integer, octets, smallint
from .readers.ready import ARTICLE, SEGMENT, VERSION, Ready

Row = tuple[Any, ...]
Columns = Mapping[str, Encoder]
"""Fields of a model in the order in which rows hold them, and what writes each."""

RELAY: Columns = {
    "uid": octets,
    "version": bigint,
    "position": smallint,
    "outlet": bigint,
    "start": integer,
    "end": integer,
}
BACKLOG: Columns = {"version": bigint}

_ARTICLE = ("id", "imported_at", "outlet", *ARTICLE)
_VERSION = ("id", "article", "number", "retrieved_at", "agency", "raw", "text", *VERSION)
_SEGMENT = ("version", *SEGMENT)

_count = struct.Struct("!h").pack
_lead = struct.Struct("!hiq").pack
_lead_of_version = struct.Struct("!hiqiqii").pack


@dataclass(slots=True)
class Rows:
    """Rows of new articles and versions, table by table, in the order in which they refer to each other.

    `outlets` are all that the readings name, by name; `retrieved_at` is when the texts were retrieved, as
    binary COPY takes it. Rows of articles, versions and segments are in the bytes of binary COPY, most of
    them made by the readers, the others are still values.
    """

    outlets: dict[str, Outlet]
    retrieved_at: bytes
    articles: list[bytes] = field(default_factory=list)
    versions: list[bytes] = field(default_factory=list)
    segments: list[bytes] = field(default_factory=list)
    relays: list[Row] = field(default_factory=list)
    backlog: list[Row] = field(default_factory=list)

    def write(self) -> None:
        """Write them all to the database, in the caller's transaction."""
        copy_ready(Article, _ARTICLE, self.articles)
        copy_ready(ArticleVersion, _VERSION, self.versions)
        copy_ready(Segment, _SEGMENT, self.segments)
        copy(Relay, RELAY, self.relays)
        copy(SearchBacklog, BACKLOG, self.backlog)

    def add_article(self, pk: int, reading: Ready) -> None:
        """Add the row of a new article whose first text is `reading`."""
        lead = _lead(len(_ARTICLE), 8, pk)
        self.articles += (lead, self.retrieved_at, self._key(reading.outlet), reading.article)

    def add_version(self, pk: int, article: int, number: int, reading: Ready) -> None:
        """Add the rows of a text: the version, its segments and relays, its place in the search backlog."""
        lead = _lead_of_version(len(_VERSION), 8, pk, 8, article, 4, number)
        given = (lead, self.retrieved_at, self._key(reading.agency))
        self.versions += (*given, octets(reading.raw), octets(reading.text), reading.version)
        lead = _lead(len(_SEGMENT), 8, pk)
        self.segments += (lead, lead.join(reading.segments)) if reading.segments else ()
        self._add_relays(pk, reading)
        self.backlog.append((pk,))

    def _key(self, outlet: str | None) -> bytes:
        return bigint(self.outlets[outlet].pk if outlet else None)

    def _add_relays(self, pk: int, reading: Ready) -> None:
        # Two spellings may be one outlet; it is a relay once, where it is named first.
        once: dict[int, tuple[int, int]] = {}
        for name, start, end in reading.relays:
            once.setdefault(self.outlets[name].pk, (start, end))
        for position, (outlet, place) in enumerate(once.items()):
            self.relays.append((reading.relay_uids[position], pk, position, outlet, *place))


def copy(model: type[models.Model], columns: Columns, rows: Iterable[Row]) -> None:
    """Write rows into a model's table by COPY.

    Constraints, triggers and history work as for any insert. Raises IntegrityError as Django does.
    """
    lead, encoders = _count(len(columns)), tuple(columns.values())
    parts: list[bytes] = []
    for row in rows:
        parts.append(lead)
        parts += [encode(value) for encode, value in zip(encoders, row, strict=True)]
    copy_ready(model, columns, parts)


def copy_ready(model: type[models.Model], names: Iterable[str], parts: Sequence[bytes]) -> None:
    """Write rows that are in the bytes of binary COPY already; otherwise as `copy`."""
    if not parts:
        return
    fields: list[Any] = [model._meta.get_field(name) for name in names]
    columns = [sql.Identifier(str(each.column)) for each in fields]
    statement = sql.SQL("COPY {} ({}) FROM STDIN (FORMAT binary)").format(
        sql.Identifier(model._meta.db_table), sql.SQL(", ").join(columns)
    )
    with (
        connection.cursor() as cursor,
        connection.wrap_database_errors,
        cursor.cursor.copy(statement) as stream,
    ):
        stream.write(b"".join((BEGIN, *parts, END)))


def new_ids(model: type[models.Model], count: int) -> list[int]:
    """Primary keys for rows yet to be written; nobody else gets them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval((SELECT pg_get_serial_sequence(%s, 'id')::regclass)) FROM generate_series(1, %s)",
            [model._meta.db_table, count],
        )
        return [pk for (pk,) in cursor.fetchall()]

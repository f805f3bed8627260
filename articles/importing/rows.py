"""The rows of a reading, and how they are written: by COPY, a table at a time."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, models
from psycopg import sql
from psycopg.types.json import Jsonb

from articles.models import Article, ArticleVersion, Outlet, Relay, SearchBacklog, Segment
from articles.models.identity import ARTICLE_NAMESPACE, article_uid, segment_uid, version_uid

from .readers.readings import Reading

Row = tuple[Any, ...]

_NOTHING = ("", None, None)
_VERSION = (
    "id",
    "uid",
    "article",
    "number",
    "retrieved_at",
    "language",
    "importer",
    "raw",
    "raw_sha256",
    "encoding",
    "declared_encoding",
    "declared",
    "text",
    "text_sha256",
    "masked",
    "headline",
    "headline_start",
    "headline_end",
    "standfirst",
    "standfirst_start",
    "standfirst_end",
    "dateline",
    "dateline_start",
    "dateline_end",
    "dateline_place",
    "agency",
    "date_as_stated",
    "date_as_stated_start",
    "date_as_stated_end",
    "date_partial",
    "date_granularity",
    "date_resolved",
    "published_on",
    "date_basis",
    "date_reason",
    "metadata_version",
)


@dataclass(slots=True)
class Rows:
    """Rows of new articles and versions, table by table, in the order in which they refer to each other.

    `outlets` are all that the readings name, by name; `now` is when the texts were retrieved (UTC).
    """

    outlets: dict[str, Outlet]
    now: dt.datetime
    articles: list[Row] = field(default_factory=list)
    versions: list[Row] = field(default_factory=list)
    segments: list[Row] = field(default_factory=list)
    relays: list[Row] = field(default_factory=list)
    backlog: list[Row] = field(default_factory=list)

    def write(self) -> None:
        """Write them all to the database, in the caller's transaction."""
        copy(Article, ("id", "uid", "outlet", "url", "external_id", "imported_at"), self.articles)
        copy(ArticleVersion, _VERSION, self.versions)
        copy(Segment, ("uid", "version", "kind", "start", "end", "reason"), self.segments)
        copy(Relay, ("uid", "version", "position", "outlet", "start", "end"), self.relays)
        copy(SearchBacklog, ("version",), self.backlog)

    def add_article(self, pk: int, reading: Reading) -> None:
        """Add the row of a new article whose first text is `reading`."""
        outlet = self.outlets[reading.outlet].pk if reading.outlet else None
        uid = article_uid(reading.text_sha256).bytes
        self.articles.append((pk, uid, outlet, reading.url, reading.external_id, self.now))

    def add_version(self, pk: int, article: int, number: int, reading: Reading) -> None:
        """Add the rows of a text: the version, its segments and relays, its place in the search backlog."""
        document, story, date = reading.document, reading.story, reading.date
        text, line = reading.text, story.dateline
        uid = version_uid(reading.text_sha256)
        self.versions.append(
            (
                *(pk, uid.bytes, article, number, self.now, reading.language, reading.importer),
                *(document.raw, reading.raw_sha256, document.encoding, document.declared_encoding),
                _declared(reading),
                *(text, reading.text_sha256, False),
                *_stated(text, story.headline),
                *_stated(text, story.standfirst),
                *_stated(text, line),
                (line.place_name or "") if line else "",
                self.outlets[reading.agency].pk if reading.agency else None,
                *_stated(text, date.stated),
                *(date.partial, date.granularity, date.resolved, _day(date.resolved)),
                *(date.basis, date.reason, 1),
            )
        )
        begin = uid.bytes
        self.segments.extend(
            (segment_uid(begin, part.start), pk, part.kind, part.start, part.end, part.reason)
            for part in story.segments
        )
        self._add_relays(pk, uid, reading)
        self.backlog.append((pk,))

    def _add_relays(self, pk: int, uid: uuid.UUID, reading: Reading) -> None:
        # Two spellings may be one outlet; it is a relay once, where it is named first.
        once: dict[int, Any] = {}
        for relay in reading.story.relays:
            once.setdefault(self.outlets[relay.name].pk, relay)
        self.relays.extend(
            (_uid(f"relay:{uid}:{position}").bytes, pk, position, outlet, relay.start, relay.end)
            for position, (outlet, relay) in enumerate(once.items())
        )


def copy(model: type[models.Model], names: Sequence[str], rows: Sequence[Row]) -> None:
    """Write rows into a model's table by COPY; `names` are the fields that they hold, in order.

    UUIDs stand in the rows as their sixteen bytes.
    Constraints, triggers and history work as for any insert. Raises IntegrityError as Django does.
    """
    if not rows:
        return
    fields: list[Any] = [model._meta.get_field(name) for name in names]
    columns = sql.SQL(", ").join([sql.Identifier(str(each.column)) for each in fields])
    statement = sql.SQL("COPY {} ({}) FROM STDIN (FORMAT binary)").format(
        sql.Identifier(model._meta.db_table), columns
    )
    types = [_type(each) for each in fields]
    with (
        connection.cursor() as cursor,
        connection.wrap_database_errors,
        cursor.cursor.copy(statement) as stream,
    ):
        stream.set_types(types)
        for row in rows:
            stream.write_row(row)


def new_ids(model: type[models.Model], count: int) -> list[int]:
    """Primary keys for rows yet to be written; nobody else gets them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, count],
        )
        return [pk for (pk,) in cursor.fetchall()]


def _type(each: Any) -> str:
    """PostgreSQL's name of a field's type, without the length that binary COPY does not know.

    In binary COPY a UUID is its bytes, and those need no object made and taken apart for each.
    """
    if isinstance(each, models.UUIDField):
        return "bytea"
    name = str(each.rel_db_type(connection) if each.is_relation else each.db_type(connection))
    return name.partition("(")[0].removesuffix(" GENERATED BY DEFAULT AS IDENTITY")


def _stated(text: str, part: Any) -> Row:
    """The words of a stretch of the text, its start and its end."""
    return _NOTHING if part is None else (text[part.start : part.end], part.start, part.end)


def _declared(reading: Reading) -> Any:
    return Jsonb({name: {"value": it.value, "where": it.where} for name, it in reading.declared.items()})


def _day(resolved: str) -> dt.date | None:
    """The first day of a month or year that is stated without one."""
    if not resolved:
        return None
    return dt.date.fromisoformat(f"{resolved}-01-01"[:10])


def _uid(name: str) -> uuid.UUID:
    """A uid that two installations importing the same copy agree on, so that their fixtures meet."""
    return uuid.uuid5(ARTICLE_NAMESPACE, name)

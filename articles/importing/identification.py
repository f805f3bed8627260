"""What a reading is to the archive: a new article, a changed text of one that is here, or a text met before.

Two articles are the same if they have the same web address, or the same identifier within the same outlet.
Two texts are the same if their hashes are.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from django.db import connection

from articles.models import ImportItem

from .outlets import outlets_here
from .readers.documents import Unreadable
from .readers.ready import Ready

IMPORTED, UPDATED, UNCHANGED, DUPLICATE, REJECTED = ImportItem.Outcome.values

Key = tuple[str, ...]

# In SQL, and each list as one string: what is asked for is hundreds of values, and writing them down one by
# one takes longer than PostgreSQL to find them. No hash, address or identifier holds a line break.
TEXTS = """
SELECT v.text_sha256, v.id, a.short_id
FROM articles_articleversion v JOIN articles_article a ON a.id = v.article_id
WHERE v.text_sha256 = ANY(string_to_array(%(hashes)s, E'\n'))
"""
BYTES = """
SELECT v.raw_sha256, v.importer, v.id, a.short_id
FROM articles_articleversion v JOIN articles_article a ON a.id = v.article_id
WHERE v.raw_sha256 = ANY(string_to_array(%(hashes)s, E'\n'))
"""
ARTICLES = """
WITH found AS (
    SELECT a.* FROM articles_article a WHERE a.url = ANY(string_to_array(%(urls)s, E'\n')) AND a.url <> ''
    UNION
    SELECT a.* FROM unnest(
        string_to_array(%(outlets)s, E'\n')::bigint[], string_to_array(%(ids)s, E'\n')
    ) AS wanted (outlet, id)
    JOIN articles_article a ON a.outlet_id = wanted.outlet AND a.external_id = wanted.id
    WHERE a.external_id <> ''
)
SELECT id, short_id, url, outlet_id, external_id,
       (SELECT max(v.number) FROM articles_articleversion v WHERE v.article_id = found.id)
FROM found
"""
"""The indexes of addresses and identifiers leave out the empty ones, and of a list of more than a hundred
values PostgreSQL does not see by itself that none is empty: it would go through all articles."""


@dataclass(slots=True)
class Met:
    """A text that is here: its article's short id, and the file and place it first came from.

    `version` is None, and `batch` this one, while nothing of this import is written. File and place are
    empty if it came by no import; `names` are the names of all files it came in.
    """

    article: str
    version: int | None = None
    file: str = ""
    place: str = ""
    batch: int | None = None
    names: frozenset[str] = frozenset()


@dataclass(slots=True)
class Known:
    """An article that is here, or will be: `pk` is 0 as long as it is not written."""

    short_id: str
    number: int
    pk: int = 0


@dataclass(slots=True)
class Decision:
    """What becomes of a document. `article` is the article it belongs to, `number` its version there.

    `met` is the text met before, if it is unchanged or a duplicate.
    """

    outcome: str
    reason: str
    article: Known
    number: int = 1
    met: Met | None = None

    @property
    def is_new(self) -> bool:
        """Whether there is a text to be written."""
        return self.outcome in (IMPORTED, UPDATED)


class Identification:
    """Decides on readings in order, knowing the archive and what it decided before.

    One serves for a group that is written at once, or for a whole preview, which writes nothing.
    """

    def __init__(self, batch: int | None) -> None:
        self._batch = batch
        self._met: dict[str, Met] = {}
        self._known: dict[Key, Known] = {}

    def look_up(self, readings: Sequence[Ready]) -> None:
        """Learn what the archive holds of these readings: two queries, four at most."""
        self._met = texts_met(readings) | self._met
        self._known = _articles_known(readings) | self._known

    def decide(self, reading: Ready) -> Decision:
        """What becomes of the next reading."""
        met = self._met.get(reading.text_sha256)
        if met is not None:
            return met_again(met, reading.file, self._batch)
        keys = keys_of(reading)
        known = next((self._known[key] for key in keys if key in self._known), None)
        if known is None:
            decision = Decision(IMPORTED, "", Known(reading.short_id, 1))
        else:
            known.number += 1
            reason = f"the outlet changed its text: this is version {known.number} of {known.short_id}"
            decision = Decision(UPDATED, reason, known, known.number)
        self._remember(reading, keys, decision.article)
        return decision

    def _remember(self, reading: Ready, keys: list[Key], article: Known) -> None:
        met = Met(article.short_id, None, reading.file, reading.place, self._batch)
        self._met[reading.text_sha256] = met
        for key in keys:
            self._known.setdefault(key, article)


def rejected(unreadable: Unreadable) -> Decision:
    """The decision on what could not be read."""
    return Decision(REJECTED, unreadable.reason, Known("", 0))


def met_again(met: Met, file: str, batch: int | None) -> Decision:
    """The decision on a text that is here: unchanged if it came under the same file name, at another time."""
    article = Known(met.article, 0)
    if not met.file or (met.batch != batch and PurePath(file).name in met.names):
        return Decision(UNCHANGED, "", article, met=met)
    first = met.file + (f", {met.place}" if met.place else "")
    return Decision(DUPLICATE, f"the same text as {first}", article, met=met)


def texts_met(readings: Iterable[Ready]) -> dict[str, Met]:
    """Which of the texts are here, by hash."""
    rows = _rows(TEXTS, {"hashes": [reading.text_sha256 for reading in readings]})
    found = {sha: Met(article, version) for sha, version, article in rows}
    _add_where_they_came_from(found.values())
    return found


def bytes_met(importers: Mapping[str, str]) -> dict[str, Met]:
    """Which bytes were read before by the same importer; given are importers by hash of the bytes."""
    found = {
        sha: Met(article, version)
        for sha, importer, version, article in _rows(BYTES, {"hashes": list(importers)})
        if importers[sha] == importer
    }
    _add_where_they_came_from(found.values())
    return found


def keys_of(reading: Ready) -> list[Key]:
    """By what an article is known again: its web address, and its identifier where the outlet is known."""
    keys: list[Key] = [("url", reading.url)] if reading.url else []
    if reading.outlet and reading.external_id:
        keys.append(("id", reading.outlet, reading.external_id))
    return keys


def _articles_known(readings: Iterable[Ready]) -> dict[Key, Known]:
    keys = {key for reading in readings for key in keys_of(reading)}
    if not keys:
        return {}
    outlets = outlets_here({key[1] for key in keys if key[0] == "id"})
    urls = {key[1]: key for key in keys if key[0] == "url"}
    ids = {(outlets[key[1]].pk, key[2]): key for key in keys if key[0] == "id" and key[1] in outlets}
    wanted: dict[str, list[Any]] = {
        "urls": list(urls),
        "outlets": [outlet for outlet, _ in ids],
        "ids": [name for _, name in ids],
    }
    found: dict[Key, Known] = {}
    for pk, short_id, url, outlet, external_id, newest in _rows(ARTICLES, wanted):
        known = Known(short_id, newest, pk)
        named = (urls.get(url), ids.get((outlet, external_id)))
        found.update({key: known for key in named if key})
    return found


def _rows(question: str, wanted: Mapping[str, list[Any]]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(question, {name: "\n".join(map(str, values)) for name, values in wanted.items()})
        return list(cursor.fetchall())


def _add_where_they_came_from(found: Iterable[Met]) -> None:
    by_version = {met.version: met for met in found}
    items = ImportItem.objects.filter(version__in=by_version).order_by("-pk")
    for version, file, place, batch in items.values_list("version_id", "file", "place", "batch_id"):
        met = by_version[version]
        met.file, met.place, met.batch = file, place, batch
        met.names |= {PurePath(file).name}

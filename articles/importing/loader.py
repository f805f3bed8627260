"""From readings to rows: a group of them in one transaction, each text once.

Loaders of all processes and machines take turns (an advisory lock for the length of the transaction), so
that what one finds in the archive still holds when it writes. Reading, which is dear, happens outside.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from articles.models import Article, ArticleVersion, ImportBatch, ImportItem

from .identification import IMPORTED, Decision, Identification, Met, met_again, rejected
from .outlets import outlets_named
from .readers.binary import bigint, integer, moment, octets, text, texts
from .readers.documents import Piece, Unreadable
from .readers.ready import Ready
from .reports import Report, report_on
from .rows import Columns, Row, Rows, copy, new_ids

ONE_LOADER = 20_260_703
"""The advisory lock under which loaders take turns."""

LARGEST_KEPT_REFUSED = 5_000_000
"""Bytes of a rejected document that are kept with its reason; what is larger stays where it was."""


@dataclass(frozen=True, slots=True)
class MetBytes:
    """A piece that need not be read: its bytes were, by the same reader."""

    piece: Piece
    raw_sha256: str
    met: Met


Result = Ready | Unreadable | MetBytes
"""What comes to be stored, or only noted."""

ITEM: Columns = {
    "batch": bigint,
    "position": integer,
    "file": text,
    "place": text,
    "format": text,
    "raw_sha256": text,
    "raw": octets,
    "outcome": text,
    "version": bigint,
    "reason": text,
    "needs_person": texts,
}


def store(results: Sequence[Result], *, batch: ImportBatch, position: int) -> list[Report]:
    """Store readings and note what became of every document, the first as item `position` of the batch.

    Belongs into a transaction of the caller's. What the database refuses is rejected by itself.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_LOADER])
    try:
        with transaction.atomic():
            return _store(results, batch, position)
    except DatabaseError:
        return [_store_alone(result, batch, at) for at, result in enumerate(results, position)]


def _store_alone(result: Result, batch: ImportBatch, position: int) -> Report:
    try:
        with transaction.atomic():
            return _store([result], batch, position)[0]
    except DatabaseError as error:
        if not isinstance(result, Ready):
            raise
        cause = " ".join(str(error).split())[:200]
        reason = f"the database refuses it ({cause}); mend the document and import it again"
        refused = Unreadable(result.file, reason, result.place, result.format, result.raw)
        return _store([refused], batch, position)[0]


def _store(results: Sequence[Result], batch: ImportBatch, position: int) -> list[Report]:
    identification = Identification(batch.pk)
    identification.look_up([result for result in results if isinstance(result, Ready)])
    decided = [(result, _decision(result, identification, batch)) for result in results]
    written = _write_new([(result, it) for result, it in decided if isinstance(result, Ready) and it.is_new])
    reports = [report_on(_subject(result), decision) for result, decision in decided]
    items: list[Row] = [
        (
            *(batch.pk, at, report.file, report.place, report.format, *_bytes(result), report.outcome),
            *(_version(result, decision, written), report.reason, report.needs_person),
        )
        for at, ((result, decision), report) in enumerate(zip(decided, reports, strict=True), position)
    ]
    copy(ImportItem, ITEM, items)
    return reports


def _decision(result: Result, identification: Identification, batch: ImportBatch) -> Decision:
    if isinstance(result, Ready):
        return identification.decide(result)
    if isinstance(result, MetBytes):
        return met_again(result.met, result.piece.file, batch.pk)
    return rejected(result)


def _subject(result: Result) -> Ready | Unreadable | Piece:
    return result.piece if isinstance(result, MetBytes) else result


def _write_new(new: Sequence[tuple[Ready, Decision]]) -> dict[str, int]:
    """Write articles and versions that are new; the versions' keys by the hash of their texts."""
    if not new:
        return {}
    outlets = outlets_named({name for reading, _ in new for name in _outlet_names(reading)})
    rows = Rows(outlets, moment(timezone.now()))
    article_ids = iter(new_ids(Article, sum(decision.outcome == IMPORTED for _, decision in new)))
    written: dict[str, int] = {}
    for (reading, decision), pk in zip(new, new_ids(ArticleVersion, len(new)), strict=True):
        if decision.outcome == IMPORTED:
            decision.article.pk = next(article_ids)
            rows.add_article(decision.article.pk, reading)
        rows.add_version(pk, decision.article.pk, decision.number, reading)
        written[reading.text_sha256] = pk
    rows.write()
    return written


def _outlet_names(reading: Ready) -> set[str]:
    named = {name for name, _, _ in reading.relays}
    return named | {name for name in (reading.outlet, reading.agency) if name}


def _version(result: Result, decision: Decision, written: dict[str, int]) -> int | None:
    if decision.met and decision.met.version:
        return decision.met.version
    return written[result.text_sha256] if isinstance(result, Ready) else None


def _bytes(result: Result) -> tuple[str, bytes | None]:
    """The hash of a document's bytes; and of what was rejected the bytes themselves, unless too many."""
    if isinstance(result, Unreadable):
        return "", result.raw if 0 < len(result.raw) <= LARGEST_KEPT_REFUSED else None
    return result.raw_sha256, None

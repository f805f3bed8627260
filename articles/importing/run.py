"""A run of an import: files in, a batch with an item for each document out; and its preview."""

import hashlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from itertools import islice

from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.utils import timezone

from articles.models import ArticleVersion, ImportBatch, ImportItem

from .identification import UNCHANGED, Identification, bytes_met, rejected
from .loader import MetBytes, Result, store
from .readers.documents import Piece, Unreadable
from .readers.files import SourceFile, pieces_of
from .readers.formats import FORMATS
from .readers.options import MEBIBYTE, Limits, Options
from .readers.pool import Found, ReadingPool
from .readers.ready import Ready
from .reports import Report, report_on


@dataclass(frozen=True)
class Progress:
    """Whom a run tells how it goes: each report, the bytes of each group; `step` may raise to halt it."""

    on_report: Callable[[Report], object] = lambda report: None
    on_bytes: Callable[[int], object] = lambda count: None
    step: Callable[[], object] = lambda: None


Source = SourceFile | Unreadable
Group = list[Piece | Unreadable | MetBytes]
"""Pieces that are read by one process and stored in one transaction, and what of them needs no reading."""

PIECES_AT_ONCE = 500
BYTES_AT_ONCE = 2 * MEBIBYTE
"""A group holds so many pieces or bytes, whatever is reached first."""


def reading_options(mapping: Mapping[str, str]) -> Options:
    """How to read here: within the limits of the settings, with these fields standing for ours."""
    return Options(limits=Limits(**settings.IMPORT_LIMITS), mapping=mapping)


def start_batch(sources: Iterable[Source] | None, *, source: str, by: User | None) -> ImportBatch:
    """A batch that runs from now on; `source` says in words what was named, None among `sources` a pipe."""
    sizes = [it.size for it in sources or [] if isinstance(it, SourceFile)]
    total = sum(size or 0 for size in sizes) if sources is not None and None not in sizes else None
    return ImportBatch.objects.create(source=source, imported_by=by, bytes_total=total)


def run_batch(
    batch: ImportBatch,
    sources: Iterable[Source],
    *,
    options: Options,
    workers: int,
    progress: Progress,
) -> None:
    """Import the documents in `sources`, group by group, from where the batch stands.

    The same files give the same pieces in the same order, so that a batch goes on where it was halted.
    What is stored when `progress.step` halts the run stays stored.
    """
    position = batch.items.count()
    pieces = islice(_pieces(sources, options), batch.pieces_read, None)
    known = (_with_bytes_met(group, options) for group in _groups(pieces))
    with ReadingPool(options, workers) as pool:
        for group, results in _read(pool, known):
            progress.step()
            size = sum(_size(it) for it in group)
            with transaction.atomic():
                reports = store(results, batch=batch, position=position)
                batch.pieces_read += len(group)
                batch.bytes_read += size
                batch.save(update_fields=["pieces_read", "bytes_read"])
            position += len(reports)
            progress.on_bytes(size)
            for report in reports:
                progress.on_report(report)
    batch.state, batch.finished_at = ImportBatch.State.FINISHED, timezone.now()
    batch.save(update_fields=["state", "finished_at"])


def forget_if_unchanged(batch: ImportBatch) -> bool:
    """Take away a batch that found everything unchanged, as repeated runs by a timer do; whether it was."""
    if batch.items.exclude(outcome=UNCHANGED).exists():
        return False
    with transaction.atomic():
        ImportItem.objects.filter(batch=batch)._raw_delete(batch._state.db)  # nothing refers to items
        batch.delete()
    return True


def preview(
    sources: Iterable[Source],
    *,
    options: Options,
    workers: int,
    progress: Progress,
    most: int | None = None,
) -> None:
    """Report what an import would do with the documents (the first `most` pieces), and write nothing.

    Where there is a `most`, somebody waits for it: then pieces are read one by one, and `progress.step` may
    halt it soon. A database without tables holds nothing yet: a preview needs no preparation.
    """
    is_prepared = ArticleVersion._meta.db_table in connection.introspection.table_names()
    identification = Identification(batch=None)
    pieces = islice(_pieces(sources, options), most)
    with ReadingPool(options, workers) as pool:
        for group, results in _read(pool, _groups(pieces, 1 if most else None)):
            progress.step()
            readings = [result for result in results if isinstance(result, Ready)]
            if is_prepared:
                identification.look_up(readings)
            for result in results:
                if isinstance(result, Unreadable):
                    progress.on_report(report_on(result, rejected(result)))
                elif isinstance(result, Ready):
                    progress.on_report(report_on(result, identification.decide(result)))
            progress.on_bytes(sum(_size(it) for it in group))


def _pieces(sources: Iterable[Source], options: Options) -> Iterator[Piece | Unreadable]:
    for source in sources:
        if isinstance(source, Unreadable):
            yield source
        else:
            yield from pieces_of(source, options)


def _groups(pieces: Iterable[Piece | Unreadable], at_once: int | None = None) -> Iterator[Group]:
    group: Group = []
    held = 0
    for piece in pieces:
        group.append(piece)
        held += len(piece.raw)
        if len(group) == (at_once or PIECES_AT_ONCE) or held >= BYTES_AT_ONCE:
            yield group
            group, held = [], 0
    if group:
        yield group


def _with_bytes_met(group: Group, options: Options) -> Group:
    """The group with those pieces marked whose bytes were read before by the same reader: no need to again.

    Only where the bytes alone decide what is read from them.
    """
    if options.mapping:
        return group
    hashes = {
        at: hashlib.sha256(it.raw).hexdigest()
        for at, it in enumerate(group)
        if isinstance(it, Piece) and not it.context and FORMATS[it.format].one_document
    }
    if not hashes:
        return group
    met = bytes_met({sha: FORMATS[group[at].format].importer for at, sha in hashes.items()})  # type: ignore[union-attr]  # they are pieces
    return [
        MetBytes(it, hashes[at], met[hashes[at]]) if isinstance(it, Piece) and hashes.get(at) in met else it
        for at, it in enumerate(group)
    ]


def _read(pool: ReadingPool, groups: Iterable[Group]) -> Iterator[tuple[Group, list[Result]]]:
    """Each group with what came of it, in order, while the next ones are being read."""
    ahead: deque[tuple[Group, list[Piece], Future[Found]]] = deque()
    for group in groups:
        unread = [it for it in group if isinstance(it, Piece)]
        ahead.append((group, unread, pool.submit(unread)))
        if len(ahead) > pool.ahead:
            yield _found(pool, *ahead.popleft())
    while ahead:
        yield _found(pool, *ahead.popleft())


def _found(
    pool: ReadingPool, group: Group, unread: list[Piece], submitted: "Future[Found]"
) -> tuple[Group, list[Result]]:
    found = iter(pool.found(unread, submitted))
    results: list[Result] = []
    for it in group:
        results += next(found) if isinstance(it, Piece) else [it]
    return group, results


def _size(it: Piece | Unreadable | MetBytes) -> int:
    return len((it.piece if isinstance(it, MetBytes) else it).raw)

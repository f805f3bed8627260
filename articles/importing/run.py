"""One run of an import: documents in, a batch with an item for each out."""

from collections.abc import Callable, Iterable
from pathlib import PurePath

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.utils import timezone

from articles.models import ArticleVersion, ImportBatch, ImportItem
from articles.text.canonical import UnreadableTextError

from .documents import Document, Unreadable
from .loader import read_document, store, stored_version
from .reports import Reading, Report

OnReport = Callable[[Report], object]
IMPORTED, UNCHANGED, DUPLICATE, REJECTED = ImportItem.Outcome.values


def import_documents(
    documents: Iterable[Document | Unreadable],
    *,
    source: str,
    by: User | None,
    on_report: OnReport,
) -> ImportBatch | None:
    """Import documents one by one, each in a transaction of its own, and report each as it is done.

    `source` says in words what was named, `by` is the account if a person started it. A run without a person
    that finds everything unchanged leaves no trace: None.
    """
    batch = ImportBatch.objects.create(source=source, imported_by=by)
    changed = False
    for position, document in enumerate(documents):
        with transaction.atomic():
            report = _import(batch, position, document)
        changed = changed or report.outcome != UNCHANGED
        on_report(report)
    if by is None and not changed:
        batch.delete()
        return None
    batch.finished_at = timezone.now()
    batch.save(update_fields=["finished_at"])
    return batch


def preview_documents(documents: Iterable[Document | Unreadable], *, on_report: OnReport) -> None:
    """Report what an import would do with the documents, and write nothing.

    A database without tables holds nothing yet: a preview needs no preparation.
    """
    is_prepared = ArticleVersion._meta.db_table in connection.introspection.table_names()
    first_files: dict[str, str] = {}
    for document in documents:
        reading = _read(document)
        if isinstance(reading, Report):
            on_report(reading)
            continue
        version = stored_version(reading) if is_prepared else None
        if version is not None:
            outcome, reason = _met_before(document.file, version)
        elif twin := first_files.get(reading.canonical.sha256):
            outcome, reason = DUPLICATE, f"the same text as {twin}"
        else:
            outcome, reason = IMPORTED, ""
        first_files.setdefault(reading.canonical.sha256, document.file)
        article = version.article.short_id if version else None
        on_report(_report(document.file, outcome, reason, reading, article))


def _import(batch: ImportBatch, position: int, document: Document | Unreadable) -> Report:
    reading = _read(document)
    if isinstance(document, Unreadable) or isinstance(reading, Report):
        report = reading if isinstance(reading, Report) else Report(document.file, REJECTED)
        _note(batch, position, report, None)
        return report
    version, is_new = store(document, reading)
    outcome, reason = (IMPORTED, "") if is_new else _met_before(document.file, version)
    if is_new:
        version.article.refresh_from_db(fields=["short_id"])
    report = _report(document.file, outcome, reason, reading, version.article.short_id)
    _note(batch, position, report, version)
    return report


def _read(document: Document | Unreadable) -> Reading | Report:
    """The document's text and story, or the report that refuses it."""
    if isinstance(document, Unreadable):
        return Report(document.file, REJECTED, document.reason)
    try:
        return read_document(document)
    except UnreadableTextError as error:
        return Report(document.file, REJECTED, str(error))


def _met_before(file: str, version: ArticleVersion) -> tuple[str, str]:
    """The same text under the same file name is the document met before; under another name it is a
    duplicate.
    """
    earlier = list(version.import_items.order_by("pk").values_list("file", flat=True))
    if not earlier or any(PurePath(name).name == PurePath(file).name for name in earlier):
        return UNCHANGED, ""
    return DUPLICATE, f"the same text as {earlier[0]}"


def _report(file: str, outcome: str, reason: str, reading: Reading, article: str | None) -> Report:
    questions = reading.story.questions if outcome == IMPORTED else []
    return Report(file, outcome, reason, reading, article, questions)


def _note(batch: ImportBatch, position: int, report: Report, version: ArticleVersion | None) -> None:
    ImportItem.objects.create(
        batch=batch,
        position=position,
        file=report.file,
        raw_sha256=report.reading.canonical.raw_sha256 if report.reading else "",
        outcome=report.outcome,
        version=version,
        reason=report.reason,
        needs_person=report.needs_person,
    )

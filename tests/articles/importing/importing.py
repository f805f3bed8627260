"""Running an import in a test, as the command and the desk do."""

from collections.abc import Mapping

from django.contrib.auth.models import User

from articles.importing.readers.files import in_memory
from articles.importing.reports import Report
from articles.importing.run import (
    Progress,
    Source,
    forget_if_unchanged,
    reading_options,
    run_batch,
    start_batch,
)
from articles.importing.search import index_some
from articles.models import ImportBatch


def imported(
    *sources: Source, by: User | None = None, mapping: Mapping[str, str] | None = None
) -> tuple[ImportBatch, list[Report]]:
    """Import what is in `sources`, texts made findable too; the batch, and the report on each document."""
    reports: list[Report] = []
    batch = start_batch(sources, source="test", by=by)
    progress = Progress(on_report=reports.append)
    run_batch(batch, sources, options=reading_options(mapping or {}), workers=1, progress=progress)
    if by is None:
        forget_if_unchanged(batch)
    while index_some():
        pass
    return batch, reports


def imported_bytes(*files: tuple[str, bytes]) -> ImportBatch:
    """Import files, given as name and bytes."""
    return imported(*(in_memory(name, raw) for name, raw in files))[0]

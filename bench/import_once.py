"""One import in a process of its own, so that its memory and its turns can be watched from outside."""

import json
import sys
import time
from pathlib import Path

import django


def main(file: Path, workers: int) -> None:
    """Import one file, then make its texts findable; prints what it took as one JSON object."""
    django.setup()
    from django.db import connection

    from articles.importing.readers.files import on_disk
    from articles.importing.reports import Report
    from articles.importing.run import (
        Progress,
        forget_if_unchanged,
        reading_options,
        run_batch,
        start_batch,
    )
    from articles.importing.search import index_some

    connection.ensure_connection()
    backend = connection.connection.info.backend_pid
    moments: list[float] = []

    def note(report: Report) -> None:
        if report.outcome not in ("imported", "unchanged"):
            raise SystemExit(f"{report.file}, {report.place}: {report.outcome}: {report.reason}")
        moments.append(time.perf_counter())

    sources = [on_disk(file)]
    before, begun = database_seconds(backend), time.perf_counter()
    batch = start_batch(sources, source="bench", by=None)
    run_batch(batch, sources, options=reading_options({}), workers=workers, progress=Progress(on_report=note))
    forget_if_unchanged(batch)
    stored, middle = time.perf_counter() - begun, database_seconds(backend)
    while index_some():
        pass
    print(
        json.dumps(
            {
                "documents": len(moments),
                "stored": stored,
                "first tenth": moments[len(moments) // 10 - 1] - begun,
                "last tenth": moments[-1] - moments[-len(moments) // 10],
                "database": middle - before,
                "search": database_seconds(backend) - middle,
            }
        )
    )


def database_seconds(backend: int) -> float:
    """The processor time that a server process on this machine has had, in seconds."""
    return int(Path(f"/proc/{backend}/schedstat").read_text().split()[0]) / 1e9


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))

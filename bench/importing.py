"""Importing many articles, against COPY of the same rows into tables without an index."""

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db import connection

from .import_once import database_seconds
from .material import stories

ARTICLES = int(os.environ.get("CSTOREVIEW_BENCH_ARTICLES", "10000"))
TABLES = (
    "articles_article",
    "articles_articleversion",
    "articles_segment",
    "articles_relay",
    "articles_importitem",
    "annotations_record",
    "annotations_revision",
    "annotations_suggestionbacklog",
)
"""Where the rows of an article lie after its import."""


def importing() -> Iterator[tuple[str, str]]:
    """Importing articles of 300-900 words from JSON Lines (CSTOREVIEW_BENCH_ARTICLES of them)."""
    with tempfile.TemporaryDirectory() as folder:
        file = written(Path(folder) / "all.jsonl", ARTICLES)
        first, memory = watched(file)
        again, _ = watched(file)
        bare, bare_database = copied(Path(folder))
        words = vectors()
        _, few = watched(written(Path(folder) / "tenth.jsonl", ARTICLES // 10, first=10 * ARTICLES))
    yield "articles stored a second", f"{ARTICLES / first['stored']:.0f}"
    yield "storing them against bare COPY (at most 4 is wanted)", f"{first['stored'] / bare:.1f} ×"
    yield "the same, processor time of the database alone (1.6)", f"{first['database'] / bare_database:.1f} ×"
    yield (
        "rate of the last tenth against the first (0.85)",
        f"{first['first tenth'] / first['last tenth']:.2f}",
    )
    yield (
        "a second run that finds nothing new, against the first (0.25)",
        (f"{again['stored'] / first['stored']:.2f}"),
    )
    yield "peak memory of the importer's processes together (200)", f"{memory / 2**20:.0f} MiB"
    yield "the same with a tenth of the articles", f"{few / 2**20:.0f} MiB"
    yield "search words against bare to_tsvector, processor time (2)", f"{first['search'] / words:.2f} ×"


def written(file: Path, count: int, *, first: int = 0) -> Path:
    """A file of so many articles, a JSON object a line."""
    with file.open("w", encoding="utf-8") as lines:
        for number, text in enumerate(stories(count, first=first), first):
            headline, _, body = text.partition("\n\n")
            article = {
                "title": headline,
                "text": body,
                "date": f"2021-03-{number % 28 + 1:02}T10:00:00Z",
                "url": f"https://news.example/{number}",
                "source": "Example Agency",
            }
            lines.write(json.dumps(article, ensure_ascii=False) + "\n")
    return file


def watched(file: Path) -> tuple[dict[str, Any], int]:
    """What an import of the file says of itself, and the most bytes its processes held together."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.import_once", str(file), str(os.cpu_count() or 1)],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"DATABASE_URL": database_url(), "CSTOREVIEW_IMPORT_FILE_MIB": "100000"},
    )
    peaks = [0]
    watching = threading.Thread(target=watch, args=(process, peaks))
    watching.start()
    said, _ = process.communicate()
    watching.join()
    if process.returncode:
        raise RuntimeError(f"the import of {file} failed")
    return json.loads(said), max(peaks)


def watch(process: "subprocess.Popen[str]", peaks: list[int]) -> None:
    """Note the memory of a process and its children each second, until it ends.

    Looking takes the kernel some 15 ms, which more often would be a part of what is measured.
    """
    while process.poll() is None:
        peaks.append(sum(memory_of(pid) for pid in family(process.pid)))
        time.sleep(1)


def family(pid: int) -> list[int]:
    """A process and all that descend from it."""
    children = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children += [int(child) for child in task.read_text().split()]
        except OSError:
            continue
    return [pid, *(it for child in children for it in family(child))]


def memory_of(pid: int) -> int:
    """The memory of a process in bytes; what it shares with others counts in its share only."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


def copied(folder: Path) -> tuple[float, float]:
    """The time, and the database's processor time, to COPY all rows into tables without index and rules."""
    connection.ensure_connection()
    backend = connection.connection.info.backend_pid
    taken = processor = 0.0
    for table in TABLES:
        columns, rows = stored_columns(table), folder / table
        with connection.cursor() as cursor:
            cursor.execute(
                f"CREATE TABLE bare (LIKE {table} INCLUDING STORAGE INCLUDING GENERATED INCLUDING DEFAULTS)"
            )
            with rows.open("wb") as file, cursor.copy(f"COPY {table} ({columns}) TO STDOUT BINARY") as out:
                for part in out:
                    file.write(part)
            before, begun = database_seconds(backend), time.perf_counter()
            with rows.open("rb") as file, cursor.copy(f"COPY bare ({columns}) FROM STDIN BINARY") as into:
                while part := file.read(2**20):
                    into.write(part)
            taken += time.perf_counter() - begun
            processor += database_seconds(backend) - before
            cursor.execute("DROP TABLE bare")
        rows.unlink()
    return taken, processor


def stored_columns(table: str) -> str:
    """The columns of a table that are not computed, as a list for COPY."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position) "
            "FROM information_schema.columns WHERE table_name = %s AND is_generated = 'NEVER'",
            [table],
        )
        return str(cursor.fetchone()[0])


def vectors() -> float:
    """The processor time that the search vectors of all texts take alone, in seconds.

    In one process, as the import makes them: the time of helping processes is not in that of the first.
    """
    backend = connection.connection.info.backend_pid
    before = database_seconds(backend)
    with connection.cursor() as cursor:
        cursor.execute("SET max_parallel_workers_per_gather = 0; SET statement_timeout = 0")
        cursor.execute("SELECT count(to_tsvector('english', text)) FROM articles_articleversion")
        cursor.execute("RESET max_parallel_workers_per_gather; RESET statement_timeout")
    return database_seconds(backend) - before


def database_url() -> str:
    """The address of the scratch database that this run measures in."""
    name = connection.settings_dict["NAME"]
    return f"{os.environ['DATABASE_URL'].rpartition('/')[0]}/{name}"

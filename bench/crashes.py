"""What becomes of an import that is killed, and of many that run at once."""

import os
import random
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from articles.models import Article, ArticleVersion

from .importing import database_url
from .material import stories

KILLS = int(os.environ.get("CSTOREVIEW_BENCH_KILLS", "100"))
FILES = 2_000
LONGEST = 12.0  # seconds until a kill
NEW = 20_000_000
"""From here on stories have numbers that no other measure uses."""


def crashes() -> Iterator[tuple[str, str]]:
    """An import of 2,000 files, killed at random moments (CSTOREVIEW_BENCH_KILLS) and started again."""
    before = counted()
    chance = random.Random(0)  # noqa: S311 - moments to kill at
    with tempfile.TemporaryDirectory() as folder:
        killed = rounds = 0
        while killed < KILLS:
            rounds += 1
            write(Path(folder), FILES, first=NEW + rounds * FILES)
            while killed < KILLS and was_killed(folder, chance.uniform(0.5, LONGEST)):
                killed += 1
            if started(folder).wait():
                raise RuntimeError("the last import did not end well")
        articles, versions, half = (now - then for now, then in zip(counted(), before, strict=True))
        yield "kills", str(killed)
        yield "articles lost or doubled", str(rounds * FILES - articles)
        yield "versions lost or doubled", str(rounds * FILES - versions)
        yield "articles without their whole record", str(half)
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), 200, first=NEW + (rounds + 1) * FILES)
        begun = Article.objects.count()
        processes = [started(folder) for _ in range(8)]
        codes = {process.wait() for process in processes}
        yield "8 processes importing the same 200 files: exit codes", str(sorted(codes))
        yield "8 processes importing the same 200 files: articles", str(Article.objects.count() - begun)


def counted() -> tuple[int, int, int]:
    """Articles, versions, and versions without segments, record or item."""
    half = ArticleVersion.objects.filter(segments__isnull=True).count()
    half += Article.objects.filter(record__revisions__isnull=True).count()
    half += ArticleVersion.objects.filter(import_items__isnull=True).count()
    return Article.objects.count(), ArticleVersion.objects.count(), half


def write(folder: Path, count: int, *, first: int) -> None:
    """So many files, of stories from the number `first` on."""
    for number, text in enumerate(stories(count, first=first)):
        (folder / f"{number:04}.txt").write_text(text, encoding="utf-8")


def was_killed(folder: str, after: float) -> bool:
    """Start an import and kill it after so many seconds; False if it ended before."""
    process = started(folder)
    try:
        process.wait(timeout=after)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return True
    return False


def started(folder: str) -> "subprocess.Popen[bytes]":
    """The import command on a folder, as a process group of its own."""
    return subprocess.Popen(
        [sys.executable, str(settings.BASE_DIR / "manage.py"), "import_articles", folder],
        env=os.environ | {"DATABASE_URL": database_url()},
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )

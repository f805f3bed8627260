"""Imports in processes of their own, on the database of the test."""

import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.db import connection

from articles.models import Article, ArticleVersion, ImportItem, Segment


def start_import(folder: Path) -> "subprocess.Popen[bytes]":
    """`manage.py import_articles FOLDER` as a process group of its own."""
    home, name = os.environ["DATABASE_URL"].rpartition("/")[0], connection.settings_dict["NAME"]
    return subprocess.Popen(
        [sys.executable, str(settings.BASE_DIR / "manage.py"), "import_articles", str(folder), "--workers=1"],
        env=os.environ | {"DATABASE_URL": f"{home}/{name}", "DJANGO_SETTINGS_MODULE": "tests.settings"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def write_stories(folder: Path, count: int) -> None:
    """So many files, each a story like no other."""
    for number in range(count):
        (folder / f"{number:04}.txt").write_text(
            f"Ministers meet for session number {number}\n\n"
            f"MINSK, 17 July 2017 (BelTA) – The ministers met for session {number}, a spokesman said.\n\n"
            f"“We have met {number} times,” the minister said.\n"
        )


def nothing_is_half_or_double(count: int) -> None:
    """There are so many articles, each with one whole version, its segments, its record and its item."""
    assert Article.objects.count() == count
    assert ArticleVersion.objects.count() == count
    assert Segment.objects.count() == 4 * count
    assert Article.objects.filter(record__revisions__number=1).count() == count
    assert ImportItem.objects.filter(outcome="imported").count() == count

"""An import that is killed loses nothing, doubles nothing and leaves nothing half; the next one ends it."""

import os
import signal
from pathlib import Path

import pytest

from articles.models import ArticleVersion, ImportBatch, SearchBacklog
from tests.articles.importing.processes import nothing_is_half_or_double, start_import, write_stories

pytestmark = pytest.mark.django_db(transaction=True)

COUNT = 600


def test_killed_and_started_again(tmp_path: Path) -> None:
    write_stories(tmp_path, COUNT)
    importing = start_import(tmp_path)
    while not ArticleVersion.objects.exists() and importing.poll() is None:
        pass
    os.killpg(importing.pid, signal.SIGKILL)
    importing.wait()
    assert 0 < ArticleVersion.objects.count() < COUNT
    assert start_import(tmp_path).wait() == 0
    nothing_is_half_or_double(COUNT)
    assert not SearchBacklog.objects.exists()
    assert list(ImportBatch.objects.order_by("pk").values_list("state", flat=True)) == [
        "running",
        "finished",
    ]

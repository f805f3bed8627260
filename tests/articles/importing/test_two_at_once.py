"""Imports of the same texts at the same moment make each article once."""

from pathlib import Path

import pytest

from articles.models import Outlet
from tests.articles.importing.processes import nothing_is_half_or_double, start_import, write_stories


@pytest.mark.django_db(transaction=True)
def test_processes_that_import_the_same_files_store_each_once(tmp_path: Path) -> None:
    write_stories(tmp_path, 200)
    importing = [start_import(tmp_path) for _ in range(3)]
    assert [process.wait() for process in importing] == [0] * 3
    nothing_is_half_or_double(200)
    assert Outlet.objects.count() == 1

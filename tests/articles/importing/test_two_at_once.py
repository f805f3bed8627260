"""Two imports of the same text at the same moment make one article."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from articles.importing.readers.files import in_memory
from articles.importing.reports import Report
from articles.models import Article, Outlet
from tests.articles.importing.importing import imported

TEXT = "MINSK, 17 July (BelTA) – The ministers met in Minsk and agreed to go on talking."


@pytest.mark.django_db(transaction=True)
def test_one_stores_it_and_the_other_finds_it() -> None:
    start = threading.Barrier(2)

    def run(_: int) -> list[Report]:
        try:
            start.wait()
            return imported(in_memory("a.txt", TEXT.encode()))[1]
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        (first,), (second,) = pool.map(run, range(2))
    assert sorted([first.outcome, second.outcome]) == ["imported", "unchanged"]
    assert first.article == second.article
    assert Article.objects.count() == 1
    assert Outlet.objects.count() == 1

"""`/`: what this is, the search, what was reviewed and corrected last."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.annotations.newsroom import ACT, UNITY, Newsroom
from tests.annotations.public.pages import record_path, text_of


def test_an_empty_site_says_what_will_come(reader: Client) -> None:
    page = text_of(reader.get("/"))
    assert "No record has been reviewed yet." in page
    assert "No correction has been accepted yet." in page


def test_it_leads_to_the_newest_records_and_corrections(reader: Client, newsroom: Newsroom) -> None:
    first = newsroom.publish(UNITY, ACT)
    second = newsroom.article(UNITY.replace("unity", "peace"), outlet=newsroom.outlet("belta"))
    newsroom.correct(second, "17 July", corrected_value="16 July")
    second = newsroom.review(second)
    page = reader.get("/").content.decode()
    assert page.index(record_path(second)) < page.index(record_path(first))
    assert "16 July" in page


def test_it_shows_the_latest_only(
    reader: Client, newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotations.public.views.site.LATEST_RECORDS", 2)
    for number in range(3):
        newsroom.publish(UNITY.replace("unity", f"unity {number}"), ACT)
    page = text_of(reader.get("/"))
    assert page.index("unity 2") < page.index("unity 1")
    assert "unity 0" not in page


def test_its_queries_do_not_grow(newsroom: Newsroom, queries: Callable[[str], int]) -> None:
    newsroom.publish(UNITY, ACT)
    one = queries("/")
    for number in range(4):
        newsroom.publish(UNITY.replace("unity", f"unity {number}"), ACT)
    assert queries("/") == one <= 4

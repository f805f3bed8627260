"""`/claims/`: what was said, with filters."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from annotations.models import Claim, Tag
from tests.annotations.newsroom import ACT, DAY, NO_ONE, SIMPLER, UNITY, Newsroom
from tests.annotations.public.pages import text_of


@pytest.fixture
def three(newsroom: Newsroom) -> None:
    record = newsroom.article(UNITY, outlet=newsroom.outlet("belta"), published_on=DAY)
    tag = Tag.objects.create(code="csto", label="CSTO")
    newsroom.claim(record, ACT, summary="Members should cooperate.", tags=[tag])
    newsroom.claim(record, SIMPLER, summary="Cooperation is easy.", speaker="Yuri Khachaturov")
    newsroom.claim(record, NO_ONE, summary="Nobody is forced.", mode=Claim.Mode.INDIRECT)
    newsroom.review(record)


def found(page: Any) -> list[str]:
    html = page.content.decode()
    words = {"act": "Members should", "easy": "Cooperation is easy", "forced": "Nobody is forced"}
    return [short for short, summary in words.items() if f">{summary}" in html]


FINDS: dict[str, list[str]] = {
    "": ["act", "easy", "forced"],
    "q=cooperate": ["act", "easy"],
    "q=together": ["act"],
    "q=interests+states": ["forced"],
    "q=weather": [],
    "q=cooperate+interests": [],
    "speaker=khachaturov": ["easy"],
    "mode=indirect": ["forced"],
    "tag=csto": ["act"],
    "outlet=belta": ["act", "easy", "forced"],
    "since=2017-07-18": [],
    "until=2017-07-18&order=latest": ["act", "easy", "forced"],
}


@pytest.mark.usefixtures("three")
def test_each_filter_finds_what_it_says(reader: Client) -> None:
    assert {query: found(reader.get(f"/claims/?{query}")) for query in FINDS} == FINDS


@pytest.mark.usefixtures("three")
def test_a_claim_stands_with_speaker_words_and_record(reader: Client) -> None:
    page = text_of(reader.get("/claims/?tag=csto"))
    assert "Aleksandr Lukashenko Members should cooperate. “We must act together,” direct" in page
    assert "Lukashenko calls for unity Belta 17 July 2017 inferred CSTO" in page


def test_what_cannot_be_understood_is_said_at_the_field(reader: Client) -> None:
    page = text_of(reader.get("/claims/?mode=sung&q=%00"))
    assert "Select a valid choice. sung is not one of the available choices." in page
    assert "Null characters are not allowed." in page


def test_an_empty_list_says_what_will_come(reader: Client) -> None:
    assert "There are no reviewed claims yet." in text_of(reader.get("/claims/"))


def test_queries_do_not_grow(newsroom: Newsroom, queries: Callable[[str], int]) -> None:
    newsroom.publish(UNITY, ACT)
    one = queries("/claims/")
    for number in range(3):
        newsroom.publish(UNITY.replace("unity", f"unity {number}"), ACT, SIMPLER, NO_ONE)
    assert queries("/claims/") == one <= 6

"""`/records/`: the list with its filters."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from annotations.models import Tag
from annotations.services import facts, identity, speakers
from tests.annotations.newsroom import ACT, NO_ONE, SIMPLER, UNITY, Newsroom
from tests.annotations.public.pages import record_path, text_of

HARVEST = (
    "Harvest talks in Dushanbe\n"
    "DUSHANBE. Ministers met about wheat.\n"
    "“We must act together,” Sirodzhidin Aslov said.\n"
    "Rain fell on the Varzob.\n"
)


@pytest.fixture
def two(newsroom: Newsroom) -> None:
    record = newsroom.article(
        UNITY, outlet=newsroom.outlet("belta"), agency=newsroom.outlet("tass"), published_on=date(2017, 7, 17)
    )
    newsroom.claim(record, NO_ONE, tags=[Tag.objects.create(code="csto", label="CSTO")])
    newsroom.review(record)
    newsroom.publish(
        HARVEST,
        ACT,
        speaker="Sirodzhidin Aslov",
        outlet=newsroom.outlet("khovar"),
        published_on=date(2020, 3, 1),
    )


def found(reader: Client, query: str) -> list[str]:
    page = reader.get(f"/records/?{query}")
    assert page.status_code == 200
    titles = {"Lukashenko calls for unity": "unity", "Harvest talks in Dushanbe": "harvest"}
    html = page.content.decode()
    return [short for title, short in sorted(titles.items(), key=lambda t: html.find(t[0])) if title in html]


FINDS: dict[str, list[str]] = {
    "": ["harvest", "unity"],
    "q=wheat": ["harvest"],
    "q=ministers+-wheat": [],
    "q=%22the+weather+over%22": ["unity"],
    "q=lukashenko+or+wheat": ["harvest", "unity"],
    "q=zebra": [],
    "q=the": [],
    "outlet=belta": ["unity"],
    "agency=tass": ["unity"],
    "speaker=aslov": ["harvest"],
    "speaker=LUKASH": ["unity"],
    "tag=csto": ["unity"],
    "since=2018-01-01": ["harvest"],
    "until=2018-01-01": ["unity"],
    "since=2017-07-17&until=2017-07-17": ["unity"],
    "order=earliest": ["unity", "harvest"],
    "order=latest": ["harvest", "unity"],
    "q=talks&outlet=belta": [],
    "colour=red": ["harvest", "unity"],
}
NOT_UNDERSTOOD = {
    "since=junk": "This is no day: write it as 2017-07-17.",
    "until=2017-02-31": "This is no day: write it as 2017-07-17.",
    "outlet=nowhere": "Select a valid choice. That choice is not one of the available choices.",
    "agency=belta": "Select a valid choice. That choice is not one of the available choices.",
    "tag='+OR+1=1": "Select a valid choice. That choice is not one of the available choices.",
    "order=article__outlet__name": "Select a valid choice. article__outlet__name is not one of the available",
    "q=%00": "Null characters are not allowed.",
    "speaker=" + "x" * 201: "Ensure this value has at most 200 characters (it has 201).",
}


@pytest.mark.usefixtures("two")
def test_each_filter_finds_what_it_says(reader: Client) -> None:
    assert {query: found(reader, query) for query in FINDS} == FINDS


@pytest.mark.usefixtures("two")
def test_what_cannot_be_understood_is_said_at_the_field_and_finds_nothing(reader: Client) -> None:
    for query, message in NOT_UNDERSTOOD.items():
        page = text_of(reader.get(f"/records/?{query}"))
        assert message in page, query
        assert "Nothing was searched: a field above cannot be understood." in page, query
        assert found(reader, query) == [], query


@pytest.mark.usefixtures("two")
def test_fields_that_are_set_stand_open(reader: Client) -> None:
    assert "<details open>" in reader.get("/records/?tag=csto").content.decode()
    assert "<details>" in reader.get("/records/?q=unity").content.decode()


@pytest.mark.usefixtures("two")
def test_a_speaker_is_found_by_the_name_he_was_merged_into_and_by_confirmed_aliases_only(
    reader: Client, newsroom: Newsroom
) -> None:
    aslov = newsroom.speaker("Sirodzhidin Aslov")
    alias = speakers.add_alias(speaker=aslov, form="Sirojiddin Muhriddin", by=newsroom.ada)
    assert found(reader, "speaker=muhriddin") == []
    facts.confirm_fact(fact=alias, by=newsroom.rosa)
    assert found(reader, "speaker=muhriddin") == ["harvest"]
    identity.merge_speaker(
        speaker=aslov, into=newsroom.speaker("S. Aslov"), reason="One person.", by=newsroom.rosa
    )
    assert found(reader, "speaker=S.+Aslov") == ["harvest"]


def test_choices_are_those_of_public_records_only(reader: Client, newsroom: Newsroom) -> None:
    newsroom.publish(UNITY, ACT)
    newsroom.article(HARVEST, outlet=newsroom.outlet("khovar"), agency=newsroom.outlet("interfax"))
    Tag.objects.create(code="wheat", label="Wheat")
    html = reader.get("/records/").content.decode()
    assert 'value="belta"' in html
    for hidden in ("khovar", "interfax", "wheat"):
        assert hidden not in html


def test_an_empty_list_says_what_will_come(reader: Client) -> None:
    assert "There are no reviewed records yet." in text_of(reader.get("/records/"))


def test_a_search_without_result_says_what_to_do(reader: Client, newsroom: Newsroom) -> None:
    newsroom.publish(UNITY, ACT)
    page = text_of(reader.get("/records/?q=zebra"))
    assert "No records match." in page
    assert "show all records" in page


class TestPages:
    @pytest.fixture(autouse=True)
    def five(self, newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("annotations.public.pages.PER_PAGE", 3)
        for number in range(5):
            newsroom.publish(UNITY.replace("unity", f"unity {number}"), ACT)

    def test_filters_stay_on_the_next_page(self, reader: Client) -> None:
        first = reader.get("/records/?q=unity&tag=")
        assert "5 records found" in text_of(first)
        assert shown(first) == ["4", "3", "2"]
        assert 'href="?q=unity&amp;page=2"' in first.content.decode()
        second = reader.get("/records/?q=unity&page=2")
        assert shown(second) == ["1", "0"]
        assert "Page 2 of 2" in text_of(second)
        assert 'href="?q=unity&amp;page=1"' in second.content.decode()

    def test_a_page_that_is_not_there_shows_the_nearest(self, reader: Client) -> None:
        nearest = {"9999999": 2, "-1": 2, "x": 1, "9" * 5000: 1, "1e3": 1, "": 1}
        for page, number in nearest.items():
            assert f"Page {number} of 2" in text_of(reader.get(f"/records/?page={page}")), page

    def test_the_list_ends_at_its_bound_and_says_so(
        self, reader: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("annotations.public.pages.MOST_LISTED", 4)
        assert "The first 4 records of more." in text_of(reader.get("/records/"))
        assert shown(reader.get("/records/?page=2")) == ["1"]

    def test_queries_do_not_grow(self, queries: Callable[[str], int]) -> None:
        assert queries("/records/?page=2") == queries("/records/") <= 6


def shown(page: Any) -> list[str]:
    return re.findall(r"unity (\d)</a>", page.content.decode())


def test_a_line_says_where_it_comes_from_who_speaks_and_how_the_date_is_known(
    reader: Client, newsroom: Newsroom
) -> None:
    record = newsroom.article(UNITY, outlet=newsroom.outlet("belta"), published_on=date(2017, 7, 17))
    newsroom.claim(record, ACT)
    newsroom.claim(record, SIMPLER, speaker="Yuri Khachaturov")
    record = newsroom.review(record)
    page = reader.get("/records/")
    assert f'href="{record_path(record)}"' in page.content.decode()
    assert "Belta 17 July 2017 inferred Aleksandr Lukashenko , Yuri Khachaturov 2" in text_of(page)
    assert '<time datetime="2017-07-17">17 July 2017</time>' in page.content.decode()

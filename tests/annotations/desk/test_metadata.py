"""Confirming and mending metadata and segments by plain forms."""

from typing import Any

import pytest

from annotations.models import Record
from articles.models import ArticleVersion, Segment
from tests.annotations.newsroom import DAY, UNITY, newest

from .conftest import Desk, page_of
from .pages import Form, Page, send


@pytest.fixture
def record(desk: Desk) -> Record:
    newsroom = desk.newsroom
    record = newsroom.article(UNITY, outlet=newsroom.outlet("belta", kind="agency"), published_on=DAY)
    newsroom.open(record)
    return record


def version(record: Record) -> ArticleVersion:
    return newest(record).article_version


def code_form(desk: Desk, record: Record, ending: str) -> Form:
    return Page(desk.ada.get(page_of(record, "code"), {"segments": "1", "metadata": "1"})).form(ending)


def test_saving_untouched_metadata_changes_none_of_it(desk: Desk, record: Record) -> None:
    before = version(record)
    assert send(desk.ada, code_form(desk, record, "code/metadata/")).status_code == 302
    after = version(record)
    assert after.metadata_version == before.metadata_version + 1
    for name in ("headline", "headline_start", "headline_end", "published_on", "date_basis", "agency_id"):
        assert getattr(after, name) == getattr(before, name)


def test_a_headline_is_found_in_the_text_however_it_was_typed(desk: Desk, record: Record) -> None:
    send(desk.ada, code_form(desk, record, "code/metadata/"), headline='"We must act together,"')
    after = version(record)
    assert after.headline == "“We must act together,”"
    assert after.headline_start == UNITY.index("“We must")


def test_a_headline_that_the_text_does_not_have_is_ours(desk: Desk, record: Record) -> None:
    send(desk.ada, code_form(desk, record, "code/metadata/"), headline="Unity wanted")
    assert version(record).headline_is_ours


def test_a_date_is_confirmed_with_its_reason(desk: Desk, record: Record) -> None:
    send(desk.ada, code_form(desk, record, "code/date/"), reason="The session was that day.")
    after = version(record)
    assert (after.date_basis, after.date_reason) == ("confirmed", "The session was that day.")


def test_outlet_agency_and_relays_are_mended_in_order(desk: Desk, record: Record) -> None:
    for slug in ("tass", "courier"):
        desk.newsroom.outlet(slug, kind="agency")
    form = code_form(desk, record, "code/metadata/")
    send(desk.ada, form, outlet="courier", agency="tass", relays=["tass", "courier", ""])
    after = version(record)
    assert after.article.outlet is not None
    assert after.agency is not None
    assert (after.article.outlet.slug, after.agency.slug) == ("courier", "tass")
    assert [relay.outlet.slug for relay in after.relays.all()] == ["tass", "courier"]


@pytest.mark.parametrize(
    ("values", "line"),
    [
        ({"published_on": "31 June"}, "Write the date as 2017-07-31."),
        ({"standfirst": "Not in the text"}, "does not stand in the text"),
        ({"relays": ["belta", "belta"]}, "Name each outlet once."),
    ],
)
def test_what_cannot_be_is_said_at_its_field(
    desk: Desk, record: Record, values: dict[str, Any], line: str
) -> None:
    response = send(desk.ada, code_form(desk, record, "code/metadata/"), **values)
    assert response.status_code == 400
    assert line in response.content.decode()


def test_who_comes_second_loses_nothing_typed(desk: Desk, record: Record) -> None:
    form = code_form(desk, record, "code/metadata/")
    send(desk.ada, form, dateline_place="Minsk")
    response = send(desk.ada, form, dateline_place="Moscow")
    assert response.status_code == 409
    again = Page(response).form("code/metadata/")
    assert again.data["dateline_place"] == ["Moscow"]
    assert send(desk.ada, again).status_code == 302
    assert version(record).dateline_place == "Moscow"


def segment_with(record: Record, words: str) -> Segment:
    at = UNITY.index(words)
    return version(record).segments.get(start__lte=at, end__gt=at)


def test_cutting_a_segment_is_setting_its_kind_and_can_be_taken_back(desk: Desk, record: Record) -> None:
    uid = segment_with(record, "weather").uid
    for kind in ("cruft", "paragraph"):
        send(desk.ada, code_form(desk, record, f"segments/{uid}/kind/"), kind=kind)
        assert segment_with(record, "weather").kind == kind


def test_a_segment_is_split_before_quoted_words_and_joined_again(desk: Desk, record: Record) -> None:
    uid = segment_with(record, "weather").uid
    send(desk.ada, code_form(desk, record, f"segments/{uid}/split/"), before="about the weather")
    assert segment_with(record, "weather").start == UNITY.index("about the weather")
    form = code_form(desk, record, f"segments/{uid}/kind/")
    desk.ada.post(form.action.replace("/kind/", "/join/"), form.filled())
    assert segment_with(record, "weather").uid == uid


@pytest.mark.parametrize(
    ("what", "values", "line"),
    [
        ("split", {"before": "Moscow"}, "stand nowhere"),
        ("split", {"before": ""}, "stand nowhere"),
        ("split", {"before": "e"}, "times in the segment"),
        ("split", {"before": "A paragraph"}, "between two of its words"),
        ("kind", {"kind": "poem"}, "from the list"),
    ],
)
def test_what_cannot_be_done_to_a_segment_is_said(
    desk: Desk, record: Record, what: str, values: dict[str, str], line: str
) -> None:
    uid = segment_with(record, "weather").uid
    response = send(desk.ada, code_form(desk, record, f"segments/{uid}/{what}/"), **values)
    assert response.status_code == 400
    assert line in response.content.decode()

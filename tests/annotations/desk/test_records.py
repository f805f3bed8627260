"""A record's page, and the steps that need only a click."""

import pytest

from annotations.models import ReviewEvent
from tests.annotations.newsroom import ACT, newest

from .conftest import Desk, page_of
from .pages import Page, send


def test_it_shows_metadata_with_the_words_it_was_read_from(desk: Desk) -> None:
    record = desk.draft()
    desk.newsroom.claim(record, ACT, summary="Calls for common action.", note="Mind the comma.")
    page = desk.boris.get(page_of(record)).content.decode()
    for shown in ("Calls for common action.", "Mind the comma.", "Aleksandr Lukashenko", "claimed by c01"):
        assert shown in page


def test_buttons_are_the_steps_one_can_take(desk: Desk) -> None:
    record = desk.imported()
    page = desk.ada.get(page_of(record)).content.decode()
    assert "steps/claim/" in page
    assert ">Claim this record</button>" in page
    assert "steps/claim/" not in desk.boris.get(page_of(record)).content.decode()


def test_claiming_leads_to_the_coding_page(desk: Desk) -> None:
    record = desk.imported()
    form = Page(desk.ada.get(page_of(record))).form("steps/claim/")
    response = send(desk.ada, form)
    assert (response.status_code, response["Location"]) == (302, page_of(record, "code"))
    assert newest(record).claimed_by == desk.newsroom.ada


def test_claiming_twice_by_a_double_click_is_one_step(desk: Desk) -> None:
    record = desk.imported()
    form = Page(desk.ada.get(page_of(record))).form("steps/claim/")
    assert [send(desk.ada, form).status_code for _ in range(2)] == [302, 302]
    assert ReviewEvent.objects.filter(record=record).count() == 1


def test_who_comes_second_is_told_on_the_page(desk: Desk) -> None:
    record = desk.imported()
    form = Page(desk.ben.get(page_of(record))).form("steps/claim/")
    send(desk.ada, Page(desk.ada.get(page_of(record))).form("steps/claim/"))
    response = send(desk.ben, form)
    assert response.status_code in (400, 409)
    assert 'role="alert"' in response.content.decode()
    assert newest(record).claimed_by == desk.newsroom.ada


def test_submitting_what_is_not_whole_says_what_is_missing(desk: Desk) -> None:
    record = desk.draft()
    claim = desk.newsroom.claim(record, ACT)
    type(claim).objects.filter(pk=claim.pk).update(speaker=None)
    response = send(desk.ada, Page(desk.ada.get(page_of(record))).form("steps/submit/"))
    assert response.status_code == 400
    page = response.content.decode()
    assert "Claim 1 (“We must act together,”) has no speaker: choose one, then submit again." in page
    assert f'href="#claim-{claim.short_id}"' in page
    assert f'id="claim-{claim.short_id}"' in page
    assert 'class="who lacking"' in page
    assert 'id="claim-form"' in page, "the coding page, where it can be mended"
    assert newest(record).status == "draft"


def test_submit_and_recall(desk: Desk) -> None:
    record = desk.draft()
    desk.newsroom.claim(record, ACT)
    send(desk.ada, Page(desk.ada.get(page_of(record))).form("steps/submit/"))
    assert newest(record).status == "submitted"
    send(desk.ada, Page(desk.ada.get(page_of(record))).form("steps/recall/"))
    assert newest(record).status == "draft"


@pytest.mark.parametrize(
    ("action", "data"), [("accept", {"version": "1"}), ("nonsense", {"version": "1"}), ("release", {})]
)
def test_what_is_no_button_is_refused_in_one_line(desk: Desk, action: str, data: dict[str, str]) -> None:
    record = desk.draft()
    response = desk.ada.post(page_of(record, "steps", action), data)
    assert response.status_code == 400
    assert 'role="alert"' in response.content.decode()


def test_nobody_takes_a_step_that_is_not_his(desk: Desk) -> None:
    record = desk.draft()
    version = str(newest(record).version)
    assert desk.ben.post(page_of(record, "steps", "submit"), {"version": version}).status_code == 403

"""Switching the scripts of the desk off and on again."""

import pytest

from cstoreview.csp import HEADER

from .conftest import Desk

pytestmark = pytest.mark.django_db

SWITCH = "/desk/scripts/"


def test_the_desk_is_without_scripts_until_they_are_used_again(desk: Desk) -> None:
    answer = desk.ada.post(SWITCH, {"scripts": "off", "next": "/desk/records/"})
    assert answer.headers["Location"] == "/desk/records/"
    page = desk.ada.get("/desk/records/")
    assert "sandbox" in page.headers[HEADER]
    assert "Use them again" in page.content.decode()
    desk.ada.post(SWITCH, {"scripts": "on", "next": "/desk/records/"})
    page = desk.ada.get("/desk/records/")
    assert "sandbox" not in page.headers[HEADER]
    assert "Use them again" not in page.content.decode()


def test_the_choice_ends_with_the_browser_and_is_no_business_of_other_pages(desk: Desk) -> None:
    cookie = desk.ada.post(SWITCH, {"scripts": "off"}).cookies["scripts"]
    assert (cookie["path"], cookie["expires"], cookie["max-age"]) == ("/desk/", "", "")
    assert cookie["httponly"]


@pytest.mark.parametrize("elsewhere", ["https://else.example/", "//else.example/", "javascript:0", ""])
def test_nobody_is_led_away_from_the_site(desk: Desk, elsewhere: str) -> None:
    assert desk.ada.post(SWITCH, {"scripts": "off", "next": elsewhere}).headers["Location"] == "/desk/"


def test_looking_at_the_address_is_refused(desk: Desk) -> None:
    assert desk.ada.get(SWITCH).status_code == 405

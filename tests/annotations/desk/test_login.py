"""Signing in and out, and changing one's password."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from .conftest import Desk
from .pages import Page


@pytest.fixture
def account(db: None) -> User:
    return User.objects.create_user("ada", password="correct horse battery")


def test_the_right_password_leads_to_where_one_wanted(account: User) -> None:
    client = Client()
    page = Page(client.get("/accounts/login/?next=/desk/records/"))
    [form] = [form for form in page.forms if "password" in form.data]
    sent = form.filled(username="ada", password="correct horse battery")
    response = client.post("/accounts/login/", sent)
    assert (response.status_code, response["Location"]) == (302, "/desk/records/")


def test_a_wrong_password_says_what_to_do(account: User) -> None:
    response = Client().post("/accounts/login/", {"username": "ada", "password": "wrong"})
    assert "do not fit together" in response.content.decode()


def test_nobody_is_sent_to_another_site(account: User) -> None:
    sent = {"username": "ada", "password": "correct horse battery", "next": "https://evil.example/"}
    assert Client().post("/accounts/login/", sent)["Location"] == "/desk/"


COMMENTS = "/desk/records/words-0123456789abcd/comments/"


def test_what_a_stranger_sends_leads_him_back_to_the_form_and_says_that_it_is_not_saved(db: None) -> None:
    form = "http://testserver/desk/records/words-0123456789abcd/?comment_on=1"
    answer = Client().post(COMMENTS, {"body": "Long."}, headers={"Referer": form})
    assert answer["Location"] == "/accounts/login/?next=/desk/records/words-0123456789abcd/&unsent=yes"
    page = Client().get(answer["Location"]).content.decode()
    assert "what you sent was not saved" in page
    assert "not saved" not in Client().get("/accounts/login/").content.decode()


@pytest.mark.parametrize("referer", ["", "https://evil.example/desk/", "http://[", "testserver"])
def test_where_the_form_stood_is_not_taken_from_another_site(db: None, referer: str) -> None:
    answer = Client().post(COMMENTS, headers={"Referer": referer})
    assert answer["Location"] == "/accounts/login/?next=/desk/&unsent=yes"


def test_signing_out_is_a_button_and_no_link(desk: Desk) -> None:
    page = Page(desk.ada.get("/desk/"))
    assert page.form("/accounts/logout/").method == "post"
    assert desk.ada.get("/accounts/logout/").status_code == 405
    desk.ada.post("/accounts/logout/")
    assert desk.ada.get("/desk/").status_code == 302


def test_the_password_is_changed_by_whoever_knows_it(desk: Desk) -> None:
    response = desk.ada.get("/accounts/password/")
    assert response.status_code == 200
    refused = desk.ada.post(
        "/accounts/password/", {"old_password": "x", "new_password1": "a", "new_password2": "a"}
    )
    assert refused.status_code == 200
    assert "errorlist" in refused.content.decode()
    assert desk.ada.get("/accounts/password/changed/").status_code == 200

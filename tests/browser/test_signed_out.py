"""A session that ends under somebody who writes into a form without scripts."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from annotations.models import Comment
from tests.annotations.newsroom import UNITY, Newsroom
from tests.browser.signing_in import address_of_record, signed_in

pytestmark = pytest.mark.django_db(transaction=True)


def test_what_was_written_stands_in_the_form_after_signing_in_and_going_back(
    browser: Browser, live_server: LiveServer, newsroom: Newsroom
) -> None:
    assert newsroom.ada.user is not None
    newsroom.ada.user.set_password("correct horse battery")
    newsroom.ada.user.save()
    context = signed_in(browser, live_server, newsroom.ada)
    page = context.new_page()
    page.goto(address_of_record(newsroom.article(UNITY)))
    body = page.get_by_role("textbox", name="Comment")
    body.fill("Is this the right session?")
    Session.objects.all().delete()
    page.get_by_role("button", name="Comment", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("what you sent was not saved")
    page.get_by_label("Username").fill(newsroom.ada.user.get_username())
    page.get_by_label("Password").fill("correct horse battery")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("link", name="My work")).to_be_visible()
    page.go_back()
    page.go_back()
    expect(body).to_have_value("Is this the right session?")
    page.get_by_role("button", name="Comment", exact=True).click()
    expect(page.locator(".comment")).to_contain_text("Is this the right session?")
    assert Comment.objects.count() == 1
    context.close()

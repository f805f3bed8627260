"""Nothing coded is ever lost: not offline, not signed out, not by a closed page, not to another browser."""

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from annotations.models import Record
from annotations.services.steps import release
from tests.annotations.newsroom import ACT, Newsroom, newest
from tests.browser.coding import claims_of, current, open_page, saved, select
from tests.browser.signing_in import address_of_coding, signed_in

pytestmark = pytest.mark.django_db(transaction=True)

PASSWORD = "a long word for Ada"


def role_as_stated(page: Page, words: str) -> None:
    """Type a role into the current claim and leave the field."""
    page.keyboard.press("r")
    current(page).get_by_label("Role as stated").fill(words)
    page.keyboard.press("Escape")


def test_what_is_coded_offline_is_saved_when_the_connection_is_back(
    page: Page, context: BrowserContext, record: Record
) -> None:
    context.set_offline(True)
    select(page, "always simpler")
    page.keyboard.press("Enter")
    role_as_stated(page, "President")
    state = page.locator("[data-saving]")
    expect(state).to_contain_text("Not saved: no connection")
    assert claims_of(record) == []
    context.set_offline(False)
    saved(page)
    [claim] = claims_of(record)
    assert (claim.role_as_stated, claim.version) == ("President", 2)


def test_what_was_coded_before_the_lid_was_closed_is_saved_at_the_next_visit(
    page: Page, context: BrowserContext, record: Record, newsroom: Newsroom
) -> None:
    claim = newsroom.claim(record, ACT)
    open_page(page, page.url)
    context.set_offline(True)
    page.keyboard.press("Tab")
    page.locator("[data-claim]").focus()
    role_as_stated(page, "President")
    select(page, "always simpler")
    page.keyboard.press("Enter")
    expect(page.locator("[data-saving]")).to_contain_text("Not saved")
    page.close(run_before_unload=False)
    context.set_offline(False)
    again = open_page(context.new_page(), address_of_coding(record))
    saved(again)
    claim.refresh_from_db()
    assert claim.role_as_stated == "President"
    assert len(claims_of(record)) == 2
    expect(again.locator("[data-claim]")).to_have_count(2)


def test_who_was_signed_out_signs_in_again_in_place(
    page: Page, context: BrowserContext, record: Record, newsroom: Newsroom
) -> None:
    assert newsroom.ada.user is not None
    newsroom.ada.user.set_password(PASSWORD)
    newsroom.ada.user.save()
    context.clear_cookies(name="sessionid")
    select(page, "always simpler")
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Sign in again")
    dialog.get_by_label("Password").fill("wrong")
    dialog.get_by_role("button", name="Sign in").click()
    expect(dialog.get_by_role("alert")).to_contain_text("do not fit together")
    dialog.get_by_label("Password").fill(PASSWORD)
    dialog.get_by_role("button", name="Sign in").click()
    expect(dialog).to_be_hidden()
    saved(page)
    assert len(claims_of(record)) == 1
    role_as_stated(page, "President")
    saved(page)
    assert claims_of(record)[0].role_as_stated == "President"


def test_two_browsers_merge_what_each_of_them_changed(
    page: Page, browser: Browser, live_server: LiveServer, record: Record, newsroom: Newsroom
) -> None:
    claim = newsroom.claim(record, ACT, summary="As it was.")
    open_page(page, page.url)
    elsewhere = signed_in(browser, live_server, newsroom.ada)
    other = open_page(elsewhere.new_page(), address_of_coding(record))
    for one in (page, other):
        one.locator("[data-claim]").focus()
    role_as_stated(other, "President")
    saved(other)
    # Another part: both are kept, and nobody is asked.
    page.keyboard.press("m")
    saved(page)
    claim.refresh_from_db()
    assert (claim.role_as_stated, claim.mode) == ("President", "indirect")
    # The same part: both versions stand side by side.
    role_as_stated(page, "the Belarusian leader")
    saved(page)
    role_as_stated(other, "head of state")
    both = other.get_by_role("group", name="Two versions of this claim")
    expect(both).to_contain_text("the Belarusian leader")
    expect(both).to_contain_text("head of state")
    expect(other.locator("[data-saving]")).to_contain_text("Not saved: choose")
    claim.refresh_from_db()
    assert claim.role_as_stated == "the Belarusian leader"
    both.get_by_role("button", name="Save what is chosen").click()
    saved(other)
    claim.refresh_from_db()
    assert (claim.role_as_stated, claim.mode) == ("head of state", "indirect")
    elsewhere.close()


def test_a_second_tab_sees_what_the_first_one_saves(
    page: Page, context: BrowserContext, record: Record
) -> None:
    second = open_page(context.new_page(), address_of_coding(record))
    select(page, "always simpler")
    page.keyboard.press("Enter")
    saved(page)
    card = second.locator("[data-claim]")
    expect(card).to_contain_text("always simpler")
    card.focus()
    role_as_stated(second, "President")
    saved(second)
    expect(current(page)).to_have_attribute("data-role-as-stated", "President")
    role_as_stated(page, "Head of state")
    saved(page)
    assert claims_of(record)[0].role_as_stated == "Head of state"


def test_who_is_no_claimant_any_more_is_told_and_keeps_what_he_typed(
    page: Page, record: Record, newsroom: Newsroom
) -> None:
    select(page, "always simpler")
    page.keyboard.press("Enter")
    saved(page)
    revision = newest(record)
    release(revision=revision, version=revision.version, by=newsroom.mona)
    role_as_stated(page, "President")
    expect(page.locator("[data-saving]")).to_contain_text("Only its claimant codes a revision")
    expect(current(page)).to_have_attribute("data-role-as-stated", "President")

"""The coding page where there is little: on a phone, and in a browser that does not get its scripts."""

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from annotations.models import Record
from tests.annotations.newsroom import Newsroom
from tests.browser.axe import faults_of
from tests.browser.coding import claims_of, open_page
from tests.browser.signing_in import address_of_coding, signed_in

pytestmark = pytest.mark.django_db(transaction=True)

TWO_LINES = 80
"""Pixels; a line of small buttons and a line of words that a finger can hit."""

AFTER_A_WHILE = "document.getAnimations().forEach((waiting) => waiting.finish())"


@pytest.fixture
def record(newsroom: Newsroom, record: Record) -> Record:
    """A draft of Ada's with one claim in it; details of it stand in its card."""
    newsroom.claim(record, "“It is always simpler.”", note="Compare the agency's own copy.")
    return record


def test_on_a_phone_the_bar_has_two_lines_and_all_that_is_in_it(page: Page) -> None:
    bar = page.get_by_role("region", name="Coding")
    for width in (390, 360, 320):
        page.set_viewport_size({"width": width, "height": 844})
        for name in ("Undo", "Redo"):
            expect(bar.get_by_role("button", name=name)).to_be_visible()
        expect(bar.get_by_role("link", name="Next article")).to_be_visible()
        for words in ("Saved", "to look at", "Guideline", "Keys"):
            expect(bar.get_by_text(words).first).to_be_in_viewport()
        assert bar.evaluate("(bar) => bar.offsetHeight") <= TWO_LINES
    summary = bar.locator("#completeness > summary")
    assert summary.inner_text().startswith("Before you submit:")
    summary.click()
    expect(bar.get_by_label("Why these need nothing")).to_be_visible()


def test_where_no_script_comes_everything_is_reached_without(
    browser: Browser, live_server: LiveServer, newsroom: Newsroom, record: Record
) -> None:
    context = signed_in(browser, live_server, newsroom.ada)
    page = context.new_page()
    page.route("**/*.js", lambda route: route.abort())
    page.goto(address_of_coding(record))
    page.evaluate(AFTER_A_WHILE)
    note = page.locator(
        "dd", has_text="Compare the agency's own copy."
    )  # texts in <noscript> are not looked for
    expect(note).to_have_count(0)
    page.get_by_role("button", name="Work without scripts").click()
    expect(note).to_be_visible()
    page.get_by_role("button", name="Remove").click()
    assert claims_of(record) == []
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("link", name="Change")).to_be_visible()
    assert len(claims_of(record)) == 1

    page.unroute_all()
    page.get_by_role("button", name="Use them again").click()
    open_page(page, page.url)
    expect(page.get_by_role("button", name="Work without scripts")).to_be_hidden()
    context.close()


def test_axe_finds_nothing_on_the_page_without_scripts(
    browser: Browser, live_server: LiveServer, newsroom: Newsroom, record: Record
) -> None:
    context = signed_in(browser, live_server, newsroom.ada, bypass_csp=True)
    page = context.new_page()
    page.route("**/*.js", lambda route: route.abort())
    page.goto(address_of_coding(record))
    page.evaluate(AFTER_A_WHILE)
    expect(page.get_by_role("button", name="Work without scripts")).to_be_visible()
    assert faults_of(page) == []
    context.close()

"""Reviewing in a browser: one decision a key press, without JavaScript too, and nothing for axe to find."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from annotations.models import Claim, Record
from tests.annotations.newsroom import ACT, NO_ONE, SIMPLER, UNITY, Newsroom
from tests.browser.axe import faults_of
from tests.browser.signing_in import address_of_record, signed_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def record(newsroom: Newsroom) -> Record:
    """Three claims and a correction by Ada, submitted."""
    record = newsroom.article(UNITY, outlet=newsroom.outlet("belta"))
    for words in (ACT, SIMPLER, NO_ONE):
        newsroom.claim(record, words)
    newsroom.correct(record, "17 July", corrected_value="18 July")
    newsroom.submit(record)
    return record


@pytest.fixture
def context(browser: Browser, live_server: LiveServer, newsroom: Newsroom) -> Iterator[BrowserContext]:
    opened = signed_in(browser, live_server, newsroom.rosa)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext, record: Record) -> Page:
    page = context.new_page()
    page.goto(f"{address_of_record(record)}review/")
    return page


def test_a_record_is_reviewed_by_keys_alone(page: Page, record: Record) -> None:
    page.get_by_role("button", name="Start review").press("Enter")
    cards = page.locator("[data-judged]")
    expect(cards.nth(0)).to_be_focused()

    page.keyboard.press("a")
    expect(cards.nth(1)).to_be_focused()
    page.keyboard.press("r")
    expect(cards.nth(1).get_by_label("Reason")).to_be_focused()
    page.keyboard.type("It repeats the first.")
    page.keyboard.press("Control+Enter")
    expect(cards.nth(2)).to_be_focused()
    page.keyboard.press("k")
    expect(cards.nth(1)).to_be_focused()
    page.keyboard.press("j")
    page.keyboard.press("a")
    expect(cards.nth(3)).to_be_focused()
    page.keyboard.press("a")
    page.get_by_role("button", name="Accept the record").click()

    expect(page.locator(".state[data-state=reviewed]").first).to_be_visible()
    verdicts = Claim.objects.order_by("id").values_list("verdict", "verdict_reason")
    assert list(verdicts) == [("accepted", ""), ("rejected", "It repeats the first."), ("accepted", "")]
    assert Record.objects.public().filter(pk=record.pk).exists()


def test_a_verdict_is_taken_back_by_a_key(page: Page) -> None:
    page.get_by_role("button", name="Start review").click()
    first = page.locator("[data-judged]").first
    expect(first).to_be_focused()
    page.keyboard.press("a")
    expect(first).to_have_attribute("data-verdict", "accepted")
    page.keyboard.press("k")
    page.keyboard.press("u")
    expect(first).to_have_attribute("data-verdict", "open")
    expect(first).to_be_focused()


def test_letters_are_keys_only_in_the_list_and_can_be_switched_off(page: Page) -> None:
    page.get_by_role("button", name="Start review").click()
    first = page.locator("[data-judged]").first
    expect(first).to_be_focused()
    page.locator("h1").click()
    page.keyboard.press("a")
    expect(first).to_have_attribute("data-verdict", "open")
    page.locator("[data-review-keys] summary").click()
    page.locator("[data-keys-switch]").uncheck()
    first.focus()
    page.keyboard.press("a")
    page.reload()
    expect(page.locator("[data-judged]").first).to_have_attribute("data-verdict", "open")
    expect(page.locator("[data-keys-switch]")).not_to_be_checked()


def test_the_words_of_the_claim_in_focus_are_marked_in_the_text(page: Page) -> None:
    page.get_by_role("button", name="Start review").click()
    expect(page.locator("mark[data-active]").filter(has_text="We must act together")).to_be_visible()
    page.keyboard.press("j")
    expect(page.locator("mark[data-active]").filter(has_text="It is always simpler")).to_be_visible()


def test_everything_works_without_javascript(
    browser: Browser, live_server: LiveServer, newsroom: Newsroom, record: Record
) -> None:
    context = signed_in(browser, live_server, newsroom.rosa, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address_of_record(record)}review/")
    page.get_by_role("button", name="Start review").click()
    for _ in range(4):
        page.get_by_role("button", name="Accept", exact=False).first.click()
    page.get_by_role("button", name="Accept the record").click()
    assert Record.objects.public().filter(pk=record.pk).exists()
    context.close()


def test_axe_finds_nothing_in_light_or_dark(
    browser: Browser, live_server: LiveServer, newsroom: Newsroom, record: Record
) -> None:
    context = signed_in(browser, live_server, newsroom.rosa, bypass_csp=True)
    page = context.new_page()
    review = f"{address_of_record(record)}review/"
    faults = {}
    page.goto(review)
    page.get_by_role("button", name="Start review").click()
    for address in (review, "/desk/reviews/", f"{review}return/", address_of_record(record)):
        page.goto(address)
        faults[address] = faults_of(page)
    context.close()
    assert faults == {address: [] for address in faults}


@pytest.mark.parametrize("width", [390, 1280])
def test_the_page_fits_the_window(page: Page, width: int) -> None:
    page.get_by_role("button", name="Start review").click()
    page.set_viewport_size({"width": width, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= width

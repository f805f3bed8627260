"""Suggestions in a browser: by one key each, without JavaScript, and accessible on every page."""

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from annotations.models import Claim, Record, Suggestion
from annotations.services.suggesting import suggest
from annotations.services.suggestion_decisions import move_threshold
from articles.models import ArticleVersion
from tests.annotations.newsroom import Newsroom
from tests.browser.axe import faults_of
from tests.browser.coding import draft_of_ada, open_page
from tests.browser.signing_in import address_of_coding, signed_in

pytestmark = pytest.mark.django_db(transaction=True)

PHONE = {"width": 390, "height": 844}
TEXT = (
    "Allies meet 🦬\n"
    "“We will help our allies,” Aleksandr Lukashenko said.\n"
    "Sergey Lavrov noted that trade would grow next year.\n"
    "“The talks were long,” he added.\n"
)


@pytest.fixture
def record(newsroom: Newsroom) -> Record:
    """Ada's draft with three suggestions."""
    record = draft_of_ada(newsroom, TEXT)
    suggest(version=ArticleVersion.objects.get(article=record.article))
    return record


def _suggested(page: Page) -> list[str]:
    page.wait_for_load_state()
    return page.locator("#suggestions .card .words").all_inner_texts()


def test_one_key_accepts_one_rejects_one_edits_and_the_next_one_follows(
    browser: Browser, live_server: LiveServer, newsroom: Newsroom, record: Record
) -> None:
    context = signed_in(browser, live_server, newsroom.ada)
    page = open_page(context.new_page(), address_of_coding(record))
    expect(page.locator("#suggestions .card")).to_have_count(3)
    page.locator("[data-text]").focus()
    page.keyboard.press("n")
    page.keyboard.press("y")
    expect(page.locator("[data-claims] [data-claim]")).to_have_count(1)
    expect(page.locator("#suggestions .card")).to_have_count(2)
    removed = page.locator("[data-claims] [data-removed]")
    for keys, count in (("Control+z", 1), ("Control+y", 0)):
        page.keyboard.press(keys)
        expect(removed).to_have_count(count)
    page.locator("#suggestions .card").first.focus()
    page.keyboard.press("Backspace")
    expect(page.locator("#suggestions .card")).to_have_count(1)
    assert str(Claim.objects.get().speaker) == "Aleksandr Lukashenko"
    assert sorted(Suggestion.objects.values_list("state", flat=True)) == ["accepted", "rejected", "suggested"]
    page.locator("[data-rejected] summary").click()
    page.get_by_role("button", name="Bring back").click()
    expect(page.locator("#suggestions .card")).to_have_count(2)
    assert not Suggestion.objects.filter(state="rejected").exists()
    page.keyboard.press("Enter")
    expect(page.locator("[data-claims] [data-claim]")).to_have_count(2)
    expect(page.get_by_role("combobox", name="Speaker", exact=False).first).to_be_visible()
    context.close()


def test_less_sure_ones_stay_folded_away_however_they_came_and_are_decided_alike(
    browser: Browser, live_server: LiveServer, newsroom: Newsroom, record: Record
) -> None:
    move_threshold(engine="rules", shown_from=1, version=0, by=newsroom.mona)
    context = signed_in(browser, live_server, newsroom.ada)
    for query in ("", "?suggestions=1"):
        page = open_page(context.new_page(), address_of_coding(record) + query)
        unsure = page.locator("#suggestions-section details:has-text('less sure')")
        expect(page.locator("[data-card='suggestion']")).to_have_count(3)
        expect(unsure.locator("[data-card='suggestion']")).to_have_count(3)
        expect(page.locator("[data-card='suggestion']").first).to_be_hidden()
    unsure.locator("summary").click()
    unsure.locator("[data-card='suggestion']").first.focus()
    page.keyboard.press("y")
    expect(page.locator("[data-claims] [data-claim]")).to_have_count(1)
    context.close()


def test_without_javascript_suggestions_are_decided_by_plain_forms(
    browser: Browser, live_server: LiveServer, newsroom: Newsroom, record: Record
) -> None:
    context = signed_in(browser, live_server, newsroom.ada, java_script_enabled=False)
    page = context.new_page()
    page.goto(address_of_coding(record))
    page.get_by_role("link", name="See what the program suggests").click()
    _, *others = _suggested(page)
    page.locator("#suggestions").get_by_role("button", name="Accept").first.click()
    assert "#claim-" in page.url
    assert _suggested(page) == others
    page.locator("#suggestions").get_by_role("button", name="Reject").first.click()
    page.locator("[data-rejected] summary").click()
    page.get_by_role("button", name="Bring back").click()
    assert _suggested(page) == others
    page.goto(f"{address_of_coding(record)}suggestions/")
    page.get_by_role("checkbox").first.uncheck()
    page.get_by_role("button", name="Accept those ticked").click()
    assert len(_suggested(page)) == 1
    assert Claim.objects.count() == 2
    context.close()


def test_the_pages_about_suggestions_are_accessible_and_fit_a_phone(
    browser: Browser, live_server: LiveServer, newsroom: Newsroom, record: Record
) -> None:
    for who, path in (
        (newsroom.ada, f"{address_of_coding(record)}suggestions/"),
        (newsroom.mona, "/desk/suggestions/"),
    ):
        context = signed_in(browser, live_server, who, bypass_csp=True, viewport=PHONE)
        page = context.new_page()
        page.goto(path)
        assert faults_of(page) == []
        assert int(page.evaluate("document.documentElement.scrollWidth")) <= PHONE["width"]
        context.close()

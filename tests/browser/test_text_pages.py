"""A changed text in a browser: read, taken over and decided by keyboard and without JavaScript."""

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from annotations.models import Reanchoring, Record, Span
from annotations.services.other_text import code_text
from tests.annotations.newsroom import ACT, NO_ONE, SIMPLER, UNITY, Newsroom, newest
from tests.annotations.texts import changed_text
from tests.browser.axe import faults_of
from tests.browser.signing_in import address_of_record, signed_in

pytestmark = pytest.mark.django_db(transaction=True)

CHANGED = (
    UNITY.replace("simpler", "easier")
    .replace("We must act together,”", "We must act together,\u201d\u00a0")
    .replace("He stressed that no one is pushing states to act against their interests.", "He left early.")
)


@pytest.fixture
def record(newsroom: Newsroom) -> Record:
    """Ada's draft of three claims and two corrections; the outlet has changed the text."""
    record = newsroom.article(UNITY, outlet=newsroom.outlet("belta"))
    newsroom.claim(record, ACT, cue="said", source="Aleksandr Lukashenko")
    newsroom.claim(record, SIMPLER)
    newsroom.claim(record, NO_ONE, cue="stressed", source="He")
    newsroom.correct(record, "17 July", corrected_value="18 July")
    newsroom.correct(record, field="headline", corrected_value="Unity")
    changed_text(record, CHANGED)
    return record


def test_a_text_is_taken_over_without_javascript(
    browser: Browser, live_server: LiveServer, newsroom: Newsroom, record: Record
) -> None:
    context = signed_in(browser, live_server, newsroom.ada, java_script_enabled=False)
    page = context.new_page()
    page.goto(address_of_record(record))
    page.get_by_role("link", name="See what changed").click()
    expect(page.locator(".diff del").first).to_have_text("simpler")
    page.get_by_role("button", name="Take the new text over").click()
    page.get_by_role("button", name="Confirm all 3").click()
    page.get_by_role("button", name="Confirm", exact=True).click()
    page.get_by_role("link", name="Adjust or drop…").click()
    page.get_by_label("Reason").fill("They cut it.")
    page.get_by_role("button", name="Drop it").click()
    expect(page.get_by_text("No words wait for a decision.")).to_be_visible()
    states = Reanchoring.objects.order_by("id").values_list("state", flat=True)
    assert sorted(states) == ["confirmed"] * 4 + ["dropped"]
    context.close()


def test_it_is_decided_by_keys_alone(
    browser: Browser, live_server: LiveServer, newsroom: Newsroom, record: Record
) -> None:
    revision, text = newest(record), record.article.versions.get(number=2)
    code_text(revision=revision, version=revision.version, text=text, by=newsroom.ada)
    context = signed_in(browser, live_server, newsroom.ada)
    page = context.new_page()
    page.goto(f"{address_of_record(record)}words/")
    page.get_by_role("button", name="Confirm", exact=True).first.press("Enter")
    page.get_by_role("button", name="Confirm all 3").press("Enter")
    page.get_by_role("link", name="Adjust or drop…").press("Enter")
    words = page.get_by_label("Words", exact=True)
    words.nth(0).fill("He left early")
    for row in (1, 2):
        words.nth(row).fill("")
    page.get_by_role("button", name="Save these words").press("Enter")
    expect(page.get_by_text("No words wait for a decision.")).to_be_visible()
    assert Span.objects.filter(exact="He left early").exists()
    context.close()


def test_axe_finds_nothing_and_the_pages_fit_a_phone(
    browser: Browser, live_server: LiveServer, newsroom: Newsroom, record: Record
) -> None:
    context = signed_in(browser, live_server, newsroom.ada, bypass_csp=True)
    page = context.new_page()
    at = address_of_record(record)
    faults = {}

    def look(address: str) -> None:
        page.goto(address)
        faults[address] = faults_of(page)
        page.set_viewport_size({"width": 390, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, address
        page.set_viewport_size({"width": 1280, "height": 900})

    for rest in ("", "text/"):
        look(f"{at}{rest}")
    revision, text = newest(record), record.article.versions.get(number=2)
    code_text(revision=revision, version=revision.version, text=text, by=newsroom.ada)
    orphan = Reanchoring.objects.get(found="orphan")
    for rest in ("words/", f"words/{orphan.uid}/", "code/", "text/"):
        look(f"{at}{rest}")
    context.close()
    assert faults == {address: [] for address in faults}

"""Readers' pages in a real browser: accessible in both schemes, small, and whole without scripts."""

import gzip
import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Response

from annotations.models import Claim, Record, Tag
from annotations.services import offices, sets, steps
from annotations.services.offices import Tenure
from tests.annotations.newsroom import ACT, DAY, NO_ONE, SIMPLER, UNITY, Newsroom
from tests.annotations.public.pages import record_path
from tests.browser.axe import faults_of

MOST_BYTES = 30_000  # gzipped, everything a first visit loads
MOST_REQUESTS = 5


@pytest.fixture
def pages(transactional_db: None) -> dict[str, str]:
    """The address of each kind of page, with something on it."""
    newsroom = Newsroom()
    record = newsroom.article(UNITY, outlet=newsroom.outlet("belta"), published_on=DAY)
    tag = Tag.objects.create(code="csto", label="CSTO")
    newsroom.claim(record, ACT, cue="said", source="Aleksandr Lukashenko", tags=[tag])
    newsroom.claim(record, "together,” Aleksandr Lukashenko said. “It is", summary="Overlaps.")
    newsroom.correct(record, "17 July", corrected_value="16 July", reason="A day earlier.")
    refused = newsroom.correct(record, "weather", corrected_value="climate")
    record = newsroom.review(record, dismissed=[refused])
    speaker = newsroom.speaker("Aleksandr Lukashenko")
    office = offices.add_office(name="President of Belarus", by=newsroom.rosa)
    offices.add_term(speaker=speaker, office=office, tenure=Tenure(), by=newsroom.rosa)
    minute: dict[str, Any] = {
        "published_on": DAY,
        "date_resolved": "2017-07-17T19:08+03:00",
        "date_granularity": "minute",
    }
    some = newsroom.outlet("some", whole=False)
    excerpt = newsroom.publish(UNITY.replace("unity", "peace"), NO_ONE, outlet=some, **minute)
    gone = newsroom.publish(UNITY.replace("unity", "union"), SIMPLER)
    steps.withdraw(record=gone, kind=Record.Withdrawal.ERROR, reason="It was wrong.", by=newsroom.rosa)
    reviewed_set = sets.create_set(slug="csto", title="CSTO copy", by=newsroom.mona)
    sets.release_set(
        reviewed_set=reviewed_set, fixture=b"[]", counts={"record": 1}, record_uids=[], by=newsroom.mona
    )
    claim = Claim.objects.filter(revision__record=record).order_by("pk")[:1].get()
    return {
        "home": "/",
        "records": "/records/?tag=csto",
        "not understood": "/records/?since=junk",
        "record": record_path(record),
        "excerpts": record_path(excerpt),
        "revision": f"{record_path(record)}revisions/1/",
        "claims": "/claims/",
        "claim": f"/claims/{claim.short_id}/",
        "speaker": f"/speakers/{speaker.slug}-{speaker.short_id}/",
        "corrections": "/corrections/",
        "method": "/method/",
        "data": "/data/",
        "tombstone": f"/records/{gone.article.short_id}/",
        "missing": "/records/00000000000000/",
    }


def test_axe_finds_nothing_in_light_or_dark(
    browser: Browser, live_server: Any, pages: dict[str, str]
) -> None:
    # Axe is put into the page as a script, which our policy refuses; nothing else here goes round it.
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    found = {}
    for name, path in pages.items():
        page.goto(live_server.url + path)
        found[name] = faults_of(page)
    context.close()
    assert found == {name: [] for name in pages}


def test_no_page_breaks_the_policy_or_is_wider_than_a_phone(
    browser: Browser, live_server: Any, pages: dict[str, str]
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=True)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
    for path in pages.values():
        page.goto(live_server.url + path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    context.close()
    # Of pages that answer 404 or 410, and of a date that is none and is shown as it came.
    expected = re.compile(r"responded with a status of|does not conform to the required format")
    assert [line for line in complaints if not expected.search(line)] == []


def test_a_first_visit_is_small(browser: Browser, live_server: Any, pages: dict[str, str]) -> None:
    context = browser.new_context()
    page = context.new_page()
    # Nothing is kept from an earlier page: each visit is the first.
    context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    loaded: list[Response] = []

    def note(response: Response) -> None:
        loaded.append(response)

    page.on("response", note)
    for path in pages.values():
        loaded.clear()
        page.goto(live_server.url + path, wait_until="networkidle")
        assert 2 <= len(loaded) <= MOST_REQUESTS, path
        assert sum(len(gzip.compress(response.body())) for response in loaded) <= MOST_BYTES, path
    context.close()


def test_claims_are_reached_and_left_by_keyboard_alone(
    browser: Browser, live_server: Any, pages: dict[str, str]
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(live_server.url + pages["record"])
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to the content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    first = page.locator("mark a:focus")
    assert first.inner_text() in ACT
    page.keyboard.press("Enter")
    claim = page.locator("li:target")
    assert claim.count() == 1
    assert "Aleksandr Lukashenko" in claim.inner_text()
    page.keyboard.press("Tab")
    assert page.locator("li:target a:focus").count() == 1
    context.close()


def test_a_reader_finds_a_record_by_its_words_without_scripts(
    browser: Browser, live_server: Any, pages: dict[str, str]
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(live_server.url)
    page.get_by_label("Search the reviewed records").fill('"act together"')
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Lukashenko calls for unity").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Lukashenko calls for unity"
    context.close()

"""A record as it comes out of a reader's printer: everything it says, and where to find it again."""

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from tests.annotations.newsroom import ACT, UNITY, Newsroom
from tests.annotations.public.pages import record_path

pytestmark = pytest.mark.django_db(transaction=True)

EVIDENCE = f"https://example.org/{'a-long-way/' * 16}"


def content_of(pseudo: str) -> str:
    return f"(element) => getComputedStyle(element, '{pseudo}').content"


def test_paper_has_the_address_every_claims_address_and_what_is_folded_on_a_screen(
    browser: Browser, live_server: LiveServer, newsroom: Newsroom
) -> None:
    record = newsroom.article(UNITY, outlet=newsroom.outlet("belta"))
    claim = newsroom.claim(record, ACT)
    newsroom.correct(record, "17 July", corrected_value="16 July", evidence_url=EVIDENCE)
    refused = newsroom.correct(record, "weather", corrected_value="climate")
    record = newsroom.review(record, dismissed=[refused])
    page = browser.new_page(base_url=live_server.url, viewport={"width": 794, "height": 1123})
    page.goto(record_path(record))
    address = page.get_by_text(f"{live_server.url}{record_path(record)}")
    expect(address).to_be_hidden()
    expect(page.get_by_text("It is right as it stands.")).to_be_hidden()

    page.emulate_media(media="print")
    expect(address).to_be_visible()
    expect(page.get_by_text("It is right as it stands.")).to_be_visible()
    evidence = page.get_by_role("link", name=EVIDENCE)
    assert evidence.evaluate("(link) => link.scrollWidth <= link.offsetWidth && link.offsetHeight > 20")
    cited = page.get_by_role("link", name="Cite").evaluate(content_of("::after"))
    assert f"/claims/{claim.short_id}/" in cited
    number = page.locator("mark[data-n]").first
    assert (
        number.evaluate("(mark) => getComputedStyle(mark, '::before').backgroundColor") == "rgba(0, 0, 0, 0)"
    )
    page.close()

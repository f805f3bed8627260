"""What stands beside the coding, in a browser: the guideline, what is left to look at, progress."""

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from annotations.models import GuidelineEdition
from annotations.services.coders import coder_for
from tests.annotations.newsroom import ACT, SIMPLER, UNITY, Newsroom
from tests.browser.axe import faults_of
from tests.browser.signing_in import address_of_coding, signed_in

pytestmark = pytest.mark.django_db(transaction=True)

PHONE = {"width": 390, "height": 844}


def width_of(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth"))


def test_every_page_is_accessible_in_both_schemes_and_fits_a_phone(
    browser: Browser, live_server: LiveServer, newsroom: Newsroom
) -> None:
    from django.contrib.auth.models import Group

    assert newsroom.ada.user is not None
    newsroom.ada.user.groups.add(Group.objects.get(name="manager"))
    record = newsroom.article(UNITY, outlet=newsroom.outlet("belta"))
    newsroom.claim(record, ACT, speaker="Somebody")
    context = signed_in(browser, live_server, coder_for(newsroom.ada.user), bypass_csp=True, viewport=PHONE)
    page = context.new_page()
    for path in (
        "/desk/",
        "/desk/guideline/",
        "/desk/guideline/write/",
        "/desk/progress/",
        f"{address_of_coding(record)}completeness/",
    ):
        page.goto(path)
        assert faults_of(page) == []
        assert width_of(page) <= PHONE["width"], path
    context.close()


def test_a_manager_sees_what_he_writes_and_publishes_it(
    browser: Browser, live_server: LiveServer, newsroom: Newsroom
) -> None:
    context = signed_in(browser, live_server, newsroom.mona)
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.goto("/desk/guideline/write/")
    page.get_by_label("The guideline, in Markdown").fill("## Be *brief*\n\n<script>alert(1)</script>")
    preview = page.locator("#preview")
    expect(preview.get_by_role("heading", name="Be brief")).to_be_visible()
    expect(preview).to_contain_text("<script>alert(1)</script>")
    page.get_by_label("What changed, in a line").fill("Shorter.")
    page.get_by_role("button", name="Publish").press("Enter")
    expect(page.get_by_role("heading", name="Be brief")).to_be_visible()
    assert GuidelineEdition.objects.get().note == "Shorter."
    assert faults == []
    context.close()


def test_without_javascript_findings_lead_to_the_text_and_are_dismissed_and_undone(
    browser: Browser, live_server: LiveServer, newsroom: Newsroom
) -> None:
    record = newsroom.article(UNITY)
    newsroom.claim(record, ACT)
    context = signed_in(browser, live_server, newsroom.ada, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address_of_coding(record)}completeness/")
    page.get_by_role("link", name=SIMPLER).click()
    assert page.url.endswith(f"#at-{UNITY.rindex(chr(10), 0, UNITY.index(SIMPLER)) + 1}")
    page.go_back()
    page.get_by_role("checkbox", name=SIMPLER.strip("“”")).check()
    page.get_by_label("Why these need nothing").fill("A proverb.")
    page.get_by_role("button", name="Dismiss those ticked").click()
    expect(page.get_by_role("checkbox", name=SIMPLER.strip("“”"))).to_have_count(0)
    page.get_by_text("1 dismissed").click()
    expect(page.get_by_text("A proverb.")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("checkbox", name=SIMPLER.strip("“”"))).to_be_visible()
    context.close()

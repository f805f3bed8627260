"""The register in a browser: pairs judged by single keys, and kept without JavaScript."""

from datetime import date

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from annotations.models import Speaker, SpeakerJudgement
from annotations.services import offices, speakers
from annotations.services.offices import Tenure
from tests.annotations.newsroom import ACT, UNITY, Newsroom
from tests.browser.axe import faults_of
from tests.browser.signing_in import signed_in

pytestmark = pytest.mark.django_db(transaction=True)

DUPLICATES = "/desk/speakers/duplicates/"


@pytest.fixture
def lukashenko(newsroom: Newsroom) -> Speaker:
    """A public speaker with a confirmed office, one that waits, and a second entry of nearly his name."""
    newsroom.publish(UNITY, ACT)
    found = newsroom.speaker("Aleksandr Lukashenko")
    president = offices.add_office(name="President of Belarus", forms=["the leader"], by=newsroom.rosa)
    director = offices.add_office(name="Director of a state farm", by=newsroom.ada)
    since = Tenure(starts_on=date(1994, 7, 20), source="Constitution", source_url="https://a.example/")
    offices.add_term(speaker=found, office=president, tenure=since, by=newsroom.rosa)
    until = Tenure(ends_on=date(1994, 7, 20), ends_granularity="month", source="A book")
    offices.add_term(speaker=found, office=director, tenure=until, by=newsroom.ada)
    speakers.add_alias(speaker=found, form="Аляксандр Лукашэнка", language="be-Cyrl", by=newsroom.rosa)
    for name in ("Aliaksandr Lukashenka", "Sergey Lavrov", "Sergei Lavrov"):
        newsroom.speaker(name)
    return found


def path_of(speaker: Speaker) -> str:
    return f"/speakers/{speaker.slug}-{speaker.short_id}/"


def test_pairs_are_judged_and_merged_by_single_keys(
    browser: Browser, live_server: LiveServer, newsroom: Newsroom, lukashenko: Speaker
) -> None:
    context = signed_in(browser, live_server, newsroom.rosa)
    page = context.new_page()
    page.goto(DUPLICATES)
    pairs = page.locator("[data-pair]")
    expect(pairs).to_have_count(2)
    lavrov = page.locator("[data-pair]", has_text="Sergei Lavrov")
    while not lavrov.locator(":focus").count():
        page.keyboard.press("j")
    page.keyboard.press("n")
    expect(page.get_by_role("status")).to_contain_text("Sergey Lavrov and Sergei Lavrov: not the same.")
    expect(pairs).to_have_count(1)
    page.keyboard.press("z")
    expect(pairs).to_have_count(2)
    assert not SpeakerJudgement.objects.exists()
    page.locator("[data-pair]", has_text="Lukashenka").get_by_role("link").first.focus()
    page.keyboard.press("s")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Merge Aliaksandr Lukashenka into Aleksandr Lukashenko"
    )
    page.get_by_label("Why they are the same").fill("One person, spelled in two ways.")
    page.get_by_role("button", name="Merge").click()
    expect(page.get_by_text("merged into it")).to_be_visible()
    assert lukashenko.merged.get().name == "Aliaksandr Lukashenka"
    context.close()


def test_an_entry_is_kept_without_javascript(
    browser: Browser, live_server: LiveServer, newsroom: Newsroom, lukashenko: Speaker
) -> None:
    context = signed_in(browser, live_server, newsroom.rosa, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"/desk{path_of(lukashenko)}")
    page.get_by_role("button", name="Confirm all 1").click()
    term = page.locator("li", has=page.get_by_role("link", name="Director of a state farm"))
    term.get_by_text("Mend or remove").click()
    term.get_by_label("Known from").fill("A better book")
    term.get_by_role("button", name="Save").click()
    expect(term).to_contain_text("A better book")
    term.get_by_text("Mend or remove").click()
    term.get_by_role("button", name="Remove").click()
    expect(term).to_have_count(0)
    page.get_by_role("button", name="Restore").click()
    expect(term).to_contain_text("A better book")
    context.close()


def test_pages_have_no_faults_and_fit_a_phone(
    browser: Browser, live_server: LiveServer, newsroom: Newsroom, lukashenko: Speaker
) -> None:
    office = lukashenko.terms.get(source="Constitution").office
    double = Speaker.objects.get(name="Aliaksandr Lukashenka")
    context = signed_in(browser, live_server, newsroom.rosa, bypass_csp=True)
    page = context.new_page()
    for path in (
        path_of(lukashenko),
        f"/desk{path_of(lukashenko)}",
        DUPLICATES,
        f"/desk{path_of(double)}merge/?into={lukashenko.short_id}",
        "/desk/offices/?role=the+leader&on=2017-07-17",
        f"/desk/offices/{office.uid}/",
        "/desk/speakers/take-in/",
    ):
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(path)
        for details in page.locator("main details").all():
            details.evaluate("element => element.open = true")
        assert faults_of(page) == []
        page.set_viewport_size({"width": 390, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path
    context.close()

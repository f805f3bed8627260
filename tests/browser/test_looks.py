"""The coding page as paper, zoom, forced colours and people who want no motion make it look."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from annotations.models import Claim, Tag
from tests.annotations.newsroom import ACT, NO_ONE, SIMPLER, UNITY, Newsroom
from tests.browser.coding import open_page
from tests.browser.signing_in import address_of_coding, signed_in

pytestmark = pytest.mark.django_db(transaction=True)

TRANSPARENT = "rgba(0, 0, 0, 0)"
STATES = ["content", "accepted", "queried", "cue", "source", "correction", "suggestion", "overlap", "active"]
STYLES = """([states, property]) => Object.fromEntries(states.map((name) =>
    [name, getComputedStyle(document.querySelector(".copy p"), `::highlight(${name})`)[property]]))"""
COVERED = """() => [...document.querySelectorAll("[data-bar], #panel")]
    .filter((one) => ["sticky", "fixed"].includes(getComputedStyle(one).position))
    .reduce((sum, one) => sum + one.offsetHeight, 0) / innerHeight"""
"""How much of the height is taken by what stays in sight."""

MOVING = """() => [getComputedStyle(document.documentElement).scrollBehavior,
    ...[...document.querySelectorAll("*")].flatMap((one) => {
        const { transitionDuration, animationName } = getComputedStyle(one);
        return transitionDuration === "0s" && animationName === "none" ? [] : [one.className];
    })]"""


@pytest.fixture
def page(browser: Browser, live_server: LiveServer, transactional_db: None) -> Iterator[tuple[Page, str]]:
    """The coding page of a draft with three claims, one inside another; and its address."""
    newsroom = Newsroom()
    record = newsroom.article(UNITY, outlet=newsroom.outlet("belta", kind="agency"))
    tag = Tag.objects.create(code="our-unity", label="Unity of members", definition="Acting together.")
    newsroom.claim(record, ACT, speaker="Aleksandr Lukashenko", cue="said", tags=[tag])
    newsroom.claim(record, SIMPLER, speaker="Aleksandr Lukashenko")
    newsroom.claim(record, NO_ONE, speaker="Yuri Khachaturov", mode=Claim.Mode.INDIRECT)
    context = signed_in(browser, live_server, newsroom.ada)
    yield context.new_page(), address_of_coding(record)
    context.close()


def lines_of(page: Page) -> dict[str, str]:
    """The line under the words of each state, without its colour."""
    styles: dict[str, str] = page.evaluate(STYLES, [STATES, "textDecoration"])
    return {name: style.partition("rgb")[0].strip() for name, style in styles.items()}


def test_in_forced_colours_lines_alone_tell_the_states_apart(page: tuple[Page, str]) -> None:
    coding, address = page
    for scheme in ("light", "dark"):
        coding.emulate_media(forced_colors="active", color_scheme=scheme)
        open_page(coding, address)
        lines = lines_of(coding)
        assert all("line" in line for line in lines.values()), lines
        assert len(set(lines.values())) == len(lines), lines
        grounds = coding.evaluate(STYLES, [STATES, "backgroundColor"])
        assert grounds["content"] == grounds["cue"] == grounds["overlap"] != grounds["active"], grounds


def test_in_forced_colours_marked_words_have_the_colours_of_the_text(page: tuple[Page, str]) -> None:
    reading, _ = page
    reading.emulate_media(forced_colors="active", color_scheme="dark")
    reading.goto("/method/")
    colour = "(one) => getComputedStyle(one).color"
    marks = reading.locator("mark").all()
    assert {mark.evaluate(colour) for mark in marks} == {reading.locator("p").first.evaluate(colour)}
    assert {mark.evaluate("(one) => getComputedStyle(one).backgroundColor") for mark in marks} == {
        TRANSPARENT
    }


def test_paper_has_the_text_and_every_claim_with_its_coding_and_no_button(page: tuple[Page, str]) -> None:
    coding, address = page
    open_page(coding, address)
    coding.emulate_media(media="print")
    coding.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert coding.get_by_role("button").all() == []
    assert coding.get_by_role("textbox").all() == []
    expect(coding.locator("[data-text]")).to_contain_text(ACT)
    cards = coding.locator('[data-card="claim"]')
    expect(cards).to_have_count(3)
    for words, who, mode in (
        (ACT, "Aleksandr Lukashenko", "direct"),
        (SIMPLER, "Aleksandr Lukashenko", "direct"),
        (NO_ONE, "Yuri Khachaturov", "indirect"),
    ):
        card = cards.filter(has_text=words)
        for shown in (words, who, mode):
            expect(card.get_by_text(shown, exact=True)).to_be_visible()
    expect(cards.filter(has_text=ACT).get_by_text("Unity of members")).to_be_visible()
    assert "none" not in lines_of(coding)["content"]


def test_zoomed_nothing_is_wider_than_the_page_and_half_the_height_is_text(page: tuple[Page, str]) -> None:
    coding, address = page
    for width, height in ((700, 450), (320, 256)):  # 1400 x 900 at 200 %, 1280 x 1024 at 400 %
        coding.set_viewport_size({"width": width, "height": height})
        open_page(coding, address)
        assert coding.evaluate("document.documentElement.scrollWidth") <= width
        assert coding.evaluate(COVERED) <= 0.5


def test_who_wants_no_motion_gets_none(page: tuple[Page, str]) -> None:
    coding, address = page
    coding.emulate_media(reduced_motion="reduce")
    open_page(coding, address)
    coding.locator("[data-text]").focus()
    assert coding.evaluate(MOVING) == ["auto"]

"""The coding page in a browser: words become claims by mouse, keyboard, touch, and without JavaScript."""

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from annotations.models import Alias, Record
from tests.annotations.newsroom import ACT, SIMPLER, Newsroom, newest
from tests.browser.coding import (
    TEXT,
    box_of,
    claims_of,
    current,
    drag,
    mark,
    open_page,
    painted,
    saved,
    select,
    spans_of,
)
from tests.browser.signing_in import address_of_coding, signed_in

pytestmark = pytest.mark.django_db(transaction=True)


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_a_whole_article_is_coded_by_keyboard_alone(page: Page, record: Record) -> None:
    page.locator("[data-text]").focus()
    press(page, "ArrowDown", "ArrowRight", "q", "Enter")
    expect(current(page)).to_contain_text("No speaker yet")
    press(page, "w")
    page.keyboard.type("lukaš")
    expect(page.get_by_role("option", name="Aleksandr Lukashenko")).to_be_visible()
    press(page, "Enter")
    expect(page.locator("[data-text]")).to_be_focused()
    expect(current(page)).to_contain_text("Aleksandr Lukashenko")
    press(page, "m")
    press(page, "r")
    page.keyboard.type("President")
    press(page, "Escape")
    saved(page)
    [claim] = claims_of(record)
    [(role, start, words)] = spans_of(claim)
    assert (role, claim.mode, claim.role_as_stated) == ("content", "mixed", "President")
    assert claim.speaker is not None
    assert TEXT[start : start + len(words)] == words

    press(page, "{")
    saved(page)
    [(_, _, shorter)] = spans_of(claim)
    assert words.startswith(shorter)
    assert len(shorter) < len(words)
    press(page, "}")

    # A second claim by the same speaker, removed, brought back and undone.
    select(page, SIMPLER)
    press(page, "Enter", ".", "Backspace")
    expect(page.locator("[data-card].removed")).to_have_count(1)
    press(page, "Control+z")
    expect(page.locator("[data-card].removed")).to_have_count(0)
    saved(page)
    first, second = claims_of(record)
    assert (second.speaker, second.mode) == (first.speaker, "direct")
    press(page, "Control+z", "Control+z")
    saved(page)
    assert claims_of(record) == [first]
    press(page, "Control+Shift+Z", "k", "Enter", "f")
    page.keyboard.type("He wants unity.")
    press(page, "Escape", "?")
    expect(page.get_by_label("Single letters are keys")).to_be_focused()
    press(page, "Escape")
    saved(page)
    assert {claim.summary for claim in claims_of(record)} >= {"He wants unity."}


def test_a_split_quotation_is_marked_with_the_mouse(page: Page, record: Record) -> None:
    drag(page, "must", "together")
    mark(page, "Claim").click()
    drag(page, "always", "simpler")
    mark(page, "Add").click()
    drag(page, "said", "said.")
    mark(page, "Cue").click()
    drag(page, "Aleksandr", "Lukashenko said")
    mark(page, "Source").click()
    card = current(page)
    card.get_by_role("combobox", name="Speaker").fill("lukash")
    page.get_by_role("option", name="Aleksandr Lukashenko").click()
    card.get_by_label("Remember “Aleksandr").wait_for(state="hidden")
    saved(page)
    [claim] = claims_of(record)
    assert spans_of(claim) == [
        ("content", TEXT.index("must act together"), "must act together"),
        ("source", TEXT.index("Aleksandr"), "Aleksandr Lukashenko"),
        ("cue", TEXT.index("said"), "said"),
        ("content", TEXT.index("always simpler"), "always simpler"),
    ]
    assert claim.mode == "direct", "the mode follows the quotation marks"
    assert painted(page)["cue"] == ["said"]


def test_a_speaker_is_added_and_his_mention_remembered_without_leaving(page: Page, record: Record) -> None:
    select(page, "no one is pushing states")
    press(page, "Enter")
    select(page, "He stressed")
    press(page, "s", "w")
    page.keyboard.type("Yuri Khachaturov")
    page.get_by_role("option", name="Add “Yuri Khachaturov” as a person").click()
    saved(page)
    current(page).get_by_label("Remember “He stressed” as a name of Yuri Khachaturov").check()
    saved(page)
    [claim] = claims_of(record)
    assert claim.speaker is not None
    assert claim.speaker.name == "Yuri Khachaturov"
    assert Alias.objects.get(speaker=claim.speaker).form == "He stressed"


def test_a_claim_is_coded_by_touch_on_a_phone(
    browser: Browser, live_server: LiveServer, newsroom: Newsroom, record: Record
) -> None:
    options = {"viewport": {"width": 390, "height": 780}, "has_touch": True, "is_mobile": True}
    context = signed_in(browser, live_server, newsroom.ada, **options)
    page = open_page(context.new_page(), address_of_coding(record))
    sheet = page.get_by_role("button", name="Claims and corrections")
    expect(sheet).to_have_attribute("aria-expanded", "false")
    select(page, "always simpler")
    before = page.evaluate("scrollY")
    mark(page, "Claim").tap()
    expect(sheet).to_have_attribute("aria-expanded", "true")
    assert page.evaluate("scrollY") == before, "the words stay where they are"
    page.get_by_role("button", name="Take it").tap()
    card = current(page)
    card.get_by_role("combobox", name="Speaker").tap()
    card.get_by_role("combobox", name="Speaker").fill("Lukash")
    offered = page.get_by_role("option", name="Aleksandr Lukashenko")
    expect(offered).to_be_in_viewport(ratio=1)
    offered.tap()
    expect(card).to_contain_text("Aleksandr Lukashenko")
    saved(page)
    [claim] = claims_of(record)
    assert claim.speaker is not None
    taken = [("content", ACT), ("source", "Aleksandr Lukashenko"), ("cue", "said"), ("content", SIMPLER)]
    assert [(role, words) for role, _, words in spans_of(claim)] == taken
    card.get_by_role("button", name="End a word earlier").last.tap()
    expect(card.locator("[data-span-words]").last).to_have_text(SIMPLER[:-2])
    saved(page)
    assert spans_of(claim)[-1][2] == SIMPLER[:-2]
    page.get_by_role("button", name="Undo", exact=True).tap()
    expect(card.locator("[data-span-words]").last).to_have_text(SIMPLER)
    saved(page)
    assert [(role, words) for role, _, words in spans_of(claim)] == taken
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


def test_without_javascript_the_words_are_pasted(
    browser: Browser, live_server: LiveServer, newsroom: Newsroom, record: Record
) -> None:
    context = signed_in(browser, live_server, newsroom.ada, java_script_enabled=False)
    page = context.new_page()
    page.goto(address_of_coding(record))
    form = page.locator("#claim-form")
    form.get_by_label("Words", exact=True).first.fill(SIMPLER)
    form.get_by_label("The claim in one sentence").fill("It is simpler.")
    form.get_by_role("textbox", name="Speaker").fill("lukash")
    form.get_by_role("button", name="Look up").click()
    form.get_by_role("radio", name="Aleksandr Lukashenko").check()
    form.get_by_role("button", name="Add the claim").click()
    expect(page.locator("[data-card]")).to_contain_text("It is simpler.")
    page.get_by_role("button", name="Remove").click()
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("link", name="Change").click()
    page.locator("#claim-form").get_by_label("The claim in one sentence").fill("Simpler together.")
    page.get_by_role("button", name="Save the claim").click()
    expect(page.locator("[data-card]")).to_contain_text("Simpler together.")
    context.close()
    [claim] = claims_of(record)
    assert spans_of(claim) == [("content", TEXT.index(SIMPLER), SIMPLER)]


def test_letters_are_keys_only_where_they_are_not_typed_and_can_be_switched_off(page: Page) -> None:
    select(page, "always simpler")
    press(page, "Enter", "r")
    page.keyboard.type("jk cx?[].,n")
    expect(current(page).get_by_label("Role as stated")).to_have_value("jk cx?[].,n")
    saved(page)
    page.get_by_text("Keys ?").click()
    page.get_by_label("Single letters are keys").uncheck()
    open_page(page, page.url)
    page.locator("[data-text]").focus()
    press(page, "w", "j")
    expect(page.locator("[data-text]")).to_be_focused()


def test_cards_are_one_tab_stop_and_arrows_lead_through_them_without_any_letter(
    page: Page, newsroom: Newsroom, record: Record
) -> None:
    first = newsroom.claim(record, ACT)
    last = newsroom.claim(record, SIMPLER, cue="")
    open_page(page, page.url)
    expect(page.locator("[data-card][tabindex='0']")).to_have_count(1)
    page.locator("[data-card][tabindex='0']").focus()
    for key, claim in (("ArrowDown", last), ("ArrowUp", first), ("End", last), ("Home", first)):
        page.keyboard.press(key)
        expect(page.locator(f"#claim-{claim.short_id}")).to_be_focused()
    page.keyboard.press("Tab")
    expect(current(page).get_by_role("link", name="Change")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(page.locator(f"#claim-{first.short_id}")).to_be_focused()
    current(page).get_by_role("link", name="Comment").click()
    expect(page.locator("#comments").get_by_label("Comment", exact=True)).to_be_focused()
    expect(page.locator("#comments").get_by_label("On", exact=True)).to_have_value(first.short_id)


def test_a_click_on_words_chooses_the_shortest_claim_and_then_the_next(
    page: Page, newsroom: Newsroom, record: Record
) -> None:
    newsroom.claim(record, ACT, summary="Short.")
    newsroom.claim(record, TEXT.split("\n")[2], summary="Long.", cue="")
    newsroom.correct(record, "session")
    open_page(page, page.url)
    for summary in ("Short.", "Long.", "Short."):
        box = box_of(page, "together")
        page.mouse.click(box["x"], box["y"])
        expect(current(page)).to_contain_text(summary)
    assert painted(page)["overlap"] == [ACT]
    page.keyboard.press("j")
    expect(current(page)).to_contain_text("Long.")
    page.locator("[data-text]").focus()
    select(page, "session")
    page.keyboard.press("Space")
    expect(current(page)).to_contain_text("something else")
    assert len(painted(page)) == 9


def test_marks_stand_in_where_there_are_no_highlights(
    context: BrowserContext, newsroom: Newsroom, record: Record
) -> None:
    newsroom.claim(record, ACT, cue="said")
    context.add_init_script("Object.defineProperty(CSS, 'highlights', { value: undefined });")
    page = open_page(context.new_page(), address_of_coding(record))
    expect(page.locator('mark[data-painted~="content"]')).to_have_text(ACT)
    expect(page.locator('mark[data-painted~="cue"]')).to_have_text("said")
    drag(page, "always", "simpler")
    page.keyboard.press("Enter")
    expect(page.locator('mark[data-painted~="active"]')).to_have_text("always simpler")
    saved(page)
    assert claims_of(record)[-1].spans.get().start == TEXT.index("always simpler")
    shown = page.evaluate(
        '[...document.querySelectorAll("[data-text] p")].map((p) => p.textContent).join("")'
    )
    assert shown == TEXT


def test_corrections_and_quoted_claims_come_without_leaving_the_page(page: Page, record: Record) -> None:
    page.evaluate(
        """() => {
            window.broken = [];
            const note = (event) => window.broken.push(event.violatedDirective);
            document.addEventListener("securitypolicyviolation", note);
        }"""
    )
    select(page, "session")
    press(page, "x")
    page.keyboard.type("meeting")
    page.get_by_role("button", name="Propose it").click()
    expect(page.locator('[data-card="correction"]')).to_be_focused()
    page.get_by_text("Add a claim by quoting its words").click()
    form = page.locator("#claim-form")
    form.get_by_role("button", name="Add the claim").click()
    expect(page.get_by_text("A claim needs its content")).to_be_visible()
    form.get_by_label("Words", exact=True).first.fill(SIMPLER)
    form.get_by_role("button", name="Add the claim").click()
    expect(page.locator('[data-card="claim"]')).to_be_focused()
    assert page.evaluate("window.broken") == [], "the page breaks no rule of its policy"
    assert [correction.exact for correction in newest(record).corrections.all()] == ["session"]
    assert len(claims_of(record)) == 1

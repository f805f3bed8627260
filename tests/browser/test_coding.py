"""The coding page in a browser: words become claims by mouse, by keyboard, and without JavaScript."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from annotations.models import Claim, Record
from tests.annotations.newsroom import ACT, SIMPLER, Newsroom, newest
from tests.browser.signing_in import address_of_coding, signed_in

pytestmark = pytest.mark.django_db(transaction=True)

TEXT = (
    "Lukashenko calls for unity 🦬\n"
    "MINSK, 17 July (BelTA) – 🎺 The president spoke at the session in Minsk.\n"
    "“We must act together,” Aleksandr Lukashenko said. “It is always simpler.”\n"
    "He stressed that no one is pushing states to act against their interests.\n"
)


@pytest.fixture
def newsroom(transactional_db: None) -> Newsroom:
    return Newsroom()


@pytest.fixture
def record(newsroom: Newsroom) -> Record:
    """An article beyond the Basic Multilingual Plane, claimed by Ada, with a speaker in the register."""
    newsroom.speaker("Aleksandr Lukashenko")
    record = newsroom.article(TEXT, outlet=newsroom.outlet("belta", kind="agency"))
    newsroom.open(record)
    return record


@pytest.fixture
def context(browser: Browser, live_server: LiveServer, newsroom: Newsroom) -> Iterator[BrowserContext]:
    opened = signed_in(browser, live_server, newsroom.ada)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext, record: Record) -> Page:
    page = context.new_page()
    page.goto(address_of_coding(record))
    return page


def drag(page: Page, first: str, last: str) -> None:
    """Drag the mouse from inside the word `first` to inside the word `last`."""
    ends = page.evaluate(
        """([first, last]) => [first, last].map((word) => {
            const all = [...document.querySelectorAll("[data-text] p")];
            const p = all.find((p) => p.textContent.includes(word));
            const range = new Range();
            const at = p.textContent.indexOf(word);
            range.setStart(p.firstChild, at + 1);
            range.setEnd(p.firstChild, at + word.length - 1);
            const box = range.getBoundingClientRect();
            return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
        })""",
        [first, last],
    )
    page.mouse.move(ends[0]["x"], ends[0]["y"])
    page.mouse.down()
    page.mouse.move(ends[1]["x"], ends[1]["y"], steps=8)
    page.mouse.up()


def mark(page: Page, name: str) -> None:
    page.get_by_role("toolbar", name="The selected words").get_by_role("button", name=name).click()


def form(page: Page) -> Locator:
    return page.locator("#claim-form")


def spans_of(record: Record) -> list[tuple[str, int, str]]:
    [claim] = Claim.objects.filter(revision=newest(record), removed_at=None)
    return [(span.role, span.start, span.exact) for span in claim.spans.all()]


def test_a_split_quotation_is_marked_with_the_mouse(page: Page, record: Record) -> None:
    drag(page, "must", "together")
    mark(page, "Content")
    drag(page, "always", "simpler")
    mark(page, "Content")
    drag(page, "Aleksandr", "said")
    mark(page, "Source")
    form(page).get_by_label("The claim in one sentence").fill("Common action is simpler.")
    form(page).get_by_role("textbox", name="Speaker").fill("lukaš")
    form(page).get_by_role("radio", name="Aleksandr Lukashenko").check()
    form(page).get_by_role("button", name="Add the claim").click()
    expect(page.locator("[data-card]").filter(has_text="Common action is simpler.")).to_be_focused()
    assert spans_of(record) == [
        ("content", TEXT.index("must act together"), "must act together"),
        ("source", TEXT.index("Aleksandr"), "Aleksandr Lukashenko said"),
        ("content", TEXT.index("always simpler"), "always simpler"),
    ]


def test_a_claim_is_coded_by_keyboard_alone(page: Page, record: Record) -> None:
    page.locator("[data-text]").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    for _ in range(3):
        page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Enter")
    quote = form(page).locator("[data-active] textarea")
    expect(quote).not_to_have_value("")
    page.keyboard.press("}")
    longer = quote.input_value()
    page.keyboard.press("{")
    expect(quote).not_to_have_value(longer)
    shorter = quote.input_value()
    assert longer.startswith(shorter)
    page.keyboard.press("f")
    page.keyboard.type("By keyboard alone.")
    page.keyboard.press("Control+Enter")
    card = page.locator("[data-card]").filter(has_text="By keyboard alone.")
    expect(card).to_be_focused()
    assert [words for _, _, words in spans_of(record)] == [shorter]

    page.keyboard.press("Backspace")
    undo = page.get_by_role("button", name="Undo")
    expect(undo).to_be_focused()
    page.keyboard.press("Enter")
    expect(card).to_be_focused()
    page.keyboard.press("Enter")
    expect(form(page).get_by_label("The claim in one sentence")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("[data-text]")).to_be_focused()


def test_letters_are_no_keys_once_switched_off(page: Page) -> None:
    page.get_by_text("Keys ?").click()
    page.get_by_label("Single letters are keys").uncheck()
    page.reload()
    page.locator("[data-text]").focus()
    page.keyboard.press("f")
    expect(page.locator("[data-text]")).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(form(page).locator("[data-active] textarea")).not_to_have_value("")


def test_typing_a_letter_in_the_form_is_typing(page: Page) -> None:
    summary = form(page).get_by_label("The claim in one sentence")
    summary.click()
    page.keyboard.type("jk cx?[]")
    expect(summary).to_have_value("jk cx?[]")


def test_what_is_typed_outlives_the_removal_of_another_claim(
    page: Page, newsroom: Newsroom, record: Record
) -> None:
    newsroom.claim(record, ACT)
    page.reload()
    form(page).get_by_label("The claim in one sentence").fill("Half a thought")
    page.locator("[data-card]").get_by_role("button", name="Remove").click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    expect(form(page).get_by_label("The claim in one sentence")).to_have_value("Half a thought")


def test_what_is_typed_outlives_the_end_of_the_session(page: Page, context: BrowserContext) -> None:
    drag(page, "always", "simpler")
    mark(page, "Content")
    form(page).get_by_label("The claim in one sentence").fill("Half a thought")
    context.clear_cookies(name="sessionid")
    form(page).get_by_role("button", name="Add the claim").click()
    expect(page.get_by_role("alert")).to_contain_text("You are signed out")
    expect(form(page).get_by_label("The claim in one sentence")).to_have_value("Half a thought")


def test_who_was_chosen_stays_chosen_while_options_arrive(
    page: Page, newsroom: Newsroom, record: Record
) -> None:
    newsroom.claim(record, ACT)
    page.reload()
    offered = form(page).get_by_role("radio", name="Aleksandr Lukashenko")
    offered.check()
    form(page).get_by_role("textbox", name="Speaker").fill("Lukash")
    expect(form(page).get_by_role("radio", name="Add “Lukash” as a person")).to_be_visible()
    expect(offered).to_be_checked()


def test_what_is_refused_is_said_beside_what_was_typed(page: Page) -> None:
    form(page).get_by_label("The claim in one sentence").fill("Without any words")
    form(page).get_by_role("button", name="Add the claim").click()
    expect(page.get_by_text("A claim needs its content")).to_be_visible()
    expect(form(page).get_by_label("The claim in one sentence")).to_have_value("Without any words")


def test_a_click_on_words_leads_to_their_card_and_back(
    page: Page, newsroom: Newsroom, record: Record
) -> None:
    newsroom.claim(record, ACT, summary="First claim.")
    newsroom.claim(record, SIMPLER, summary="Second claim.")
    page.reload()
    box = page.evaluate(
        """() => {
            const all = [...document.querySelectorAll("[data-text] p")];
            const p = all.find((p) => p.textContent.includes("simpler"));
            const range = new Range();
            range.setStart(p.firstChild, p.textContent.indexOf("simpler"));
            range.setEnd(p.firstChild, p.textContent.indexOf("simpler") + 7);
            const { left, top, width, height } = range.getBoundingClientRect();
            return { x: left + width / 2, y: top + height / 2 };
        }"""
    )
    page.mouse.click(box["x"], box["y"])
    current = page.locator('[data-card][aria-current="true"]')
    expect(current).to_contain_text("Second claim.")
    page.keyboard.press("k")
    expect(current).to_contain_text("First claim.")


def test_few_highlights_paint_many_claims(page: Page, newsroom: Newsroom, record: Record) -> None:
    newsroom.claim(record, ACT, cue="said")
    newsroom.claim(record, SIMPLER)
    newsroom.correct(record, "session")
    page.reload()
    painted = page.evaluate(
        "() => Object.fromEntries([...CSS.highlights].map(([name, h]) => [name, [...h].map(String)]))"
    )
    assert painted["content"] == [ACT, SIMPLER]
    assert painted["cue"] == ["said"]
    assert painted["correction"] == ["session"]
    assert len(painted) <= 8


def test_without_javascript_the_words_are_pasted(
    browser: Browser, live_server: LiveServer, newsroom: Newsroom, record: Record
) -> None:
    context = signed_in(browser, live_server, newsroom.ada, java_script_enabled=False)
    page = context.new_page()
    page.goto(address_of_coding(record))
    form(page).get_by_label("Words", exact=True).first.fill(SIMPLER)
    form(page).get_by_label("The claim in one sentence").fill("It is simpler.")
    form(page).get_by_role("textbox", name="Speaker").fill("lukash")
    form(page).get_by_role("button", name="Look up").click()
    form(page).get_by_role("radio", name="Aleksandr Lukashenko").check()
    form(page).get_by_role("button", name="Add the claim").click()
    expect(page.locator("[data-card]")).to_contain_text("It is simpler.")
    page.get_by_role("button", name="Remove").click()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("link", name="Change")).to_be_visible()
    context.close()
    assert spans_of(record) == [("content", TEXT.index(SIMPLER), SIMPLER)]


def test_the_page_breaks_no_rule_of_its_policy(page: Page) -> None:
    page.evaluate(
        """() => {
            window.broken = [];
            const note = (event) => window.broken.push(event.violatedDirective);
            document.addEventListener("securitypolicyviolation", note);
        }"""
    )
    drag(page, "always", "simpler")
    mark(page, "Content")
    form(page).get_by_role("button", name="Add the claim").click()
    expect(page.locator("[data-card]")).to_be_focused()
    page.locator("[data-card]").get_by_role("link", name="Change").click()
    expect(page.get_by_role("heading", name="Change the claim")).to_be_visible()
    assert page.evaluate("window.broken") == []


def test_on_a_phone_the_sheet_opens_when_words_are_marked(
    browser: Browser, live_server: LiveServer, newsroom: Newsroom, record: Record
) -> None:
    context = signed_in(browser, live_server, newsroom.ada, viewport={"width": 390, "height": 780})
    page = context.new_page()
    page.goto(address_of_coding(record))
    sheet = page.get_by_role("button", name="Claims and corrections")
    expect(sheet).to_have_attribute("aria-expanded", "false")
    expect(form(page)).to_be_hidden()
    page.locator("[data-text] p", has_text="simpler").evaluate("(p) => p.scrollIntoView({ block: 'center' })")
    drag(page, "always", "simpler")
    mark(page, "Content")
    expect(form(page).get_by_label("The claim in one sentence")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()

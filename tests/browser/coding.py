"""What the browser tests of the coding page share: an article beyond the basic plane, and how hands move."""

from typing import Any

from playwright.sync_api import Locator, Page, expect

from annotations.models import Claim, Record
from tests.annotations.newsroom import Newsroom, newest

TEXT = (
    "Lukashenko calls for unity 🦬\n"
    "MINSK, 17 July (BelTA) – 🎺 The president spoke at the session in Minsk.\n"
    "“We must act together,” Aleksandr Lukashenko said. “It is always simpler.”\n"
    "He stressed that no one is pushing states to act against their interests.\n"
)


def draft_of_ada(newsroom: Newsroom, text: str = TEXT) -> Record:
    """An article claimed by Ada, with a speaker in the register."""
    newsroom.speaker("Aleksandr Lukashenko")
    record = newsroom.article(text, outlet=newsroom.outlet("belta", kind="agency"))
    newsroom.open(record)
    return record


def open_page(page: Page, address: str) -> Page:
    """The coding page, ready to code."""
    page.goto(address, timeout=30_000)  # the first page of a server takes its time
    page.locator("html[data-ready]").wait_for(state="attached")
    for fetched_once_the_page_stands in ("#completeness", "[data-suggestions]"):
        page.locator(fetched_once_the_page_stands).wait_for(state="attached")
    return page


def box_of(page: Page, word: str) -> dict[str, float]:
    """Where a word stands, brought into sight: the middle of its letters but the first and the last."""
    box: dict[str, float] = page.evaluate(
        """(word) => {
            const all = [...document.querySelectorAll("[data-text] p")];
            const p = all.find((p) => p.textContent.includes(word));
            const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
            while (walker.nextNode() && !walker.currentNode.data.includes(word));
            const range = new Range();
            const at = walker.currentNode.data.indexOf(word);
            range.setStart(walker.currentNode, at + 1);
            range.setEnd(walker.currentNode, at + word.length - 1);
            const { top: above, bottom } = range.getBoundingClientRect();
            if (above < 100 || bottom > innerHeight - 40) p.scrollIntoView({ block: "center" });
            const { left, top, width, height } = range.getBoundingClientRect();
            return { x: left + width / 2, y: top + height / 2 };
        }""",
        word,
    )
    return box


def drag(page: Page, first: str, last: str) -> None:
    """Drag the mouse from inside the word `first` to inside the word `last`."""
    box_of(page, first)
    end, begin = box_of(page, last), box_of(page, first)
    page.mouse.move(begin["x"], begin["y"])
    page.mouse.down()
    page.mouse.move(end["x"], end["y"], steps=8)
    page.mouse.up()


def select(page: Page, words: str) -> None:
    """Select words, as the handles of a touch screen do."""
    page.evaluate(
        """(words) => {
            const all = [...document.querySelectorAll("[data-text] p")];
            const p = all.find((p) => p.textContent.includes(words));
            const at = p.textContent.indexOf(words);
            p.scrollIntoView({ block: "center" });
            document.querySelector("[data-text]").focus({ preventScroll: true });
            getSelection().setBaseAndExtent(p.firstChild, at, p.firstChild, at + words.length);
        }""",
        words,
    )


def mark(page: Page, name: str) -> Locator:
    """The button of the bar beside selected words."""
    return page.get_by_role("toolbar", name="The selected words").get_by_role("button", name=name)


def saved(page: Page) -> None:
    """Wait until everything is saved."""
    expect(page.locator("[data-saving]")).to_have_attribute("data-state", "saved")


def claims_of(record: Record) -> list[Claim]:
    """The standing claims, in the order in which they were made."""
    return list(newest(record).claims.filter(removed_at=None).order_by("id"))


def spans_of(claim: Claim) -> list[tuple[str, int, str]]:
    return [(span.role, span.start, span.exact) for span in claim.spans.all()]


def current(page: Page) -> Locator:
    return page.locator('[data-card][aria-current="true"]')


def painted(page: Page) -> dict[str, list[str]]:
    """The words under each highlight."""
    found: dict[str, Any] = page.evaluate(
        """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(
            Object.fromEntries([...CSS.highlights].map(([name, ranges]) => [name, [...ranges].map((one) => {
                const range = new Range();
                range.setStart(one.startContainer, one.startOffset);
                range.setEnd(one.endContainer, one.endOffset);
                return range.toString();
            })]))))))"""
    )
    return found

"""The whole job on the real seeds: code, submit, return, accept, publish, export, load elsewhere."""

import os
import subprocess
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from annotations.export import verification
from annotations.export.verification import scratch_database
from annotations.services.coders import create_roles
from articles.models import ArticleVersion

PASSWORD = "a long enough password"
HEADLINE = "Lukashenko calls for greater unity in CSTO"
UNITY = "greater unity in the Collective Security Treaty Organization"
CHALLENGES = "“Challenges are many."
TOGETHER = "Let us try to resolve them"
STRESSED = "that all members of the CSTO should unite and act together"
WRONG_DAY, RIGHT_DAY = "10 January 2023", "1 January 2023"

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def page(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    context = browser.new_context(base_url=live_server.url, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(20_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def newsroom() -> None:
    """An editor, a reviewer and the five seeds."""
    create_roles()
    for name in ("editor", "reviewer"):
        User.objects.create_user(name, password=PASSWORD).groups.add(Group.objects.get(name=name))
    call_command(
        "import_articles", str(settings.BASE_DIR / "seeds" / "*.txt"), stdout=StringIO(), stderr=StringIO()
    )


def sign_in(page: Page, name: str) -> None:
    page.context.clear_cookies()
    page.goto("/accounts/login/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button").click()
    expect(page.get_by_role("heading", name="My work")).to_be_visible()


def select_words(page: Page, words: str) -> None:
    """Select words of the text as a person does, from the first to the last of them."""
    paragraph = page.locator("[data-text] p").filter(has_text=words)
    paragraph.evaluate(
        """(p, words) => {
            const start = p.textContent.indexOf(words);
            p.closest("[data-text]").focus({ preventScroll: true });
            getSelection().setBaseAndExtent(p.firstChild, start, p.firstChild, start + words.length);
        }""",
        words,
    )
    expect(page.locator("[data-mark]")).to_be_visible()


def current(page: Page) -> Locator:
    """The card of the claim in hand."""
    return page.locator('[data-card="claim"][aria-current="true"]')


def finish_claim(page: Page, *, mode: str, summary: str) -> None:
    """Say the rest of the claim in hand, and wait until it is saved."""
    current(page).get_by_role("radio", name=mode, exact=True).check()
    page.locator("[data-text]").focus()
    page.keyboard.press("f")
    page.keyboard.type(summary)
    page.keyboard.press("Escape")
    expect(current(page)).to_have_attribute("data-summary", summary)
    expect(page.locator("[data-saving]")).to_have_attribute("data-state", "saved")


def code_three_claims(page: Page) -> None:
    select_words(page, UNITY)
    page.keyboard.press("Enter")
    select_words(page, "called for")
    page.keyboard.press("c")
    select_words(page, "Belarusian President Aleksandr Lukashenko")
    page.keyboard.press("s")
    page.keyboard.press("w")
    page.keyboard.type("Aleksandr Lukashenko")
    page.get_by_role("option", name="Add “Aleksandr Lukashenko” as a person").click()
    page.keyboard.press("r")
    page.keyboard.type("Belarusian President")
    page.keyboard.press("Escape")
    finish_claim(page, mode="indirect", summary="The CSTO needs greater unity.")
    expect(current(page)).to_contain_text("Aleksandr Lukashenko")

    # A split quotation: two content spans, one claim.
    select_words(page, CHALLENGES)
    page.keyboard.press("Enter")
    select_words(page, TOGETHER)
    page.keyboard.press("a")
    choose_known_speaker(page)
    finish_claim(page, mode="direct", summary="Many challenges can be met together.")

    select_words(page, STRESSED)
    page.get_by_role("toolbar", name="The selected words").get_by_role("button", name="Claim").click()
    choose_known_speaker(page)
    finish_claim(page, mode="indirect", summary="All CSTO members should act together.")


def choose_known_speaker(page: Page) -> None:
    page.keyboard.press("w")
    page.keyboard.type("Lukashenko")
    page.get_by_role("option", name="Aleksandr Lukashenko").first.click()


def propose_the_right_day(page: Page) -> None:
    select_words(page, WRONG_DAY)
    page.keyboard.press("x")
    form = page.locator("#correction-form")
    form.get_by_label("Right is").fill(RIGHT_DAY)
    form.get_by_label("Reason").fill("He took office on 1 January; 10 January is the day he was introduced.")
    form.get_by_role("button", name="Propose it").click()
    expect(page.locator("[data-card]").filter(has_text=RIGHT_DAY)).to_be_visible()


def open_record(page: Page, way_in: str) -> None:
    page.goto(way_in)
    page.get_by_role("link", name=HEADLINE).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(HEADLINE)


def code_and_submit(page: Page) -> None:
    sign_in(page, "editor")
    open_record(page, "/desk/")
    page.get_by_role("button", name="Claim this record", exact=True).click()
    if "/code/" not in page.url:
        page.get_by_role("link", name="Code").click()
    code_three_claims(page)
    propose_the_right_day(page)
    page.get_by_role("button", name="Submit").click()
    expect(page.locator(".record-head .state")).to_have_text("submitted")


def return_once(page: Page) -> None:
    sign_in(page, "reviewer")
    open_record(page, "/desk/reviews/")
    page.get_by_role("button", name="Start review").click()
    page.get_by_role("link", name="Return with a reason").click()
    page.get_by_label("Reason").fill("Please check the tags.")
    page.get_by_role("main").get_by_role("button").last.click()
    expect(page.locator(".record-head .state")).to_have_text("returned")


def resume_and_submit_again(page: Page) -> None:
    sign_in(page, "editor")
    expect(page.get_by_text("Please check the tags.")).to_be_visible()
    open_record(page, "/desk/")
    page.get_by_role("button", name="Resume").click()
    page.get_by_role("button", name="Submit").click()
    expect(page.locator(".record-head .state")).to_have_text("submitted")


def judge_and_accept(page: Page) -> None:
    sign_in(page, "reviewer")
    open_record(page, "/desk/reviews/")
    page.get_by_role("button", name="Start review").click()
    waiting = page.locator("[data-judging] button[value=accepted]")
    expect(waiting).to_have_count(4)
    for left in (3, 2, 1, 0):
        waiting.first.click()
        expect(waiting).to_have_count(left)
    page.get_by_role("button", name="Accept the record").click()
    expect(page.locator(".record-head .state")).to_have_text("reviewed")


def check_as_reader(page: Page) -> str:
    """What an anonymous reader finds; returns the address of the record."""
    page.context.clear_cookies()
    page.goto("/")
    page.get_by_role("link", name=HEADLINE).first.click()
    main = page.get_by_role("main")
    for said in (
        "The CSTO needs greater unity.",
        "Many challenges can be met together.",
        RIGHT_DAY,
        TOGETHER,
    ):
        expect(main.get_by_text(said).first).to_be_visible()
    expect(main.get_by_role("link", name="Aleksandr Lukashenko").first).to_be_visible()
    assert not page.context.cookies()
    return urlsplit(page.url).path


def page_elsewhere(fixture: Path, path: str, host: str) -> str:
    """The same page of another installation: an empty database into which only the fixture was loaded."""
    with scratch_database() as url:
        environment = os.environ | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "tests.settings"}

        def manage(*arguments: str) -> str:
            command = [sys.executable, "-W", "ignore", str(settings.BASE_DIR / "manage.py"), *arguments]
            done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stderr
            return done.stdout

        manage("migrate", "--verbosity=0")
        manage("loaddata", str(fixture), "--verbosity=0")
        look = f"print(Client().get({path!r}, headers={{'host': {host!r}}}).content.decode(), end='')"
        return manage("shell", "--no-imports", "-c", f"from django.test import Client; {look}")


def test_five_seeds_become_a_reviewed_fixture(
    newsroom: None, page: Page, live_server: LiveServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Only saves the time that the migrations take twice: the databases elsewhere start migrated.
    monkeypatch.setattr(verification, "EMPTY", settings.DATABASES["default"]["TEST"]["TEMPLATE"])
    code_and_submit(page)
    return_once(page)
    resume_and_submit_again(page)
    assert not page.request.get("/records/").text().count(HEADLINE), "nothing is public before it is reviewed"
    judge_and_accept(page)
    path = check_as_reader(page)

    version = ArticleVersion.objects.get(headline__startswith=HEADLINE)
    accepted = version.revisions.get()
    assert [claim.spans.filter(role="content").count() for claim in accepted.claims.order_by("id")] == [
        1,
        2,
        1,
    ]

    fixture = tmp_path / "reviewed.json"
    call_command("export_reviewed", "-o", str(fixture), stdout=StringIO())
    call_command("verify_fixture", str(fixture), stdout=StringIO())
    here = page.request.get(path).text()
    assert page_elsewhere(fixture, path, urlsplit(live_server.url).netloc) == here

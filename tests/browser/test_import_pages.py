"""Importing in a browser: by choosing and dropping, without JavaScript too, and nothing for axe to find."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from articles.models import Article, ImportBatch
from cstoreview.jobs import run_waiting_jobs
from tests.annotations.newsroom import Newsroom
from tests.articles.views.stories import STORY, story
from tests.browser.axe import faults_of
from tests.browser.signing_in import signed_in

pytestmark = pytest.mark.django_db(transaction=True)

DROP = """(names) => {
  const transfer = new DataTransfer();
  for (const name of names) transfer.items.add(new File([`${name} says that talks go on.`], name));
  const drop = new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true });
  document.querySelector("[data-drop]").dispatchEvent(drop);
}"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A good story, a refused one, an empty file, and a good one in a folder below."""
    (tmp_path / "wire" / "may").mkdir(parents=True)
    (tmp_path / "wire" / "story.txt").write_bytes(STORY.encode())
    (tmp_path / "wire" / "nul.txt").write_bytes(b"a\0b")
    (tmp_path / "wire" / "empty.txt").write_bytes(b"")
    (tmp_path / "wire" / "may" / "other.txt").write_bytes(story(1))
    return tmp_path / "wire"


@pytest.fixture
def page(context: BrowserContext) -> Page:
    page = context.new_page()
    page.goto("/desk/import/")
    return page


def test_a_folder_is_chosen_previewed_and_imported_under_the_eyes_of_the_editor(
    page: Page, folder: Path
) -> None:
    page.get_by_label("Or a whole folder").set_input_files(folder)
    expect(page.get_by_text("3 files, ")).to_be_visible()
    expect(page.get_by_text("0 bytes: empty, stays here")).to_be_visible()
    page.get_by_role("button", name="Upload and preview").click()
    expect(page.get_by_text("Nothing is imported yet.")).to_be_visible()
    expect(page.get_by_text("wire/may/other.txt", exact=True)).to_be_visible()
    assert not Article.objects.exists()

    page.get_by_role("button", name="Import", exact=True).first.click()
    expect(page.get_by_text("waiting for a worker")).to_be_visible()
    assert run_waiting_jobs() == 2
    expect(page.get_by_role("row", name="wire/nul.txt refused")).to_be_visible()
    page.get_by_role("link", name="Ministers agree to go on talking").click()
    expect(page.get_by_role("heading", name="Ministers agree to go on talking")).to_be_visible()


def test_files_are_dropped_on_the_page_and_taken_away_again(page: Page) -> None:
    page.evaluate(DROP, ["one.txt", "two.txt"])
    expect(page.get_by_text("2 files, ")).to_be_visible()
    page.get_by_role("button", name="Choose anew").click()
    expect(page.get_by_text("2 files, ")).to_be_hidden()
    page.evaluate(DROP, ["three.txt"])
    expect(page.get_by_role("button", name="Upload and preview")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("three.txt says that talks go on.")).to_be_visible()


def test_what_the_server_refuses_is_said_on_the_page_and_the_choice_stays(page: Page) -> None:
    page.evaluate(DROP, ["one.txt"])
    page.get_by_text("Field mapping").click()
    page.get_by_label("Fields of the files").fill("colour=red")
    page.get_by_role("button", name="Upload and preview").click()
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_role("alert")).to_contain_text("“colour” is no field of an article")
    page.get_by_label("Fields of the files").fill("text=body")
    page.get_by_role("button", name="Upload and preview").click()
    expect(page.get_by_text("Nothing is imported yet.")).to_be_visible()


def test_everything_works_without_javascript(
    browser: Browser, live_server: LiveServer, newsroom: Newsroom, folder: Path
) -> None:
    context = signed_in(browser, live_server, newsroom.ada, java_script_enabled=False)
    page = context.new_page()
    page.goto("/desk/import/")
    page.get_by_label("Files", exact=True).set_input_files([folder / "story.txt", folder / "nul.txt"])
    page.get_by_role("button", name="Upload and preview").click()
    page.get_by_role("button", name="Import", exact=True).first.click()
    page.get_by_role("button", name="Cancel the import").click()
    page.get_by_role("button", name="Resume the import").click()
    run_waiting_jobs()
    page.get_by_role("link", name="See how far it is now").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="as a list (CSV)").click()
    assert "nul.txt" in download.value.path().read_text(encoding="utf-8")
    assert ImportBatch.objects.get().state == "finished"
    context.close()


def test_axe_finds_nothing_and_every_page_fits_a_phone(
    browser: Browser, live_server: LiveServer, newsroom: Newsroom, folder: Path
) -> None:
    options = {"bypass_csp": True, "viewport": {"width": 390, "height": 844}}
    context = signed_in(browser, live_server, newsroom.ada, **options)
    page = context.new_page()
    faults: dict[str, list[str]] = {}

    def look(name: str) -> None:
        faults[name] = faults_of(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, name

    page.goto("/desk/import/")
    page.get_by_label("Or a whole folder").set_input_files(folder)
    look("choosing")
    page.get_by_role("button", name="Upload and preview").click()
    expect(page.get_by_text("Nothing is imported yet.")).to_be_visible()
    look("preview")
    page.get_by_role("button", name="Import", exact=True).first.click()
    expect(page.get_by_text("waiting for a worker")).to_be_visible()
    look("running")
    run_waiting_jobs()
    expect(page.get_by_role("row", name="wire/nul.txt")).to_be_visible()
    look("report")
    page.goto("/desk/import/")
    look("batches")
    context.close()
    assert faults == {name: [] for name in faults}

"""One browser for all browser tests of a process, and what most of them begin with: Ada at her desk.

A file whose tests begin elsewhere has fixtures of its own under the same names.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from annotations.models import Record
from annotations.services.register_memory import _register
from tests.annotations.newsroom import Newsroom
from tests.browser.coding import draft_of_ada, open_page
from tests.browser.signing_in import address_of_coding, signed_in


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """Chromium without a window. Playwright keeps an event loop in this thread, which Django takes for
    asynchronous code; it is not, so the check is off while the browser is open."""
    with pytest.MonkeyPatch.context() as environment, sync_playwright() as playwright:
        environment.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        opened = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-background-networking"]
        )
        yield opened
        opened.close()


@pytest.fixture(autouse=True)
def no_register_of_another_database() -> None:
    """Each test has a database of its own under the same name, with rows as many but others."""
    _register.cache_clear()


@pytest.fixture
def newsroom(transactional_db: None) -> Newsroom:
    """People with roles in a database with real commits, which the live server reads."""
    return Newsroom()


@pytest.fixture
def record(newsroom: Newsroom) -> Record:
    """A draft of Ada's."""
    return draft_of_ada(newsroom)


@pytest.fixture
def context(browser: Browser, live_server: LiveServer, newsroom: Newsroom) -> Iterator[BrowserContext]:
    """Ada's browser, signed in."""
    opened = signed_in(browser, live_server, newsroom.ada)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext, record: Record) -> Page:
    """The coding page of her draft, ready to code."""
    return open_page(context.new_page(), address_of_coding(record))

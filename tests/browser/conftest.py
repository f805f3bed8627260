"""One browser for all browser tests of a process."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from annotations.services.register_memory import _register


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

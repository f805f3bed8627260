"""Accessibility as axe-core sees it, in both colour schemes of a page."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

COLOUR_RULES = ["color-contrast", "link-in-text-block"]
"""The rules that can answer otherwise in another colour scheme; the others are asked once."""


def faults_of(page: Page) -> list[str]:
    """What axe finds on the page as it is: everything in light, and what hangs on colours in dark too.

    The context needs `bypass_csp`: the policy of the pages would keep axe out.
    """
    page.emulate_media(color_scheme="light")
    faults = _violations(page, {"resultTypes": ["violations"]})
    page.emulate_media(color_scheme="dark")
    return faults + _violations(page, {"runOnly": {"type": "rule", "values": COLOUR_RULES}})


def _violations(page: Page, options: dict[str, object]) -> list[str]:
    found = Axe().run(page, options=options).response["violations"]
    return [f"{page.url}: {v['id']} {[node['html'][:120] for node in v['nodes'][:3]]}" for v in found]

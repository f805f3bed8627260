"""Accessibility as axe-core sees it, in both colour schemes of a page."""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

COLOUR_RULES = ["color-contrast", "link-in-text-block"]
"""The rules that can answer otherwise in another colour scheme; the others are asked once."""
VIOLATIONS = """async (options) => {
    const { violations } = await axe.run({ resultTypes: ["violations"], ...options });
    return violations;
}"""
"""What axe finds with the options, without the long lists of what it finds in order."""


def faults_of(page: Page) -> list[str]:
    """What axe finds on the page as it is: everything in light, and what hangs on colours in dark too.

    The context needs `bypass_csp`: the policy of the pages would keep axe out.
    """
    page.evaluate(AXE_SCRIPT)
    page.emulate_media(color_scheme="light")
    faults = _violations(page, {})
    page.emulate_media(color_scheme="dark")
    return faults + _violations(page, {"runOnly": {"type": "rule", "values": COLOUR_RULES}})


def _violations(page: Page, options: dict[str, object]) -> list[str]:
    found: list[dict[str, Any]] = page.evaluate(VIOLATIONS, options)
    return [f"{page.url}: {v['id']} {[node['html'][:120] for node in v['nodes'][:3]]}" for v in found]

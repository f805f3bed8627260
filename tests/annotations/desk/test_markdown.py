"""Markdown of the guideline: no HTML, no script, no style of the writer's ever reaches the page."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.desk.guideline.markdown import rendered
from annotations.services.guideline import SHIPPED

TAGS = {
    *(
        "a",
        "blockquote",
        "br",
        "code",
        "div",
        "em",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "li",
        "ol",
        "p",
        "pre",
    ),
    *("strong", "table", "tbody", "td", "th", "thead", "tr", "ul"),
}
ATTRIBUTES = {"aria-label", "class", "href", "id", "role", "start", "tabindex", "title"}


class Written(HTMLParser):
    """Every tag, attribute and link of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name == "href"]


@pytest.mark.parametrize(
    "markdown",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<p style='color:red'>x</p>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "<javascript:alert(1)>",
        "![x](https://example.org/x.png)",
        '[x](https://example.org "onclick=alert(1)")',
        "| a |\n|--:|\n| 1 |",
        "```html\n<script>\n```",
        "&lt;script&gt; &#60;script&#62;",
    ],
)
def test_what_could_run_or_style_is_only_shown(markdown: str) -> None:
    written = Written(rendered(markdown))
    assert written.tags <= TAGS
    assert written.attributes <= ATTRIBUTES
    assert all(link.startswith("https://example.org") for link in written.links)


@given(
    st.text(st.sampled_from("<>[]()!|*_`#-:&\"'/\\\n ajscript=") | st.characters(exclude_categories=["Cs"]))
)
def test_whatever_is_written(markdown: str) -> None:
    written = Written(rendered(markdown))
    assert written.tags <= TAGS
    assert written.attributes <= ATTRIBUTES
    assert all(re.match(r"https?://|mailto:|[/#?]", link, re.IGNORECASE) for link in written.links)


def test_headings_stand_below_the_one_of_the_page_and_can_be_linked_to() -> None:
    assert '<h2 id="rule-which-words">Which words</h2>' in rendered("# Which words")
    assert "<h6" in rendered("###### Deep")
    assert "<h1" not in rendered(SHIPPED)


def test_tables_scroll_and_links_lead_on() -> None:
    assert 'tabindex="0"><table>' in rendered("| a |\n|---|\n| 1 |")
    assert '<a href="/desk/speakers/">who</a>' in rendered("[who](/desk/speakers/)")


def test_deep_nesting_ends_somewhere() -> None:
    for markdown in (">" * 5000 + "x", "[" * 5000, "*" * 5000 + "x", "- " * 2000 + "x", "`" * 5000):
        assert rendered(markdown)

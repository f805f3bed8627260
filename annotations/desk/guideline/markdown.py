"""Markdown as the desk shows it: no HTML of the writer's, no images, no style, only web links."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

LINK = re.compile(r"(?:https?://|mailto:|[/#?])", re.IGNORECASE)
"""How a link may begin: anything else, above all a script, stays text."""

HIGHEST_HEADING = 2
"""The page has its own h1."""


def _settle(state: StateCore) -> None:
    """Keep the headings below the page's own and name them; drop the style that tables bring along."""
    for index, token in enumerate(state.tokens):
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{max(int(token.tag[1]), HIGHEST_HEADING)}"
            if token.type == "heading_open":
                token.attrSet("id", f"rule-{slugify(state.tokens[index + 1].content) or index}")
        elif token.type in ("th_open", "td_open"):
            token.attrs.pop("style", None)


def _open_table(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    return '<div class="table-wrap" role="region" aria-label="Table" tabindex="0"><table>\n'


def _close_table(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    return "</table></div>\n"


def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    reader.validateLink = lambda url: LINK.match(url) is not None  # type: ignore[method-assign]  # its hook
    reader.core.ruler.push("settle", _settle)
    rules: dict[str, Any] = {"table_open": _open_table, "table_close": _close_table}
    for name, rule in rules.items():
        reader.add_render_rule(name, rule)
    return reader


_READER = _reader()


@lru_cache(maxsize=8)
def rendered(markdown: str) -> SafeString:
    """The HTML of a Markdown text; whatever HTML stands in it is shown as it was typed."""
    html: SafeString = mark_safe(_READER.render(markdown))  # noqa: S308 - html is off: all text is escaped
    return html

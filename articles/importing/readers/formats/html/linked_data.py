"""What a page says of its article in JSON-LD (schema.org)."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

MOST_NODES = 5_000
"""Nodes of linked data that are looked at in one page."""

LONGEST = 2 * 1024 * 1024
"""Characters of a script that is read as linked data."""

_ARTICLE = re.compile(r"(?:Article|BlogPosting|Posting|Report|NewsItem)$")
_PAGE = re.compile(r"WebPage$")
_WRAPPING = re.compile(r"^\s*(?://)?\s*<!(?:--|\[CDATA\[)|(?://)?\s*(?:-->|\]\]>)\s*;?\s*$")


@dataclass(frozen=True, slots=True)
class LinkedArticle:
    """The article among the linked data of a page; every text is one line, or empty."""

    headline: str = ""
    date: str = ""
    byline: str = ""
    outlet: str = ""
    url: str = ""
    language: str = ""
    external_id: str = ""
    description: str = ""
    body: str = ""
    """The text of the article, its paragraphs on lines of their own if the page gives them so."""


def linked_article(tree: HtmlElement) -> LinkedArticle:
    """What the linked data say; empty where they say nothing that can be read."""
    nodes = list(_nodes(tree))
    articles = [node for node in nodes if _is(node, _ARTICLE)]
    best = max(articles, key=_weight, default=None)
    if best is None:
        best = next((node for node in nodes if _is(node, _PAGE) and node.get("datePublished")), {})
    named = {str(node["@id"]): node for node in nodes if "@id" in node and len(node) > 1}
    return LinkedArticle(
        headline=_text(best.get("headline")) or (_text(best.get("name")) if best in articles else ""),
        date=_text(best.get("datePublished")),
        byline=", ".join(dict.fromkeys(filter(None, _people(best.get("author"), named)))),
        outlet=next(iter(_people(best.get("publisher"), named)), ""),
        url=_address(best),
        language=_text(best.get("inLanguage")),
        external_id=_identifier(best.get("identifier")),
        description=_text(best.get("description")),
        body=_body(best.get("articleBody")),
    )


def _nodes(tree: HtmlElement) -> Iterator[dict[str, object]]:
    scripts = (
        script.text
        for script in tree.iterfind(".//script[@type]")
        if "ld+json" in script.get("type", "").casefold() and script.text and len(script.text) <= LONGEST
    )
    waiting = [_loaded(_WRAPPING.sub("", script)) for script in scripts]
    seen = 0
    waiting.reverse()
    while waiting and seen < MOST_NODES:
        seen += 1
        node = waiting.pop()
        if isinstance(node, dict):
            yield node
            waiting.extend(reversed([each for each in node.values() if isinstance(each, dict | list)]))
        elif isinstance(node, list):
            waiting.extend(reversed(node))


def _loaded(script: str) -> object:
    try:
        return json.loads(script, strict=False)
    except (ValueError, RecursionError):
        return None


def _is(node: dict[str, object], kind: re.Pattern[str]) -> bool:
    types = node.get("@type")
    return any(
        isinstance(each, str) and kind.search(each)
        for each in (types if isinstance(types, list) else [types])
    )


def _weight(node: dict[str, object]) -> int:
    """How much a node says; the page's own article says more than those it only names."""
    said = sum(
        bool(node.get(key))
        for key in ("headline", "datePublished", "author", "publisher", "mainEntityOfPage")
    )
    return said + 2 * bool(node.get("articleBody"))


def _text(value: object) -> str:
    """One line of text: of a list the first, of an object its value or name."""
    if isinstance(value, list):
        return next((text for each in value[:20] if (text := _text(each))), "")
    if isinstance(value, dict):
        return _text(value.get("@value") or value.get("name"))
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return " ".join(plain(str(value)).split())


def _people(value: object, named: dict[str, dict[str, object]]) -> list[str]:
    people = value if isinstance(value, list) else [value]
    found = []
    for each in people[:20]:
        known = named.get(str(each.get("@id"))) if isinstance(each, dict) and "name" not in each else each
        text = _text(known)
        if text and not text.startswith(("http:", "https:")):
            found.append(text)
    return found


def _address(node: dict[str, object]) -> str:
    page = node.get("mainEntityOfPage")
    if isinstance(page, dict):
        page = page.get("@id") or page.get("url")
    return _text(node.get("url")) or _text(page)


def _identifier(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("value")
    text = _text(value)
    return "" if text.startswith(("http:", "https:")) else text


def _body(value: object) -> str:
    if isinstance(value, list):
        value = "\n\n".join(each for each in value if isinstance(each, str))
    return plain(value) if isinstance(value, str) else ""


def plain(text: str) -> str:
    """A text in which a page left markup or entities, without them; lines stay."""
    if "<" in text and re.search(r"</?[a-zA-Z][^<>]*>", text):
        text = re.sub(r"(?i)</(?:p|div|h\d|li)>|<br\s*/?>", "\n", text)
        text = re.sub(r"</?[a-zA-Z!][^<>]*>", "", text)
    if "&" in text:
        text = html.unescape(html.unescape(text))
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]", "", text)

"""When a page says that its article was published."""

import re
from collections.abc import Iterator, Mapping

from lxml.html import HtmlElement

from articles.importing.readers.documents import Declared

from .linked_data import LinkedArticle

LONGEST = 80
"""Characters of a date that is believed."""

_METAS = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "article:published",
    "og:published_time",
    "publish-date",
    "publish_date",
    "publishdate",
    "publication_date",
    "published_time",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.issued",
    "dc.date",
    "date",
    "article:modified_time",
)
_DIGITS = re.compile(r"\d.*\d")


def publication_date(
    tree: HtmlElement, metas: Mapping[str, str], linked: LinkedArticle, url: str
) -> Declared | None:
    """The date as the page writes it, and where; what is only a guess says so."""
    for value, where in _declared(tree, metas, linked):
        date = " ".join(value.split())
        if len(date) <= LONGEST and _DIGITS.search(date):
            return Declared(date, where)
    return _guessed(tree, url)


def _declared(
    tree: HtmlElement, metas: Mapping[str, str], linked: LinkedArticle
) -> Iterator[tuple[str, str]]:
    yield linked.date, "JSON-LD datePublished"
    for name in _METAS[:-1]:
        yield metas.get(name, ""), f"meta {name}"
    times = list(tree.iter("time"))[:20]
    for mark in ("pubdate", "itemprop", "class", "datetime"):
        for time in times:
            if mark in time.attrib and (
                mark in ("pubdate", "datetime") or "publi" in time.get(mark, "").casefold()
            ):
                yield time.get("datetime") or "".join(time.itertext()), "<time>"
    for element in tree.xpath("//*[@itemprop='datePublished' or contains(@class, 'published')]")[:3]:
        yield (
            element.get("content") or element.get("title") or "".join(element.itertext()),
            "marked as published",
        )
    yield metas.get(_METAS[-1], ""), f"meta {_METAS[-1]}"


def _guessed(tree: HtmlElement, url: str) -> Declared | None:
    """What htmldate makes out of the page's address and words; it asks nothing of the network."""
    import logging

    from htmldate import find_date

    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        found = find_date(tree, url=url or None, original_date=True, extensive_search=False)
    except Exception:  # noqa: BLE001  # a guess may fail in any way; a page without a date is still a page
        return None
    return Declared(found, "a guess from the page's address or words") if found else None

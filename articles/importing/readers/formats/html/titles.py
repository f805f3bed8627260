"""The headline of a page: what it calls itself, without the name of its site."""

import re
from collections.abc import Mapping

from lxml.html import HtmlElement

from articles.importing.readers.documents import Declared

from .blocks import bare
from .linked_data import LinkedArticle

LONGEST = 500
"""Characters of the longest headline that is believed."""

_BETWEEN = re.compile(r"\s+[|\-–—·•»:]{1,2}\s+|\s*\|\s*|\s+::\s+")


def headline_of(
    tree: HtmlElement, metas: Mapping[str, str], linked: LinkedArticle, sites: frozenset[str]
) -> Declared | None:
    """The headline: the page's own heading where a declared title agrees, else the best declared title."""
    headings = _headings(tree)
    title = tree.findtext(".//title") or ""
    candidates = [
        (linked.headline, "JSON-LD headline"),
        (metas.get("og:title", ""), "og:title"),
        (metas.get("twitter:title", ""), "twitter:title"),
        (" ".join(title.split()), "<title>"),
    ]
    bare_headings = frozenset(map(bare, headings))
    titles = [
        Declared(without_site(value, sites, bare_headings), where)
        for value, where in candidates
        if value and len(value) <= LONGEST
    ]
    for heading in headings:
        if bare(heading) not in sites and any(_agree(heading, each.value) for each in titles):
            return Declared(heading, "<h1>")
    if titles and bare(titles[0].value) not in sites:
        return titles[0]
    return next((Declared(each, "<h1>") for each in headings if bare(each) not in sites), None)


def titles_of(tree: HtmlElement, metas: Mapping[str, str], linked: LinkedArticle) -> frozenset[str]:
    """The bare forms of all that the page is called: a line of the body that repeats one is no paragraph."""
    title = " ".join((tree.findtext(".//title") or "").split())
    values = [
        linked.headline,
        metas.get("og:title", ""),
        metas.get("twitter:title", ""),
        title,
        *_headings(tree),
    ]
    parts = [_BETWEEN.split(value)[0] for value in values if value]
    return frozenset(bare(value) for value in values + parts if len(bare(value)) > 8)


def without_site(title: str, sites: frozenset[str], headings: frozenset[str]) -> str:
    """The title without the site's name before or behind it, if that is proved to be one.

    Proved means: the part is a known name of the site, or what is left stands as a heading on the page.
    Both `sites` and `headings` are bare.
    """
    marks = list(_BETWEEN.finditer(title))
    for mark in marks:
        front, back = title[: mark.start()].strip(), title[mark.end() :].strip()
        if front and back and (bare(back) in sites or (bare(front) in headings and bare(front) not in sites)):
            return without_site(front, sites, headings)
        if front and back and (bare(front) in sites or (bare(back) in headings and bare(back) not in sites)):
            return without_site(back, sites, headings)
    return title.strip()


def _headings(tree: HtmlElement) -> list[str]:
    """The texts of the page's main headings, at most five."""
    texts = (" ".join(" ".join(heading.itertext()).split()) for heading in tree.iter("h1"))
    return [text for text in texts if 0 < len(text) <= LONGEST and bare(text)][:5]


def _agree(heading: str, title: str) -> bool:
    """Whether both are the same headline: the same words, one inside the other, or most words shared."""
    one, other = bare(heading), bare(title)
    if not one or not other:
        return False
    if one == other or (min(len(one), len(other)) > 15 and (one in other or other in one)):
        return True
    words, others = (set(re.findall(r"\w+", text.casefold())) for text in (heading, title))
    return len(words & others) >= 0.6 * max(len(words), len(others)) and len(words) > 2

"""What a page declares of its article outside the story, and where it stands."""

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from articles.importing.readers.documents import Declared

from .blocks import bare
from .linked_data import LinkedArticle
from .publication import publication_date
from .titles import headline_of

LONGEST = 1_000
"""Characters of a declared value that is believed."""

_NAMED = ("name", "property", "itemprop", "http-equiv")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?")
_BYLINE_NAMES = re.compile(r"(?:^|[\s_-])(?:byline|author(?:-?name)?|vcard)(?:$|[\s_-])", re.IGNORECASE)
_NO_NAME = re.compile(r"://|@|\d|^[\w-]+\.(?:com|org|net|[a-z]{2})$", re.IGNORECASE)
_BY = re.compile(r"^(?:by|von|por|par|di|автор|текст)\s*:?\s+", re.IGNORECASE)


def metas_of(tree: HtmlElement) -> dict[str, str]:
    """The first value of each meta element, by its name in lower case."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        value = one_line(meta.get("content") or "")
        for attribute in _NAMED:
            name = (meta.get(attribute) or "").strip().casefold()
            if name and value:
                found.setdefault(name, value)
    return found


def one_line(text: str) -> str:
    """The text on one line, and empty if it is longer than anything that is honestly declared."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else ""


def declared_by(tree: HtmlElement, metas: Mapping[str, str], linked: LinkedArticle) -> dict[str, Declared]:
    """What the page declares, by the names of documents.FIELDS; only what it does declare."""
    outlet = _first(_outlets(metas, linked))
    url = _address(tree, metas, linked)
    found = {
        "headline": headline_of(tree, metas, linked, _names_of_site(outlet, url)),
        "date": publication_date(tree, metas, linked, url.value if url else ""),
        "outlet": outlet,
        "url": url,
        "byline": _first(_bylines(tree, metas, linked, outlet)),
        "language": _first(_languages(tree, metas, linked)),
        "external_id": _first(_identifiers(metas, linked)),
    }
    return {name: declared for name, declared in found.items() if declared}


def _first(candidates: Iterator[Declared]) -> Declared | None:
    return next(candidates, None)


def _outlets(metas: Mapping[str, str], linked: LinkedArticle) -> Iterator[Declared]:
    for value, where in (
        (metas.get("og:site_name", ""), "og:site_name"),
        (linked.outlet, "JSON-LD publisher"),
        (metas.get("application-name", ""), "meta application-name"),
        (metas.get("dc.publisher", ""), "meta dc.publisher"),
    ):
        if value and len(value) <= 100 and not value.startswith(("http:", "https:")):
            yield Declared(value, where)


def _address(tree: HtmlElement, metas: Mapping[str, str], linked: LinkedArticle) -> Declared | None:
    links = tree.xpath("//link[contains(concat(' ', normalize-space(@rel), ' '), ' canonical ')]/@href")
    candidates = [(str(link), "link rel=canonical") for link in links[:3]]
    candidates += [(metas.get("og:url", ""), "og:url"), (linked.url, "JSON-LD url")]
    valid = [Declared(url, where) for link, where in candidates if (url := web_address(link))]
    # Some sites name their front page as the canonical address of every page.
    return next((each for each in valid if urlsplit(each.value).path.strip("/")), valid[0] if valid else None)


def web_address(link: str) -> str:
    """The link if it is an absolute http or https address, else empty."""
    link = link.strip()
    if len(link) > 2_000 or re.search(r"[\s<>\"\\\x00-\x20\x7f]", link):
        return ""
    try:
        parts = urlsplit(link)
        host = parts.hostname or ""
    except ValueError:
        return ""
    return link if parts.scheme.casefold() in ("http", "https") and "." in host else ""


def _names_of_site(outlet: Declared | None, url: Declared | None) -> frozenset[str]:
    """The bare names by which a title may call the site: its name, its host, and the host's own part."""
    host = (urlsplit(url.value).hostname or "") if url else ""
    host = host.removeprefix("www.").removeprefix("m.").removeprefix("amp.")
    names = {bare(outlet.value) if outlet else "", bare(host), bare(host.partition(".")[0])}
    return frozenset(names - {""})


def _bylines(
    tree: HtmlElement, metas: Mapping[str, str], linked: LinkedArticle, outlet: Declared | None
) -> Iterator[Declared]:
    candidates = [(linked.byline, "JSON-LD author")]
    candidates += [
        (metas.get(name, ""), f"meta {name}") for name in ("author", "article:author", "dc.creator")
    ]
    candidates += [
        (metas.get(name, ""), f"meta {name}") for name in ("byl", "parsely-author", "sailthru.author")
    ]
    for element in tree.iter("a", "span", "p", "div", "address"):
        if element.get("rel") == "author" or element.get("itemprop") == "author":
            candidates.append((_short_text(element), f"<{element.tag}> marked as author"))
        elif _BYLINE_NAMES.search(element.get("class") or ""):
            candidates.append((_short_text(element), f"<{element.tag} class=byline>"))
    site = bare(outlet.value) if outlet else ""
    for value, where in candidates:
        name = _BY.sub("", value).strip(" ,|")
        if name and not _NO_NAME.search(name) and bare(name) not in ("", site, "admin"):
            yield Declared(name, where)


def _short_text(element: HtmlElement) -> str:
    text = " ".join(" ".join(element.itertext()).split())
    return text if len(text) <= 120 else ""


def _languages(tree: HtmlElement, metas: Mapping[str, str], linked: LinkedArticle) -> Iterator[Declared]:
    for value, where in (
        (tree.get("lang") or "", "<html lang>"),
        (linked.language, "JSON-LD inLanguage"),
        (metas.get("content-language", ""), "meta content-language"),
        (metas.get("og:locale", ""), "og:locale"),
        (metas.get("dc.language", ""), "meta dc.language"),
    ):
        tag = value.strip().replace("_", "-")
        if _LANGUAGE.fullmatch(tag):
            yield Declared(tag, where)


def _identifiers(metas: Mapping[str, str], linked: LinkedArticle) -> Iterator[Declared]:
    candidates = [(linked.external_id, "JSON-LD identifier")]
    names = (
        "article:id",
        "article_id",
        "articleid",
        "article-id",
        "content_id",
        "contentid",
        "parsely-post-id",
    )
    candidates += [(metas.get(name, ""), f"meta {name}") for name in (*names, "cms_id", "dc.identifier")]
    for value, where in candidates:
        if value and len(value) <= 200 and "://" not in value:
            yield Declared(value, where)

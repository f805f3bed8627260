"""What the markup says of a stretch of page: the names that its elements bear."""

import re
from functools import lru_cache
from itertools import pairwise

from lxml.html import HtmlElement


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_NO_STORY = _set("nav footer aside form address menu")
_ROLES = _set("navigation banner contentinfo complementary search dialog menu toolbar form")
_WHOLE = _set("html body main article")

_NO_STORY_NAMES = _set(
    # pictures and films
    "photo photos foto fotos image images picture pictures bild video videos gallery slideshow thumbnail "
    # who and when
    "byline bylines authorbio bio biography vcard posttime timestamp pubdate "
    # what leads elsewhere
    "related relatedlinks recommended recommendations recommend recirc recirculation "
    "teaser teasers promo promos "
    "popular trending outbrain taboola zergnet readmore seealso alsoread readalso mostread morestories "
    "breadcrumb breadcrumbs nav navigation navbar menu pagination pager paging tags taglist topics keywords "
    "sidebar footer masthead colophon toc hatnote navbox "
    # what readers do
    "comment comments kommentar kommentare comentarios commentaires commentaire disqus respond reply replies "
    "share sharing sharebar social socials sociallinks addthis sharethis toolbar "
    "newsletter newsletters signup subscribe subscription paywall login register donate donation "
    # what sells and what warns
    "ad ads advert adverts advertisement advertising sponsor sponsored sponsors banner "
    "cookie cookies consent gdpr copyright disclaimer popup modal"
)
_CAPTION_NAMES = _set(
    "caption captions figcaption legend legende bildunterschrift imagecaption "
    "credit credits imagecredit photocredit photographer"
)
_STANDFIRST_NAMES = _set(
    "standfirst subtitle subheadline subhead subheading dek deck summary lead lede leadin intro "
    "chapo chapeau teaser excerpt sommario occhiello entradilla bajada sapo ingress vorspann anons lid"
)
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


def names_no_story(element: HtmlElement) -> bool:
    """Whether an element says of itself that it holds no story."""
    if element.tag in _NO_STORY or element.get("role") in _ROLES:
        return True
    return element.tag not in _WHOLE and not _NO_STORY_NAMES.isdisjoint(names(element))


def names_a_caption(element: HtmlElement) -> bool:
    """Whether an element says of itself that it stands below a picture."""
    if element.tag in ("figure", "figcaption"):
        return True
    return element.tag not in _WHOLE and not _CAPTION_NAMES.isdisjoint(names(element))


def names_a_standfirst(element: HtmlElement) -> bool:
    """Whether an element says of itself that it stands between headline and story."""
    return element.tag not in _WHOLE and not _STANDFIRST_NAMES.isdisjoint(names(element))


def names(element: HtmlElement) -> frozenset[str]:
    """The words in the class and id of an element, alone and in pairs: "read", "more", "readmore"."""
    return _names((element.get("class") or "")[:400], (element.get("id") or "")[:100])


@lru_cache(maxsize=8_192)
def _names(classes: str, identity: str) -> frozenset[str]:
    found: set[str] = set()
    for name in (*classes.split(), identity):
        words = [word.casefold() for word in _WORD.findall(name)]
        found.update(words)
        found.update(first + second for first, second in pairwise(words))
    return frozenset(found)

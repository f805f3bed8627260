"""From the bytes of a page to its tree: decoded by what the page declares, parsed within bounds."""

import codecs
import html
import re
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from articles.importing.readers.decoding import Decoded, decoded
from articles.importing.readers.documents import RefusedError
from articles.importing.readers.tags import overloaded

WHERE_CHARSETS_STAND = 4_096
"""Bytes at the start of a page in which its charset is looked for (HTML asks for the first 1,024)."""

MOST_TAGS = 100_000
"""Tags of the largest page that is read: live blogs of a day have some 30,000."""

LONGEST_NAME = 1_000
"""Characters of a class, id or style that are looked at."""

DEEPEST = 256
"""How deep libxml2 nests; what stands deeper is left out."""

_CHARSET = re.compile(rb"<meta\s[^<>]{0,400}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"<\?xml\s[^<>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})")
_REFERENCE = re.compile(r"&#([xX][0-9a-fA-F]{1,8}|[0-9]{1,9});?")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Page:
    """A page as a tree, with how its bytes were decoded and what an editor should know of that."""

    tree: HtmlElement
    encoding: str
    declared_encoding: str
    notes: tuple[str, ...]
    damaged: str = ""
    """Why the page cannot be read, unless what is damaged stands outside its story."""


def page_of(raw: bytes) -> Page:
    """The page in these bytes. Raises RefusedError if they are no text, or too many tags."""
    declared = declared_charset(raw)
    text, damaged = _decoded(raw, declared)
    tree, cut = _parsed(text)
    notes = text.notes
    if cut:
        notes += (
            f"the page nests deeper than {DEEPEST} elements and is cut there; compare it with the page",
        )
    return Page(tree, text.encoding, declared, notes, damaged)


def declared_charset(raw: bytes) -> str:
    """The charset that a page names in its head, if Python knows it, or empty."""
    start = raw[:WHERE_CHARSETS_STAND]
    for pattern in (_CHARSET, _XML_ENCODING):
        found = pattern.search(start)
        if found:
            try:
                return codecs.lookup(found[1].decode("ascii")).name
            except LookupError:
                return ""
    return ""


def _decoded(raw: bytes, declared: str) -> tuple[Decoded, str]:
    """The text, and why it should be refused if what is damaged in it stands in the story.

    Pages are put together from many sources: a broken letter in an advertisement harms no story, and makes
    the page no text in another encoding.
    """
    if declared in ("", "utf-8") and b"\0" not in raw:
        text = raw.decode("utf-8", "replace").removeprefix("\ufeff")
        broken = text.count("\ufffd") - raw.count("\ufffd".encode())
        written = sum(char > "\x7f" for char in text) - broken
        if broken and written >= 2 * broken and broken <= max(3, len(text) // 1_000):
            note = f"is the story whole? {broken} bytes elsewhere on the page are not UTF-8"
            why = f"{broken} bytes of its story are not UTF-8; save the page again from the source"
            return Decoded(text, "utf-8", (note,)), why
    return decoded(raw, declared), ""


def _parsed(text: Decoded) -> tuple[HtmlElement, bool]:
    """The tree, and whether it was cut for its depth."""
    tags = text.text.count("<")
    if tags > MOST_TAGS:
        raise RefusedError(
            f"it has {tags:,} tags, the most is {MOST_TAGS:,}; save the article alone, or its text"
        )
    clean = _CONTROLS.sub("", _REFERENCE.sub(_referred, text.text))
    if overloaded(clean):
        raise RefusedError("a tag in it has too many attributes; save the page again from the source")
    if not clean.strip():
        raise RefusedError("the page is empty; save it again from the source")
    # As bytes: libxml2 takes no text with an encoding declaration of its own.
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        tree = document_fromstring(clean.encode("utf-8"), parser=parser, ensure_head_body=True)
    except (etree.LxmlError, ValueError, AssertionError):
        raise RefusedError("no page could be made out in it; save it again from the source") from None
    _tame(tree)
    return tree, any("Excessive depth" in entry.message for entry in parser.error_log)


def _referred(reference: re.Match[str]) -> str:
    """A character written by its number, but no control; 128 to 159 mean windows-1252, as in browsers."""
    number = int(reference[1][1:], 16) if reference[1][0] in "xX" else int(reference[1])
    if 0x80 <= number <= 0x9F or number > 0xFFFF:
        return html.unescape(f"&#{number};")
    return "" if number < 0x110000 and _CONTROLS.match(chr(number)) else reference[0]


def _tame(tree: HtmlElement) -> None:
    """Shorten names that no page has for a reason: every path that looks for one reads all of them."""
    for element in tree.iter(etree.Element):
        attributes = element.attrib
        for name in ("class", "id", "style"):
            if len(attributes.get(name, "")) > LONGEST_NAME:
                attributes[name] = attributes[name][:LONGEST_NAME]

"""From the markup inside a feed, a record or an agency's file to paragraphs.

Only for markup that holds an article and nothing else: nothing is taken for navigation here, as in a page.
"""

import html
import re
from collections.abc import Iterator
from typing import Any

from .documents import RefusedError
from .tags import overloaded

BLOCKS = frozenset({
    "address", "article", "aside", "block", "blockquote", "body", "body.content", "caption", "center", "dd",
    "details", "div", "dl", "dt", "fieldset", "figcaption", "footer", "h1", "h2", "h3", "h4", "h5", "h6",
    "hl2", "hr", "html", "li", "main", "nitf-table", "note", "ol", "p", "para", "paragraph",
    "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
"""Elements that begin a paragraph and end one."""

DROPPED = frozenset({
    "applet", "audio", "button", "canvas", "embed", "figure", "form", "head", "header", "iframe", "img",
    "input", "link", "media", "meta", "nav", "noscript", "object", "script", "select", "style", "svg",
    "template", "textarea", "title", "video",
})  # fmt: skip
"""Elements whose content is no text of the article: programs, pictures with their captions, forms, heads."""

_BLANKS = re.compile(r"[ \t\r\n\f]+")
_OPENING = re.compile(
    r"\s*<(?:p|div|h[1-6]|ul|ol|table|blockquote|section|article|span|br|html|body|!doctype)\b[^>]*>",
    re.IGNORECASE,
)
_BLOCK_TAG = re.compile(r"</?(?:p|div|br|h[1-6]|li|blockquote|td|tr)\b[^<>]*>", re.IGNORECASE)
_ANY_TAG = re.compile(r"</[a-z][a-z0-9]*\s*>|<(?:br|img|hr)\b[^<>]*>", re.IGNORECASE)
_PARAGRAPH = re.compile(r"<(?:p|br|pre)\b", re.IGNORECASE)
_EMPTY_LINE = re.compile(r"\n[ \t\r]*\n")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.IGNORECASE)


def is_markup(text: str) -> bool:
    """Whether a text is unmistakably HTML: it opens with a block of it, or has several of its block tags."""
    if "<" not in text:
        return False
    return bool(_OPENING.match(text)) or len(_BLOCK_TAG.findall(text[:200_000])) >= 2


def paragraphs(markup: str) -> str:
    """The paragraphs of HTML, an empty line between them; a line break stays one. Raises RefusedError."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    if "\0" in markup:
        raise RefusedError("it holds a NUL character; remove it and import again")
    markup = _XML_DECLARATION.sub("", markup)
    if not markup.strip():
        return ""
    if overloaded(markup):
        raise RefusedError("a tag in its markup has too many attributes; save it again from the source")
    if not _PARAGRAPH.search(markup):  # as blog programs store it, empty lines make the paragraphs
        markup = _EMPTY_LINE.sub("<p>", markup)
    parser = HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = document_fromstring(markup, parser=parser)
    except etree.ParserError:  # there is nothing but comments
        return ""
    except (UnicodeEncodeError, ValueError):
        raise RefusedError("its markup cannot be read; save it again from the source") from None
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        raise RefusedError("its markup is nested too deep to be read; save it again from the source")
    return of_elements(root)


def unescaped(text: str) -> str:
    """Paragraphs of which some are markup that a program escaped: those are read as markup."""
    read = (paragraphs(part) if is_markup(part) else part for part in text.split("\n\n"))
    whole = "\n\n".join(part for part in read if part.strip())
    return paragraphs(text) if not whole and is_markup(text) else whole


def of_elements(root: Any) -> str:
    """The paragraphs below an element of lxml or ElementTree, whatever its namespaces."""
    return _joined(_words(root))


def one_line(value: str) -> str:
    """A title or name in one line, without the markup and the entities that some programs leave in it."""
    if "<" in value and _ANY_TAG.search(value):
        value = paragraphs(value)
    if "&" in value and _ENTITY.search(value):
        value = html.unescape(value)
    return " ".join(value.split())


def local(element: Any) -> str:
    """The name of an element without its namespace, in lower case; empty for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


_BREAK, _LINE = "\x02", "\x03"  # stand for themselves only between _words and _joined


def _words(root: Any) -> Iterator[str]:
    """The text in order, with marks where paragraphs and lines end; without recursion, however deep it is."""
    stack: list[tuple[Any, Iterator[Any]]] = []
    current: tuple[Any, Iterator[Any]] | None = (root, iter(root))
    yield from _opened(root)
    while current is not None:
        element, children = current
        child = next(children, None)
        if child is None:
            if local(element) in BLOCKS:
                yield _BREAK
            if stack:
                yield _plain(element.tail)
            current = stack.pop() if stack else None
        elif local(child) in DROPPED or not local(child):
            yield _plain(child.tail)
        else:
            yield from _opened(child)
            stack.append(current)
            current = (child, iter(child))


def _opened(element: Any) -> Iterator[str]:
    name = local(element)
    if name in BLOCKS:
        yield _BREAK
    elif name == "br":
        yield _LINE
    if name == "pre":
        yield (element.text or "").replace("\n", _LINE)
    else:
        yield _plain(element.text)


def _plain(text: str | None) -> str:
    return "" if text is None else text.replace(_BREAK, "").replace(_LINE, "")


def _joined(words: Iterator[str]) -> str:
    """Paragraphs apart by an empty line; blanks folded, for in markup they mean nothing."""
    found = []
    for part in "".join(words).split(_BREAK):
        # Two line breaks in a row are how old pages make paragraphs.
        for stretch in re.split(f"{_LINE}[ \t\r\n]*{_LINE}", part):
            lines = (_BLANKS.sub(" ", line).strip(" ") for line in stretch.split(_LINE))
            text = "\n".join(line for line in lines if line)
            if text.strip():
                found.append(text)
    return "\n\n".join(found)

"""The blocks of a page: what a reader sees as paragraphs, headings and entries, in their order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement

NEVER_READ = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "applet",
        "canvas",
        "audio",
        "video",
        "map",
        "head",
        "link",
        "button",
        "select",
        "option",
        "optgroup",
        "input",
        "textarea",
        "progress",
        "meter",
        "datalist",
        "dialog",
        "img",
        "picture",
        "source",
    ]
)
"""Elements whose content is no text of a page."""

INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "meter",
        "nobr",
        "output",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "center",
    ]
)
"""Elements that do not end a line. Everything else does."""

LONGEST_HEADING = 15
"""Words from which a heading that ends like a sentence is a paragraph in large type."""

_END = re.compile(r"""[.!?…:;。！？：։।؟۔።][\"'”’»)\]\s\d*]*$|[\"”»]$""")
_UNSPACED = re.compile("[\u2e80-\ua4cf\uf900-\ufaff\u0e00-\u0eff]")
_BLANKS = re.compile(r"[^\S\n]+")


@dataclass(slots=True)
class Block:
    """A stretch of text that stands by itself on the page.

    `text` has single blanks, and a line feed where the page breaks the line. `element` is the innermost
    block-level element that holds it; `linked` the number of its characters inside links; `heading` the
    level of a heading, or 0.
    """

    text: str
    element: HtmlElement
    linked: int
    heading: int = 0
    position: int = 0
    bare: str = field(default="", repr=False)
    words: int = 0

    @property
    def link_share(self) -> float:
        """How much of it is link, between 0 and 1."""
        return min(1.0, self.linked / max(1, len(self.text)))

    @property
    def ends(self) -> bool:
        """Whether it closes like a sentence, a quotation or an announcement of one."""
        return bool(_END.search(self.text))


def bare(text: str) -> str:
    """The letters and digits alone, in lower case: what is left equal when a page is set otherwise."""
    return re.sub(r"[\W_]+", "", text).casefold()


def words_in(text: str) -> int:
    """The words of a text; where a script sets no blanks, two letters count for one."""
    return max(len(text.split()), len(_UNSPACED.findall(text)) // 2)


def blocks_of(tree: HtmlElement) -> list[Block]:
    """The blocks of the body of a page in the order of the page."""
    body = tree.find("body")
    found = [] if body is None else list(_Cutter().blocks(body))
    for position, block in enumerate(found):
        block.position = position
        block.bare = bare(block.text)
        block.words = words_in(block.text)
        if block.words >= LONGEST_HEADING and block.ends:
            block.heading = 0
    return found


class _Cutter:
    """Walks a tree once and gathers text until a block ends."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.linked = 0
        self.links = 0
        self.holders: list[HtmlElement] = []
        self.breaks = 0

    def blocks(self, body: HtmlElement) -> Iterator[Block]:
        walk = etree.iterwalk(body, events=("start", "end"))
        for event, element in walk:
            tag = element.tag
            if event == "start":
                if tag in NEVER_READ or not isinstance(tag, str):
                    walk.skip_subtree()
                    continue
                yield from self.opened(element, tag)
            else:
                if isinstance(tag, str) and tag not in NEVER_READ:
                    yield from self.closed(tag)
                if element is not body and element.tail:
                    yield from self.text(element.tail)

    def opened(self, element: HtmlElement, tag: str) -> Iterator[Block]:
        if tag == "br":
            self.breaks += 1
            self.parts.append("\n")
        elif tag not in INLINE:
            yield from self.ended()
            self.holders.append(element)
        elif tag == "a":
            self.links += 1
        if element.text:
            yield from self.text(element.text)

    def closed(self, tag: str) -> Iterator[Block]:
        if tag == "a":
            self.links -= 1
        elif tag != "br" and tag not in INLINE:
            yield from self.ended()
            self.holders.pop()

    def text(self, words: str) -> Iterator[Block]:
        if not words.strip():
            self.parts.append(" ")
            return
        if self.breaks > 1:
            yield from self.ended()
        self.breaks = 0
        if self.links:
            self.linked += len(words.strip())
        # A line feed in the source is a blank; only <br> breaks a line.
        self.parts.append(words.replace("\n", " ").replace("\r", " "))

    def ended(self) -> Iterator[Block]:
        lines = (_BLANKS.sub(" ", line).strip() for line in "".join(self.parts).split("\n"))
        text = "\n".join(line for line in lines if line)
        self.parts, linked, self.linked, self.breaks = [], self.linked, 0, 0
        if text:
            holder = self.holders[-1]
            yield Block(text, holder, linked, heading=heading_level(holder))


def heading_level(element: HtmlElement) -> int:
    """1 to 6 for a heading or what stands in one, else 0."""
    for each in (element, element.getparent()):
        if each is not None and isinstance(each.tag, str) and re.fullmatch("h[1-6]", each.tag):
            return int(each.tag[1])
    return 0

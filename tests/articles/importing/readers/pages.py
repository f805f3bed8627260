"""Small pages for the tests of the HTML reader, written by hand."""

import json
from collections.abc import Iterable, Mapping

from articles.importing.readers.documents import Document, Piece
from articles.importing.readers.formats.html import documents
from articles.importing.readers.options import Options

FIRST = "The harbour will stay open, the minister said on Monday after a night of talks with the town."
LAST = "Nobody at the harbour office could say on Tuesday when the work would begin, or who would pay."
STORY = [
    FIRST,
    "“We have heard them, and we have heard the town as well,” she told reporters at the customs house.",
    "The fishermen had blocked the entrance for three days, and ferries had to turn in sight of land.",
    "They want the quay to be repaired before the winter, when storms from the north make it hard to land.",
    "The town has put the costs at four million, which is more than it spends on its schools in a year.",
    LAST,
]
CROSSHEAD = "A quay of four million"


def paragraphs(texts: Iterable[str]) -> str:
    """Each text as a paragraph."""
    return "".join(f"<p>{text}</p>\n" for text in texts)


def site(
    inner: str,
    *,
    title: str = "",
    head: str = "",
    above: str = "",
    below: str = "",
    data: Mapping[str, object] | None = None,
) -> str:
    """A page of a news site with `inner` as what it shows, and `data` as its linked data."""
    linked = f"<script type='application/ld+json'>{json.dumps(data)}</script>" if data else ""
    return (
        f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>{title}</title>{head}{linked}</head>"
        f"<body><header><a href=/>The Example</a></header>{above}<main>{inner}</main>{below}</body></html>"
    )


def read(page: str | bytes) -> Document:
    """The document of a page. Raises RefusedError."""
    raw = page.encode() if isinstance(page, str) else page
    (document,) = documents(Piece("page.html", "HTML", raw), Options())
    assert isinstance(document, Document)
    return document

"""From a page to its document."""

from lxml.html import HtmlElement

from articles.importing.readers.documents import Declared, Document, Piece, RefusedError

from .blocks import Block, bare, blocks_of, words_in
from .candidates import Witness, cautious_and_generous
from .choice import story_of
from .linked_data import LinkedArticle, linked_article
from .metadata import declared_by, metas_of
from .page import page_of
from .regions import names_a_standfirst
from .titles import titles_of

DISAGREEING = 0.6
"""The share of the longer reading that the shorter must reach to count as the same story."""

A_STORY = 60
"""Words of a body in the linked data from which it can be the story itself."""


def document_of(piece: Piece) -> Document:
    """The document of a page. Raises RefusedError."""
    page = page_of(piece.raw)
    linked = linked_article(page.tree)
    metas = metas_of(page.tree)
    blocks = blocks_of(page.tree)
    cautious, generous = cautious_and_generous(page.tree)
    declared = declared_by(page.tree, metas, linked)
    story = story_of(
        blocks,
        cautious,
        generous,
        told=Witness.of(linked.body) if words_in(linked.body) >= A_STORY else None,
        titles=titles_of(page.tree, metas, linked),
        byline=declared["byline"].value if "byline" in declared else "",
    )
    text, notes = _text(story, linked, cautious, generous)
    if not text.strip():
        raise RefusedError(_why_empty(page.tree))
    if page.damaged and "\ufffd" in text:
        raise RefusedError(page.damaged)
    standfirst = _standfirst(blocks, story, metas)
    if standfirst:
        declared["standfirst"] = standfirst
    return Document(
        piece.file,
        piece.format,
        piece.raw,
        text,
        piece.place,
        encoding=page.encoding,
        declared_encoding=page.declared_encoding,
        declared=declared,
        notes=(*page.notes, *notes),
    )


def _text(
    story: list[Block], linked: LinkedArticle, cautious: Witness, generous: Witness
) -> tuple[str, tuple[str, ...]]:
    """The text of the story, and what an editor should look at."""
    shown, told = sum(block.words for block in story), words_in(linked.body)
    if told >= A_STORY and told > 2 * shown:
        paragraphs = (" ".join(line.split()) for line in linked.body.splitlines())
        note = (
            f"is this the story? The page shows {shown} words of it, its linked data {told}; these were taken"
        )
        return "\n\n".join(filter(None, paragraphs)), (note,)
    text = "\n\n".join(block.text for block in story)
    fewer, more = sorted((words_in(cautious.text), words_in(generous.text)))
    if fewer >= DISAGREEING * more:
        return text, ()
    note = (
        f"is the story whole, and nothing but the story? A cautious and a generous reading differ "
        f"({fewer} and {more} words); {shown} were taken"
    )
    return text, (note,)


def _standfirst(blocks: list[Block], story: list[Block], metas: dict[str, str]) -> Declared | None:
    """What stands between headline and story, if the page shows it there and is not part of the story.

    It is known by the page's own description, which it repeats, or by what its element is named.
    """
    if not story:
        return None
    described = bare(metas.get("og:description") or metas.get("description") or "")
    first = story[0].position
    start = max((block.position for block in blocks[:first] if block.heading == 1), default=first)
    for block in blocks[start + 1 : first]:
        if block.words < 5 or block.words > 80 or block.link_share > 0.3:
            continue
        if described and (
            block.bare == described or (len(described) > 40 and block.bare.startswith(described[:-3]))
        ):
            return Declared(block.text, "below the headline, as in og:description")
        if names_a_standfirst(block.element):
            return Declared(block.text, "below the headline, by the name of its element")
    return None


def _why_empty(tree: HtmlElement) -> str:
    if tree.find(".//frameset") is not None:
        return "the page only holds frames; save the page inside the frame"
    if tree.xpath("//meta[translate(@http-equiv, 'REFSH', 'refsh') = 'refresh']"):
        return "the page only leads on to another; save the page it leads to"
    if tree.find(".//script") is not None:
        return "the page holds no text until its scripts run; save it from a browser, or save its text"
    return "the page holds no text; save the article's page again, or its text"

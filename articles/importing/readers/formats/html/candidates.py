"""What general extractors take for the story: each is a witness, none is believed alone."""

import logging
import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from .blocks import Block, bare

SHORT = 24
"""Letters below which a block must be a line of its own to count as taken: "Share" stands in many words."""


@dataclass(frozen=True, slots=True)
class Witness:
    """What one extractor took, made ready to be asked about blocks."""

    text: str
    lines: frozenset[str]
    run: str

    @classmethod
    def of(cls, text: str) -> "Witness":
        """A witness whose testimony is this text."""
        return cls(text, frozenset(bare(line) for line in text.splitlines()) - {""}, bare(text))

    def took(self, block: Block) -> bool:
        """Whether the block, or most of it, is in the testimony."""
        if not block.bare:
            return False
        if len(block.bare) < SHORT:
            return block.bare in self.lines
        return block.bare in self.run or self._took_most(block)

    def _took_most(self, block: Block) -> bool:
        parts = [bare(part) for part in re.split(r"[\n.!?…。！？]+", block.text)]
        long = [part for part in parts if len(part) >= SHORT]
        if len(long) < 2:
            return False
        taken = sum(len(part) for part in long if part in self.run)
        return taken > 0.6 * sum(map(len, long))


def cautious_and_generous(tree: HtmlElement) -> tuple[Witness, Witness]:
    """trafilatura in its precise and in its ordinary mode; where it fails, it took nothing."""
    return _trafilatura(tree, precise=True), _trafilatura(tree, precise=False)


def _trafilatura(tree: HtmlElement, *, precise: bool) -> Witness:
    from trafilatura import extract

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        text = extract(tree, include_comments=False, favor_precision=precise)
    except Exception:  # noqa: BLE001  # it was made for honest pages; the others are read without it
        return Witness.of("")
    return Witness.of(text or "")

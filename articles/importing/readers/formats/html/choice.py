"""Which blocks of a page are its story: two extractors agree on most, the shape of the page settles the rest.

The paragraphs that both take show where the story is at home and which template writes it. From there follow
the paragraphs that were lost (written alike, between the others), and what was taken along is left out:
captions, leads to other stories, teasers and comments behind a gap.
"""

from .blocks import Block
from .candidates import Witness
from .phrases import is_furniture, is_signature, leads_elsewhere
from .runs import runs_of, words_of
from .shape import A_PARAGRAPH, Weighed, core_of, measure_nearness, settle

A_LINE = 30
"""Words up to which a block can be told by how it begins."""

NEAR = 4
"""Blocks above the first certain paragraph in which the story may begin."""


def story_of(
    blocks: list[Block],
    cautious: Witness,
    generous: Witness,
    *,
    told: Witness | None,
    titles: frozenset[str],
    byline: str,
) -> list[Block]:
    """The blocks of the story, in order.

    `told` is the body that the page's linked data give, if any; `titles` are the bare forms of what the
    page is called; `byline` names its writer.
    """
    weighed = [
        Weighed(block, cautious.took(block) + generous.took(block), told is not None and told.took(block))
        for block in blocks
    ]
    measure_nearness(weighed, titles)
    core = core_of(weighed)
    if not core:
        return [block for block in blocks if block.bare and block.bare not in titles]
    settle(weighed, core)
    wanted = [_is_wanted(each, titles) for each in weighed]
    certain = {each.block.position for each in core}
    kept = {at for run in runs_of(weighed, wanted, certain) for at in _trimmed(weighed, run, certain)}
    kept = _as_told(weighed, kept, titles) if told else kept
    story = [blocks[at] for at in sorted(_without_lone_headings(weighed, kept))]
    return _without_biography(story, byline)


def _is_wanted(each: Weighed, titles: frozenset[str]) -> bool:
    """Whether a block could belong to the story, by itself."""
    block = each.block
    if not block.bare or _is_headline(block, titles) or each.caption:
        return False
    if block.words <= A_LINE and _is_furniture(block):
        return False
    if each.aside:
        return each.votes == 2 and each.is_prose and block.words >= 20
    if block.link_share >= 0.8:
        return each.votes == 2 and each.kin and block.element.tag == "li"
    if each.votes:
        return each.votes == 2 or each.at_home
    return each.kin and (each.is_prose or (block.words >= 3 and block.link_share < 0.3))


def _is_headline(block: Block, titles: frozenset[str]) -> bool:
    return block.heading == 1 or block.bare in titles


def _is_furniture(block: Block) -> bool:
    if block.text[0] in "\"“„«'‘":
        return False
    leads = leads_elsewhere(block.text) and (block.link_share > 0.2 or block.words <= A_PARAGRAPH)
    return leads or is_furniture(block.text)


def _trimmed(weighed: list[Weighed], run: list[int], certain: set[int]) -> list[int]:
    """A run without what only stands at its edges: dates and names above, leftovers below."""
    sure = [at for at in run if at in certain]
    if not sure:
        return []
    first, last = sure[0], sure[-1]
    return [
        at
        for at in run
        if first <= at <= last
        or (at < first and _opens(weighed[at], first))
        or (at > last and (weighed[at].votes == 2 or (weighed[at].at_home and weighed[at].is_prose)))
    ]


def _opens(each: Weighed, first: int) -> bool:
    """Whether a block above the first certain paragraph already belongs to the story."""
    block = each.block
    if block.position < first - NEAR or is_signature(block.text):
        return False
    if each.is_prose:
        return each.votes > 0 or each.at_home
    return each.votes == 2 and each.at_home and block.words >= 3


def _as_told(weighed: list[Weighed], kept: set[int], titles: frozenset[str]) -> set[int]:
    """What was kept, held against the body in the linked data, if that is about all of the story."""
    told = {
        each.block.position
        for each in weighed
        if each.told and not each.caption and not _is_headline(each.block, titles)
    }
    both = kept & told
    if not both or words_of(weighed, both) < 0.7 * words_of(weighed, kept):
        return kept
    first, last = min(both), max(both)
    missing = {at for at in told - kept if first < at < last and weighed[at].block.words >= A_PARAGRAPH}
    return {at for at in kept if first <= at <= last} | missing


def _without_lone_headings(weighed: list[Weighed], kept: set[int]) -> set[int]:
    """Without headings of what was not kept."""
    left = set(kept)
    follower = -1
    for at in range(len(weighed) - 1, -1, -1):
        if at in left and weighed[at].block.heading and follower not in left:
            left.discard(at)
        if not weighed[at].caption:
            follower = at
    return left


def _without_biography(story: list[Block], byline: str) -> list[Block]:
    """Without what follows the story about its writer: paragraphs at the end that begin with his name."""
    name = byline.partition(",")[0].strip()
    end = len(story)
    while " " in name and end > 3 and story[end - 1].text.startswith(name):
        end -= 1
    return story[:end]

"""Where on a page its story is at home: read off the paragraphs that are beyond doubt."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from .blocks import Block
from .phrases import is_signature
from .regions import names_a_caption, names_no_story

A_PARAGRAPH = 12
"""Words from which a block can be a paragraph beyond doubt."""

ENOUGH = 50
"""Words that both extractors took, from which the densest part of a page is not asked."""

HALFWAY = 10
"""Blocks that no extractor took, after which a paragraph below the headline weighs half."""

ABOVE = 0.25
"""What a paragraph above the headline weighs."""

LITTLE = 0.3
"""The share of the certain paragraphs from which an element holds the story, whatever it is called."""


@dataclass(slots=True)
class Weighed:
    """A block with what speaks for it.

    `votes` of the two extractors; `told` by the linked data; `at_home` in the element that holds most of the
    story, and `kin` if written there like its paragraphs; `caption` and `aside` by the names of its elements;
    `nearness` to the headline above it, from 0 to 1.
    """

    block: Block
    votes: int
    told: bool = False
    at_home: bool = False
    kin: bool = False
    caption: bool = False
    aside: bool = False
    nearness: float = 1.0

    @property
    def weight(self) -> float:
        """Its words, the less the more of something else stands between it and the headline."""
        return self.block.words * self.nearness

    @property
    def is_prose(self) -> bool:
        """Whether it reads like a paragraph: long enough, hardly linked, ended like a sentence."""
        return self.is_paragraph and self.block.ends

    @property
    def is_paragraph(self) -> bool:
        """Whether it can be a paragraph: long enough, hardly linked, no heading."""
        block = self.block
        return block.words >= A_PARAGRAPH and block.link_share < 0.5 and not block.heading


def measure_nearness(weighed: list[Weighed], titles: frozenset[str]) -> None:
    """Measure how near each block follows the headline, if the page shows one."""
    headlines = (each for each in weighed if each.block.heading and each.block.bare in titles)
    headline = next(headlines, None)
    if headline is None:
        return
    between = 0
    for each in weighed:
        if each.block.position <= headline.block.position:
            each.nearness = ABOVE
        else:
            each.nearness = 1 / (1 + between / HALFWAY)
            between += not each.votes


def core_of(weighed: list[Weighed]) -> list[Weighed]:
    """The paragraphs beyond doubt: what both extractors took, or one where the other failed."""
    paragraphs = [each for each in weighed if each.is_paragraph and not is_signature(each.block.text)]
    both = [each for each in paragraphs if each.votes == 2]
    either = [each for each in paragraphs if each.votes]
    sure = both if _weight(both) >= 0.4 * _weight(either) else either
    if _words(both) >= ENOUGH:
        return sure
    dense = _densest(paragraphs)
    return dense if _words(dense) > 2 * _words(sure) else sure or paragraphs


def _densest(paragraphs: list[Weighed]) -> list[Weighed]:
    """The paragraphs of the element that holds most prose of its own, if no name speaks against it."""
    groups: defaultdict[HtmlElement, list[Weighed]] = defaultdict(list)
    for each in paragraphs:
        parent = each.block.element.getparent()
        if each.block.ends and each.block.link_share < 0.3 and parent is not None:
            groups[parent].append(each)
    fair = (group for parent, group in groups.items() if not any(map(names_no_story, upwards(parent))))
    return max(fair, key=_words, default=[])


def _weight(weighed: list[Weighed]) -> float:
    return sum(each.weight for each in weighed)


def _words(weighed: list[Weighed]) -> int:
    return sum(each.block.words for each in weighed)


def settle(weighed: list[Weighed], core: list[Weighed]) -> None:
    """Find the element where the story is at home, and say of each block how it stands to that."""
    weight: defaultdict[HtmlElement, float] = defaultdict(float)
    count: Counter[HtmlElement] = Counter()
    for each in core:
        for element in upwards(each.block.element):
            weight[element] += each.weight
            count[element] += 1
    total, several = _weight(core), min(2, len(core))
    homes = [each for each, words in weight.items() if words > 0.5 * total and count[each] >= several]
    home = max(homes, key=_depth)
    paths = Counter(path for each in core if (path := _path(each.block.element, home)) is not None)
    furthest = max(map(len, paths))
    for each in weighed:
        path = _path(each.block.element, home)
        each.at_home = path is not None and len(path) <= furthest
        each.kin = path is not None and (paths[path] > 1 or path == ())
    _name(weighed, frozenset(each for each, words in weight.items() if words >= LITTLE * total))


def _name(weighed: list[Weighed], heavy: frozenset[HtmlElement]) -> None:
    """Say of each block what the elements round it are named, but for those that hold much of the story."""
    known: dict[HtmlElement, tuple[bool, bool]] = {}
    for each in weighed:
        for element in upwards(each.block.element):
            if element in heavy:
                break
            if element not in known:
                known[element] = names_no_story(element), names_a_caption(element)
            aside, caption = known[element]
            each.aside |= aside
            each.caption |= caption


def _path(element: HtmlElement, home: HtmlElement) -> tuple[str, ...] | None:
    """The tags between an element and the home of the story, or None if it stands elsewhere."""
    tags: list[str] = []
    for each in upwards(element):
        if each is home:
            return tuple(tags)
        tags.append(str(each.tag))
    return None


def upwards(element: HtmlElement | None) -> Iterator[HtmlElement]:
    """The element and all that hold it, innermost first."""
    while element is not None:
        yield element
        element = element.getparent()


def _depth(element: HtmlElement) -> int:
    return sum(1 for _ in element.iterancestors())

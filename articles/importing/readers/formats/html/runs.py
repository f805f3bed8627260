"""Where the story runs on a page: stretches of wanted blocks, but no teasers and no comments."""

from collections.abc import Iterable

from lxml.html import HtmlElement

from .shape import Weighed, upwards

FURTHEST = 4
"""Unwanted blocks in a row after which a run is over, unless it goes on where the story is at home."""


def runs_of(weighed: list[Weighed], wanted: list[bool], certain: set[int]) -> list[list[int]]:
    """The runs of the story, each a list of positions: the heaviest, and those that belong to it."""
    runs = _runs(weighed, wanted)
    main = max(
        runs, key=lambda run: sum(weighed[at].weight for at in certain.intersection(run)), default=None
    )
    if main is None:
        return [sorted(certain)]
    patterns = {_pattern(weighed[at]) for at in main if at in certain}
    article = _article(weighed[main[0]])
    return [
        run
        for run in runs
        if run is main
        or (
            _article(weighed[run[0]]) is article
            and (
                _is_solid(weighed, run, certain, words_of(weighed, certain.intersection(main)))
                or {_pattern(weighed[at]) for at in run if at in certain} <= patterns
            )
        )
    ]


def words_of(weighed: list[Weighed], positions: Iterable[int]) -> int:
    """The words of the blocks at these positions together."""
    return sum(weighed[at].block.words for at in positions)


def _runs(weighed: list[Weighed], wanted: list[bool]) -> list[list[int]]:
    runs: list[list[int]] = []
    home: list[int] = []
    waiting: list[int] = []
    gap = 0
    for at, each in enumerate(weighed):
        if not (wanted[at] and (each.kin or each.is_prose)):
            waiting += [at] if wanted[at] else []
            gap += not (each.caption or wanted[at])
            continue
        run = home if each.kin and home else runs[-1] if runs and gap <= FURTHEST else []
        if not run:
            runs.append(run)
        if each.kin:
            home = run
        run += [*waiting, at]
        waiting, gap = [], 0
    if runs and gap <= FURTHEST:
        runs[-1] += waiting
    return runs


def _is_solid(weighed: list[Weighed], run: list[int], certain: set[int], heaviest: int) -> bool:
    """Whether a run is a part of the story that something long interrupted, and no list of teasers."""
    sure = certain.intersection(run)
    whole = [at for at in range(run[0], run[-1] + 1) if not weighed[at].caption]
    words = words_of(weighed, sure)
    return len(sure) >= 3 and words >= max(0.1 * heaviest, 0.8 * words_of(weighed, whole))


def _pattern(each: Weighed) -> tuple[str, ...]:
    """How the page writes a block: equal for what came out of the same template."""
    element = each.block.element
    above = element.getparent()
    pair = (element,) if above is None else (element, above)
    return tuple(f"{one.tag} {one.get('class')}" for one in pair)


def _article(each: Weighed) -> HtmlElement | None:
    return next((element for element in upwards(each.block.element) if element.tag == "article"), None)

"""Which candidates stand: the outermost, and of two that report the same words the surer."""

from .shapes import Candidate, Span

KEPT_FROM = 0.42
"""Below this confidence a candidate is no suggestion at all."""
_COVERS_FROM = 0.55
_SAME = 0.5


def outermost(candidates: list[Candidate]) -> list[Candidate]:
    """Of the candidates of one sentence those that are attributions of their own, in the order of the text.

    A candidate whose cue stands in the content of another is part of what that one reports (PolNeAR: the
    outermost attribution only), unless each stands in the other's.
    """
    covering = [candidate for candidate in candidates if candidate.confidence >= _COVERS_FROM]
    standing = [
        candidate
        for candidate in candidates
        if candidate.confidence >= KEPT_FROM
        and not any(_covers(other, candidate) and not _covers(candidate, other) for other in covering)
    ]
    standing.sort(key=lambda candidate: -candidate.confidence)
    chosen: list[Candidate] = []
    for candidate in standing:
        if all(_shared(candidate.content, other.content) <= _SAME for other in chosen):
            chosen.append(candidate)
    return sorted(chosen, key=lambda candidate: candidate.content[0])


def _covers(outer: Candidate, inner: Candidate) -> bool:
    return outer is not inner and any(
        start <= inner.cue[0] and inner.cue[1] <= end for start, end in outer.content
    )


def _shared(some: list[Span], others: list[Span]) -> float:
    """How much of the shorter content both share, from 0 to 1."""
    common = sum(
        max(0, min(end, other_end) - max(start, other_start))
        for start, end in some
        for other_start, other_end in others
    )
    return common / max(1, min(_size(some), _size(others)))


def _size(spans: list[Span]) -> int:
    return sum(end - start for start, end in spans)

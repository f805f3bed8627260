"""Relays: an agency that passes words on is not their speaker ("Lukashenko said, BelTA reports")."""

from articles.text.agencies import is_known_agency

from .shapes import Candidate, Span

_SUREST_INNER = 0.3
_ARTICLES = ("the ", "The ")


def is_relay(text: str, candidate: Candidate) -> bool:
    """Whether the source of a candidate is a news agency that passes on what others say."""
    if candidate.source is None:
        return False
    name = text[slice(*candidate.source)].strip()
    for article in _ARTICLES:
        name = name.removeprefix(article)
    return is_known_agency(name)


def without_relays(text: str, candidates: list[Candidate]) -> tuple[list[Candidate], tuple[Span, ...]]:
    """The candidates of a sentence without those of agencies that only pass on what another candidate in
    their content says, and the spans of these agencies.
    """
    kept: list[Candidate] = []
    relays: list[Span] = []
    for candidate in candidates:
        if candidate.source and is_relay(text, candidate) and _passes_on(candidate, candidates):
            relays.append(candidate.source)
        else:
            kept.append(candidate)
    return kept, tuple(sorted(set(relays)))


def _passes_on(relay: Candidate, candidates: list[Candidate]) -> bool:
    return any(
        inner is not relay
        and inner.source != relay.source
        and inner.confidence >= _SUREST_INNER
        and any(start <= inner.cue[0] and inner.cue[1] <= end for start, end in relay.content)
        for inner in candidates
    )

"""Entries of the register that may be the same speaker, by how alike their names are."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from annotations.models import Speaker
from annotations.suggesting.names.likeness import alike
from annotations.suggesting.names.sounds import VOWELS
from annotations.suggesting.names.words import words_of
from annotations.suggesting.register import KnownSpeaker, Register

from .register_memory import register_now

LIKELY = 0.85
"""Names less alike than this have a surname in common, and no more."""

MOST_PAIRS = 50

MOST_BEARERS = 60
"""A word that more of the register bear is a given name, and tells nothing."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entries (short ids) that may be the same: how likely (0 to 1), and why in words."""

    first: str
    second: str
    score: float
    reason: str


@dataclass(frozen=True)
class Likely:
    """The likeliest pairs with their entries, the older one first, and how many there are."""

    pairs: list[tuple[Pair, Speaker, Speaker]]
    total: int


def possible_duplicates() -> Likely:
    """The likeliest pairs that nobody has judged, each with both entries. A constant number of queries.

    Neither a merged entry nor a pair that was judged different or unsure, itself or by its merges, is in it.
    """
    waiting = list(_unjudged(register_now()))
    shown = waiting[:MOST_PAIRS]
    keys = {key for pair in shown for key in (pair.first, pair.second)}
    entries = Speaker.objects.prefetch_related("aliases", "terms__office").in_bulk(
        keys, field_name="short_id"
    )
    both = [
        (pair, entries[pair.first], entries[pair.second])
        for pair in shown
        if pair.first in entries and pair.second in entries
    ]
    return Likely(
        [(pair, *((one, other) if one.pk < other.pk else (other, one))) for pair, one, other in both],
        len(waiting),
    )


def _unjudged(register: Register) -> Iterator[Pair]:
    for pair in alike_pairs(register.speakers):
        if frozenset({pair.first, pair.second}) not in register.different:
            yield pair


@lru_cache(maxsize=1)
def alike_pairs(speakers: tuple[KnownSpeaker, ...]) -> tuple[Pair, ...]:
    """Pairs of persons, and of others, whose names are alike; the likeliest first.

    Kept until a name changes: a judgement changes none.
    """
    persons = [speaker for speaker in speakers if speaker.kind == "person"]
    others = [speaker for speaker in speakers if speaker.kind != "person"]
    pairs = [*_pairs_of(persons), *_pairs_of(others)]
    return tuple(sorted(pairs, key=lambda pair: (-pair.score, pair.first, pair.second)))


def _pairs_of(speakers: list[KnownSpeaker]) -> Iterator[Pair]:
    for one, other in _sounding_alike(speakers):
        likeness = max(
            (alike(mine, theirs) for mine, theirs in _compared(one, other)), key=lambda found: found.score
        )
        if likeness.score >= LIKELY:
            first, second = sorted((one.key, other.key))
            yield Pair(first, second, round(likeness.score, 2), likeness.reason)


def _compared(one: KnownSpeaker, other: KnownSpeaker) -> Iterator[tuple[str, str]]:
    """The name of each with every name of the other: aliases alone make nobody the same."""
    yield from ((one.name, name) for name in (other.name, *other.aliases))
    yield from ((name, other.name) for name in one.aliases)


def _sounding_alike(speakers: list[KnownSpeaker]) -> set[tuple[KnownSpeaker, KnownSpeaker]]:
    """Pairs that share the consonants of a word which not too many bear: all others need no comparison."""
    bearers: dict[str, dict[int, None]] = defaultdict(dict)
    for number, speaker in enumerate(speakers):
        for name in (speaker.name, *speaker.aliases):
            for consonants in _consonants(name):
                bearers[consonants][number] = None
    return {
        (speakers[one], speakers[other])
        for numbers in bearers.values()
        if len(numbers) <= MOST_BEARERS
        for one, other in combinations(numbers, 2)
    }


def _consonants(name: str) -> Iterator[str]:
    for word in words_of(name):
        if not word.is_initial:
            for sounds in word.readings:
                yield "".join(sound for sound in sounds if sound not in VOWELS)

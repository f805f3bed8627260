"""Entries of the register that may be the same speaker, by how alike their names are."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from annotations.models import Speaker
from annotations.suggesting.names.index import NameIndex, Person
from annotations.suggesting.register import KnownSpeaker, Register

from .register_memory import register_now

LIKELY = 0.85
"""Names less alike than this have a surname in common, and no more."""

MOST_PAIRS = 50


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
    index = NameIndex(Person(speaker.key, speaker.name, speaker.aliases) for speaker in speakers)
    best: dict[tuple[str, str], Pair] = {}
    for speaker in speakers:
        for match in index.matches(speaker.name):
            if match.score < LIKELY or match.key == speaker.key:
                continue
            first, second = sorted((speaker.key, match.key))
            pair = Pair(first, second, round(match.score, 2), match.reason)
            if (first, second) not in best or best[first, second].score < pair.score:
                best[first, second] = pair
    return iter(best.values())

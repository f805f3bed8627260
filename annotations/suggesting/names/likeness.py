"""How alike two names are: words paired by sound, order free, with a score from 0 to 1 and why."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from math import exp, log

from rapidfuzz.distance import Levenshtein

from .sounds import VOWELS
from .words import Word, words_of

_NEAR = "gX gk kX bp dt vf zs ZS JZ JC CS TC Ts sS zZ TS dJ tC tT dz vb uv"
"""Pairs of sounds that one name has in two languages or two ears."""

_VOWEL_FOR_VOWEL, _VOWEL_MORE, _NEAR_FOR_NEAR = 0.3, 0.5, 0.5
_COSTS = {pair: _NEAR_FOR_NEAR for near in _NEAR.split() for pair in (near, near[::-1])} | {
    a + b: _VOWEL_FOR_VOWEL for a in VOWELS for b in VOWELS
}
_BEGINNING = 0.5
"""What it costs more that names begin with consonants which nobody takes for one another."""

_ENDINGS = re.compile(
    "(?P<ov>[oeai]v|[oeai]f)$|(?P<ova>[oeai]va)$|(?P<enko>[ea]nk[oa])$|(?P<ski>[st]?s?ki|Tki)$"
    "|(?P<ska>[st]?ska|Tka)$|(?P<vic>(?:[oeai]v)?i(?:C|T))$|(?P<vna>[oeai]vna|iCna)$|(?P<in>in)$|(?P<ina>ina)$"
    "|(?P<uk>C?uk)$|(?P<an>an)$|(?P<svili>Svili)$|(?P<dze>[ai]d?ze)$"
)
"""What thousands of names end in, in every spelling, by group: it tells of a name only that it is another
where the other one ends in another group."""

_OTHER_ENDING = 1.0
"""What two endings of different groups cost, in sounds."""

_SHORTEST = 3
"""Sounds: shorter stems are not compared more strictly."""

_HOPELESS = 0.6
"""Readings that differ in a larger share of their sounds are not compared in full."""

Pair = tuple[Word, Word, float]
"""A word of each name, and how alike they are."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """A score from 0 to 1 and, in words, what it rests on."""

    score: float
    reason: str


def alike(one: str, other: str) -> Likeness:
    """How likely two names are the same one, whatever script, spelling, order, initials and titles."""
    return compare(words_of(one), words_of(other))


def compare(one: Sequence[Word], other: Sequence[Word]) -> Likeness:
    """The same of names already cut into words."""
    few, many = (one, other) if len(one) <= len(other) else (other, one)
    if not few:
        return Likeness(0.0, "no name")
    pairs = _paired(few, many)
    weight = sum(_weight(a, b) for a, b, _ in pairs)
    score = exp(sum(_weight(a, b) * log(_sure(s)) for a, b, s in pairs) / weight)
    spare = [word for word in many if all(word is not b for _, b, _ in pairs)]
    return Likeness(round(score * _completeness(pairs, spare), 4), _reason(pairs, spare))


def _paired(few: Sequence[Word], many: Sequence[Word]) -> list[Pair]:
    """Each word of the shorter name with the one of the longer that fits best, no word twice."""
    ranked = sorted(
        ((word_likeness(a, b), _weight(a, b), i, j) for i, a in enumerate(few) for j, b in enumerate(many)),
        key=lambda found: (-found[0] * found[1], abs(found[2] - found[3]), found[2] + found[3]),
    )
    partner: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for likeness, _, i, j in ranked:
        if i not in partner and j not in taken:
            partner[i] = (j, likeness)
            taken.add(j)
    return [(few[i], many[j], likeness) for i, (j, likeness) in sorted(partner.items())]


def _weight(one: Word, other: Word) -> float:
    """Patronymics tell little where one is missing, and much where both are there."""
    return 0.8 if one.is_patronymic and other.is_patronymic else min(one.tells, other.tells)


def _sure(score: float) -> float:
    """What a likeness of words says of the names: below three quarters nearly nothing."""
    if score >= 0.75:
        return score
    return max(0.05, score - 2 * (0.75 - score))


def _completeness(pairs: Sequence[Pair], spare: Sequence[Word]) -> float:
    if not spare:
        return 1.0
    told = sum(_weight(a, b) for a, b, _ in pairs)
    untold = sum(word.tells for word in spare)
    if len(pairs) == 1:
        return 0.8 if pairs[0][0].tells == 1.0 else 0.6
    return 1 - 0.1 * untold / (told + untold)


def _reason(pairs: Sequence[Pair], spare: Sequence[Word]) -> str:
    said = [_said(a, b, s) for a, b, s in pairs]
    if spare:
        said.append(f"only one has {' '.join(word.text for word in spare)}")
    return "; ".join(said)


def _said(one: Word, other: Word, score: float) -> str:
    if one.text == other.text:
        return f"“{one.text}” is the same"
    if one.is_initial or other.is_initial:
        return (
            f"“{one.text}” and “{other.text}” begin alike"
            if score > 0.5
            else f"“{one.text}” is not “{other.text}”"
        )
    if score >= 0.97:
        return f"“{one.text}” is “{other.text}” in another spelling"
    return f"“{one.text}” is {'much' if score >= 0.75 else 'little'} like “{other.text}”"


@lru_cache(maxsize=50_000)
def word_likeness(one: Word, other: Word) -> float:
    """How alike two words of names sound in the readings that fit best, 0 to 1."""
    if one.is_initial or other.is_initial:
        begin_alike = {sound[0] for sound in one.readings} & {sound[0] for sound in other.readings}
        return 0.9 if begin_alike else 0.0
    if _father_and_another(one, other) or _father_and_another(other, one):
        return 0.0
    if one.text == other.text:
        return 1.0
    if set(one.readings) & set(other.readings):
        return 0.99
    likeness = _sounds_alike(one, other)
    if one.families and other.families:
        return max(likeness, 0.97) if one.families & other.families else min(likeness, 0.6)
    return likeness


def _father_and_another(one: Word, other: Word) -> bool:
    """Whether one is a patronymic and the other none: "Gurbanguly" is not his son's "Gurbangulyevich"."""
    return one.is_patronymic and one.ending != other.ending and not other.is_patronymic


def _sounds_alike(one: Word, other: Word) -> float:
    """By the two pairs of readings that differ in the fewest sounds."""
    pairs = sorted(
        (Levenshtein.normalized_distance(a, b), min(a, b), max(a, b))
        for a in one.readings
        for b in other.readings
    )
    near = [(a, b) for distance, a, b in pairs[:2] if distance <= _HOPELESS]
    return max((_share_alike(a, b) for a, b in near), default=0.0)


def _share_alike(one: str, other: str) -> float:
    """The share of sounds that agree, of stems where both have a common ending."""
    mine, theirs = _ENDINGS.search(one), _ENDINGS.search(other)
    if mine is None or theirs is None:
        return max(0.0, 1 - _distance(one, other) / max(len(one), len(other)))
    if mine.lastgroup != theirs.lastgroup:
        return max(0.0, 1 - (_distance(one, other) + _OTHER_ENDING) / max(len(one), len(other)))
    one, other = one[: mine.start()], other[: theirs.start()]
    return max(0.0, 1 - _distance(one, other) / max(len(one), len(other), _SHORTEST))


def _distance(one: str, other: str) -> float:
    """Edits from one reading to the other, where like sounds and vowels cost less."""
    costs = _COSTS
    more = [_more(sound) for sound in other]
    above = [0.0, *accumulate(more)]
    for a in one:
        less = _more(a)
        left = above[0] + less
        row = [left]
        for column, b in enumerate(other):
            left += more[column]
            if (skipped := above[column + 1] + less) < left:
                left = skipped
            if (changed := above[column] + (0.0 if a == b else costs.get(a + b, 1.0))) < left:
                left = changed
            row.append(left)
        above = row
    unlike = one and other and _unlike_consonants(one[0], other[0])
    return above[-1] + (_BEGINNING if unlike else 0.0)


def _unlike_consonants(a: str, b: str) -> bool:
    return a not in VOWELS and b not in VOWELS and _other(a, b) == 1.0


def _more(sound: str) -> float:
    return _VOWEL_MORE if sound in VOWELS else 1.0


def _other(a: str, b: str) -> float:
    return 0.0 if a == b else _COSTS.get(a + b, 1.0)

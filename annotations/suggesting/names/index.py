"""Finding whose name something is among many people, without comparing it with everybody."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import log

from .likeness import Likeness, compare, word_likeness
from .sounds import VOWELS
from .words import Word, words_of

CONSIDERED = 40
"""So many people, those whose words fit best, are compared in full."""

BEGUN = 0.75
"""The score of a name of which only a beginning is known."""

ALIKE = 0.8
"""From this likeness on two words count as one."""

_CLASSES = str.maketrans("gXkbpdtTCJSZzsvflrmn", "kkkppttsssssssffllmm")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody (or a body) by the caller's key, with a name and other names."""

    key: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """Whose name it may be: the person's key, the name that fits best, a score from 0 to 1, and why."""

    key: str
    score: float
    name: str
    reason: str


class NameIndex:
    """People by how their names sound."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._names: list[list[tuple[str, tuple[Word, ...]]]] = []
        self._keys: list[str] = []
        self._bearers: dict[Word, set[int]] = defaultdict(set)
        self._words: dict[str, set[Word]] = defaultdict(set)
        for number, person in enumerate(people):
            forms = dict.fromkeys((person.name, *person.aliases))
            self._keys.append(person.key)
            self._names.append([(form, words_of(form)) for form in forms])
            for word in {word for _, words in self._names[-1] for word in words}:
                self._bearers[word].add(number)
        for word in self._bearers:
            for key in _keys(word):
                self._words[key].add(word)

    def matches(self, name: str, *, most: int = 10) -> list[Match]:
        """The people whose name it may be, best first; equal ones in the order they were given."""
        words = words_of(name)
        found = [self._match(number, words) for number in self._candidates(words)]
        return sorted((match for match in found if match.score > 0), key=lambda m: -m.score)[:most]

    def begun(self, name: str, *, most: int = 10) -> list[Match]:
        """The people whose name goes on from what is typed so far, in any script."""
        words = words_of(name)
        if not words:
            return []
        *whole, last = words
        bearers: dict[int, Word] = {}
        for known in self._bearers:
            if known.begins_like(last):
                bearers |= dict.fromkeys(self._bearers[known], known)
        found = [
            Match(
                self._keys[number], BEGUN, self._names[number][0][0], f"“{last.text}” begins “{known.text}”"
            )
            for number, known in bearers.items()
            if all(self._bears(number, word) for word in whole)
        ]
        return found[:most]

    def _bears(self, number: int, word: Word) -> bool:
        return any(word_likeness(word, known) >= ALIKE for _, words in self._names[number] for known in words)

    def _match(self, number: int, words: tuple[Word, ...]) -> Match:
        best, form = Likeness(0.0, ""), ""
        for known, known_words in self._names[number]:
            likeness = compare(words, known_words)
            if likeness.score > best.score:
                best, form = likeness, known
        return Match(self._keys[number], best.score, form, best.reason)

    def _candidates(self, words: tuple[Word, ...]) -> list[int]:
        """Those who bear words like these; a rare word counts more than a common one."""
        sums: dict[int, float] = defaultdict(float)
        for word in words:
            best: dict[int, float] = {}
            for known in self._like(word):
                likeness = word_likeness(word, known)
                if likeness >= 0.5:
                    worth = word.tells * likeness**2 * self._rarity(known)
                    for number in self._bearers[known]:
                        best[number] = max(best.get(number, 0.0), worth)
            for number, worth in best.items():
                sums[number] += worth
        return sorted(sorted(sums, key=lambda number: -sums[number])[:CONSIDERED])

    def _rarity(self, word: Word) -> float:
        return log(2 + len(self._names) / len(self._bearers[word]))

    def _like(self, word: Word) -> set[Word]:
        if word.is_initial:
            return set()
        return {known for key in _keys(word) for known in self._words.get(key, ())}


def _keys(word: Word) -> Iterator[str]:
    """Under what a word is found: its bare consonants by class, and those with any one left out."""
    for sounds in word.readings:
        bare = "".join(sound for sound in sounds if sound not in VOWELS).translate(_CLASSES)
        first = "a" if sounds[0] in VOWELS else ""
        yield first + bare
        if len(bare) > 2:
            for at in range(len(bare)):
                yield first + bare[:at] + bare[at + 1 :]
    for family in word.families:
        yield str(family)

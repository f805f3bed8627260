"""Roles as texts state them: "the Belarusian leader", "FM of Belarus", to what office they may mean."""

import re
from dataclasses import dataclass
from functools import lru_cache

from .countries import without_countries

_PHRASES = (
    ("head of state", "president"),
    ("head of government", "prime minister"),
    ("premier minister", "prime minister"),
    ("premier", "prime minister"),
    ("pm", "prime minister"),
    ("fm", "foreign minister"),
    ("foreign affairs", "foreign"),
    ("external affairs", "foreign"),
    ("external relations", "foreign"),
    ("top diplomat", "foreign minister"),
    ("chief diplomat", "foreign minister"),
    ("head of the foreign ministry", "foreign minister"),
    ("foreign ministry head", "foreign minister"),
    ("foreign ministry chief", "foreign minister"),
    ("head of the defense ministry", "defense minister"),
    ("defense ministry head", "defense minister"),
    ("defense ministry chief", "defense minister"),
    ("internal affairs", "interior"),
    ("commander in chief", "commander"),
    ("chief of the general staff", "general staff head"),
    ("republic of", ""),
)
"""What means the same office, longer before shorter."""

_SPELLINGS = {
    "defence": "defense",
    "organisation": "organization",
    "chairman": "chair",
    "chairwoman": "chair",
    "chairperson": "chair",
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "chief": "head",
    "boss": "head",
    "leader": "head",
}

_MEANINGS = [
    (" ".join(_SPELLINGS.get(word, word) for word in long.split()), short) for long, short in _PHRASES
]

_SILENT_WORDS = "the a an of for to in on at and his her its their our this that mr mrs ms country s"
_SILENT = frozenset(_SILENT_WORDS.split())

_HEADS = frozenset(
    frozenset(words.split()) for words in ("president", "secretary general", "director general", "chair")
)
"""Offices whose holder is also called the leader, head or chief of the country or body."""


@dataclass(frozen=True, slots=True)
class Role:
    """A role by its meaning: the words that count, in order, and the countries it names (ISO codes)."""

    words: tuple[str, ...]
    countries: frozenset[str]

    def means(self, other: "Role") -> bool:
        """Whether both are the same office but for the country: same words, initials ("CSTO") spelled out."""
        return any(_same(one, two) for one in self._readings() for two in other._readings())

    def _readings(self) -> list[tuple[str, ...]]:
        """The words, and for the first office of a country or body the same with "head" for its title."""
        posts = frozenset(self.words)
        readings = [self.words]
        for title in _HEADS:
            if title <= posts:
                rest = tuple(word for word in self.words if word not in title)
                readings.append((*rest, "head"))
        return readings


def _same(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    left = tuple(word for word in one if word not in two)
    right = tuple(word for word in two if word not in one)
    return (not left and not right) or _abbreviates(left, right) or _abbreviates(right, left)


def _abbreviates(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    return len(short) == 1 and len(long) > 1 and short[0] == "".join(word[0] for word in long)


@lru_cache(maxsize=4096)
def role_of(phrase: str) -> Role:
    """The role that a phrase states; a phrase without any word that counts has no words."""
    plain = re.sub(r"['’]s\b|\.", "", phrase.casefold())
    words = [_SPELLINGS.get(word, word) for word in re.findall(r"[^\W_]+", plain)]
    kept, countries = without_countries(words)
    text = f" {' '.join(kept)} "
    for long, short in _MEANINGS:
        text = text.replace(f" {long} ", f" {short} ")
    silent_free = [word for word in text.split() if word not in _SILENT]
    return Role(tuple(_without_repeated_initials(silent_free)), countries)


def _without_repeated_initials(words: list[str]) -> list[str]:
    """Without "CSTO" right behind "Collective Security Treaty Organization"."""
    kept: list[str] = []
    for word in words:
        before = kept[-len(word) :]
        if len(word) > 1 and len(before) == len(word) and "".join(part[0] for part in before) == word:
            continue
        if word not in kept:
            kept.append(word)
    return kept

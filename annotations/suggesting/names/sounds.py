"""How a word of a name may sound: every script, and every habit of writing Slavic and Turkic in Latin.

A reading is a string over `aeiou bvgdzklmnprstf` and X (kh), T (ts), C (ch), S (sh), Z (zh), J (dzh).
One word has several where habits differ: "ch" is C to the English, X to a Pole, S to a Frenchman. Two words
sound alike if any of their readings do. Sounds that habits write in too many ways are left out: the glide
in "ya", hard and soft signs, and the second of two equal letters.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from .letters import APOSTROPHES, EITHER, MARKED, OTHER_SCRIPTS, TOGETHER

VOWELS = frozenset("aeiou")


@dataclass(frozen=True)
class Habit:
    """A way of writing: what letters stand for, longest first, over what all habits share."""

    name: str
    letters: dict[str, str]
    glides: bool = False
    """Whether u behind a vowel and before none is a consonant ("Vasilkou")."""

    def read(self, word: str) -> str:
        """The sounds of a lower-case word in plain letters and the capitals of `MARKED`."""
        if self.glides:
            word = re.sub(r"(?<=[aeio])u(?![aeiou])", "v", word)
        sounds: list[str] = []
        at = 0
        while at < len(word):
            for length in (5, 4, 3, 2, 1):
                part = word[at : at + length]
                if len(part) == length and part in self.letters:
                    sounds.append(self.letters[part])
                    at += length
                    break
            else:
                sounds.append(word[at] if word[at].isascii() else "")
                at += 1
        return _smooth("".join(sounds))


def _smooth(sounds: str) -> str:
    sounds = re.sub(r"i(?=[aeiou])", "", sounds).replace("tS", "C").replace("dZ", "J")
    return re.sub(r"(.)\1+", r"\1", sounds)


_SHARED = {
    "y": "i", "w": "v", "kh": "X", "gh": "g", "ph": "f", "th": "t", "zh": "Z", "sh": "S", "ts": "T",
    "tz": "T", "tzh": "tZ", "shch": "SC", "dzh": "J", "q": "k", "ck": "k", "ss": "s", "h": "g", "j": "i",
}  # fmt: skip

HABITS = (
    Habit("English", {**_SHARED, "ch": "C", "tch": "C", "x": "ks", "c": "k", "j": "J", "dj": "J", "h": "X",
                      "ee": "i", "oo": "u"}),
    Habit("plain", {**_SHARED, "ch": "C", "x": "X", "c": "T", "sch": "SC", "dz": "d"}, glides=True),
    Habit("Polish", {**_SHARED, "ch": "X", "sz": "S", "cz": "C", "szcz": "SC", "rz": "r", "c": "T", "dz": "d",
                     "x": "ks"}, glides=True),
    Habit("German", {**_SHARED, "ch": "X", "sch": "S", "tsch": "C", "dsch": "J", "z": "T", "sh": "Z",
                     "x": "ks", "v": "f", "c": "k"}),
    Habit("German, s voiced", {**_SHARED, "ch": "X", "sch": "Z", "tsch": "C", "dsch": "J", "s": "z", "z": "T",
                               "x": "ks", "st": "st", "sk": "sk", "sp": "sp", "c": "k"}),
    Habit("French", {**_SHARED, "ch": "S", "tch": "C", "ou": "u", "j": "Z", "dj": "J", "gu": "g", "x": "ks",
                     "ine": "in", "c": "k", "chtch": "SC"}),
    Habit("Turkish", {**_SHARED, "c": "J", "j": "Z", "x": "X", "h": "X", "q": "g"}),
    Habit("Nordic", {**_SHARED, "tj": "C", "sj": "S", "zj": "Z", "tsj": "C", "dzj": "J", "oe": "u", "c": "T",
                     "x": "ks", "stj": "SC", "sjtj": "SC"}),
    Habit("Armenian in Russian", {**_SHARED, "ch": "C", "x": "X", "c": "T", "h": ""}),
    Habit("Romanian", {**_SHARED, "ce": "Ce", "ci": "Ci", "che": "ke", "chi": "ki", "c": "k", "j": "Z",
                       "x": "ks"}),
    Habit("Hungarian", {**_SHARED, "s": "S", "sz": "s", "zs": "Z", "cs": "C", "dzs": "J", "gy": "d",
                        "ny": "n", "ly": "l", "ty": "t", "c": "T", "h": "X", "x": "ks"}),
)  # fmt: skip
"""Ways of writing names of the region in Latin letters, the English first."""


_PLAIN = HABITS[1]
_ADDED = (("ová", "a"), ("as", ""), ("is", ""), ("us", ""), ("s", ""))
"""Endings that Czech gives to women's names and the Baltic languages to all, and what stands there else."""

_SHORTEST_ENDED = 5
"""Letters: in shorter words such an ending is rather the name's own."""


@lru_cache(maxsize=50_000)
def readings(word: str) -> tuple[str, ...]:
    """How one word of a name may sound, most likely first; none for a word without letters we know."""
    word = "".join(s for s in unicodedata.normalize("NFC", word.casefold()) if s not in APOSTROPHES)
    if any(sign in OTHER_SCRIPTS for sign in word):
        sounds = [_smooth(_in_other_script(variant)) for variant in _variants(word)]
    else:
        sounds = [habit.read(_in_plain_letters(word)) for habit in HABITS]
        sounds += [_PLAIN.read(_in_plain_letters(bare)) for bare in _without_added(word)]
    return tuple(dict.fromkeys(sound for sound in sounds if sound))


def _without_added(word: str) -> list[str]:
    if len(word) < _SHORTEST_ENDED:
        return []
    return [word.removesuffix(end) + instead for end, instead in _ADDED if word.endswith(end)][:1]


def _in_plain_letters(word: str) -> str:
    return "".join(_plain(sign) for sign in word)


def _variants(word: str) -> list[str]:
    variants = [word]
    for letters, one, other in EITHER:
        if letters in word:
            variants = [v.replace(letters, sound) for v in variants for sound in (one, other)]
    return variants


def _in_other_script(word: str) -> str:
    for letters, sound in TOGETHER.items():
        word = word.replace(letters, sound)
    return "".join(OTHER_SCRIPTS.get(sign, sign if sign.isascii() else "") for sign in word)


def _plain(sign: str) -> str:
    """A Latin letter as a to z, or in capitals where its mark says the sound."""
    if sign in MARKED:
        return MARKED[sign]
    bare = unicodedata.normalize("NFKD", sign)
    return "".join(letter for letter in bare if not unicodedata.combining(letter) and letter.isalnum())

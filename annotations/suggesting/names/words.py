"""The words of a name: which are titles, initials, patronymics, particles, and how much each tells."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from .given import families_of
from .sounds import readings

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`ʻ][^\W\d_]+)*\.?")

_TITLES = """
mr mrs ms miss dr prof professor sir lord lady hon honourable president premier pm prime minister
secretary general chairman chairwoman speaker ambassador governor senator deputy vice foreign mp fm king
prince sheikh comrade major lieutenant colonel army marshal academician herr frau monsieur m mme pan pani
г-н г-жа господин госпожа президент премьер министр депутат сенатор губернатор генерал полковник посол
председатель академик профессор пан пані міністр прэзідэнт прем'єр старшыня голова спадар спадарыня
"""

_PARTICLES = """
jr sr uulu uly ulu ogly oglu oglı oğlu kyzy qizi qızı gizi al el ibn bin ben de von van der o'g'li ugli
ўлы улуу оол уулу улы оглы оглу кызы кизи аль эль ибн бин де фон ван дер угли
"""

_PATRONYMICS = "iC vna iCna uli ogli oglu kizi gizi"

TITLES = frozenset(_TITLES.split())
"""Words in front of a name that are no part of it; a name of nothing else keeps them."""

PARTICLES = frozenset(_PARTICLES.split())
"""Small words that some spell, some join and some leave out."""

_PATRONYMIC_ENDS = tuple(_PATRONYMICS.split())
_LONG_ENDS = tuple(vowel + end for end in ("viC", "vna") for vowel in "oeai") + _PATRONYMIC_ENDS
_RUN_TOGETHER = re.compile(r"(?<=[^\W\d_]{3})(?<=[a-zа-яё])(?=[A-ZА-ЯЁ])")
MOST_WORDS = 8


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """One word of a name; `tells` says how much it tells of who is meant, 1 for a surname.

    One object a word, so that comparing and counting goes by identity.
    """

    text: str
    readings: tuple[str, ...]
    families: frozenset[int]
    tells: float
    is_initial: bool = False
    is_patronymic: bool = False
    ending: str = ""
    """The patronymic ending that it has, patronymic or not: -ovich stands in surnames too."""

    def begins_like(self, other: "Word") -> bool:
        """Whether the other is how this one begins, by sound."""
        return any(mine.startswith(theirs) for mine in self.readings for theirs in other.readings)


@lru_cache(maxsize=50_000)
def words_of(name: str) -> tuple[Word, ...]:
    """The words of a name that count, in order, at most `MOST_WORDS`; none without letters we know."""
    found = [part for part in _WORD.findall(_bare(name)) if readings(part.rstrip("."))]
    kept = [part for part in found if part.rstrip(".") not in TITLES] or found
    plain = ([part for part in kept if part.rstrip(".") not in PARTICLES] or kept)[:MOST_WORDS]
    # Where two words end like patronymics one is a surname, and which one the order does not say.
    has_father = len(plain) > 2 and sum(bool(_ending(part)) for part in plain) == 1
    return tuple(_word(part, alone=len(plain) == 1, has_father=has_father) for part in plain)


def _bare(name: str) -> str:
    """In lower case, without marks of stress, and with words parted that were run together."""
    parted = _RUN_TOGETHER.sub(" ", unicodedata.normalize("NFC", name))
    return "".join(sign for sign in parted.casefold() if unicodedata.category(sign) != "Mn")


@lru_cache(maxsize=50_000)
def _word(part: str, *, alone: bool, has_father: bool) -> Word:
    text = part.rstrip(".")
    sounds = readings(text)
    if not alone and (len(text) == 1 or (part.endswith(".") and len(text) <= 3)):
        return Word(text, sounds, frozenset(), 0.4, is_initial=True)
    ending = _ending(part)
    if has_father and ending:
        return Word(text, sounds, _families_of_father(sounds), 0.4, is_patronymic=True, ending=ending)
    families = families_of(sounds)
    return Word(text, sounds, families, 0.8 if families else 1.0, ending=ending)


def _ending(part: str) -> str:
    sounds = readings(part.rstrip("."))
    return next((end for end in _PATRONYMIC_ENDS if any(sound.endswith(end) for sound in sounds)), "")


def _families_of_father(sounds: tuple[str, ...]) -> frozenset[int]:
    """The given names that a patronymic is made of: "Ryhoravich" and "Grigoryevich" have one father."""
    stems = {stem for sound in sounds for stem in _stems(sound)}
    return families_of(tuple(stem + vowel for stem in stems for vowel in ("", "i", "a", "o", "ei")))


def _stems(sound: str) -> Iterator[str]:
    for end in _LONG_ENDS:
        if sound.endswith(end):
            yield sound.removesuffix(end)

"""How many claims are found again after the outlet changed its text; nothing here asks a database."""

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from articles.text.anchoring import Anchoring, Found, Quote
from articles.text.comparison import compare

CLAIMS = 300
NEAR_ENOUGH = 2
"""Code points by which both ends may be off: a comma or a quotation mark."""

WORDS = [
    *("alliance", "border", "council", "defence", "energy", "government", "meeting", "minister", "mission"),
    *("order", "organization", "peace", "president", "region", "security", "session", "summit", "union"),
    *("the", "of", "a", "in", "that", "and", "to", "on", "for", "with"),
]
PLAIN = str.maketrans({"“": '"', "”": '"', "–": "-"})

Places = list[int | None]
"""For each place of the old text, where it stands in the new one; None where it is gone."""


@dataclass(frozen=True)
class Story:
    """A long text and the quotations in it that are coded as claims (code points, end exclusive)."""

    text: str
    claims: list[tuple[int, int]]


def story(claims: int, seed: int = 7) -> Story:
    """So many quotations among reported sentences, twelve of each to a paragraph; the same every time."""
    chance = random.Random(seed)  # noqa: S311 - material to measure with, no secret
    text = ""
    quoted = []
    for number in range(claims):
        text += "\n\n" if number and number % 12 == 0 else " " if number else ""
        words = " ".join(chance.choices(WORDS, k=chance.randint(6, 20)))
        quoted.append((len(text), len(text) + len(f"“The {words},”")))
        who, how = chance.choice(["Anna", "Boris", "Vera"]), chance.choice(["said", "stressed", "noted"])
        text += f"“The {words},” {who} {how}. The {' '.join(chance.choices(WORDS, k=8))}."
    return Story(text, quoted)


def by_words(edit: Callable[[random.Random, int, str], str]) -> Callable[[str], tuple[str, Places]]:
    """An edition in which `edit` says what becomes of each word (with the space after it)."""

    def edited(text: str) -> tuple[str, Places]:
        chance = random.Random(11)  # noqa: S311 - as above
        words = text.split(" ")
        new, places = "", list[int | None]()
        for number, word in enumerate(words):
            old = word + (" " if number + 1 < len(words) else "")
            changed = edit(chance, number, old)
            kept = changed.removeprefix("also ") if not old.startswith("also ") else changed
            new += changed.removesuffix(kept)
            places += [len(new) + min(k, len(kept) - 1) if kept else None for k in range(len(old))]
            new += kept
        return new, places

    return edited


def light(chance: random.Random, number: int, word: str) -> str:
    """One word in fifty is misspelt, preceded by another, or gone."""
    roll = chance.random()
    if roll < 0.01:
        return word.replace("a", "e", 1)
    if roll < 0.015:
        return "also " + word
    return "" if roll < 0.02 else word


def heavy(chance: random.Random, number: int, word: str) -> str:
    """One word in seven is in capitals, preceded by another, or gone."""
    roll = chance.random()
    if roll < 0.03:
        return word.upper()
    if roll < 0.08:
        return ""
    return "also " + word if roll < 0.14 else word


def moved(text: str) -> tuple[str, Places]:
    """The first third of the paragraphs goes to the end."""
    paragraphs = text.split("\n\n")
    cut = len("\n\n".join(paragraphs[: len(paragraphs) // 3])) + 2
    new = text[cut:] + "\n\n" + text[: cut - 2]
    return new, [k - cut if k >= cut else len(text) - cut + 2 + k for k in range(len(text))]


EDITIONS: dict[str, Callable[[str], tuple[str, Places]]] = {
    "a line added above": by_words(lambda _, number, word: word if number else "also " + word),
    "other quotation marks and dashes": by_words(lambda chance, number, word: word.translate(PLAIN)),
    "2 % of the words edited": by_words(light),
    "14 % of the words edited": by_words(heavy),
    "paragraphs moved": moved,
}


@dataclass
class Result:
    """What became of the claims: found at the right place, at another, not at all; `same` of the right."""

    right: int = 0
    wrong: int = 0
    orphans: int = 0
    same: int = 0


def found_again(claims: int, edition: Callable[[str], tuple[str, Places]]) -> Result:
    """Anchor every claim of a story in an edition of it, and compare with where its words really went."""
    old = story(claims)
    new, places = edition(old.text)
    anchoring = Anchoring(new, compare(old.text, new))
    result = Result()
    for start, end in old.claims:
        true = [place for place in places[start:end] if place is not None]
        anchor = anchoring.anchor(Quote.of(old.text, start, end))
        if anchor.start is None or anchor.end is None:
            result.orphans += 1
        elif max(abs(anchor.start - min(true)), abs(anchor.end - max(true) - 1)) <= NEAR_ENOUGH:
            result.right += 1
            result.same += anchor.found is Found.SAME
        else:
            result.wrong += 1
    return result


def finding() -> Iterator[tuple[str, str]]:
    """Finding claims again in a changed text: right of 300."""
    for name, edition in EDITIONS.items():
        result = found_again(CLAIMS, edition)
        yield f"{name}: right, orphans", f"{result.right}, {result.orphans}"
    once, twice = comparing(5_000), comparing(10_000)
    yield "comparing two texts of 10,000 words against 5,000 words", f"{twice / once:.1f} ×"


def comparing(words: int) -> float:
    """Seconds to compare a text of about so many words with its edition of 14 % edited words."""
    old = story(words // 24).text
    new, _ = EDITIONS["14 % of the words edited"](old)
    start = time.perf_counter()
    compare(old, new)
    return time.perf_counter() - start

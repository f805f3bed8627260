"""Names of the region's politicians, and pairs made of them.

`one_person_a_line.txt` holds spellings of one person a line, as lists of parliaments and encyclopedias in
many languages write them; `different_people_a_line.txt` holds people a line whose names are much alike:
relatives, namesakes, surnames and given names that differ by a sound or two.
"""

from itertools import combinations
from pathlib import Path

FOLDER = Path(__file__).parent


def spellings() -> list[list[str]]:
    """The spellings of each person, the commonest English one first."""
    return _lines("one_person_a_line.txt")


def same_person() -> list[tuple[str, str]]:
    """Pairs of spellings of one person."""
    return [(names[0], other) for names in spellings() for other in names[1:]]


def different_people() -> list[tuple[str, str]]:
    """Pairs of names of two people, much alike."""
    return [pair for names in _lines("different_people_a_line.txt") for pair in combinations(names, 2)]


def _lines(file: str) -> list[list[str]]:
    return [line.split(";") for line in (FOLDER / file).read_text(encoding="utf-8").splitlines()]

"""How well and how fast names are matched: `python -m bench names`."""

import time
from collections.abc import Iterator
from itertools import product

from annotations.suggesting.names.index import NameIndex, Person
from annotations.suggesting.names.likeness import alike
from tests.annotations.suggesting.names.known_names import different_people, same_person, spellings

PEOPLE = 3_000
SAME = 0.8
"""From this score on two names count as the same."""


def names() -> Iterator[tuple[str, str]]:
    """Names across scripts and spellings, in one process."""
    same, different = same_person(), different_people()
    found = sum(alike(one, other).score >= SAME for one, other in same)
    wrong = sum(alike(one, other).score >= SAME for one, other in different)
    yield f"precision on {len(same)} pairs and {len(different)} near misses", f"{found / (found + wrong):.3f}"
    yield "recall on them", f"{found / len(same):.3f}"
    people = _people()
    started = time.perf_counter()
    index = NameIndex(people)
    yield f"index of {len(people)} people", f"{1000 * (time.perf_counter() - started):.0f} ms"
    queries = [name for names in spellings() for name in names[1:]]
    started = time.perf_counter()
    for query in queries:
        index.matches(query)
    yield "one query against them", f"{1000 * (time.perf_counter() - started) / len(queries):.1f} ms"


def _people() -> list[Person]:
    """Everybody known by one spelling, and strangers made up of their given names and surnames."""
    everybody = [names[0] for names in spellings()]
    given_names = sorted({name.split()[0] for name in everybody})
    surnames = sorted({name.split()[-1] for name in everybody})
    made_up = [" ".join(parts) for parts in product(given_names, surnames)]
    strangers = made_up[:: len(made_up) // (PEOPLE - len(everybody))]
    return [Person(name, name) for name in [*everybody, *strangers][:PEOPLE]]

"""Among many people, the one whose name it is comes first."""

from itertools import product

import pytest

from annotations.suggesting.names.index import NameIndex, Person
from tests.annotations.suggesting.names.known_names import spellings

KNOWN = spellings()
STRANGERS = 2_000
"""Made up of the surnames of some and the given names of others."""


@pytest.fixture(scope="module")
def index() -> NameIndex:
    """Everybody by one spelling only, among strangers."""
    everybody = {names[0] for names in KNOWN}
    given_names = sorted({name.split()[0] for name in everybody})[::3]
    surnames = sorted({name.split()[-1] for name in everybody})[::2]
    made_up = [" ".join(parts) for parts in product(given_names, surnames)]
    strangers = [name for name in made_up[:: len(made_up) // STRANGERS] if name not in everybody]
    return NameIndex(
        [Person(names[0], names[0]) for names in KNOWN] + [Person(f"not {name}", name) for name in strangers]
    )


def _hits(index: NameIndex, queries: list[tuple[str, str]]) -> float:
    right = 0
    for name, person in queries:
        found = index.matches(name, most=3)
        best = {match.key for match in found if match.score >= found[0].score - 0.03}
        right += person in best
    return right / len(queries)


def _queries(*, cyrillic: bool) -> list[tuple[str, str]]:
    return [
        (name, names[0])
        for names in KNOWN
        for name in names[1:]
        if any("Ѐ" <= sign <= "ӿ" for sign in name) is cyrillic and max(name) < "\u0530"
    ]


def test_cyrillic_spellings_find_their_person(index: NameIndex) -> None:
    assert _hits(index, _queries(cyrillic=True)) >= 0.97


def test_latin_spellings_find_their_person(index: NameIndex) -> None:
    assert _hits(index, _queries(cyrillic=False)) >= 0.97


def test_an_alias_counts_as_a_name() -> None:
    index = NameIndex(
        [Person("a", "Emomali Rahmon", ("Emomali Sharipovich Rakhmonov",)), Person("b", "Rahmon")]
    )
    match, *_ = index.matches("Рахмонов Эмомали")
    assert (match.key, match.name) == ("a", "Emomali Sharipovich Rakhmonov")


def test_a_surname_finds_all_who_bear_it() -> None:
    index = NameIndex([Person(name, name) for name in ("Ilham Aliyev", "Heydar Aliyev", "Ivan Petrov")])
    found = index.matches("Алиев")
    assert [match.key for match in found] == ["Ilham Aliyev", "Heydar Aliyev"]
    assert found[0].score == found[1].score


def test_at_most_as_many_as_wanted_best_first(index: NameIndex) -> None:
    found = index.matches("Alexander Lukashenko", most=5)
    assert len(found) == 5
    assert found == sorted(found, key=lambda match: -match.score)


@pytest.mark.parametrize("nothing", ["", "?", "習近平", "zzzzqqqq"])
def test_a_name_of_nobody_finds_nobody(index: NameIndex, nothing: str) -> None:
    assert all(match.score < 0.5 for match in index.matches(nothing))


def test_nobody_known_nobody_found() -> None:
    assert NameIndex([]).matches("Lavrov") == []

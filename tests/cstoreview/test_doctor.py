"""doctor compares versions as numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cstoreview.management.commands.doctor import FLOORS, as_numbers, too_old

numbers = st.lists(st.integers(0, 10_000), min_size=1, max_size=4)


@given(numbers, numbers)
def test_versions_are_compared_number_by_number(one: list[int], other: list[int]) -> None:
    written = [".".join(map(str, version)) for version in (one, other)]
    assert (as_numbers(written[0]) < as_numbers(written[1])) == (tuple(one) < tuple(other))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5.2.19", (5, 2, 19)),
        ("18.4 (Debian 18.4-1)", (18, 4)),
        ("17beta2", (17,)),
        ("27.0.1rc1", (27, 0, 1)),
        ("", ()),
    ],
)
def test_what_follows_the_numbers_does_not_count(text: str, expected: tuple[int, ...]) -> None:
    assert as_numbers(text) == expected


@pytest.mark.parametrize("name", FLOORS)
def test_each_part_below_its_floor_is_named(name: str) -> None:
    assert too_old({**FLOORS, name: "1.0"}) == [f"{name} 1.0 is below {FLOORS[name]}."]


def test_the_floors_themselves_are_high_enough() -> None:
    assert too_old(FLOORS) == []

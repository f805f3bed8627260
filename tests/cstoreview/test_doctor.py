"""doctor compares versions as numbers."""

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from cstoreview.jobs import cancel, run_waiting_jobs
from cstoreview.management.commands.doctor import FLOORS, as_numbers, job_facts, too_old
from tests.cstoreview.background import fail, note

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


@pytest.mark.django_db
def test_jobs_are_counted_and_a_missing_worker_is_named() -> None:
    assert job_facts() == {"background jobs": "0 waiting, 0 running, 0 failed", "workers of jobs": "0"}
    fail.defer(word="this")
    cancel(note.defer(word="never"))
    run_waiting_jobs()
    note.defer(word="later")
    assert job_facts() == {
        "background jobs": "1 waiting, 0 running, 1 failed",
        "workers of jobs": "0; start `manage.py run_jobs`",
    }
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now()), (now() - interval '1 hour')"
        )
    assert job_facts()["workers of jobs"] == "1"

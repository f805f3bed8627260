"""Jobs for tests of the queue itself: the tests find out by these what ran, when and how often."""

import os

from django.db import connection

from cstoreview.jobs import Run, cancel, job

RAN: list[tuple[str, int, int]] = []
"""Word, number and attempt of what ran in this process."""
GATE = 20_260_102
"""An advisory lock; while a test holds it, jobs that have come to it wait."""


@job(queue="tests")
def note(run: Run, *, word: str) -> None:
    """Take note of the run."""
    RAN.append((word, run.job_id, run.attempt))


@job(queue="tests", key="noting {word}")
def note_once(run: Run, *, word: str, again: bool = False) -> None:
    """Take note of the run; only one with the same word at a time."""
    RAN.append((word, run.job_id, run.attempt))


@job(queue="tests")
def fail(run: Run, *, word: str) -> None:
    """Fail, with a reason of two lines."""
    raise ValueError(f"{word} cannot be\nThis line is not told.")


@job(queue="tests")
def cancel_itself(run: Run) -> None:
    """Be cancelled in the middle."""
    run.step()
    assert cancel(run.job_id)
    RAN.append(("before", run.job_id, run.attempt))
    run.step()
    RAN.append(("after", run.job_id, run.attempt))


@job(queue="tests", key="seeing {word}")
def see(run: Run, *, word: str) -> None:
    """Write down that it ran."""
    write_down(run, word)


@job(queue="tests")
def wait_at_the_gate(run: Run, *, word: str) -> None:
    """Write down the beginning, wait until the gate is open, and write down the end."""
    write_down(run, f"{word} begins")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [GATE])
        cursor.execute("SELECT pg_advisory_unlock(%s)", [GATE])
    run.step()
    write_down(run, f"{word} ends")


@job(queue="tests")
def step_until_stopped(run: Run) -> None:
    """Make steps until it is stopped, and end in the second attempt."""
    write_down(run, "begins")
    while run.attempt == 1:
        run.step()
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_sleep(0.01)")
    write_down(run, "ends")


def write_down(run: Run, word: str) -> None:
    """Add a row to the table of what was seen, which the tests make."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO seen VALUES (%s, %s, %s)", [word, run.attempt, os.getpid()])

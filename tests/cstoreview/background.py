"""Jobs for tests of the queue itself: the tests find out by these what ran, when and how often."""

from django.db import connection, transaction

from cstoreview.jobs import Run, job

RAN: list[tuple[str, int, int]] = []
"""Word, number and attempt of what ran in this process."""


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
def lose_the_database(run: Run) -> None:
    """Do what the database refuses for reasons of its own."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 1")
        cursor.execute("SELECT pg_sleep(10)")


@job(queue="tests")
def cancel_itself(run: Run) -> None:
    """Be cancelled in the middle."""
    from cstoreview.jobs import cancel

    run.step()
    assert cancel(run.job_id)
    RAN.append(("before", run.job_id, run.attempt))
    run.step()
    RAN.append(("after", run.job_id, run.attempt))

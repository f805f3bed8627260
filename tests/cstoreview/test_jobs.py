"""What the rest of the project may rely on when it defers a job."""

import logging
import threading
from collections.abc import Iterator

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from cstoreview.jobs import State, cancel, failure_of, run_waiting_jobs, state_of, states_of
from cstoreview.models import JobFailure
from cstoreview.tasks import forget_old_jobs
from tests.architecture.source import PACKAGES, modules
from tests.cstoreview.background import RAN, cancel_itself, fail, note, note_once


@pytest.fixture(autouse=True)
def nothing_ran() -> Iterator[None]:
    RAN.clear()
    yield
    RAN.clear()


@pytest.mark.django_db
def test_a_job_runs_once_with_its_arguments() -> None:
    number = note.defer(word="Минск")
    assert state_of(number) is State.WAITING
    assert run_waiting_jobs() == 1
    assert [("Минск", number, 1)] == RAN
    assert state_of(number) is State.SUCCEEDED
    assert run_waiting_jobs() == 0


@pytest.mark.django_db
def test_jobs_run_in_the_order_of_their_deferring() -> None:
    numbers = [note.defer(word=word) for word in ("one", "two", "three")]
    assert run_waiting_jobs() == 3
    assert [number for _, number, _ in RAN] == numbers
    assert states_of(numbers) == dict.fromkeys(numbers, State.SUCCEEDED)


@pytest.mark.django_db
def test_several_states_are_one_query(django_assert_num_queries: object) -> None:
    numbers = [note.defer(word=str(n)) for n in range(20)]
    with django_assert_num_queries(1):  # type: ignore[operator]  # pytest-django's own type is private
        assert len(states_of(numbers)) == 20


@pytest.mark.django_db
def test_a_job_that_never_was_has_no_state() -> None:
    assert state_of(10**15) is None
    assert not failure_of(10**15)
    assert not cancel(10**15)


@pytest.mark.django_db
def test_a_job_deferred_in_a_rolled_back_transaction_does_not_exist() -> None:
    with transaction.atomic():
        number = note.defer(word="never")
        transaction.set_rollback(True)
    assert state_of(number) is None
    assert run_waiting_jobs() == 0


@pytest.mark.django_db
def test_an_equal_job_that_waits_is_not_put_into_the_queue_twice() -> None:
    number = note_once.defer(word="one")
    assert note_once.defer(word="one") == number
    assert note_once.defer(word="two") != number
    assert note_once.defer(word="one", again=True) != number, "the arguments differ"
    assert run_waiting_jobs() == 3
    assert note_once.defer(word="one") != number, "the first has run and saw nothing of what came later"


@pytest.mark.django_db
def test_without_a_key_every_deferring_counts() -> None:
    assert note.defer(word="one") != note.defer(word="one")


@pytest.mark.django_db(transaction=True)
def test_two_callers_at_once_defer_an_equal_job_once() -> None:
    numbers: list[int] = []
    together = threading.Barrier(2)

    def defer() -> None:
        with transaction.atomic():
            together.wait(timeout=10)
            numbers.append(note_once.defer(word="one"))
        connection.close()

    callers = [threading.Thread(target=defer) for _ in range(2)]
    for caller in callers:
        caller.start()
    for caller in callers:
        caller.join(timeout=10)
    assert len(numbers) == 2
    assert len(set(numbers)) == 1


@pytest.mark.django_db(transaction=True)
def test_an_equal_job_that_waits_does_not_start_before_the_second_caller_has_committed() -> None:
    number = note_once.defer(word="one")
    ran: list[int] = []

    def run_elsewhere() -> None:
        ran.append(run_waiting_jobs())
        connection.close()

    with transaction.atomic():
        assert note_once.defer(word="one") == number
        elsewhere = threading.Thread(target=run_elsewhere)
        elsewhere.start()
        elsewhere.join(timeout=10)
    assert ran == [0]
    assert run_waiting_jobs() == 1


@pytest.mark.django_db
def test_a_job_that_raises_has_failed_for_a_reason_of_one_line(caplog: pytest.LogCaptureFixture) -> None:
    number, after = fail.defer(word="this"), note.defer(word="after")
    with caplog.at_level(logging.ERROR):
        assert run_waiting_jobs() == 2
    assert state_of(number) is State.FAILED
    assert state_of(after) is State.SUCCEEDED
    reason = failure_of(number)
    assert reason.startswith("ValueError: this cannot be at tests/cstoreview/background.py:")
    assert [record.getMessage() for record in caplog.records] == [
        f"tests.cstoreview.background.fail[{number}](word='this') failed: {reason}"
    ]
    assert str(JobFailure.objects.get()) == f"job {number}: {reason}"


@pytest.mark.django_db
def test_a_cancelled_job_that_waits_never_runs() -> None:
    number = note.defer(word="never")
    assert cancel(number)
    assert run_waiting_jobs() == 0
    assert state_of(number) is State.CANCELLED
    assert not cancel(number)


@pytest.mark.django_db
def test_a_cancelled_job_that_runs_stops_at_its_next_step_and_is_not_tried_again() -> None:
    number = cancel_itself.defer()
    assert run_waiting_jobs() == 1
    assert [word for word, _, _ in RAN] == ["before"]
    assert state_of(number) is State.CANCELLED
    assert not failure_of(number)
    assert run_waiting_jobs() == 0


@pytest.mark.django_db
def test_what_no_module_declares_any_more_fails_by_name(caplog: pytest.LogCaptureFixture) -> None:
    number = note.defer(word="one")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET task_name = 'articles.tasks.gone' WHERE id = %s", [number]
        )
    assert run_waiting_jobs() == 1
    assert state_of(number) is State.FAILED
    assert "articles.tasks.gone" in caplog.text
    assert failure_of(number) == "the log of its worker says why"


@pytest.mark.django_db
def test_arguments_that_json_cannot_hold_are_refused_when_the_job_is_deferred() -> None:
    with pytest.raises(TypeError, match="not JSON serializable"), transaction.atomic():
        note.defer(word=object())  # type: ignore[arg-type]  # that is the point
    assert not ProcrastinateJob.objects.exists()


def test_nobody_else_knows_procrastinate() -> None:
    allowed = {"cstoreview.jobs", "cstoreview.worker", "cstoreview.admin"}
    knowing = {
        module.name
        for module in modules(*PACKAGES)
        if any(name.split(".")[0] == "procrastinate" for _, name in module.imports())
    }
    assert knowing <= allowed


@pytest.mark.django_db
def test_jobs_that_ended_long_ago_are_forgotten_with_their_reasons() -> None:
    old, recent, cancelled = fail.defer(word="old"), fail.defer(word="recent"), note.defer(word="one")
    cancel(cancelled)
    run_waiting_jobs()
    waiting = note.defer(word="for long")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_events SET at = at - interval '31 days' WHERE job_id = ANY(%s)",
            [[old, cancelled, waiting]],
        )
        cursor.execute(
            "UPDATE procrastinate_jobs SET scheduled_at = now() + interval '1 day' WHERE id = %s", [waiting]
        )
    forget_old_jobs.defer()
    assert run_waiting_jobs() == 1
    assert states_of([old, recent, cancelled, waiting]) == {recent: State.FAILED, waiting: State.WAITING}
    assert [failure.job_id for failure in JobFailure.objects.all()] == [recent]


@pytest.mark.django_db
def test_jobs_that_went_well_are_forgotten_after_a_day() -> None:
    well, badly = note.defer(word="one"), fail.defer(word="two")
    run_waiting_jobs()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_events SET at = at - interval '25 hours'")
    recent = note.defer(word="three")
    run_waiting_jobs()
    forget_old_jobs.defer()
    run_waiting_jobs()
    assert states_of([well, badly, recent]) == {badly: State.FAILED, recent: State.SUCCEEDED}

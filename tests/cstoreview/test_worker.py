"""Workers as processes: several at once, told to end, killed, cut off from the database."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Protocol
from urllib.parse import quote

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob, ProcrastinateWorker

from cstoreview.jobs import MOST_ATTEMPTS, State, cancel, failure_of, run_waiting_jobs, state_of, states_of
from cstoreview.places import BASE_DIR
from tests.cstoreview.background import GATE, fail, note, see, step_until_stopped, wait_at_the_gate

WITHIN = 60.0  # seconds; far more than a busy machine needs
SOON = 3  # seconds; with less, a worker on a busy machine would be taken for dead


class Working:
    """A running `manage.py run_jobs` on the test database; `silence` as in CSTOREVIEW_WORKER_SILENCE."""

    def __init__(self, silence: int) -> None:
        database = connection.settings_dict
        account = ":".join(
            quote(str(database[part]), safe="") for part in ("USER", "PASSWORD") if database[part]
        )
        place = quote(str(database["HOST"]), safe="") + (f":{database['PORT']}" if database["PORT"] else "")
        self.process = subprocess.Popen(
            [sys.executable, str(BASE_DIR / "manage.py"), "run_jobs", "--queue", "tests"],
            env=os.environ
            | {
                "DATABASE_URL": f"postgresql://{account}@{place}/{database['NAME']}",
                "DJANGO_SETTINGS_MODULE": "tests.cstoreview.worker_settings",
                "CSTOREVIEW_WORKER_SILENCE": str(silence),
                "CSTOREVIEW_SECRET_KEY": "of no use here",
            },
            cwd=BASE_DIR,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )

    def end(self, number: signal.Signals = signal.SIGTERM) -> tuple[int, str]:
        """Send the signal; the exit status and what it had said on standard error."""
        self.process.send_signal(number)
        _, said = self.process.communicate(timeout=WITHIN)
        return self.process.returncode, said


class Start(Protocol):
    """Starts a worker."""

    def __call__(self, silence: int = 20) -> Working: ...


@pytest.fixture
def start(transactional_db: None) -> Iterator[Start]:
    """Starts workers; none outlives the test."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE seen (word text, attempt integer, pid integer)")
    started: list[Working] = []

    def make(silence: int = 20) -> Working:
        started.append(Working(silence))
        return started[-1]

    yield make
    for worker in started:
        worker.process.kill()
        worker.process.communicate()


@pytest.fixture
def open_gate(start: Start) -> Callable[[], None]:
    """The gate is closed until this is called."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [GATE])

    def unlock() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [GATE])

    return unlock


def seen() -> list[tuple[str, int, int]]:
    """Word, attempt and process of what jobs wrote down."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT word, attempt, pid FROM seen")
        return list(cursor.fetchall())


def told() -> Counter[tuple[str, int]]:
    """How often each word was written down in which attempt."""
    return Counter((word, attempt) for word, attempt, _ in seen())


def wait_until(true: Callable[[], object]) -> None:
    deadline = time.monotonic() + WITHIN
    while not true():
        assert time.monotonic() < deadline, f"never came true; seen: {seen()}"
        time.sleep(0.02)


def test_a_killed_workers_job_is_taken_up_again_and_finished_once(
    start: Start, open_gate: Callable[[], None]
) -> None:
    number = wait_at_the_gate.defer(word="import")
    workers = {worker.process.pid: worker for worker in (start(SOON), start(SOON))}
    wait_until(seen)
    ((_, _, runner),) = seen()
    workers[runner].end(signal.SIGKILL)
    wait_until(lambda: len(seen()) == 2)
    open_gate()
    wait_until(lambda: state_of(number) is State.SUCCEEDED)
    assert told() == {("import begins", 1): 1, ("import begins", 2): 1, ("import ends", 2): 1}
    (survivor,) = (worker for pid, worker in workers.items() if pid != runner)
    status, said = survivor.end()
    assert status == 0
    assert said.count("\n") == 1
    assert f"job {number} (tests.cstoreview.background.wait_at_the_gate) was left behind" in said


def test_two_workers_never_run_the_same_job_and_a_failing_job_ends_neither(start: Start) -> None:
    workers = [start(), start()]
    wait_until(lambda: ProcrastinateWorker.objects.count() == 2)
    failing = fail.defer(word="this")
    for turn in range(30):
        see.defer(word=str(turn % 20))
        note.defer(word=str(turn))
    unfinished = ProcrastinateJob.objects.filter(queue_name="tests", status__in=["todo", "doing"])
    wait_until(lambda: not unfinished.exists())
    assert all(attempt == 1 for _, attempt, _ in seen())
    assert {word for word, _, _ in seen()} == {str(turn) for turn in range(20)}
    assert len(seen()) == ProcrastinateJob.objects.filter(task_name=see.name).count()
    assert state_of(failing) is State.FAILED
    assert failure_of(failing).startswith("ValueError: this cannot be at tests/cstoreview/background.py:")
    ended = [worker.end() for worker in workers]
    assert [status for status, _ in ended] == [0, 0]
    lines = "".join(said for _, said in ended).splitlines()
    assert len(lines) == 1, lines
    assert f"fail[{failing}](word='this') ended with status: Error" in lines[0]
    assert failure_of(failing) in lines[0]


def test_a_worker_told_to_end_puts_its_job_back(start: Start) -> None:
    number = step_until_stopped.defer()
    worker = start()
    wait_until(seen)
    assert worker.end() == (0, "")
    assert state_of(number) is State.WAITING
    assert not ProcrastinateWorker.objects.exists()
    run_waiting_jobs()
    assert state_of(number) is State.SUCCEEDED
    assert told() == {("begins", 1): 1, ("begins", 2): 1, ("ends", 2): 1}


def test_a_cancelled_job_stops_and_stays_as_it_is_though_its_worker_ends(start: Start) -> None:
    number = step_until_stopped.defer()
    worker = start()
    wait_until(seen)
    assert cancel(number)
    assert worker.end() == (0, "")
    assert state_of(number) is State.CANCELLED
    assert told() == {("begins", 1): 1}


def test_a_worker_that_lost_its_connections_goes_on(start: Start, open_gate: Callable[[], None]) -> None:
    worker = start(SOON)
    lost, after = wait_at_the_gate.defer(word="lost"), see.defer(word="after")
    wait_until(lambda: len(seen()) == 2)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    open_gate()
    later = see.defer(word="later")
    numbers = [lost, after, later]
    wait_until(lambda: states_of(numbers) == dict.fromkeys(numbers, State.SUCCEEDED))
    assert told()["lost ends", 2] == 1
    status, said = worker.end()
    assert status == 0
    assert "Traceback" not in said


def test_a_frozen_workers_job_is_taken_up_and_when_it_thaws_it_leaves_at_once(
    start: Start, open_gate: Callable[[], None]
) -> None:
    number = wait_at_the_gate.defer(word="import")
    frozen = start(SOON)
    wait_until(seen)
    frozen.process.send_signal(signal.SIGSTOP)
    start(SOON)
    wait_until(lambda: len(seen()) == 2)
    status, said = frozen.end(signal.SIGCONT)
    assert status == 1
    assert said == "cstoreview: this worker was silent for so long that others took up its jobs\n"
    open_gate()
    wait_until(lambda: state_of(number) is State.SUCCEEDED)
    assert told() == {("import begins", 1): 1, ("import begins", 2): 1, ("import ends", 2): 1}


def test_of_what_dead_workers_left_behind_the_cancelled_and_the_hopeless_is_not_taken_up(
    start: Start,
) -> None:
    taken, cancelled, hopeless = (see.defer(word=word) for word in ("taken", "cancelled", "hopeless"))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing'")
        cursor.execute("UPDATE procrastinate_jobs SET abort_requested = true WHERE id = %s", [cancelled])
        cursor.execute(
            "UPDATE procrastinate_jobs SET attempts = %s WHERE id = %s", [MOST_ATTEMPTS - 1, hopeless]
        )
    start()
    wait_until(lambda: state_of(taken) is State.SUCCEEDED)
    assert state_of(cancelled) is State.CANCELLED
    assert state_of(hopeless) is State.FAILED
    assert failure_of(hopeless) == "given up: its worker ended 200 times while it ran"
    assert told() == {("taken", 2): 1}


def test_a_job_whose_end_could_not_be_written_down_is_taken_up_again(start: Start) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION fail_once() RETURNS trigger LANGUAGE plpgsql AS"
            " $$BEGIN RAISE 'the disk is full'; END$$;"
            " CREATE TRIGGER fail_once BEFORE UPDATE ON procrastinate_jobs FOR EACH ROW"
            " WHEN (new.status = 'succeeded' AND old.attempts = 0) EXECUTE FUNCTION fail_once()"
        )
    number = see.defer(word="one")
    worker = start(SOON)
    wait_until(lambda: state_of(number) is State.SUCCEEDED)
    assert told() == {("one", 1): 1, ("one", 2): 1}
    status, said = worker.end()
    assert status == 0
    assert f"job {number} (tests.cstoreview.background.see) was left behind by its worker" in said
    assert "Traceback" not in said

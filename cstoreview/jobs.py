"""Background jobs: declared, deferred, asked after and cancelled here, and nowhere else.

A job is a row of the queue that procrastinate keeps in PostgreSQL; `manage.py run_jobs` runs it, in any
number of processes on any number of machines. It may be cut short at any moment and taken up again, so
whoever writes one makes each of its steps a transaction of its own and lets it continue where it stopped.
docs/adr/0017 says why it is done this way.

    @job(queue="imports", key="import batch {batch}")
    def import_batch(run: Run, *, batch: int) -> None:
        for piece in pieces_left(batch):
            run.step()
            with transaction.atomic():
                take(piece)

    import_batch.defer(batch=7)  # in the transaction that makes the batch
"""

import json
import logging
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from enum import StrEnum
from typing import Any, Concatenate, Generic, ParamSpec, cast

from django.db import InterfaceError, OperationalError, connection, transaction
from django.db.models import Count, QuerySet
from django.utils import timezone
from procrastinate import sql
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.contrib.django.models import ProcrastinateJob, ProcrastinateWorker
from procrastinate.exceptions import JobAborted
from procrastinate.job_context import AbortReason, JobContext
from procrastinate.jobs import Job as Row
from procrastinate.jobs import Status
from procrastinate.manager import JobManager
from procrastinate.retry import BaseRetryStrategy, RetryDecision

from cstoreview.concurrency import worker_silence
from cstoreview.errors import with_place
from cstoreview.models import JobFailure

P = ParamSpec("P")
MOST_ATTEMPTS = 200
"""After so many a job has failed, whatever cut it short: what kills its worker must not do so for ever."""
LONGEST_PAUSE = 60
"""Seconds between two attempts of a job whose database connection fails."""
AWAY = (OperationalError, InterfaceError)

logger = logging.getLogger(__name__)
# Not the app's own connector, which a worker replaces: jobs are deferred inside Django's transactions.
queue_in_transaction = DjangoConnector()


class State(StrEnum):
    """What has become of a job."""

    WAITING = "waiting"
    RUNNING = "running"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELLED = "cancelled"


STATES = {
    Status.TODO: State.WAITING,
    Status.DOING: State.RUNNING,
    Status.SUCCEEDED: State.SUCCEEDED,
    Status.FAILED: State.FAILED,
    Status.CANCELLED: State.CANCELLED,
    Status.ABORTING: State.RUNNING,
    Status.ABORTED: State.CANCELLED,
}


class Stopped(JobAborted):
    """Raised by `Run.step`; a job lets it pass."""


class Cancelled(Stopped):
    """Stopped because it was cancelled, whatever else its worker had in mind."""


class Run:
    """One attempt at a job: what the job is given as its first argument.

    `attempt` counts from 1; a higher one may find work that earlier attempts have committed.
    """

    def __init__(self, row: Row, is_told_to_stop: Callable[[], bool]) -> None:
        self.job_id = cast(int, row.id)
        self.attempt = row.attempts + 1
        self._is_told_to_stop = is_told_to_stop

    def step(self) -> None:
        """Call it before each piece of the work, outside of transactions: here a job can be stopped.

        Raises:
            Stopped: the worker ends, and the job is put back to be taken up again; or the job was
                cancelled, and stays as it is.
        """
        if self._is_told_to_stop():
            raise Stopped


class PutBack(BaseRetryStrategy):
    """Which jobs are tried again: those that their worker stopped, and those that lost the database."""

    def get_retry_decision(self, *, exception: BaseException, job: Row) -> RetryDecision | None:
        if isinstance(exception, Stopped):
            return None if isinstance(exception, Cancelled) else RetryDecision()
        if is_tried_again(job, exception):
            pause = min(2 ** min(job.attempts, 10), LONGEST_PAUSE)
            logger.warning("%s is put back for %d s: %s", job.call_string, pause, with_place(exception))
            return RetryDecision(retry_in={"seconds": pause})
        return None


def is_tried_again(row: Row, error: BaseException) -> bool:
    """Whether an attempt failed for the database's sake only, and more may follow."""
    return isinstance(error, AWAY) and row.attempts + 1 < MOST_ATTEMPTS


class Job(Generic[P]):
    """A function that workers run, made by `@job`."""

    def __init__(
        self, function: Callable[Concatenate[Run, P], None], *, queue: str, key: str | None, every: str | None
    ) -> None:
        self.name = f"{function.__module__}.{function.__qualname__}"
        self.queue = queue
        self.key = key
        self._function = function
        task: Any = app.task(name=self.name, queue=queue, pass_context=True, retry=PutBack())(self.run)
        if every:
            app.periodic(cron=every, lock=self.name)(task)

    def defer(self, *_: P.args, **arguments: P.kwargs) -> int:
        """Put the job into the queue, in the caller's transaction, and return its number.

        Arguments are keywords, and JSON can hold them. The job exists if and only if the transaction
        commits. If a job with the same key and arguments already waits, it is the one: it is held back
        until the transaction ends, so that it sees what was written before.
        """
        key = self.key.format(**arguments) if self.key else None
        with transaction.atomic():
            waiting = self._waiting(key, arguments) if key else None
            return waiting or self._insert(key, arguments)

    def run(self, context: JobContext, /, **arguments: Any) -> None:
        """Run the function as a worker does.

        Raises:
            Exception: what the function raised; if the job is not put back, its one line is kept.
        """
        function = cast(Callable[..., None], self._function)
        arguments.pop("timestamp", None)  # of jobs that are deferred by the clock
        try:
            function(Run(context.job, context.should_abort), **arguments)
        except Stopped as stopped:
            if cancelled(context.job).exists():
                raise Cancelled from stopped
            raise
        except Exception as error:
            if not is_tried_again(context.job, error):
                keep_reason(context.job, error)
            raise

    def _insert(self, key: str | None, arguments: dict[str, Any]) -> int:
        row = Row(queue=self.queue, lock=key, queueing_lock=None, task_name=self.name, task_kwargs=arguments)
        return cast(int, manager().defer_job(row).id)

    def _waiting(self, key: str, arguments: dict[str, Any]) -> int | None:
        """The number of the equal job that waits, its row locked; two callers do not miss each other."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"{self.name} {key}"])
        equal = ProcrastinateJob.objects.select_for_update().filter(
            task_name=self.name, lock=key, args=arguments, status=Status.TODO.value
        )
        return equal.order_by("id").values_list("id", flat=True).first()


def job(
    *, queue: str, key: str | None = None, every: str | None = None
) -> Callable[[Callable[Concatenate[Run, P], None]], Job[P]]:
    """Declare a job: a function of a `Run` and of keywords that JSON can hold.

    `queue` is the name by which a worker may be set to certain jobs only. `key` is a format of the
    arguments: of jobs with the same key one runs at a time, in the order of their deferring, and none is
    put into the queue twice. `every` is a time as in crontab (UTC), at which workers defer the job, once
    however many they are. Declare jobs in `tasks.py` of an app, where workers find them.
    """
    return lambda function: Job(function, queue=queue, key=key, every=every)


def state_of(job_id: int) -> State | None:
    """What has become of a job; None if there is none, or its row was forgotten long after its end."""
    return states_of([job_id]).get(job_id)


def states_of(job_ids: Iterable[int]) -> dict[int, State]:
    """The states of several jobs in one query, by number."""
    rows = ProcrastinateJob.objects.filter(id__in=list(job_ids)).values_list("id", "status")
    return {number: STATES[Status(status)] for number, status in rows}


def count_states() -> dict[State, int]:
    """How many jobs there are in each state; those that ended long ago are forgotten."""
    counts = dict.fromkeys(State, 0)
    for status, count in ProcrastinateJob.objects.values_list("status").annotate(Count("id")).order_by():
        counts[STATES[Status(status)]] += count
    return counts


def count_workers() -> int:
    """How many workers have given a sign of life lately."""
    since = timezone.now() - timedelta(seconds=worker_silence())
    return ProcrastinateWorker.objects.filter(last_heartbeat__gte=since).count()


def failure_of(job_id: int) -> str:
    """Why a job failed, in one line; empty if it did not."""
    if state_of(job_id) is not State.FAILED:
        return ""
    kept = JobFailure.objects.filter(job_id=job_id).values_list("reason", flat=True).first()
    return kept or "the log of its worker says why"


def cancel(job_id: int) -> bool:
    """Take a waiting job out of the queue, or have a running one stop at its next step.

    Part of the caller's transaction.

    Returns:
        False if it has ended already.
    """
    return manager().cancel_job_by_id(job_id, abort=True)


def run_waiting_jobs() -> int:
    """Run what waits here, one job after the other, in this thread and its transaction; how many ran.

    For tests, and for commands that do not want to wait for a worker. A job that raises is recorded as
    failed and does not stop the others.
    """
    worker = ask("register_worker")["worker_id"]
    try:
        return sum(1 for row in waiting_rows(worker) if run_here(row))
    finally:
        queue_in_transaction.execute_query(sql.queries["unregister_worker"], worker_id=worker)


def waiting_rows(worker: int) -> Iterator[Row]:
    """Rows of the queue, each marked as running by this worker when it is given out."""
    while (row := ask("fetch_job", queues=None, worker_id=worker))["id"] is not None:
        yield Row.from_row({**row, "args": json.loads(row["args"])})  # Django leaves JSON as it comes


def run_here(row: Row) -> bool:
    """Run one job and write down what became of it."""
    context = JobContext(
        app=app,
        job=row,
        start_timestamp=time.time(),
        abort_reason=lambda: AbortReason.USER_REQUEST if cancelled(row).exists() else None,
    )
    status = Status.SUCCEEDED
    try:
        app.tasks[row.task_name](context, **row.task_kwargs)
    except JobAborted:
        status = Status.ABORTED
    except Exception as error:  # noqa: BLE001 - whatever a job raises is its failure, not ours
        logger.error("%s failed: %s", row.call_string, with_place(error))
        status = Status.FAILED
    ask("finish_job", job_id=row.id, status=status.value, delete_job=False)
    return True


def cancelled(row: Row) -> QuerySet[ProcrastinateJob]:
    """The row of a job if it was cancelled while it ran, else nothing."""
    return ProcrastinateJob.objects.filter(id=row.id, abort_requested=True)


def keep_reason(row: Row, error: Exception) -> None:
    """Keep the one line that says why a job failed."""
    JobFailure.objects.update_or_create(job_id=cast(int, row.id), defaults={"reason": with_place(error)})


def manager() -> JobManager:
    """procrastinate's queue, on the connection of the caller and in its transaction."""
    return JobManager(queue_in_transaction)


def ask(query: str, **arguments: Any) -> dict[str, Any]:
    """The one row that a query of procrastinate gives."""
    return queue_in_transaction.execute_query_one(sql.queries[query], **arguments)

"""The worker: runs background jobs until it is told to end (`manage.py run_jobs`).

procrastinate fetches jobs and runs each in a thread. What stands here is around it: signs of life, which
it gives up when the database hiccups, jobs that dead workers left behind, and another beginning whenever
the connection is lost.
"""

import asyncio
import contextlib
import os
import signal
from collections.abc import Awaitable, Callable
from typing import Any, NoReturn, cast

import psycopg
from django.db.backends.signals import connection_created
from procrastinate.contrib.django import app, connector_params
from procrastinate.exceptions import ConnectorException
from procrastinate.job_context import JobContext
from procrastinate.psycopg_connector import PsycopgConnector
from procrastinate.worker import Worker

from cstoreview.concurrency import QUEUE_CONNECTIONS, jobs_at_once, worker_silence
from cstoreview.errors import first_line
from cstoreview.jobs import MOST_ATTEMPTS
from cstoreview.serving.upkeep import say

LOOK_AFTER = 2.0  # seconds; new jobs are told of at once, jobs that were put back are found by looking
CONNECTION_WITHIN = 10.0  # seconds
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0  # seconds; between beginnings that keep failing
SIGNS_PER_SILENCE = 4
AWAY = (ConnectorException, psycopg.Error, OSError)

MINE = "SELECT id FROM procrastinate_jobs WHERE status = 'doing' AND worker_id = %(worker_id)s"
LET_GO = "UPDATE procrastinate_jobs SET worker_id = NULL WHERE status = 'doing' AND id = ANY(%(ids)s)"
HEARTBEAT = "UPDATE procrastinate_workers SET last_heartbeat = now() WHERE id = %(worker_id)s RETURNING id"
# Whoever runs has a worker; those of a worker that was struck off have none. Two that look at the same
# time never take up the same job, which by then may run again.
TAKE_UP = """
WITH left_behind AS MATERIALIZED (
    SELECT id, task_name, abort_requested, attempts + 1 >= %(most)s AS hopeless
    FROM procrastinate_jobs WHERE status = 'doing' AND worker_id IS NULL
    ORDER BY id FOR UPDATE SKIP LOCKED
), reasons AS (
    INSERT INTO cstoreview_jobfailure (job_id, reason, failed_at)
    SELECT id, %(reason)s, now() FROM left_behind WHERE hopeless AND NOT abort_requested
    ON CONFLICT (job_id) DO UPDATE SET reason = excluded.reason, failed_at = excluded.failed_at
)
SELECT id, task_name, CASE
    WHEN abort_requested THEN procrastinate_finish_job_v1(id, 'aborted', false)::text
    WHEN hopeless THEN procrastinate_finish_job_v1(id, 'failed', false)::text
    ELSE procrastinate_retry_job_v2(id, NULL, NULL, NULL, NULL)::text
END FROM left_behind
"""


def work(queues: list[str] | None = None) -> None:
    """Run jobs of these queues (None: of all) until SIGTERM or Ctrl-C.

    Jobs that run then are told to stop at their next step, and are put back. A second signal ends the
    process at once, as a kill does: what runs is taken up again by another worker.
    """
    connection_created.connect(lift_limits)
    asyncio.run(keep_working(queues))


def lift_limits(connection: Any, **kwargs: Any) -> None:
    """The role's limits on how long a statement may take are meant for pages."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SET statement_timeout = 0; SET lock_timeout = 0; SET idle_in_transaction_session_timeout = 0"
        )


async def keep_working(queues: list[str] | None) -> None:
    """Work, and begin anew whenever the database was lost, until a signal comes."""
    ended = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, end_on_signal, ended)
    pause = FIRST_PAUSE
    while not ended.is_set():
        began = asyncio.get_running_loop().time()
        try:
            await work_until(ended, queues)
            reason = "the worker's connection to the database was lost"
        except AWAY as error:
            reason = f"the worker cannot reach its queue: {first_line(error.__cause__ or error)}"
        if ended.is_set():
            return
        if asyncio.get_running_loop().time() - began > LONGEST_PAUSE:
            pause = FIRST_PAUSE
        say(f"{reason}; next attempt in {pause:.0f} s")
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(ended.wait(), pause)
        pause = min(2 * pause, LONGEST_PAUSE)


def end_on_signal(ended: asyncio.Event) -> None:
    """The first signal asks to end, the second does not wait."""
    if ended.is_set():
        leave_at_once("told twice to end; the jobs that run are taken up again")
    ended.set()


async def work_until(ended: asyncio.Event, queues: list[str] | None) -> None:
    """Work as one worker of the queue, until told to end or until a connection is lost.

    Raises:
        ConnectorException, psycopg.Error, OSError: there is no database (any more).
    """
    parameters = connector_params()
    # A pool would try for half a minute; a connection of our own says at once what is wrong.
    await (await psycopg.AsyncConnection.connect(**parameters)).close()
    pool = PsycopgConnector(
        kwargs=parameters, min_size=1, max_size=QUEUE_CONNECTIONS - 1, timeout=CONNECTION_WITHIN
    )
    app.perform_import_paths()  # type: ignore[no-untyped-call]  # it has no annotations
    with app.replace_connector(pool):
        async with app.open_async():
            await take_up()
            at_work: set[int] = set()
            await run_until(ended, new_worker(queues, at_work), at_work)


def new_worker(queues: list[str] | None, at_work: set[int]) -> Worker:
    """A worker that asks its jobs to stop as soon as it is to end itself; `at_work` holds what it runs."""

    async def note(call_next: Callable[[], Awaitable[Any]], context: JobContext, worker: Worker) -> Any:
        number = cast(int, context.job.id)
        at_work.add(number)
        try:
            return await call_next()
        finally:
            at_work.remove(number)

    return Worker(
        app=app,
        queues=queues,
        concurrency=jobs_at_once(),
        fetch_job_polling_interval=LOOK_AFTER,
        abort_job_polling_interval=LOOK_AFTER,
        shutdown_graceful_timeout=0,
        install_signal_handlers=False,
        update_heartbeat_interval=worker_silence() / SIGNS_PER_SILENCE,
        stalled_worker_timeout=worker_silence(),
        task_middleware=app.worker_defaults.get("task_middleware"),
        worker_middleware=[note],
    )


async def run_until(ended: asyncio.Event, worker: Worker, at_work: set[int]) -> None:
    """Run the worker; in the end wait for its jobs to stop, giving signs of life meanwhile.

    Without a database there are no such signs: then jobs that do not stop are left by leaving.
    """
    running = asyncio.create_task(worker.run())  # type: ignore[no-untyped-call]  # as above
    living = asyncio.create_task(live(worker, at_work))
    ending = asyncio.create_task(ended.wait())
    await asyncio.wait({running, living, ending}, return_when=asyncio.FIRST_COMPLETED)
    worker.stop()  # type: ignore[no-untyped-call]  # as above
    await asyncio.wait({running, living}, return_when=asyncio.FIRST_COMPLETED)
    if not running.done():
        await asyncio.wait({running}, timeout=worker_silence())
    if not running.done():
        leave_at_once("without a database the jobs that run cannot be waited for; they are taken up again")
    living.cancel()
    ending.cancel()
    await running


async def live(worker: Worker, at_work: set[int]) -> None:
    """Give signs of life, and take up what was left behind, here or by workers whose signs have ceased.

    A worker that was struck off itself, because it was frozen for too long, must not go on: another one
    runs its jobs by now. It misses its row twice, since the first time it may be on its way out.
    """
    missed, astray = 0, set[int]()
    while missed < 2:
        await asyncio.sleep(worker_silence() / SIGNS_PER_SILENCE)
        if worker.worker_id is not None:
            alive = await app.connector.execute_query_all_async(HEARTBEAT, worker_id=worker.worker_id)
            missed = 0 if alive else missed + 1
            astray = await let_go(worker.worker_id, at_work, astray)
            await take_up()
    leave_at_once("this worker was silent for so long that others took up its jobs")


async def let_go(worker_id: int, at_work: set[int], suspected: set[int]) -> set[int]:
    """Give up the jobs that are this worker's in the queue, but at which it works no longer; who is suspect.

    So it is when the database failed just when their end was to be written. One look is not enough: a job
    may have been fetched this moment, or be about to end.
    """
    rows = await app.connector.execute_query_all_async(MINE, worker_id=worker_id)
    astray = {row["id"] for row in rows} - at_work
    if lost := sorted(astray & suspected):
        await app.connector.execute_query_async(LET_GO, ids=lost)
    return astray


async def take_up() -> None:
    """Strike off workers that have been silent for too long, and put their jobs back into the queue."""
    await app.job_manager.prune_stalled_workers(worker_silence())
    reason = f"given up: its worker ended {MOST_ATTEMPTS} times while it ran"
    for row in await app.connector.execute_query_all_async(TAKE_UP, most=MOST_ATTEMPTS, reason=reason):
        say(f"job {row['id']} ({row['task_name']}) was left behind by its worker; it is taken up again")


def leave_at_once(reason: str) -> NoReturn:
    """End the process without another word to the database, as a kill does."""
    say(reason)
    os._exit(1)

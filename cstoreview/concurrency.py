"""How many requests and jobs run at once, and how many database connections that takes."""

from cstoreview.env import env_int

LEAST_CONNECTIONS = 100  # PostgreSQL's own default
SPARE_CONNECTIONS = 20  # for commands, workers on other machines and backups
QUEUE_CONNECTIONS = 4  # of a worker, to fetch jobs and listen for them


def workers() -> int:
    """Web processes (`CSTOREVIEW_WORKERS`); two suit two cores."""
    return env_int("CSTOREVIEW_WORKERS", default=2, least=1)


def threads() -> int:
    """Threads in each process (`CSTOREVIEW_THREADS`), each with a database connection of its own."""
    return env_int("CSTOREVIEW_THREADS", default=4, least=1)


def jobs_at_once() -> int:
    """Background jobs that one worker runs at the same time (`CSTOREVIEW_JOBS`), each in a thread."""
    return env_int("CSTOREVIEW_JOBS", default=2, least=1)


def worker_silence() -> int:
    """Seconds without a sign of life after which a worker counts as dead (`CSTOREVIEW_WORKER_SILENCE`).

    Its jobs are taken up again within a quarter more. All workers of one database need the same value.
    """
    return env_int("CSTOREVIEW_WORKER_SILENCE", default=20, least=1)


def connections_needed() -> int:
    """The `max_connections` of a private server that turns away neither a web thread nor a job."""
    ours = workers() * threads() + jobs_at_once() + QUEUE_CONNECTIONS
    return max(LEAST_CONNECTIONS, ours + SPARE_CONNECTIONS)

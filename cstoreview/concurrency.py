"""How many requests are answered at once, and how many database connections that takes."""

from cstoreview.env import env_int

LEAST_CONNECTIONS = 100  # PostgreSQL's own default
SPARE_CONNECTIONS = 20  # for commands, jobs and backups beside the web


def workers() -> int:
    """Web processes (`CSTOREVIEW_WORKERS`); two suit two cores."""
    return env_int("CSTOREVIEW_WORKERS", default=2, least=1)


def threads() -> int:
    """Threads in each process (`CSTOREVIEW_THREADS`), each with a database connection of its own."""
    return env_int("CSTOREVIEW_THREADS", default=4, least=1)


def connections_needed() -> int:
    """The `max_connections` of a private server that never turns a web thread away."""
    return max(LEAST_CONNECTIONS, workers() * threads() + SPARE_CONNECTIONS)

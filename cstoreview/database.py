"""Which database this process talks to: the one `DATABASE_URL` names, or our private server."""

import os
from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured
from psycopg import Connection, sql

from cstoreview.embedded.server import EmbeddedServer
from cstoreview.failures import StartError
from cstoreview.places import data_folder

POSTGRESQL = "django.db.backends.postgresql"
SHAPE = "postgresql://user:password@host:5432/name"
KEPT_FOR = 600  # seconds a connection is reused
CONNECT_WITHIN = 5  # seconds; a page had better say that the database is away than hang


def ensure_database(
    data: Path | None = None, *, durable: bool = True, connections: int = 100
) -> EmbeddedServer | None:
    """Make sure `DATABASE_URL` is set, starting the private server of folder `data` if it is not.

    Call it once, in the parent: children inherit `DATABASE_URL` and then start nothing. `data` is the
    data folder unless a test brings its own; tests also do without durability. `connections` is the
    least number of clients a server started here must accept.

    Returns:
        The server if this call started it (who starts it may stop it), else None.

    Raises:
        StartError: the private server cannot run.
    """
    if os.environ.get("DATABASE_URL"):
        return None
    server = EmbeddedServer(data or data_folder(), durable=durable, connections=connections)
    started = server.start()
    os.environ["DATABASE_URL"] = server.url
    return server if started else None


def private_server(*, connections: int) -> EmbeddedServer | None:
    """The data folder's private server if `DATABASE_URL` names it, else None.

    `connections` is the least number of clients it must accept if it is started anew.
    """
    try:
        server = EmbeddedServer(data_folder(), connections=connections)
    except StartError:
        return None  # not on Linux, where there is none
    return server if os.environ.get("DATABASE_URL") == server.url else None


def connection_settings() -> dj_database_url.DBConfig:
    """Django's `DATABASES["default"]` for `DATABASE_URL`; unset means PostgreSQL's own default place.

    Raises:
        ImproperlyConfigured: the address cannot be read or is not PostgreSQL's. The message does not
            repeat the address, which may hold a password.
    """
    try:
        found = dj_database_url.config(
            default="postgresql:///cstoreview", conn_max_age=KEPT_FOR, conn_health_checks=True
        )
    except ValueError as error:
        raise ImproperlyConfigured(f"DATABASE_URL cannot be read: write it as {SHAPE}") from error
    if found.get("ENGINE") != POSTGRESQL:
        raise ImproperlyConfigured(f"DATABASE_URL names no PostgreSQL server: write it as {SHAPE}")
    found["OPTIONS"] = {"connect_timeout": CONNECT_WITHIN} | found.get("OPTIONS", {})
    return found


def drop_scratch_database(server: Connection[Any], name: str) -> None:
    """Drop the database `name` of this account through `server` (in autocommit), whoever uses it.

    Not `WITH (FORCE)`: that is refused to an ordinary account while autovacuum works in the database. A
    plain DROP ends autovacuum itself, and waits for sessions that were told to go.
    """
    server.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = %s AND usename = current_user",
        [name],
    )
    server.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(name)))

"""Which database is used, and how an address that cannot be used is refused."""

import os

import psycopg
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from cstoreview import database


def test_an_address_in_the_environment_starts_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://somewhere.example/else")
    monkeypatch.setattr(database, "EmbeddedServer", None)
    assert database.ensure_database() is None
    assert os.environ["DATABASE_URL"] == "postgresql://somewhere.example/else"


def test_connections_are_kept_checked_and_not_waited_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://ada:secret@db.example:6432/desk?sslmode=require")
    found = database.connection_settings()
    assert (found["HOST"], found["PORT"], found["NAME"]) == ("db.example", 6432, "desk")
    assert found["CONN_MAX_AGE"] == database.KEPT_FOR
    assert found["CONN_HEALTH_CHECKS"] is True
    assert found["OPTIONS"] == {"connect_timeout": database.CONNECT_WITHIN, "sslmode": "require"}


def test_the_address_may_choose_its_own_waiting_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://db.example/desk?connect_timeout=30")
    assert database.connection_settings()["OPTIONS"]["connect_timeout"] in (30, "30")


@pytest.mark.parametrize(
    "address",
    [
        "nonsense",
        "sqlite:///secret.db",
        "mysql://ada:secret@db/x",
        "postgresql://a:secret@db:port/x",
        "://secret",
    ],
)
def test_any_other_address_is_refused_without_showing_it(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", address)
    with pytest.raises(ImproperlyConfigured, match="postgresql://user:password@host") as refusal:
        database.connection_settings()
    assert "secret" not in str(refusal.value)


@pytest.mark.django_db
def test_a_scratch_database_is_dropped_whoever_uses_it() -> None:
    with connection._nodb_cursor() as cursor:
        server = cursor.connection
        server.execute("CREATE DATABASE scratch_in_use")
        with psycopg.connect(server.info.dsn, dbname="scratch_in_use") as user:
            database.drop_scratch_database(server, "scratch_in_use")
            with pytest.raises(psycopg.OperationalError):
                user.execute("SELECT 1")
        gone = server.execute("SELECT 1 FROM pg_database WHERE datname = 'scratch_in_use'").fetchone()
    assert gone is None

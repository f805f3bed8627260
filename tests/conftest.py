"""The database of a test run: started once by the parent, inherited by the xdist workers."""

import fcntl
import os
from collections.abc import Iterator
from typing import IO, Any

import dj_database_url
import pytest
from django.db import connection
from django.test import TransactionTestCase
from hypothesis import HealthCheck, settings
from pytest_django.plugin import DjangoDbBlocker

from cstoreview.database import ensure_database
from cstoreview.embedded.server import EmbeddedServer
from cstoreview.failures import StartError
from cstoreview.places import data_folder, make_own_folder
from tests.chromium import find_chromium
from tests.memory import place_for_the_database, write_into_memory
from tests.migrated_template import copy_template_again, ensure_template

# A busy machine is no fault of the code: how long an example takes is measured by `make bench`.
settings.register_profile(
    "any machine", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any machine")

LONG = ("tests/cstoreview/", "tests/browser/", "tests/gold/", "tests/annotations/admin/")
"""Folders with files that take a minute or nearly so."""
SERVER = pytest.StashKey[EmbeddedServer | None]()
RUN_LOCK = pytest.StashKey[IO[str]]()


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    if hasattr(config, "workerinput"):
        return
    write_into_memory()
    if os.environ.get("DATABASE_URL"):
        return
    try:
        data = make_own_folder(make_own_folder(data_folder()) / "test")
        config.stash[RUN_LOCK] = lock_for_this_run(str(data / "run.lock"))
        config.stash[SERVER] = ensure_database(place_for_the_database(data), durable=False)
    except StartError as error:
        pytest.exit(str(error), returncode=3)
    point_django_at(os.environ["DATABASE_URL"])


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The folders whose files take long come first, so that in the end no worker is left alone with one."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONG))


def pytest_unconfigure(config: pytest.Config) -> None:
    server = config.stash.get(SERVER, None)
    if server is not None:
        server.stop()
    lock = config.stash.get(RUN_LOCK, None)
    if lock is not None:
        lock.close()


def lock_for_this_run(path: str) -> IO[str]:
    """Hold the test databases for one run; a second run of the same checkout waits for its turn."""
    lock = open(path, "a", encoding="utf-8")  # noqa: SIM115 - held until the run ends
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        print("waiting for another test run of this checkout to end", flush=True)
        fcntl.flock(lock, fcntl.LOCK_EX)
    return lock


def point_django_at(url: str) -> None:
    """pytest-django has loaded the settings before any conftest could start a server."""
    from django.conf import settings as django_settings

    named = dj_database_url.parse(url)
    default = django_settings.DATABASES["default"]
    default["NAME"], default["USER"], default["HOST"] = named["NAME"], named["USER"], named["HOST"]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> None:
    """Copy the test databases from a migrated one (the fixture's name and place are pytest-django's)."""
    from django.conf import settings as django_settings

    default: dict[str, Any] = {**django_settings.DATABASES["default"]}
    server = {key: str(default[key.upper()]) for key in ("host", "port", "user", "password")}
    django_settings.DATABASES["default"]["TEST"] = {
        **default.get("TEST", {}),
        "TEMPLATE": ensure_template(server),
    }


@pytest.fixture(scope="session", autouse=True)
def transactional_tests_leave_a_fresh_database() -> Iterator[None]:
    """After a test with real commits its database is copied anew.

    Django would truncate all tables, which the insert-only ones refuse, and lose what migrations wrote.
    """
    with pytest.MonkeyPatch.context() as django:
        django.setattr(TransactionTestCase, "_fixture_teardown", lambda case: copy_template_again())
        yield


@pytest.fixture(scope="session", autouse=True)
def nobody_else_is_connected_in_the_end(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """A thread of a live server may outlast its test and hold the test database, which is to be dropped."""
    yield
    connection.close()  # a test with real commits may have cut it off without its knowing
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the browser; `make test` has made sure that there is one."""
    program = find_chromium()
    assert program, "there is no Chromium: run `make test`, or install it"
    return program

"""Each system check fires on what it is for, by its id, and is silent otherwise."""

from collections.abc import Sequence

import psycopg
import pytest
from django.contrib.auth.models import Group
from django.core.checks import CheckMessage, Tags, run_checks
from django.db import connection
from django.test import override_settings

from cstoreview.checks import ROLES, check_database, check_roles, check_secret, database_messages


def ids(messages: Sequence[CheckMessage]) -> list[str | None]:
    assert all(message.hint for message in messages)
    return [message.id for message in messages]


@override_settings(SECRET_KEY="", DEBUG=False)
def test_e001_a_missing_secret() -> None:
    assert ids(check_secret(None)) == ["cstoreview.E001"]


@override_settings(SECRET_KEY="", DEBUG=True)
def test_no_secret_is_needed_while_debugging() -> None:
    assert check_secret(None) == []


@override_settings(SECRET_KEY="something", DEBUG=False)
def test_a_secret_is_enough() -> None:
    assert check_secret(None) == []


def test_e002_to_e004_a_server_that_is_old_not_utf8_or_folds_latin_only() -> None:
    assert ids(database_messages(150_009, "LATIN1", "Ё")) == [f"cstoreview.E00{n}" for n in (2, 3, 4)]
    assert database_messages(160_000, "UTF8", "ё") == []


@pytest.mark.django_db
def test_the_server_of_the_tests_is_sound() -> None:
    assert check_database(None, databases=["default"]) == []


@pytest.mark.django_db(transaction=True)
def test_e004_on_a_real_database_with_the_locale_c() -> None:
    name = f"{connection.settings_dict['NAME']}_c"
    place = {"host": connection.settings_dict["HOST"], "port": connection.settings_dict["PORT"]}
    account = {"user": connection.settings_dict["USER"], "password": connection.settings_dict["PASSWORD"]}
    server = {key: str(value) for key, value in (place | account).items() if value}
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE DATABASE \"{name}\" ENCODING 'UTF8' LOCALE_PROVIDER libc LOCALE 'C' TEMPLATE template0"
        )
        try:
            with psycopg.connect(**server, dbname=name) as session:  # type: ignore[arg-type] # all strings
                row = session.execute("SELECT lower('Ё')").fetchone()
            assert row
            assert ids(database_messages(180_000, "UTF8", row[0])) == ["cstoreview.E004"]
        finally:
            cursor.execute(f'DROP DATABASE "{name}"')


@pytest.mark.django_db
def test_w001_names_the_roles_that_are_missing() -> None:
    Group.objects.filter(name__in=ROLES).delete()
    Group.objects.create(name="reviewer")
    [warning] = check_roles(None, databases=["default"])
    assert warning.id == "cstoreview.W001"
    assert "editor, manager" in warning.msg
    assert not warning.is_serious()


@pytest.mark.django_db
def test_all_roles_are_enough() -> None:
    for name in ROLES:
        Group.objects.get_or_create(name=name)
    assert check_roles(None, databases=["default"]) == []


def test_checks_of_the_database_ask_none_unless_told_to() -> None:
    assert check_roles(None, databases=None) == []
    assert check_database(None, databases=None) == []


@pytest.mark.django_db
def test_the_checks_are_registered() -> None:
    Group.objects.filter(name__in=ROLES).delete()
    assert "cstoreview.W001" in ids(run_checks(tags=[Tags.database], databases=["default"]))
    with override_settings(SECRET_KEY=""):
        found = run_checks(tags=[Tags.security], include_deployment_checks=True)
    assert "cstoreview.E001" in [message.id for message in found]

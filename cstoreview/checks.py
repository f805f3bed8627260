"""System checks of the installation; docs/operations.md lists them by id."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.exceptions import ImproperlyConfigured
from django.db import connections

ROLES = ("editor", "reviewer", "manager")
OLDEST_POSTGRESQL = 160_000  # as in server_version_num


@register(Tags.security, deploy=True)
def check_secret(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    """E001: nobody signs cookies with an empty or well-known secret."""
    try:
        secret = settings.SECRET_KEY
    except ImproperlyConfigured:
        secret = ""
    if secret or settings.DEBUG:
        return []
    return [
        Error(
            "There is no secret to sign sessions with.",
            hint="Set CSTOREVIEW_SECRET_KEY or CSTOREVIEW_SECRET_KEY_FILE; `make run` makes one by itself.",
            id="cstoreview.E001",
        )
    ]


@register(Tags.database)
def check_database(
    app_configs: Sequence[Any] | None, databases: Iterable[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """E002 to E004: the server's version, its encoding, and that it folds the case of all letters."""
    found: list[CheckMessage] = []
    for alias in databases or ():
        with connections[alias].cursor() as cursor:
            cursor.execute(
                "SELECT current_setting('server_version_num')::int,"
                " current_setting('server_encoding'), lower('Ё')"
            )
            version, encoding, folded = cursor.fetchone()
        found += database_messages(version, encoding, folded)
    return found


def database_messages(version: int, encoding: str, folded: str) -> list[CheckMessage]:
    """What is wrong with a server of this version (server_version_num), encoding and `lower('Ё')`."""
    found: list[CheckMessage] = []
    if version < OLDEST_POSTGRESQL:
        found.append(
            Error(
                f"PostgreSQL {version // 10_000} is too old.",
                hint="Use PostgreSQL 16 or newer.",
                id="cstoreview.E002",
            )
        )
    if encoding != "UTF8":
        found.append(
            Error(
                f"The database is encoded in {encoding}; texts in every script need UTF8.",
                hint="Create it with ENCODING 'UTF8' TEMPLATE template0 and move the data there.",
                id="cstoreview.E003",
            )
        )
    if folded != "ё":
        found.append(
            Error(
                "The database's locale does not fold Cyrillic letters: search would miss words.",
                hint="Create it with LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' TEMPLATE template0, "
                "or with any UTF-8 locale.",
                id="cstoreview.E004",
            )
        )
    return found


@register(Tags.database)
def check_roles(
    app_configs: Sequence[Any] | None, databases: Iterable[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """W001: without their groups nobody can code, review or manage. Silent before the first migration."""
    from django.contrib.auth.models import Group

    if "default" not in (databases or ()):
        return []
    connection = connections["default"]
    if Group._meta.db_table not in connection.introspection.table_names():
        return []
    missing = sorted(set(ROLES) - set(Group.objects.using("default").values_list("name", flat=True)))
    if not missing:
        return []
    return [
        checks.Warning(
            f"These roles are missing: {', '.join(missing)}.",
            hint="Run `manage.py create_roles`.",
            id="cstoreview.W001",
        )
    ]

"""Going round forms, services and the ORM: plain SQL, and the name of the rule that refuses it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import IntegrityError, connection, models, transaction
from psycopg import sql

from articles.models.rules import LOADING_FIXTURE


@contextmanager
def refused(rule: str) -> Iterator[None]:
    """What happens inside is refused by PostgreSQL under the name `rule`; nothing of it remains."""
    with pytest.raises(IntegrityError) as caught, transaction.atomic():  # noqa: PT012 - deferred rules too
        yield
        settle()
    diagnosis = getattr(caught.value.__cause__, "diag", None)
    assert diagnosis is not None
    assert diagnosis.constraint_name == rule, diagnosis.message_primary


def settle() -> None:
    """Run the deferred rules now, as the end of the transaction would."""
    execute(sql.SQL("SET CONSTRAINTS ALL IMMEDIATE"))
    execute(sql.SQL("SET CONSTRAINTS ALL DEFERRED"))


def execute(query: sql.Composable, parameters: tuple[Any, ...] = ()) -> int:
    """Run a statement and give the number of rows it touched."""
    with connection.cursor() as cursor:
        cursor.execute(query, parameters)
        return int(cursor.rowcount)


def value(query: str, *parameters: Any) -> Any:
    """The first column of the first row."""
    with connection.cursor() as cursor:
        cursor.execute(query, parameters)
        row = cursor.fetchone()
    assert row is not None
    return row[0]


def change(row: models.Model, **columns: Any) -> None:
    """UPDATE columns of one row."""
    setters = sql.SQL(", ").join(
        sql.SQL("{} = {}").format(sql.Identifier(name), sql.Placeholder()) for name in columns
    )
    query = sql.SQL("UPDATE {} SET {} WHERE {} = %s").format(_table(row), setters, _key(row))
    assert execute(query, (*columns.values(), row.pk)) == 1


def remove(row: models.Model) -> None:
    """DELETE one row."""
    execute(sql.SQL("DELETE FROM {} WHERE {} = %s").format(_table(row), _key(row)), (row.pk,))


def repeat(row: models.Model, **columns: Any) -> int:
    """INSERT a copy of one row with other values in `columns`, and give its id."""
    fields = [
        field
        for field in row._meta.local_concrete_fields
        if not field.primary_key and not isinstance(field, models.GeneratedField)
    ]
    names = [str(field.column) for field in fields]
    values: list[sql.Composable] = []
    for name in names:
        if name in columns:
            values.append(sql.Placeholder())
        else:
            values.append(sql.SQL("gen_random_uuid()") if name == "uid" else sql.Identifier(name))
    query = sql.SQL("INSERT INTO {} ({}) SELECT {} FROM {} WHERE {} = %s RETURNING {}").format(
        _table(row),
        sql.SQL(", ").join(map(sql.Identifier, names)),
        sql.SQL(", ").join(values),
        _table(row),
        _key(row),
        _key(row),
    )
    with connection.cursor() as cursor:
        cursor.execute(query, [*(columns[name] for name in names if name in columns), row.pk])
        return int(cursor.fetchone()[0])


def without_triggers(table: str) -> None:
    """Take the triggers of a table down until the savepoint ends, to see the constraints behind them."""
    settle()
    execute(sql.SQL("ALTER TABLE {} DISABLE TRIGGER USER").format(sql.Identifier(table)))


def truncate(table: str) -> None:
    """TRUNCATE as anybody but a test database would have to."""
    execute(sql.SQL("SET LOCAL cstoreview.emptying_tables = 'off'"))
    execute(sql.SQL("TRUNCATE {} CASCADE").format(sql.Identifier(table)))


def start_loading() -> None:
    """Say, as `loaddata` does, that the rest of the transaction loads a fixture."""
    value("SELECT set_config(%s, 'on', true)", LOADING_FIXTURE)


def _table(row: models.Model) -> sql.Identifier:
    return sql.Identifier(row._meta.db_table)


def _key(row: models.Model) -> sql.Identifier:
    return sql.Identifier(str(row._meta.pk.column))

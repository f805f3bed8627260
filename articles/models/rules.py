"""Building blocks for rules that PostgreSQL itself enforces: named refusals and kept history.

A rule is a trigger that raises `check_violation` under a readable constraint name, so that
Django reports it as an IntegrityError and people can search for the name.
"""

from collections.abc import Callable
from typing import TypeVar, cast

import pghistory
import pgtrigger
from django.db import models

ModelClass = TypeVar("ModelClass", bound=type[models.Model])

LOADING_FIXTURE = "cstoreview.loading_fixture"
"""Transaction-local PostgreSQL setting that the `loaddata` command of this project switches on.

While it is on, whole reviewed revisions may arrive by INSERT (there is no transition to go through),
but nothing that is already frozen may change, and every other rule stays in force.
"""

IS_LOADING = f"coalesce(current_setting('{LOADING_FIXTURE}', true), '') = 'on'"

EMPTYING_TABLES = "cstoreview.emptying_tables"
"""PostgreSQL setting without which no table with kept rows can be truncated; only test databases have it."""

IS_EMPTYING = f"coalesce(current_setting('{EMPTYING_TABLES}', true), '') = 'on'"

IS_UNCHANGED = "TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'short_id' = to_jsonb(OLD) - 'short_id'"
"""SQL: the update leaves the row as it was, as loading a fixture twice does.

`short_id` is generated, and PostgreSQL computes it after the BEFORE triggers.
"""


def refuse(rule: str, message: str) -> str:
    """SQL that refuses the statement under the name `rule`; `message` says what to do instead."""
    quoted = message.replace("'", "''")
    return f"RAISE EXCEPTION '{quoted}' USING ERRCODE = 'check_violation', CONSTRAINT = '{rule}';"


def rule_trigger(
    name: str,
    operation: pgtrigger.Operation,
    body: str,
    *,
    when: pgtrigger.When = pgtrigger.Before,
    declare: list[tuple[str, str]] | None = None,
    condition: pgtrigger.Condition | None = None,
    timing: pgtrigger.Timing | None = None,
) -> pgtrigger.Trigger:
    """A row trigger whose PL/pgSQL `body` may refuse, and otherwise lets the row through."""
    last = "RETURN OLD;" if operation is pgtrigger.Delete else "RETURN NEW;"
    if when is pgtrigger.Before and "DELETE" in str(operation) and operation is not pgtrigger.Delete:
        last = "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;"
    return pgtrigger.Trigger(
        name=name,
        when=when,
        operation=operation,
        func=f"{body}\n{last}",
        declare=declare,
        condition=condition,
        timing=timing,
    )


def statement_trigger(
    name: str,
    operation: pgtrigger.Operation,
    body: str,
    *,
    when: pgtrigger.When = pgtrigger.After,
    old: str | None = None,
    new: str | None = None,
) -> pgtrigger.Trigger:
    """A trigger that runs once a statement; `old` and `new` name the tables of the rows it touched."""
    rows = pgtrigger.Referencing(old=old, new=new) if old or new else None  # type: ignore[no-untyped-call]  # pgtrigger has no hints here
    return pgtrigger.Trigger(
        name=name,
        level=pgtrigger.Statement,
        when=when,
        operation=operation,
        referencing=rows,
        func=f"{body}\nRETURN NULL;",
    )


def kept_for_ever(name: str, what: str) -> pgtrigger.Trigger:
    """A trigger that refuses to delete rows; `what` names them in the message."""
    return rule_trigger(
        name,
        pgtrigger.Delete,
        refuse(name, f"{what} is kept for ever and cannot be deleted."),
    )


def only_added(name: str, what: str) -> pgtrigger.Trigger:
    """A trigger that lets rows be inserted and nothing else; `what` names them in the message."""
    return statement_trigger(
        name,
        pgtrigger.Update | pgtrigger.Delete | pgtrigger.Truncate,
        f"IF NOT (TG_OP = 'TRUNCATE' AND {IS_EMPTYING}) THEN "
        + refuse(name, f"{what} are only added, never changed.")
        + " END IF;",
        when=pgtrigger.Before,
    )


HISTORY_IS_WRITTEN_BY_POSTGRESQL = statement_trigger(
    "history_is_written_by_postgresql",
    pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete | pgtrigger.Truncate,
    f"IF NOT (TG_OP = 'INSERT' AND pg_trigger_depth() > 1 OR TG_OP = 'TRUNCATE' AND {IS_EMPTYING}) THEN "
    + refuse("history_is_written_by_postgresql", "History is written by triggers alone and never changes.")
    + " END IF;",
    when=pgtrigger.Before,
)
"""For history tables: rows come from the trigger of the table that they tell of, and stay as they are."""

TABLE_IS_NEVER_EMPTIED = statement_trigger(
    "table_is_never_emptied",
    pgtrigger.Truncate,
    f"IF NOT {IS_EMPTYING} THEN "
    + refuse("table_is_never_emptied", "TRUNCATE would go round history and every rule: delete rows instead.")
    + " END IF;",
    when=pgtrigger.Before,
)

UID_NEVER_CHANGES = rule_trigger(
    "uid_never_changes",
    pgtrigger.Update,
    refuse("uid_never_changes", "A uid is for ever: addresses and fixtures name the row by it."),
    condition=pgtrigger.AnyChange("uid"),
)


def keep_history(*, exclude: list[str] | None = None) -> Callable[[ModelClass], ModelClass]:
    """Class decorator for models with a `uid`: nothing that a row was is ever lost.

    The database stores the row as it was before each update and delete. The current row and its former
    states together are the whole history, so an insert costs nothing. `exclude` names columns that never
    change and are too large to repeat. TRUNCATE, which no row trigger sees, is refused.
    """
    track = pghistory.track(
        pghistory.UpdateEvent("before_update", row=pghistory.Old),
        pghistory.DeleteEvent("before_delete", row=pghistory.Old),
        exclude=exclude,
        meta={"triggers": [HISTORY_IS_WRITTEN_BY_POSTGRESQL]},
    )
    guard = pgtrigger.register(UID_NEVER_CHANGES, TABLE_IS_NEVER_EMPTIED)

    def decorate(model: ModelClass) -> ModelClass:
        return cast(ModelClass, guard(track(model)))

    return decorate

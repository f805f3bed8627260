"""Building blocks for rules that PostgreSQL itself enforces: named refusals and kept history.

A rule is a trigger that raises `check_violation` under a readable constraint name, so that
Django reports it as an IntegrityError and people can search for the name.
"""

from collections.abc import Callable
from typing import TypeVar

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


def kept_for_ever(name: str, what: str) -> pgtrigger.Trigger:
    """A trigger that refuses to delete rows; `what` names them in the message."""
    return rule_trigger(
        name,
        pgtrigger.Delete,
        refuse(name, f"{what} is kept for ever and cannot be deleted."),
    )


def keep_history(*, exclude: list[str] | None = None) -> Callable[[ModelClass], ModelClass]:
    """Class decorator: the database stores the row as it was before each update and delete.

    The current row and its former states together are the whole history, so an insert costs nothing.
    History tables are append-only. `exclude` names columns that never change and are too large to repeat.
    """
    return pghistory.track(
        pghistory.UpdateEvent("before_update", row=pghistory.Old),
        pghistory.DeleteEvent("before_delete", row=pghistory.Old),
        exclude=exclude,
        append_only=True,
    )

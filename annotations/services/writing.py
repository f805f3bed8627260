"""What all services share: one transaction, history that knows who, and refusals in words."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

import pghistory
from django.db import DataError, IntegrityError, transaction

P = ParamSpec("P")
R = TypeVar("R")


class Refused(Exception):  # noqa: N818  # reads as what happened: the act was refused
    """The act is not possible as asked; the message says why and what to do. Nothing has changed.

    `rule` is the name of the constraint or trigger that refused, where the database did.
    """

    def __init__(self, message: str, *, rule: str = "") -> None:
        super().__init__(message)
        self.rule = rule


class NotAllowed(Refused):
    """The person may not do this."""


class Stale(Refused):
    """Somebody changed the row since it was read; `current_version` is what it is now."""

    def __init__(self, what: str, current_version: int) -> None:
        super().__init__(
            f"Somebody has changed {what} in the meantime. Nothing of yours was saved: look again."
        )
        self.current_version = current_version


UNSTORABLE = "The text holds characters that cannot be stored (NUL or half of a surrogate pair): remove them."


def _in_words(error: IntegrityError) -> Refused:
    diagnosis = getattr(error.__cause__, "diag", None)
    rule = getattr(diagnosis, "constraint_name", None) or ""
    if getattr(diagnosis, "sqlstate", "") == "23514" and "violates check constraint" not in str(error):
        return Refused(diagnosis.message_primary, rule=rule)  # type: ignore[union-attr]  # sqlstate came from it
    if getattr(diagnosis, "sqlstate", "") == "23505":
        return Refused("That exists already; nothing was changed.", rule=rule)
    return Refused(
        f"The database refused it ({rule.replace('_', ' ') or 'integrity'}); nothing was changed.", rule=rule
    )


def service(function: Callable[P, R]) -> Callable[P, R]:
    """Decorator of every service: one transaction, `by` in the history, database refusals as `Refused`."""

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            with pghistory.context(by=str(kwargs["by"]), act=function.__name__), transaction.atomic():
                return function(*args, **kwargs)
        except IntegrityError as error:
            raise _in_words(error) from error
        except (DataError, UnicodeEncodeError) as error:
            raise Refused(UNSTORABLE) from error

    return run


def check_version(what: str, *, current: int, expected: int) -> None:
    """Raise `Stale` unless the row is still at the version the person saw."""
    if current != expected:
        raise Stale(what, current)

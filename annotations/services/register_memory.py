"""The register as it stands now, built once a process and kept until a row of it changes."""

from functools import lru_cache

from django.db import connection

from annotations.models import Alias, Office, Speaker, SpeakerJudgement, Term
from annotations.suggesting.register import Register

from .known_register import known_register

_COUNTED = [
    (table, key)
    for model in (Speaker, Alias, Office, Term, SpeakerJudgement)
    for table, key in ((model._meta.db_table, "uid::text"), (f"{model._meta.db_table}event", "pgh_id"))
]
_STATE = "SELECT " + ", ".join(  # noqa: S608  # names of our own tables
    f"(SELECT (count(*), max({key})) FROM {table})"  # noqa: S608  # the same
    for table, key in _COUNTED
)
"""Every change of a row adds one to its history, and every new row one to its table. The highest uid, drawn
at random, differs where a database was put in the place of another."""


def register_now() -> Register:
    """Everybody in the register. One query; some more after the register has changed."""
    with connection.cursor() as cursor:
        cursor.execute(_STATE)
        state = cursor.fetchone()
    return _register((connection.settings_dict["NAME"], *state))


@lru_cache(maxsize=1)
def _register(state: tuple[object, ...]) -> Register:
    return known_register()

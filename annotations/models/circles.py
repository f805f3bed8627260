"""Rows that point to rows of their own table must not lead back to themselves."""

import pgtrigger

from articles.models.rules import refuse, rule_trigger


def makes_no_circle(rule: str, table: str, field: str) -> pgtrigger.Trigger:
    """A trigger that follows the foreign key `field` within `table` and refuses to come back to the row.

    The row pointed to is locked, so that two people cannot close a circle from both ends.
    """
    column = f"{field}_id"
    return rule_trigger(
        rule,
        pgtrigger.Insert | pgtrigger.Update,
        f"""
PERFORM 1 FROM {table} t WHERE t.id = NEW.{column} FOR SHARE;
IF EXISTS (
    WITH RECURSIVE chain(id) AS (
        SELECT NEW.{column} UNION SELECT t.{column} FROM {table} t JOIN chain ON t.id = chain.id
    ) SELECT 1 FROM chain WHERE chain.id = NEW.id
) THEN {refuse(rule, "This would lead in a circle: choose another one.")} END IF;
""",
        condition=pgtrigger.Q(**{f"new__{field}__isnull": False}),
    )

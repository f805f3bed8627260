"""The second stage of an import: making stored texts findable by their words.

The words of a text cost many times what storing it does, so texts are stored first and wait in a backlog.
"""

from django.db import DEFAULT_DB_ALIAS, connections, transaction

from articles.models.search import INDEXED_CHARACTERS

AT_ONCE = 500
"""Texts a transaction: what is lost at most when a process ends is this much work, and no text."""

_INDEX = """
WITH taken AS (
    DELETE FROM articles_searchbacklog WHERE version_id IN (
        SELECT version_id FROM articles_searchbacklog ORDER BY version_id LIMIT %s FOR UPDATE SKIP LOCKED
    ) RETURNING version_id
)
INSERT INTO articles_articlesearch (version_id, tsv)
SELECT v.id, to_tsvector('english', left(v.text, %s))
FROM articles_articleversion v JOIN taken ON taken.version_id = v.id ORDER BY v.id
ON CONFLICT (version_id) DO NOTHING
"""


def index_some(using: str = DEFAULT_DB_ALIAS) -> int:
    """Make up to AT_ONCE waiting texts findable, oldest first; how many it were. Others may help."""
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute(_INDEX, [AT_ONCE, INDEXED_CHARACTERS])
        return int(cursor.rowcount)


def queue_forgotten(using: str = DEFAULT_DB_ALIAS) -> None:
    """Put every text without search words into the backlog, as after a fixture, which brings none."""
    with connections[using].cursor() as cursor:
        cursor.execute(
            "INSERT INTO articles_searchbacklog (version_id) SELECT v.id FROM articles_articleversion v "
            "WHERE NOT EXISTS (SELECT 1 FROM articles_articlesearch s WHERE s.version_id = v.id) "
            "ON CONFLICT DO NOTHING"
        )

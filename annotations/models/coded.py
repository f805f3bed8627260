"""Rules that coding puts on the rows of `articles`.

They stand here, on proxies, because `articles` knows nothing of annotations: the first version of an
article gets its record, and the metadata and segments of a text that was submitted or reviewed stay as
the reviewer saw them (later changes are corrections).
"""

import pgtrigger

from articles.models import Article, ArticleVersion, Relay, Segment
from articles.models.article import BODY_FIELDS
from articles.models.rules import IS_LOADING, refuse, rule_trigger, statement_trigger

from .loading import IS_FILLED

NEW_ARTICLE_GETS_ITS_RECORD = f"""
IF {IS_LOADING} THEN RETURN NULL; END IF;
WITH new_articles AS MATERIALIZED (
    SELECT n.id, n.article_id,
           nextval((SELECT pg_get_serial_sequence('annotations_record', 'id')::regclass)) AS record_id
    FROM new_rows n WHERE n.number = 1
), made AS (
    INSERT INTO annotations_record
        (id, uid, article_id, withdrawn_kind, withdrawn_reason, excluded_kind, excluded_reason)
    SELECT record_id, gen_random_uuid(), article_id, '', '', '', '' FROM new_articles
)
INSERT INTO annotations_revision
    (uid, record_id, number, article_version_id, status, version, created_at, return_reason)
SELECT gen_random_uuid(), record_id, 1, id, 'imported', 1, now(), '' FROM new_articles;
"""
"""The record's key is drawn beforehand: to join what was made to the new rows compares each with each."""


NEW_TEXT_WAITS_FOR_SUGGESTIONS = f"""
IF {IS_LOADING} THEN RETURN NULL; END IF;
INSERT INTO annotations_suggestionbacklog (version_id) SELECT id FROM new_rows ON CONFLICT DO NOTHING;
"""


def _refuse_if_locked(versions: str) -> str:
    """SQL that refuses if a text among `versions` (a query for ids) is submitted, returned or reviewed.

    Each text is looked up by itself (OFFSET 0 keeps it so), see `articles.models.segment`; all transactions
    take the locks in one order.
    """
    return f"""
PERFORM 1 FROM ({versions} ORDER BY 1) AS n (id), LATERAL (
    SELECT 1 FROM annotations_revision r WHERE r.article_version_id = n.id ORDER BY r.id FOR SHARE
) AS locked;
IF EXISTS (
    SELECT 1 FROM ({versions}) AS n (id), LATERAL (
        SELECT 1 FROM annotations_revision r WHERE r.article_version_id = n.id
          AND r.status IN ('submitted', 'returned', 'reviewed') AND NOT {IS_FILLED} OFFSET 0
    ) AS coded
) THEN
    {refuse("coded_metadata_is_locked", "The text is submitted or reviewed: propose a correction instead.")}
END IF;
"""


CHANGED = {
    pgtrigger.Insert: "SELECT DISTINCT version_id FROM new_rows",
    pgtrigger.Delete: "SELECT DISTINCT version_id FROM old_rows",
    pgtrigger.Update: "SELECT version_id FROM (TABLE old_rows EXCEPT TABLE new_rows) AS former "
    "UNION SELECT version_id FROM (TABLE new_rows EXCEPT TABLE old_rows) AS present",
}
"""Which texts a statement touched, by operation: an update may move a row from one text to another."""


def _locked_with_the_coding(name: str) -> list[pgtrigger.Trigger]:
    """Statement triggers that lock the rows hanging on a submitted or reviewed text."""
    return [
        statement_trigger(
            f"coded_{name}_is_locked_{operation.name.lower()}",
            operation,
            _refuse_if_locked(versions),
            old="old_rows" if "old_rows" in versions else None,
            new="new_rows" if "new_rows" in versions else None,
        )
        for operation, versions in CHANGED.items()
    ]


class CodedArticle(Article):
    """An article as the coding sees it: its outlet is metadata too."""

    class Meta:
        proxy = True
        triggers = [
            rule_trigger(
                "coded_article_is_locked",
                pgtrigger.Update,
                _refuse_if_locked("SELECT v.id FROM articles_articleversion v WHERE v.article_id = NEW.id"),
                condition=pgtrigger.AnyChange("outlet", "url", "external_id"),
            )
        ]


class CodedVersion(ArticleVersion):
    """An article version as the coding sees it."""

    class Meta:
        proxy = True
        triggers = [
            statement_trigger(
                "new_article_gets_its_record", pgtrigger.Insert, NEW_ARTICLE_GETS_ITS_RECORD, new="new_rows"
            ),
            statement_trigger(
                "new_text_waits_for_suggestions",
                pgtrigger.Insert,
                NEW_TEXT_WAITS_FOR_SUGGESTIONS,
                new="new_rows",
            ),
            rule_trigger(
                "coded_version_is_locked",
                pgtrigger.Update,
                _refuse_if_locked("SELECT NEW.id"),
                condition=pgtrigger.AnyChange(exclude=[*BODY_FIELDS, "text_length"]),
            ),
        ]


class CodedSegment(Segment):
    """A segment as the coding sees it."""

    class Meta:
        proxy = True
        triggers = _locked_with_the_coding("segment")


class CodedRelay(Relay):
    """A relay as the coding sees it."""

    class Meta:
        proxy = True
        triggers = _locked_with_the_coding("relay")

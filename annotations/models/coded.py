"""Rules that coding puts on the rows of `articles`.

They stand here, on proxies, because `articles` knows nothing of annotations: the first version of an
article gets its record, and the metadata and segments of a text that was submitted or reviewed stay as
the reviewer saw them (later changes are corrections).
"""

import pgtrigger

from articles.models import ArticleVersion, Relay, Segment
from articles.models.article import BODY_FIELDS
from articles.models.rules import IS_LOADING, refuse, rule_trigger

LOCKED = ("submitted", "returned", "reviewed")

NEW_ARTICLE_GETS_ITS_RECORD = f"""
IF {IS_LOADING} THEN RETURN NULL; END IF;
WITH made AS (
    INSERT INTO annotations_record (uid, article_id, withdrawn_kind, withdrawn_reason, excluded_kind, excluded_reason)
    SELECT gen_random_uuid(), n.article_id, '', '', '', '' FROM new_rows n WHERE n.number = 1
    RETURNING id, article_id
)
INSERT INTO annotations_revision
    (uid, record_id, number, article_version_id, status, version, created_at, return_reason)
SELECT gen_random_uuid(), made.id, 1, n.id, 'imported', 1, now(), ''
FROM made JOIN new_rows n ON n.article_id = made.article_id AND n.number = 1;
RETURN NULL;
"""

METADATA_LOCKED = refuse(
    "coded_metadata_is_locked",
    "Metadata and segments of a submitted or reviewed text are locked: propose a correction instead.",
)

VERSION_IS_LOCKED = f"""
PERFORM 1 FROM annotations_revision r WHERE r.article_version_id = NEW.id ORDER BY r.id FOR SHARE;
IF EXISTS (
    SELECT 1 FROM annotations_revision r WHERE r.article_version_id = NEW.id AND r.status IN {LOCKED}
) THEN {METADATA_LOCKED} END IF;
"""


def _rows_are_locked(rows: str) -> str:
    return f"""
IF {IS_LOADING} AND TG_OP = 'INSERT' THEN RETURN NULL; END IF;
PERFORM 1 FROM annotations_revision r WHERE r.article_version_id IN (SELECT version_id FROM {rows})
ORDER BY r.id FOR SHARE;
IF EXISTS (
    SELECT 1 FROM annotations_revision r
    WHERE r.article_version_id IN (SELECT version_id FROM {rows}) AND r.status IN {LOCKED}
) THEN {METADATA_LOCKED} END IF;
RETURN NULL;
"""


def _locked_with_the_coding(name: str) -> list[pgtrigger.Trigger]:
    """Statement triggers that lock the rows hanging on a submitted or reviewed text."""
    new, old = pgtrigger.Referencing(new="changed"), pgtrigger.Referencing(old="changed")
    operations = [(pgtrigger.Insert, new), (pgtrigger.Update, new), (pgtrigger.Delete, old)]
    return [
        pgtrigger.Trigger(
            name=f"coded_{name}_is_locked_{operation.name.lower()}",
            level=pgtrigger.Statement,
            when=pgtrigger.After,
            operation=operation,
            referencing=referencing,
            func=_rows_are_locked("changed"),
        )
        for operation, referencing in operations
    ]


class CodedVersion(ArticleVersion):
    """An article version as the coding sees it."""

    class Meta:
        proxy = True
        triggers = [
            pgtrigger.Trigger(
                name="new_article_gets_its_record",
                level=pgtrigger.Statement,
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                referencing=pgtrigger.Referencing(new="new_rows"),
                func=NEW_ARTICLE_GETS_ITS_RECORD,
            ),
            rule_trigger(
                "coded_version_is_locked",
                pgtrigger.Update,
                VERSION_IS_LOCKED,
                condition=pgtrigger.AnyChange(exclude=[*BODY_FIELDS]),
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

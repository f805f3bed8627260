"""What the importer, or an editor after it, took each stretch of a text for."""

import pgtrigger
from django.db import models
from django.db.models import F, Q

from .article import ArticleVersion
from .identity import Identified
from .rules import keep_history, refuse, statement_trigger

SEGMENTS_STAND_IN_THEIR_TEXT = f"""
IF EXISTS (
    SELECT 1 FROM (SELECT version_id, max("end") AS last FROM new_rows GROUP BY version_id) AS n
    WHERE n.last > coalesce(
        (SELECT v.text_length FROM articles_articleversion v WHERE v.id = n.version_id), 0
    )
) THEN {refuse("segment_stands_in_text", "A segment may not end behind the end of its text.")} END IF;
IF EXISTS (
    SELECT 1 FROM (SELECT DISTINCT version_id FROM new_rows) AS n WHERE EXISTS (
        SELECT 1 FROM (
            SELECT s.start, lag(s."end") OVER (ORDER BY s.start) AS before
            FROM articles_segment s WHERE s.version_id = n.version_id
        ) AS neighbours WHERE neighbours.start < neighbours.before
    )
) THEN {refuse("segments_do_not_overlap", "Segments of one text may not overlap.")} END IF;
"""
"""Once a statement: a text has some twenty segments, and most of what storing it takes would be theirs.

For the same reason the reference to the version is no foreign key, which is looked up row by row: a version
that does not exist has no text to stand in, and one that exists is kept for ever. Each text is looked up by
itself, not joined: PostgreSQL plans once a session, and a join that suits empty tables goes through whole
ones when they are full."""


@keep_history()
class Segment(Identified):
    """A stretch of an article version (code points, end exclusive) and its kind.

    Cruft (page furniture) is only a kind, so cutting it is reversible. `reason` says in words why the
    stretch was taken for what it is.
    """

    class Kind(models.TextChoices):
        CRUFT = "cruft", "cruft"
        HEADLINE = "headline", "headline"
        STANDFIRST = "standfirst", "standfirst"
        TIMESTAMP = "timestamp", "timestamp"
        DATELINE = "dateline", "dateline"
        CROSSHEAD = "crosshead", "crosshead"
        PARAGRAPH = "paragraph", "paragraph"

    version = models.ForeignKey(
        ArticleVersion,
        on_delete=models.CASCADE,
        related_name="segments",
        db_constraint=False,
        db_index=False,  # segment_start_is_unique_in_version begins with it
    )
    kind = models.CharField(max_length=12, choices=Kind)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["version", "start"]
        constraints = [
            models.UniqueConstraint(name="segment_start_is_unique_in_version", fields=["version", "start"]),
            models.CheckConstraint(
                name="segment_is_not_empty",
                condition=Q(start__gte=0, end__gt=F("start")),
            ),
            models.CheckConstraint(
                name="segment_kind_is_known",
                condition=Q(
                    kind__in=[
                        "cruft",
                        "headline",
                        "standfirst",
                        "timestamp",
                        "dateline",
                        "crosshead",
                        "paragraph",
                    ]
                ),
            ),
        ]
        triggers = [
            statement_trigger(
                f"segments_stand_in_their_text_{operation.name.lower()}",
                operation,
                SEGMENTS_STAND_IN_THEIR_TEXT,
                new="new_rows",
            )
            for operation in (pgtrigger.Insert, pgtrigger.Update)
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.start}–{self.end}"

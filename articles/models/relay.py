"""Through whose hands the copy came."""

import pgtrigger
from django.db import models
from django.db.models import Q

from .article import ArticleVersion
from .evidence import whole_span
from .identity import Identified
from .outlet import Outlet
from .rules import keep_history, refuse, statement_trigger

RELAYS_STAND_IN_THEIR_TEXT = f"""
IF EXISTS (
    SELECT 1 FROM new_rows n WHERE coalesce(n."end", 0) > coalesce(
        (SELECT v.text_length FROM articles_articleversion v WHERE v.id = n.version_id), -1
    )
) THEN {refuse("relay_stands_in_text", "The words that name a relay may not end behind the end of the text.")}
END IF;
"""
"""Once a statement, and with it the reference to the version, as for segments."""


@keep_history()
class Relay(Identified):
    """An agency or outlet through which the copy came, in order from the source to the reader.

    "Lukashenko said, BelTA reports, Artsakhpress reprints": BelTA is relay 0, Artsakhpress relay 1.
    The span (code points, end exclusive) is where the text says so; a dateline counts.
    """

    version = models.ForeignKey(
        ArticleVersion,
        on_delete=models.CASCADE,
        related_name="relays",
        db_constraint=False,
        db_index=False,  # relay_position_is_unique begins with it
    )
    position = models.PositiveSmallIntegerField()
    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, related_name="relayed")
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["version", "position"]
        constraints = [
            models.UniqueConstraint(name="relay_position_is_unique", fields=["version", "position"]),
            models.UniqueConstraint(name="relay_outlet_is_named_once", fields=["version", "outlet"]),
            models.CheckConstraint(
                name="relay_span_is_whole",
                condition=Q(start__isnull=True, end__isnull=True) | whole_span(),
            ),
        ]
        triggers = [
            statement_trigger(
                f"relays_stand_in_their_text_{operation.name.lower()}",
                operation,
                RELAYS_STAND_IN_THEIR_TEXT,
                new="new_rows",
            )
            for operation in (pgtrigger.Insert, pgtrigger.Update)
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.outlet}"

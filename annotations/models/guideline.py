"""The coding rules that stand beside the text, in numbered editions."""

import pgtrigger
from django.db import models
from django.db.models import Q

from articles.models.rules import only_added, refuse, rule_trigger

from .coder import Coder

FOLLOW_ONE_ANOTHER = f"""
IF NEW.number <> 1 + coalesce((SELECT max(e.number) FROM annotations_guidelineedition e), 0) THEN
    {refuse("guideline_editions_follow_one_another", "An edition of the guideline follows the last one.")}
END IF;
"""


class GuidelineEdition(models.Model):
    """One edition of the guideline: `body` is Markdown, `note` says in a line what changed.

    Rows are only added. The edition with the highest number holds; before the first one, what ships with the
    program does.
    """

    number = models.PositiveIntegerField()
    body = models.TextField()
    note = models.CharField(max_length=200)
    by = models.ForeignKey(Coder, on_delete=models.PROTECT, related_name="guideline_editions")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(name="guideline_edition_number_is_unique", fields=["number"]),
            models.CheckConstraint(name="guideline_is_not_empty", condition=~Q(body="")),
            models.CheckConstraint(name="guideline_edition_says_what_changed", condition=~Q(note="")),
        ]
        triggers = [
            only_added("guideline_edition_is_only_added", "Editions of the guideline"),
            rule_trigger("guideline_editions_follow_one_another", pgtrigger.Insert, FOLLOW_ONE_ANOTHER),
        ]

    def __str__(self) -> str:
        return f"edition {self.number}"

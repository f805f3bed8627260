"""The vocabulary of subjects, run by managers."""

from django.db import models
from django.db.models import Q

from articles.models.identity import Identified
from articles.models.rules import keep_history

from .circles import makes_no_circle


@keep_history()
class Tag(Identified):
    """A subject of a claim. The code is short and stable, the definition says when to use it."""

    code = models.SlugField(max_length=40, unique=True)
    label = models.CharField(max_length=80)
    definition = models.TextField(blank=True)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(name="tag_label_is_not_empty", condition=~Q(label="")),
        ]
        triggers = [makes_no_circle("tags_stand_in_no_circle", "annotations_tag", "parent")]

    def __str__(self) -> str:
        return self.label

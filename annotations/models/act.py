"""Acts of coding that a page sent under keys of its own."""

from django.db import models

from articles.models.rules import only_added

from .claim import Claim
from .coder import Coder


class Act(models.Model):
    """One act of coding, under the key that the page made for it. Rows are only added.

    A page whose connection drops does not know whether its act arrived, and sends it again: by the key it
    counts once. What the act changed stands in the history of the claim.
    """

    key = models.UUIDField()
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="acts")
    by = models.ForeignKey(Coder, on_delete=models.PROTECT, related_name="acts")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["claim", "id"]
        constraints = [models.UniqueConstraint(name="act_counts_once", fields=["key"])]
        triggers = [only_added("act_is_only_added", "Acts of coding")]

    def __str__(self) -> str:
        return f"act {self.key} on claim {self.claim_id}"

"""Who codes and reviews, under a pseudonym that outlives the account."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.models.identity import Identified
from articles.models.rules import keep_history, kept_for_ever


@keep_history()
class Coder(Identified):
    """A pseudonymous handle such as c07, to which all work points.

    `user` is the only tie to an account: it is cut (SET_NULL) when the account goes, no work goes with
    it, and it is never exported. Handles of accounts of this installation are unique; a fixture may
    bring the coders of another one.
    """

    handle = models.CharField(max_length=16)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="coder"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["handle"]
        constraints = [
            models.UniqueConstraint(
                name="coder_handle_is_unique_here", fields=["handle"], condition=Q(user__isnull=False)
            ),
            models.CheckConstraint(
                name="coder_handle_is_a_pseudonym", condition=Q(handle__regex=r"^c[0-9]{2,}$")
            ),
        ]
        triggers = [kept_for_ever("coder_is_kept", "A coder")]

    def __str__(self) -> str:
        return self.handle

"""Who codes and reviews, under a pseudonym that outlives the account."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.models.identity import Identified
from articles.models.rules import keep_history, kept_for_ever, refuse, rule_trigger

ACCOUNT_KEEPS_ITS_CODER = f"""
IF TG_OP = 'UPDATE' AND OLD.user_id <> NEW.user_id OR EXISTS (
    SELECT 1 FROM annotations_coderevent former
    WHERE former.user_id IS NOT NULL AND (former.user_id = NEW.user_id) <> (former.pgh_obj_id = NEW.id)
) THEN {refuse("account_keeps_its_coder", "An account and its coder belong together for ever.")} END IF;
"""
"""Without it, somebody could review his own work under a second handle."""


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
        triggers = [
            kept_for_ever("coder_is_kept", "A coder"),
            rule_trigger(
                "coder_keeps_its_handle",
                pgtrigger.Update,
                refuse("coder_keeps_its_handle", "Published work is signed with the handle: it stays."),
                condition=pgtrigger.AnyChange("handle"),
            ),
            rule_trigger(
                "account_keeps_its_coder",
                pgtrigger.Insert | pgtrigger.Update,
                ACCOUNT_KEEPS_ITS_CODER,
                condition=pgtrigger.Q(new__user__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.handle

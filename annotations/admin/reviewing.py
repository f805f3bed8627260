"""What was said and decided: comments, the log of steps, and links between articles."""

from django import forms
from django.contrib import admin

from annotations.models import Comment, ReviewEvent
from annotations.services.links import decide_link
from articles.admin.base import LoggedAdmin
from articles.models import ArticleLink

from .confirming import Act, action_of


class RemarkForm(forms.Form):
    """Why a link is decided so; it may go without saying."""

    reason = forms.CharField(required=False, max_length=500)


def _decide(name: str, heading: str, state: ArticleLink.State, consequence: str) -> Act:
    return Act(
        name,
        heading,
        consequence,
        lambda link, said, by: decide_link(link=link, state=state, reason=said["reason"], by=by),
        RemarkForm,
    )


LINK_ACTS = (
    _decide(
        "confirm", "Confirm", ArticleLink.State.CONFIRMED, "Readers see confirmed links between records."
    ),
    _decide("reject", "Reject", ArticleLink.State.REJECTED, "The links are remembered and do not come back."),
    _decide("revoke", "Revoke", ArticleLink.State.REVOKED, "Confirmed links no longer count."),
)


@admin.register(ArticleLink)
class ArticleLinkAdmin(LoggedAdmin):
    """Decided by somebody other than the person who proposed it."""

    list_display = ("copy", "kind", "original", "state", "score", "method", "proposed_by", "decided_by")
    list_filter = ("state", "kind", "method")
    list_select_related = ("copy", "original", "proposed_by", "decided_by")
    search_fields = ("=copy__short_id", "=original__short_id", "copy__versions__headline", "reason")
    actions = tuple(action_of(act) for act in LINK_ACTS)


@admin.register(ReviewEvent)
class ReviewEventAdmin(LoggedAdmin):
    list_display = ("at", "action", "old_state", "new_state", "by", "record", "reason")
    list_filter = ("action", "at", ("by", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("by", "record")
    search_fields = ("=record__article__short_id", "by__handle", "reason")


@admin.register(Comment)
class CommentAdmin(LoggedAdmin):
    list_display = ("body", "by", "at", "blocking", "resolved_at", "revision", "claim")
    list_filter = ("blocking", ("resolved_at", admin.EmptyFieldListFilter), "at")
    list_select_related = ("by", "revision__record", "claim")
    search_fields = ("body", "by__handle", "=revision__record__article__short_id")

"""Links between articles: proposed by editors, confirmed by another person."""

from django.utils import timezone

from annotations.models import Coder, Contribution, Revision
from annotations.models.workflow import Role
from articles.models import Article, ArticleLink

from .claims import draft_of
from .coders import require_role
from .writing import NotAllowed, Refused, service


@service
def propose_link(
    *, revision: Revision, original: Article, kind: ArticleLink.Kind, by: Coder, reason: str = ""
) -> ArticleLink:
    """Say that the article of a draft rests on another one; it counts once another person confirms it."""
    draft = draft_of(revision, by)
    copy = draft.article_version.article
    if copy.pk == original.pk:
        raise Refused("An article cannot be linked to itself: choose another one.")
    Contribution.objects.get_or_create(revision=draft, coder=by)
    link, _ = ArticleLink.objects.get_or_create(
        copy=copy,
        original=original,
        kind=kind,
        state__in=[ArticleLink.State.SUGGESTED, ArticleLink.State.CONFIRMED],
        defaults={"reason": reason, "proposed_by": by.user, "state": ArticleLink.State.SUGGESTED},
    )
    return link


@service
def decide_link(*, link: ArticleLink, state: ArticleLink.State, by: Coder, reason: str = "") -> ArticleLink:
    """Confirm or reject a suggested link, or revoke a confirmed one. Not for the person who proposed it."""
    require_role(by, Role.REVIEWER, Role.MANAGER)
    current = ArticleLink.objects.select_for_update(of=("self",)).get(pk=link.pk)
    if state == current.state:
        return current
    allowed = {
        ArticleLink.State.SUGGESTED: {ArticleLink.State.CONFIRMED, ArticleLink.State.REJECTED},
        ArticleLink.State.CONFIRMED: {ArticleLink.State.REVOKED},
    }
    if state not in allowed.get(ArticleLink.State(current.state), set()):
        raise Refused(f"The link is {current.state} already: look again.")
    if current.proposed_by_id is not None and current.proposed_by_id == by.user_id:
        raise NotAllowed("A link is decided by somebody other than the person who proposed it.")
    current.state, current.decided_by, current.decided_at = state, by.user, timezone.now()
    current.reason = reason or current.reason
    current.save(update_fields=["state", "decided_by", "decided_at", "reason"])
    return current


@service
def take_back_link(*, link: ArticleLink, by: Coder) -> ArticleLink:
    """Take back one's own proposal before anybody has decided it."""
    current = ArticleLink.objects.select_for_update(of=("self",)).get(pk=link.pk)
    if current.proposed_by_id != by.user_id or current.state != ArticleLink.State.SUGGESTED:
        raise NotAllowed("Only your own undecided proposal can be taken back.")
    current.state, current.decided_by, current.decided_at = ArticleLink.State.REVOKED, by.user, timezone.now()
    current.save(update_fields=["state", "decided_by", "decided_at"])
    return current

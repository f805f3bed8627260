"""Remarks among editors and reviewers; internal."""

from django.utils import timezone

from annotations.models import Claim, Coder, Comment, Revision
from annotations.models.workflow import Role, State

from .coders import require_role
from .writing import Refused, service


@service
def add_comment(
    *, revision: Revision, body: str, by: Coder, claim: Claim | None = None, blocking: bool = False
) -> Comment:
    """Comment on a revision or one of its claims. A blocking comment holds up submission and acceptance."""
    require_role(by, Role.EDITOR, Role.REVIEWER, Role.MANAGER)
    if revision.status == State.REVIEWED:
        raise Refused("A reviewed revision takes no comments: open the next revision.")
    if not body.strip():
        raise Refused("The comment is empty: write what is to be said.")
    return Comment.objects.create(revision=revision, claim=claim, body=body, blocking=blocking, by=by)


@service
def resolve_comment(*, comment: Comment, by: Coder) -> Comment:
    """Mark a comment as resolved; a second time changes nothing."""
    require_role(by, Role.EDITOR, Role.REVIEWER, Role.MANAGER)
    current = Comment.objects.select_for_update(of=("self",)).get(pk=comment.pk)
    if current.resolved_at is None:
        current.resolved_by, current.resolved_at = by, timezone.now()
        current.save(update_fields=["resolved_by", "resolved_at"])
    return current


@service
def reopen_comment(*, comment: Comment, by: Coder) -> Comment:
    """Undo `resolve_comment`."""
    require_role(by, Role.EDITOR, Role.REVIEWER, Role.MANAGER)
    current = Comment.objects.select_for_update(of=("self",)).get(pk=comment.pk)
    current.resolved_by = current.resolved_at = None
    current.save(update_fields=["resolved_by", "resolved_at"])
    return current

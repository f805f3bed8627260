"""What PostgreSQL refuses about comments."""

from django.utils import timezone

from annotations.models import (
    Comment,
)
from tests.annotations.models.coding import Coding
from tests.articles.models.sql import change, refused, remove, repeat

NOW = timezone.now()


def test_comments_are_kept_where_they_were_made(draft: Coding) -> None:
    comment = Comment.objects.create(revision=draft.revision, body="Who?", by=draft.boris)
    with refused("comment_is_kept"):
        remove(comment)
    with refused("comment_keeps_its_place"):
        change(comment, by_id=draft.ada.pk)
    with refused("comment_is_not_empty"):
        change(comment, body="")
    with refused("comment_is_resolved_by_somebody"):
        change(comment, resolved_at=NOW)


def test_a_comment_on_a_claim_belongs_to_its_revision(draft: Coding) -> None:
    claim = draft.claim()
    second = draft.elsewhere()
    with refused("comment_is_on_its_revision"):
        Comment.objects.create(revision=second.revision, claim=claim, body="Who?", by=draft.boris)


def test_comments_under_a_reviewed_revision_are_frozen(submitted: Coding) -> None:
    comment = Comment.objects.create(revision=submitted.revision, body="Well done.", by=submitted.boris)
    submitted.judge()
    submitted.accept()
    with refused("reviewed_revision_is_frozen"):
        change(comment, body="Badly done.")
    with refused("reviewed_revision_is_frozen"):
        repeat(comment)
    following = submitted.revise()
    with refused("comment_keeps_its_place"):
        change(comment, revision_id=following.pk)

"""Remarks among editors and reviewers."""

import pytest

from annotations.models import Comment
from annotations.services import comments
from annotations.services.writing import NotAllowed, Refused
from tests.annotations.services.cast import Cast, Desk


@pytest.mark.parametrize("person", ["ada", "eva", "boris", "mara"])
def test_everybody_with_a_role_comments(desk: Desk, cast: Cast, person: str) -> None:
    revision = desk.submitted()
    claim = revision.claims.get()
    made = comments.add_comment(revision=revision, claim=claim, body="Whose words?", by=getattr(cast, person))
    assert (made.claim, made.blocking, made.resolved_at) == (claim, False, None)


def test_a_comment_is_no_contribution(desk: Desk, cast: Cast) -> None:
    revision = desk.submitted()
    comments.add_comment(revision=revision, body="?", by=cast.boris)
    assert not revision.contributions.filter(coder=cast.boris).exists()


def test_strangers_to_the_desk_do_not_comment(desk: Desk, cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        comments.add_comment(revision=desk.draft(), body="hello", by=cast.clara)


@pytest.mark.parametrize("body", ["", " \n"])
def test_an_empty_comment_is_refused(desk: Desk, cast: Cast, body: str) -> None:
    with pytest.raises(Refused, match="is empty"):
        comments.add_comment(revision=desk.draft(), body=body, by=cast.ada)


def test_a_reviewed_revision_takes_no_comments(desk: Desk, cast: Cast) -> None:
    revision = desk.reviewed()
    with pytest.raises(Refused, match="takes no comments"):
        comments.add_comment(revision=revision, body="late", by=cast.ada)


def test_a_comment_on_a_claim_of_another_revision_is_refused(desk: Desk, cast: Cast) -> None:
    claim = desk.submitted().claims.get()
    other = desk.draft("Another text, “as he said”.")
    with pytest.raises(Refused, match="revision of that claim"):
        comments.add_comment(revision=other, claim=claim, body="?", by=cast.ada)
    assert not Comment.objects.exists()


def test_resolving_is_once_and_reopening_undoes_it(desk: Desk, cast: Cast) -> None:
    comment = comments.add_comment(revision=desk.draft(), body="?", by=cast.ada, blocking=True)
    resolved = comments.resolve_comment(comment=comment, by=cast.boris)
    again = comments.resolve_comment(comment=comment, by=cast.ada)
    assert (again.resolved_by, again.resolved_at) == (cast.boris, resolved.resolved_at)
    reopened = comments.reopen_comment(comment=comment, by=cast.ada)
    assert (reopened.resolved_by, reopened.resolved_at) == (None, None)

"""What an editor changed since the revision that readers see."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.models import Revision
from annotations.services import claims, corrections, reanchoring, steps
from annotations.services.changes import Kind, changes_since_last_review
from annotations.services.other_text import revise_on
from tests.annotations.services.cast import TEXT, Cast, Desk, coding_of, proposal_of
from tests.annotations.texts import changed_text


def revised(desk: Desk) -> Revision:
    return steps.revise(record=desk.reviewed().record, by=desk.cast.ada)


def kinds(revision: Revision) -> list[Kind]:
    changes = changes_since_last_review(revision)
    return [changes.by_uid[claim.stable_uid].kind for claim in revision.claims.standing().order_by("id")]


def test_in_a_first_revision_everything_is_new(desk: Desk) -> None:
    changes = changes_since_last_review(desk.submitted())
    assert changes.previous is None
    assert {change.kind for change in changes.by_uid.values()} == {Kind.NEW}
    assert changes.unchanged == frozenset()


def test_a_copy_is_unchanged(desk: Desk) -> None:
    revision = revised(desk)
    changes = changes_since_last_review(revision)
    assert changes.unchanged == {revision.claims.get().stable_uid, revision.corrections.get().stable_uid}
    assert changes.previous is not None
    assert changes.previous.number == 1


def test_a_new_claim_is_new_and_a_removed_one_is_gone(desk: Desk, cast: Cast) -> None:
    revision = revised(desk)
    copied = revision.claims.get()
    desk.claim(revision, "“The union,”")
    assert kinds(revision) == [Kind.UNCHANGED, Kind.NEW]
    claims.remove_claim(claim=copied, version=copied.version, by=cast.ada)
    assert kinds(revision) == [Kind.NEW]
    (gone,) = changes_since_last_review(revision).gone
    assert gone.stable_uid == copied.stable_uid


def test_a_changed_claim_says_what_it_was_before(desk: Desk, cast: Cast) -> None:
    revision = revised(desk)
    claim = revision.claims.get()
    claims.change_claim(
        claim=claim, version=claim.version, coding=coding_of(None, TEXT, "“The union,”"), by=cast.ada
    )
    change = changes_since_last_review(revision).by_uid[claim.stable_uid]
    assert change.kind is Kind.CHANGED
    assert dict(change.before) == {"content": "“We are ready,”", "speaker": "Sergey Lavrov"}


def test_a_changed_correction_says_what_it_was_before(desk: Desk, cast: Cast) -> None:
    revision = revised(desk)
    correction = revision.corrections.get()
    corrections.change_correction(
        correction=correction, version=correction.version, proposal=proposal_of(right="19 July"), by=cast.ada
    )
    change = changes_since_last_review(revision).by_uid[correction.stable_uid]
    assert change.before == (("corrected value", "18 July"),)


def test_the_queries_do_not_grow_with_the_claims(desk: Desk) -> None:
    def queries(count: int) -> int:
        revision = desk.draft(f"{TEXT} {count}")
        for _ in range(count):
            desk.claim(revision)
        submitted = desk.submit(revision)
        desk.judge_all(submitted)
        accepted = steps.accept(revision=submitted, version=submitted.version, by=desk.cast.boris)
        following = steps.revise(record=accepted.record, by=desk.cast.ada)
        with CaptureQueriesContext(connection) as captured:
            changes_since_last_review(following)
        return len(captured)

    assert queries(1) == queries(6)


def test_in_another_text_words_are_compared_as_they_read(desk: Desk, cast: Cast) -> None:
    """The same words were moved, not unchanged: nobody accepts them unread."""
    reviewed = desk.reviewed()
    other = changed_text(reviewed.record, "UPDATED\n" + TEXT)
    revision = revise_on(record=reviewed.record, text=other, by=cast.ada)
    reanchoring.confirm_same_words(revision=revision, version=revision.version, by=cast.ada)
    changes = changes_since_last_review(revision)
    assert changes.is_other_text
    assert {change.kind for change in changes.by_uid.values()} == {Kind.MOVED}
    assert changes.unchanged == frozenset()
    claim = revision.claims.get()
    words = coding_of(desk.speaker, other.text, "“The union,”")
    claims.change_claim(claim=claim, version=claim.version, coding=words, by=cast.ada)
    change = changes_since_last_review(revision).by_uid[claim.stable_uid]
    assert change.before == (("content", "“We are ready,”"),)

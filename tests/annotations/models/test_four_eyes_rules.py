"""Nobody reviews what he had a hand in, and nothing half judged is accepted."""

import pytest
from django.utils import timezone

from annotations.models import (
    Comment,
    Contribution,
    Span,
)
from tests.annotations.models.coding import Coding
from tests.articles.models.sql import change, refused, remove, repeat, settle, without_triggers

NOW = timezone.now()


def test_nobody_reviews_what_he_coded(submitted: Coding) -> None:
    submitted.judge()
    with refused("revision_four_eyes"):
        submitted.accept(by=submitted.ada)


def test_nobody_reviews_what_he_had_a_hand_in(draft: Coding) -> None:
    draft.claim(changed_by=draft.boris)
    draft.submit()
    draft.judge(by=draft.vera)
    with refused("revision_four_eyes"):
        draft.accept(by=draft.boris)
    draft.accept(by=draft.vera)
    settle()


def test_nobody_returns_what_he_had_a_hand_in(draft: Coding) -> None:
    Contribution.objects.create(revision=draft.revision, coder=draft.boris)
    draft.submit()
    with refused("revision_four_eyes"):
        draft.step("return", draft.boris, returned_by=draft.boris, returned_at=NOW, return_reason="why")


def test_the_reviewer_is_neither_claimant_nor_submitter_behind_the_triggers_too(reviewed: Coding) -> None:
    with refused("reviewer_is_not_the_author"):
        without_triggers("annotations_revision")
        change(reviewed.revision, reviewed_by_id=reviewed.ada.pk)


def test_revision_authors_contribute(coding: Coding) -> None:
    coding.draft()
    coding.step("release", coding.ada, claimed_by=None, claimed_at=None)
    coding.step("claim", coding.clara, claimed_by=coding.clara, claimed_at=NOW)
    handles = {contribution.coder for contribution in coding.revision.contributions.all()}
    assert handles == {coding.ada, coding.clara}


def test_contributions_are_only_added(draft: Coding) -> None:
    contribution = draft.revision.contributions.get()
    with refused("contribution_is_kept"):
        remove(contribution)
    with refused("contribution_is_kept"):
        change(contribution, coder_id=draft.boris.pk)
    with refused("contribution_counts_once"):
        repeat(contribution)


def test_the_reviewer_contributes_nothing_afterwards(reviewed: Coding) -> None:
    with refused("reviewer_contributes_nothing"):
        Contribution.objects.create(revision=reviewed.revision, coder=reviewed.boris)
    with refused("reviewed_revision_is_frozen"):
        Contribution.objects.create(revision=reviewed.revision, coder=reviewed.clara)


def test_a_claim_without_words_is_not_submitted(draft: Coding) -> None:
    claim = draft.claim()
    Span.objects.filter(claim=claim).update(role="cue")
    with refused("claim_has_content"):
        draft.submit()


def test_a_claim_without_a_speaker_is_not_submitted(draft: Coding) -> None:
    draft.claim(speaker=None)
    with refused("claim_has_a_speaker"):
        draft.submit()


def test_a_removed_claim_holds_nothing_up(draft: Coding) -> None:
    draft.claim(speaker=None, removed_at=NOW)
    draft.submit()
    draft.accept()
    settle()


@pytest.mark.parametrize("step", ["submit", "accept"])
def test_an_open_blocking_comment_holds_submission_and_acceptance_up(draft: Coding, step: str) -> None:
    if step == "accept":
        draft.submit()
    comment = Comment.objects.create(revision=draft.revision, body="Who?", blocking=True, by=draft.boris)
    act = draft.submit if step == "submit" else draft.accept
    with refused("blocking_comment_is_open"):
        act()
    change(comment, resolved_at=NOW, resolved_by_id=draft.ada.pk)
    act()


@pytest.mark.parametrize("verdict", ["open", "queried"])
def test_acceptance_needs_a_verdict_on_every_claim(submitted: Coding, verdict: str) -> None:
    submitted.judge()
    now, judge = (None, None) if verdict == "open" else (NOW, submitted.boris)
    submitted.revision.claims.update(
        verdict=verdict, verdict_by=judge, verdict_at=now, verdict_reason="Which one?"
    )
    with refused("every_claim_has_a_verdict"):
        submitted.accept()


def test_acceptance_needs_a_verdict_on_every_correction(submitted: Coding) -> None:
    submitted.judge()
    submitted.revision.corrections.update(state="proposed", decided_by=None, decided_at=None)
    with refused("every_correction_has_a_verdict"):
        submitted.accept()


def test_a_verdict_of_a_later_contributor_does_not_count(submitted: Coding) -> None:
    submitted.judge(by=submitted.vera)
    Contribution.objects.create(revision=submitted.revision, coder=submitted.vera)
    with refused("nobody_judges_his_own_work"):
        submitted.accept(by=submitted.boris)

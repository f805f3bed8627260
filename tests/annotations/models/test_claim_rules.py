"""What PostgreSQL refuses about claims, their words and what hangs on them."""

import uuid

import pytest
from django.db import models
from django.utils import timezone

from annotations.models import (
    ClaimLink,
    ClaimRelay,
    ClaimTag,
    Contribution,
    Tag,
)
from articles.models import Outlet
from tests.annotations.models.coding import Coding, same_address
from tests.articles.models.sql import change, refused, remove, repeat

NOW = timezone.now()
ACCEPTED = {"verdict": "accepted", "verdict_at": NOW}


def with_children(coding: Coding) -> dict[str, models.Model]:
    """A claim with one row of every kind that hangs on it."""
    claim = coding.claim()
    outlet = Outlet.objects.create(slug="belta", name="BelTA")
    tag = Tag.objects.create(code="peace", label="Peace")
    return {
        "span": coding.span(claim, "the President said", "source"),
        "claim_tag": ClaimTag.objects.create(claim=claim, tag=tag),
        "claim_relay": ClaimRelay.objects.create(claim=claim, position=0, outlet=outlet),
        "claim_link": ClaimLink.objects.create(claim=claim, other_stable_uid=uuid.uuid4(), kind="restated"),
    }


CHILDREN = ["span", "claim_tag", "claim_relay", "claim_link"]


def test_claims_are_kept(draft: Coding) -> None:
    with refused("claim_is_kept"):
        remove(draft.claim())


@pytest.mark.parametrize("state", ["imported", "submitted", "returned"])
def test_only_a_draft_takes_claims(coding: Coding, state: str) -> None:
    coding.draft()
    claim = coding.claim()
    if state == "imported":
        coding.step("release", coding.ada, claimed_by=None, claimed_at=None)
    else:
        coding.submit()
    if state == "returned":
        coding.step("return", coding.boris, returned_by=coding.boris, returned_at=NOW, return_reason="why")
    with refused("only_a_draft_is_coded"):
        repeat(claim, stable_uid=uuid.uuid4())
    with refused("submitted_revision_is_locked"):
        change(claim, summary="Changed.")


CODED = {
    "mode": "mixed",
    "summary": "Changed.",
    "speaker_id": None,
    "role_as_stated": "the President",
    "note": "hm",
    "removed_at": NOW,
    "coded_at": NOW,
}


@pytest.mark.parametrize("column", CODED)
def test_a_submitted_claim_is_locked(submitted: Coding, column: str) -> None:
    with refused("submitted_revision_is_locked"):
        change(submitted.revision.claims.get(), **{column: CODED[column]})


@pytest.mark.parametrize("column", ["coded_by_id", "changed_by_id"])
def test_nobody_else_is_made_the_author_of_a_submitted_claim(submitted: Coding, column: str) -> None:
    with refused("submitted_revision_is_locked"):
        change(submitted.revision.claims.get(), **{column: submitted.boris.pk})


@pytest.mark.parametrize("column", [*CODED, "version", "verdict_reason"])
def test_a_reviewed_claim_is_frozen(reviewed: Coding, column: str) -> None:
    columns = CODED | {"version": 9, "verdict_reason": "late"}
    with refused("reviewed_revision_is_frozen"):
        change(reviewed.revision.claims.get(), **{column: columns[column]})


def test_a_reviewed_revision_takes_no_claims(reviewed: Coding) -> None:
    with refused("reviewed_revision_is_frozen"):
        repeat(reviewed.revision.claims.get(), stable_uid=uuid.uuid4())


def test_a_claim_does_not_leave_a_frozen_revision(reviewed: Coding) -> None:
    claim = reviewed.revision.claims.get()
    following = reviewed.revise()
    with refused("coding_keeps_its_revision"):
        change(claim, revision_id=following.pk)
    with refused("coding_keeps_its_revision"):
        change(claim, stable_uid=uuid.uuid4())


def test_an_update_that_changes_nothing_is_let_through(reviewed: Coding) -> None:
    change(reviewed.revision.claims.get(), mode="direct")
    change(reviewed.revision.claims.get().spans.get(), role="content")
    assert reviewed.revision.claims.get().verdict == "accepted"


@pytest.mark.parametrize("child", CHILDREN)
def test_what_hangs_on_a_submitted_claim_is_locked(draft: Coding, child: str) -> None:
    row = with_children(draft)[child]
    draft.submit()
    with refused("submitted_revision_is_locked"):
        remove(row)
    with refused("submitted_revision_is_locked"):
        repeat(row)


@pytest.mark.parametrize("child", CHILDREN)
def test_what_hangs_on_a_reviewed_claim_is_frozen(draft: Coding, child: str) -> None:
    row = with_children(draft)[child]
    draft.review()
    with refused("reviewed_revision_is_frozen"):
        remove(row)
    with refused("reviewed_revision_is_frozen"):
        repeat(row)
    draft.revise()
    other = draft.claim("fruitful")
    with refused("reviewed_revision_is_frozen"):
        change(row, claim_id=other.pk)


@pytest.mark.parametrize("child", CHILDREN)
def test_changing_what_hangs_on_a_claim_reopens_its_verdict(draft: Coding, child: str) -> None:
    row = with_children(draft)[child]
    draft.submit()
    draft.judge()
    draft.step("return", draft.boris, returned_by=draft.boris, returned_at=NOW, return_reason="why")
    draft.step("resume", draft.ada)
    assert draft.revision.claims.get().verdict == "accepted"
    remove(row)
    claim = draft.revision.claims.get()
    assert (claim.verdict, claim.verdict_by, claim.verdict_at) == ("open", None, None)


def test_recoding_a_claim_reopens_its_verdict(draft: Coding) -> None:
    claim = draft.claim()
    draft.submit()
    draft.judge()
    draft.step("return", draft.boris, returned_by=draft.boris, returned_at=NOW, return_reason="why")
    draft.step("resume", draft.ada)
    change(claim, summary="Changed.")
    claim.refresh_from_db()
    assert (claim.verdict, claim.verdict_by) == ("open", None)


def test_a_claim_starts_without_a_verdict(draft: Coding) -> None:
    with refused("verdict_starts_open"):
        draft.claim(verdict="accepted", verdict_by=draft.boris, verdict_at=NOW)


def test_verdicts_are_given_on_submitted_work(draft: Coding) -> None:
    claim = draft.claim()
    with refused("verdict_is_given_on_submitted_work"):
        change(claim, **ACCEPTED, verdict_by_id=draft.boris.pk)
    draft.submit()
    draft.step("return", draft.boris, returned_by=draft.boris, returned_at=NOW, return_reason="why")
    with refused("verdict_is_given_on_submitted_work"):
        change(claim, **ACCEPTED, verdict_by_id=draft.boris.pk)
    with refused("verdict_is_given_on_submitted_work"):
        change(claim, verdict_reason="A reason without a verdict.")


def test_nobody_judges_his_own_work(submitted: Coding) -> None:
    with refused("nobody_judges_his_own_work"):
        change(submitted.revision.claims.get(), **ACCEPTED, verdict_by_id=submitted.ada.pk)


def test_a_judge_is_not_put_in_afterwards(submitted: Coding) -> None:
    submitted.judge()
    with refused("nobody_judges_his_own_work"):
        change(submitted.revision.claims.get(), verdict_by_id=submitted.ada.pk)


def test_a_verdict_is_somebodys(submitted: Coding) -> None:
    with refused("claim_verdict_is_somebodys"):
        change(submitted.revision.claims.get(), verdict="accepted")
    with refused("claim_verdict_is_somebodys"):
        change(submitted.revision.claims.get(), verdict="splendid", verdict_reason="it shines")


@pytest.mark.parametrize("verdict", ["queried", "rejected"])
def test_a_claim_is_refused_with_a_reason(submitted: Coding, verdict: str) -> None:
    with refused("claim_is_refused_with_a_reason"):
        change(
            submitted.revision.claims.get(),
            verdict=verdict,
            verdict_at=NOW,
            verdict_by_id=submitted.boris.pk,
        )


def test_a_claim_is_direct_indirect_or_mixed(draft: Coding) -> None:
    with refused("claim_mode_is_known"):
        change(draft.claim(), mode="loud")


def test_a_claim_stands_once_in_a_revision(draft: Coding) -> None:
    with refused("claim_stands_once_in_a_revision"):
        repeat(draft.claim())


def test_the_address_of_a_claim_stays_in_its_record(draft: Coding) -> None:
    claim = draft.claim()
    second = draft.elsewhere()
    second.draft()
    with refused("claim_stays_in_its_record"):
        second.claim(stable_uid=claim.stable_uid)


def test_the_address_of_a_claim_leads_to_one_claim(draft: Coding) -> None:
    claim = draft.claim()
    ends_alike = same_address(claim.stable_uid)
    with refused("claim_stays_in_its_record"):
        repeat(claim, stable_uid=ends_alike)
    second = draft.elsewhere()
    second.draft()
    with refused("claim_stays_in_its_record"):
        repeat(claim, stable_uid=ends_alike, revision_id=second.revision.pk)


def test_a_claim_keeps_its_address_in_the_next_revision(draft: Coding) -> None:
    claim = draft.claim()
    draft.review()
    draft.revise()
    assert draft.claim(stable_uid=claim.stable_uid).short_id == claim.short_id


def test_claim_authors_contribute(draft: Coding) -> None:
    draft.claim(coded_by=draft.clara, changed_by=draft.vera)
    coders = {contribution.coder for contribution in draft.revision.contributions.all()}
    assert coders == {draft.ada, draft.clara, draft.vera}


def test_changing_a_claim_makes_a_contributor(draft: Coding) -> None:
    change(draft.claim(), changed_by_id=draft.boris.pk, summary="Boris was here.")
    assert Contribution.objects.filter(revision=draft.revision, coder=draft.boris).exists()


def test_tags_relays_and_links_are_set_once(draft: Coding) -> None:
    rows = with_children(draft)
    with refused("claim_tag_is_set_once"):
        repeat(rows["claim_tag"])
    with refused("claim_link_is_set_once"):
        repeat(rows["claim_link"])
    with refused("claim_relay_is_named_once"):
        repeat(rows["claim_relay"], position=1)
    with refused("claim_relay_position_is_unique"):
        repeat(rows["claim_relay"], outlet_id=Outlet.objects.create(slug="tass", name="TASS").pk)


def test_a_link_is_of_a_known_kind_and_joins_two_claims(draft: Coding) -> None:
    link = with_children(draft)["claim_link"]
    with refused("claim_link_kind_is_known"):
        change(link, kind="cousin")
    with refused("claim_link_joins_two_claims"):
        change(link, other_stable_uid=draft.revision.claims.get().stable_uid)

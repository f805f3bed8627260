"""A reviewer's verdict on each claim and correction of somebody else's submission."""

import pytest

from annotations.models import Claim, Correction, ReviewEvent
from annotations.models.workflow import State
from annotations.services import claims, corrections, steps, verdicts
from annotations.services.writing import NotAllowed, Refused, Stale
from tests.annotations.services.cast import Cast, Desk, coding_of, proposal_of

Verdict = Claim.Verdict


def test_a_verdict_is_somebodys_and_dated(desk: Desk, cast: Cast) -> None:
    claim = desk.submitted().claims.get()
    judged = verdicts.judge_claim(
        claim=claim, version=1, verdict=Verdict.QUERIED, reason="Whose words?", by=cast.boris
    )
    assert (judged.verdict, judged.verdict_by, judged.verdict_reason) == (
        "queried",
        cast.boris,
        "Whose words?",
    )
    assert judged.verdict_at is not None
    assert judged.version == 2


def test_a_verdict_opens_the_review(desk: Desk, cast: Cast) -> None:
    revision = desk.submitted()
    verdicts.judge_claim(claim=revision.claims.get(), version=1, verdict=Verdict.ACCEPTED, by=cast.boris)
    revision.refresh_from_db()
    assert revision.opened_by == cast.boris
    assert ReviewEvent.objects.filter(revision=revision).count() == 2, "opening is no step of the table"


@pytest.mark.parametrize("verdict", [Verdict.QUERIED, Verdict.REJECTED])
@pytest.mark.parametrize("reason", ["", "   "])
def test_a_claim_is_not_refused_without_a_reason(
    desk: Desk, cast: Cast, verdict: Claim.Verdict, reason: str
) -> None:
    claim = desk.submitted().claims.get()
    with pytest.raises(Refused, match=f"why it is {verdict}"):
        verdicts.judge_claim(claim=claim, version=1, verdict=verdict, reason=reason, by=cast.boris)
    claim.refresh_from_db()
    assert claim.verdict == "open"


def test_a_verdict_is_taken_back(desk: Desk, cast: Cast) -> None:
    claim = desk.submitted().claims.get()
    verdicts.judge_claim(claim=claim, version=1, verdict=Verdict.REJECTED, reason="no", by=cast.boris)
    back = verdicts.judge_claim(claim=claim, version=2, verdict=Verdict.OPEN, by=cast.rosa)
    assert (back.verdict, back.verdict_by, back.verdict_at, back.verdict_reason) == ("open", None, None, "")


def test_the_same_verdict_twice_changes_nothing(desk: Desk, cast: Cast) -> None:
    claim = desk.submitted().claims.get()
    first = verdicts.judge_claim(claim=claim, version=1, verdict=Verdict.ACCEPTED, by=cast.boris)
    second = verdicts.judge_claim(claim=claim, version=1, verdict=Verdict.ACCEPTED, by=cast.boris)
    assert (second.version, second.verdict_at) == (first.version, first.verdict_at)


def test_a_verdict_on_a_claim_that_was_judged_meanwhile_is_stale(desk: Desk, cast: Cast) -> None:
    claim = desk.submitted().claims.get()
    verdicts.judge_claim(claim=claim, version=1, verdict=Verdict.REJECTED, reason="no", by=cast.boris)
    with pytest.raises(Stale):
        verdicts.judge_claim(claim=claim, version=1, verdict=Verdict.ACCEPTED, by=cast.rosa)


@pytest.mark.parametrize("person", ["ada", "eva", "mara", "clara"])
def test_only_reviewers_judge(desk: Desk, cast: Cast, person: str) -> None:
    claim = desk.submitted().claims.get()
    with pytest.raises(NotAllowed):
        verdicts.judge_claim(claim=claim, version=1, verdict=Verdict.ACCEPTED, by=getattr(cast, person))


@pytest.mark.parametrize("state", [State.DRAFT, State.RETURNED])
def test_work_that_is_not_submitted_is_not_judged(desk: Desk, cast: Cast, state: State) -> None:
    revision = desk.draft()
    claim = desk.claim(revision)
    if state == State.RETURNED:
        revision = desk.submit(revision)
        steps.return_to_editor(revision=revision, version=revision.version, reason="no", by=cast.rosa)
    with pytest.raises(Refused, match=f"is {state}"):
        verdicts.judge_claim(claim=claim, version=1, verdict=Verdict.ACCEPTED, by=cast.boris)


def test_a_verdict_on_a_reviewed_revision_is_refused(desk: Desk, cast: Cast) -> None:
    claim = desk.reviewed().claims.get()
    with pytest.raises(Refused, match="is reviewed"):
        verdicts.judge_claim(
            claim=claim, version=claim.version, verdict=Verdict.REJECTED, reason="no", by=cast.boris
        )


def test_a_removed_claim_or_correction_gets_no_verdict(desk: Desk, cast: Cast) -> None:
    revision = desk.draft()
    claim, correction = desk.claim(revision), desk.correction(revision)
    claims.remove_claim(claim=claim, version=1, by=cast.ada)
    corrections.remove_correction(correction=correction, version=1, by=cast.ada)
    desk.submit(revision)
    with pytest.raises(Refused, match="has removed it"):
        verdicts.judge_claim(claim=claim, version=2, verdict=Verdict.ACCEPTED, by=cast.boris)
    with pytest.raises(Refused, match="has removed it"):
        verdicts.judge_correction(
            correction=correction, version=2, state=Correction.State.ACCEPTED, by=cast.boris
        )


def test_a_correction_is_accepted_dismissed_with_a_reason_or_superseded(desk: Desk, cast: Cast) -> None:
    correction = desk.submitted().corrections.get()
    states = Correction.State
    with pytest.raises(Refused, match="why it is dismissed"):
        verdicts.judge_correction(correction=correction, version=1, state=states.DISMISSED, by=cast.boris)
    decided = correction
    for state, reason in [
        (states.DISMISSED, "the text is right"),
        (states.SUPERSEDED, ""),
        (states.ACCEPTED, ""),
        (states.PROPOSED, ""),
    ]:
        decided = verdicts.judge_correction(
            correction=correction, version=decided.version, state=state, reason=reason, by=cast.boris
        )
        judge = None if state == states.PROPOSED else cast.boris
        assert (decided.state, decided.verdict_reason, decided.decided_by) == (state, reason, judge)


def test_unchanged_work_is_accepted_in_one_go(desk: Desk, cast: Cast) -> None:
    reviewed = desk.reviewed()
    following = steps.revise(record=reviewed.record, by=cast.ada)
    desk.claim(following, "“The union,”")
    submitted = desk.submit(following)

    assert verdicts.accept_unchanged(revision=submitted, by=cast.boris) == 2
    assert verdicts.accept_unchanged(revision=submitted, by=cast.boris) == 0

    by_verdict = dict(submitted.claims.values_list("spans__exact", "verdict"))
    assert by_verdict == {"“We are ready,”": "accepted", "“The union,”": "open"}
    assert submitted.corrections.get().state == "accepted"


def test_work_changed_since_the_last_review_is_not_accepted_in_one_go(desk: Desk, cast: Cast) -> None:
    following = steps.revise(record=desk.reviewed().record, by=cast.ada)
    claim, correction = following.claims.get(), following.corrections.get()
    coding = coding_of(desk.speaker, exact="“The union,”")
    claims.change_claim(claim=claim, version=claim.version, coding=coding, by=cast.ada)
    corrections.change_correction(
        correction=correction, version=correction.version, proposal=proposal_of(right="19 July"), by=cast.ada
    )
    assert verdicts.accept_unchanged(revision=desk.submit(following), by=cast.boris) == 0


def test_nothing_is_unchanged_in_a_first_revision(desk: Desk, cast: Cast) -> None:
    assert verdicts.accept_unchanged(revision=desk.submitted(), by=cast.boris) == 0

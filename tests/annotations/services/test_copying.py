"""How the next revision starts: as a copy of what was accepted."""

from annotations.models import Claim, ClaimLink, Correction, Tag
from annotations.services import claims, steps, verdicts
from annotations.services.claims import Coding
from articles.models import Outlet
from tests.annotations.services.cast import TEXT, Cast, Desk, words


def test_the_copy_holds_the_accepted_claims_with_all_that_hangs_on_them(desk: Desk, cast: Cast) -> None:
    revision = desk.draft()
    outlet = Outlet.objects.create(slug="belta", name="BelTA")
    tag = Tag.objects.create(code="unity", label="Unity")
    coding = Coding(
        mode=Claim.Mode.MIXED,
        words=[words(TEXT, "“The union,”"), words(TEXT, "“stands firm.”")],
        summary="Firm.",
        speaker=desk.speaker,
        role_as_stated="minister",
        note="a note",
        tags=[tag],
        relays=[outlet],
    )
    claim = claims.add_claim(revision=revision, coding=coding, by=cast.ada)
    other = desk.claim(revision)
    claims.link_claims(claim=claim, other=other, kind=ClaimLink.Kind.RESTATED, by=cast.ada)
    submitted = desk.submit(revision)
    desk.judge_all(submitted)
    accepted = steps.accept(revision=submitted, version=submitted.version, by=cast.boris)

    following = steps.revise(record=accepted.record, by=cast.eva)

    copy = following.claims.get(stable_uid=claim.stable_uid)
    assert copy.uid != claim.uid
    assert copy.short_id == claim.short_id
    assert (copy.mode, copy.summary, copy.role_as_stated, copy.note) == (
        "mixed",
        "Firm.",
        "minister",
        "a note",
    )
    assert [span.exact for span in copy.spans.all()] == ["“The union,”", "“stands firm.”"]
    assert [relay.outlet for relay in copy.relays.all()] == [outlet]
    assert list(copy.tags.all()) == [tag]
    assert copy.links.get().other_stable_uid == other.stable_uid
    assert copy.coded_by == cast.ada, "who coded it stays its coder"
    assert copy.coded_at == claim.coded_at, "it was not coded anew"
    assert (copy.verdict, copy.verdict_by, copy.version) == ("open", None, 1)


def test_rejected_and_removed_work_stays_behind(desk: Desk, cast: Cast) -> None:
    revision = desk.draft()
    kept, rejected, removed = (desk.claim(revision, exact) for exact in ("ready", "union", "firm"))
    claims.remove_claim(claim=removed, version=1, by=cast.ada)
    submitted = desk.submit(revision)
    verdicts.judge_claim(claim=kept, version=1, verdict=Claim.Verdict.ACCEPTED, by=cast.boris)
    verdicts.judge_claim(
        claim=rejected, version=1, verdict=Claim.Verdict.REJECTED, reason="no", by=cast.boris
    )
    accepted = steps.accept(revision=submitted, version=submitted.version, by=cast.boris)
    following = steps.revise(record=accepted.record, by=cast.ada)
    assert [claim.stable_uid for claim in following.claims.all()] == [kept.stable_uid]


def test_corrections_are_copied_without_their_decision(desk: Desk, cast: Cast) -> None:
    reviewed = desk.reviewed()
    following = steps.revise(record=reviewed.record, by=cast.ada)
    before, copy = reviewed.corrections.get(), following.corrections.get()
    assert copy.stable_uid == before.stable_uid
    assert (copy.as_stated, copy.corrected_value, copy.start) == (
        before.as_stated,
        before.corrected_value,
        before.start,
    )
    assert (copy.state, copy.decided_by) == (Correction.State.PROPOSED, None)


def test_the_reviewed_revision_is_untouched_by_work_on_the_copy(desk: Desk, cast: Cast) -> None:
    reviewed = desk.reviewed()
    following = steps.revise(record=reviewed.record, by=cast.ada)
    copy = following.claims.get()
    claims.remove_claim(claim=copy, version=copy.version, by=cast.ada)
    assert reviewed.claims.standing().get().verdict == "accepted"

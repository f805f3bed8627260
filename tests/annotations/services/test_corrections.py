"""Proposing corrections of words or of a metadata field."""

import uuid

import pytest

from annotations.models import Correction
from annotations.services import corrections
from annotations.services.corrections import Proposal
from annotations.services.writing import NotAllowed, Refused, Stale
from tests.annotations.services.cast import TEXT, Cast, Desk, proposal_of


def test_a_correction_of_words_keeps_them_as_stated(desk: Desk, cast: Cast) -> None:
    correction = desk.correction(desk.draft())
    assert (correction.as_stated, correction.exact, correction.corrected_value) == (
        "17 July",
        "17 July",
        "18 July",
    )
    assert TEXT[correction.start : correction.end] == "17 July"
    assert (correction.state, correction.proposed_by) == ("proposed", cast.ada)


def test_a_correction_of_a_field_keeps_its_value_as_stated(desk: Desk, cast: Cast) -> None:
    revision = desk.draft()
    version = revision.article_version
    version.headline = "Ministers meet"
    version.save(update_fields=["headline"])
    correction = corrections.propose_correction(
        revision=revision, proposal=Proposal(field="headline", corrected_value="Presidents meet"), by=cast.ada
    )
    assert (correction.field, correction.as_stated, correction.start) == ("headline", "Ministers meet", None)


@pytest.mark.parametrize("field", Correction.Field.values)
def test_every_field_can_be_corrected(desk: Desk, cast: Cast, field: str) -> None:
    made = corrections.propose_correction(
        revision=desk.draft(), proposal=Proposal(field=field, corrected_value="right"), by=cast.ada
    )
    assert made.field == field


def test_a_sic_needs_no_corrected_value(desk: Desk, cast: Cast) -> None:
    proposal = Proposal(start=0, end=5, sic=True)
    made = corrections.propose_correction(revision=desk.draft(), proposal=proposal, by=cast.ada)
    assert str(made) == "MINSK → [sic]"


@pytest.mark.parametrize(
    "proposal",
    [
        Proposal(corrected_value="right"),
        Proposal(start=3, corrected_value="right"),
        Proposal(start=5, end=5, corrected_value="right"),
        Proposal(start=0, end=10**6, corrected_value="right"),
        Proposal(start=-2, end=3, corrected_value="right"),
    ],
)
def test_a_correction_of_nothing_is_refused(desk: Desk, cast: Cast, proposal: Proposal) -> None:
    with pytest.raises(Refused, match="Select the words"):
        corrections.propose_correction(revision=desk.draft(), proposal=proposal, by=cast.ada)


def test_a_correction_says_what_is_right_or_why(desk: Desk, cast: Cast) -> None:
    with pytest.raises(Refused, match="Say what is right"):
        corrections.propose_correction(revision=desk.draft(), proposal=Proposal(start=0, end=5), by=cast.ada)


def test_evidence_must_be_a_web_address(desk: Desk, cast: Cast) -> None:
    proposal = Proposal(start=0, end=5, corrected_value="x", evidence_url="javascript:alert(1)")
    with pytest.raises(Refused) as refusal:
        corrections.propose_correction(revision=desk.draft(), proposal=proposal, by=cast.ada)
    assert refusal.value.rule == "correction_evidence_is_a_web_address"


def test_the_same_stable_uid_twice_makes_one_correction(desk: Desk, cast: Cast) -> None:
    revision, uid = desk.draft(), uuid.uuid4()
    made = [
        corrections.propose_correction(
            revision=revision, proposal=proposal_of(right=right), by=cast.ada, stable_uid=uid
        )
        for right in ("18 July", "19 July")
    ]
    assert made[0] == made[1]
    assert revision.corrections.get().corrected_value == "18 July"


def test_a_correction_is_changed_at_the_version_that_was_seen(desk: Desk, cast: Cast) -> None:
    correction = desk.correction(desk.draft())
    changed = corrections.change_correction(
        correction=correction, version=1, proposal=proposal_of("MINSK", right="BREST"), by=cast.ada
    )
    assert (changed.as_stated, changed.corrected_value, changed.version) == ("MINSK", "BREST", 2)
    with pytest.raises(Stale):
        corrections.change_correction(
            correction=correction, version=1, proposal=proposal_of("MINSK"), by=cast.ada
        )


def test_a_correction_moves_from_words_to_a_field(desk: Desk, cast: Cast) -> None:
    correction = desk.correction(desk.draft())
    changed = corrections.change_correction(
        correction=correction,
        version=1,
        proposal=Proposal(field="date", corrected_value="2017-07-18"),
        by=cast.ada,
    )
    assert (changed.field, changed.exact, changed.prefix, changed.end) == ("date", "", "", None)


def test_a_removed_correction_comes_back_and_twice_is_once(desk: Desk, cast: Cast) -> None:
    correction = desk.correction(desk.draft())
    removed = corrections.remove_correction(correction=correction, version=1, by=cast.ada)
    assert removed.removed_at
    assert corrections.remove_correction(correction=correction, version=2, by=cast.ada).version == 2
    restored = corrections.restore_correction(correction=correction, version=2, by=cast.ada)
    assert restored.removed_at is None
    assert corrections.restore_correction(correction=correction, version=3, by=cast.ada).version == 3


@pytest.mark.parametrize("person", ["eva", "boris", "mara", "clara"])
def test_nobody_but_the_claimant_proposes(desk: Desk, cast: Cast, person: str) -> None:
    revision = desk.draft()
    with pytest.raises(NotAllowed):
        corrections.propose_correction(revision=revision, proposal=proposal_of(), by=getattr(cast, person))
    assert not revision.corrections.exists()

"""Deciding what becomes of words in the new text: confirmed, adjusted, or dropped; by the claimant alone."""

import pytest

from annotations.models import Claim, Correction, Reanchoring, Record, Revision, Span
from annotations.services import claims, corrections
from annotations.services.claims import Coding, Words
from annotations.services.corrections import Proposal
from annotations.services.other_text import code_text
from annotations.services.reanchoring import adjust_words, confirm_same_words, confirm_words, drop_words
from annotations.services.writing import NotAllowed, Refused, Stale
from tests.annotations.newsroom import ACT, NO_ONE, SIMPLER, UNITY, Newsroom, newest, span
from tests.annotations.texts import changed_text

from .test_other_text import CHANGED


@pytest.fixture
def moved(newsroom: Newsroom) -> Record:
    """Ada's draft on the new text: every claim and correction is a proposal."""
    record = newsroom.article(UNITY, outlet=newsroom.outlet("belta"))
    newsroom.claim(record, ACT, cue="Aleksandr Lukashenko said")
    newsroom.claim(record, SIMPLER)
    newsroom.claim(record, NO_ONE, source="He", cue="stressed")
    newsroom.correct(record, "17 July", corrected_value="18 July")
    newsroom.correct(record, field="headline", corrected_value="Unity")
    text = changed_text(record, CHANGED)
    revision = newest(record)
    code_text(revision=revision, version=revision.version, text=text, by=newsroom.ada)
    return record


def of_claim(quote: str) -> Reanchoring:
    return Reanchoring.objects.select_related("claim__revision").get(claim__summary=f"Says: {quote}")


def of_correction(as_stated: str) -> Reanchoring:
    return Reanchoring.objects.select_related("correction__revision").get(correction__as_stated=as_stated)


def words_of(claim: Claim | None) -> set[tuple[str, str]]:
    return set(Span.objects.filter(claim=claim).values_list("role", "exact"))


def confirm(newsroom: Newsroom, proposal: Reanchoring) -> Reanchoring:
    return confirm_words(reanchoring=proposal, version=proposal.version, by=newsroom.ada)


def test_confirming_gives_the_claim_its_words_under_its_stable_uid(newsroom: Newsroom, moved: Record) -> None:
    proposal = of_claim(SIMPLER)
    assert proposal.claim is not None
    uid = proposal.claim.stable_uid
    decided = confirm(newsroom, proposal)
    assert (decided.state, decided.decided_by) == ("confirmed", newsroom.ada)
    claim = newest(moved).claims.get(stable_uid=uid)
    assert words_of(claim) == {("content", "“It is always easier.”")}
    assert claim.changed_by == newsroom.ada


def test_all_that_found_the_same_words_are_confirmed_together(newsroom: Newsroom, moved: Record) -> None:
    revision = newest(moved)
    assert confirm_same_words(revision=revision, version=revision.version, by=newsroom.ada) == 2
    assert {of_claim(ACT).state, of_correction("17 July").state} == {"confirmed"}
    assert {of_claim(SIMPLER).state, of_claim(NO_ONE).state} == {"proposed"}
    assert words_of(of_claim(ACT).claim) == {("content", ACT), ("cue", "Aleksandr Lukashenko said")}
    correction = Correction.objects.get(as_stated="17 July")
    text = revision.article_version.text
    assert (correction.start, correction.end) == (text.index("17 July"), text.index("17 July") + 7)


def test_a_correction_of_the_metadata_is_stated_anew(newsroom: Newsroom, moved: Record) -> None:
    confirm(newsroom, of_correction("Lukashenko calls for unity"))
    assert Correction.objects.get(field="headline").as_stated == "CORRECTED: Lukashenko calls for unity"


def test_an_orphan_is_adjusted_or_dropped_never_confirmed(newsroom: Newsroom, moved: Record) -> None:
    orphan = of_claim(NO_ONE)
    with pytest.raises(Refused, match="not found in the new text"):
        confirm(newsroom, orphan)
    text = newest(moved).article_version.text
    words = [span(text, "He left", Span.Role.CONTENT)]
    adjusted = adjust_words(reanchoring=orphan, version=orphan.version, words=words, by=newsroom.ada)
    assert adjusted.state == "adjusted"
    assert words_of(orphan.claim) == {("content", "He left")}


def test_adjusted_words_stand_in_the_new_text_and_have_content(newsroom: Newsroom, moved: Record) -> None:
    proposal = of_claim(ACT)
    for words, why in (
        ([Words(Span.Role.CUE, 0, 5)], "at least one content span"),
        ([Words(Span.Role.CONTENT, 0, 10_000)], "outside the text"),
        ([Words(Span.Role.CONTENT, 0, 5), Words(Span.Role.CUE, 3, 8)], "overlap"),
    ):
        with pytest.raises(Refused, match=why):
            adjust_words(reanchoring=proposal, version=proposal.version, words=words, by=newsroom.ada)
    assert words_of(proposal.claim) == set()


def test_a_correction_is_adjusted_to_other_words(newsroom: Newsroom, moved: Record) -> None:
    proposal = of_correction("17 July")
    words = [span(CHANGED, "Minsk", Span.Role.CONTENT)]
    adjust_words(reanchoring=proposal, version=proposal.version, words=words, by=newsroom.ada)
    correction = Correction.objects.get(reanchoring=proposal)
    assert (correction.exact, correction.as_stated) == ("Minsk", "Minsk")


def test_dropping_needs_a_reason_and_removes_the_claim(newsroom: Newsroom, moved: Record) -> None:
    orphan = of_claim(NO_ONE)
    with pytest.raises(Refused, match="give the reason"):
        drop_words(reanchoring=orphan, version=orphan.version, reason=" ", by=newsroom.ada)
    dropped = drop_words(reanchoring=orphan, version=orphan.version, reason="They cut it.", by=newsroom.ada)
    assert (dropped.state, dropped.reason) == ("dropped", "They cut it.")
    assert orphan.claim is not None
    orphan.claim.refresh_from_db()
    assert orphan.claim.removed_at is not None


def test_a_correction_is_dropped_likewise(newsroom: Newsroom, moved: Record) -> None:
    proposal = of_correction("17 July")
    drop_words(reanchoring=proposal, version=proposal.version, reason="Mended.", by=newsroom.ada)
    assert Correction.objects.get(reanchoring=proposal).removed_at is not None


def test_what_was_dropped_asks_anew_when_it_is_brought_back(newsroom: Newsroom, moved: Record) -> None:
    for proposal in (of_claim(NO_ONE), of_correction("17 July")):
        drop_words(reanchoring=proposal, version=proposal.version, reason="Gone.", by=newsroom.ada)
    claim = Claim.objects.get(summary=f"Says: {NO_ONE}")
    claims.restore_claim(claim=claim, version=claim.version, by=newsroom.ada)
    correction = Correction.objects.get(as_stated="17 July")
    corrections.restore_correction(correction=correction, version=correction.version, by=newsroom.ada)
    for proposal in (of_claim(NO_ONE), of_correction("17 July")):
        assert (proposal.state, proposal.reason, proposal.decided_by) == ("proposed", "", None)


def test_marking_the_words_on_the_coding_page_decides_too(newsroom: Newsroom, moved: Record) -> None:
    claim = Claim.objects.get(summary=f"Says: {NO_ONE}")
    coding = Coding(
        mode=Claim.Mode.INDIRECT,
        words=[span(CHANGED, "He left", Span.Role.CONTENT)],
        speaker=claim.speaker,
        summary=claim.summary,
    )
    claims.change_claim(claim=claim, version=claim.version, coding=coding, by=newsroom.ada)
    assert of_claim(NO_ONE).state == "adjusted"
    correction = Correction.objects.get(as_stated="17 July")
    start = CHANGED.index("Minsk")
    proposal = Proposal(start=start, end=start + 5, corrected_value="Mensk")
    corrections.change_correction(
        correction=correction, version=correction.version, proposal=proposal, by=newsroom.ada
    )
    assert Reanchoring.objects.get(correction=correction).state == "adjusted"


def test_only_the_claimant_decides(newsroom: Newsroom, moved: Record) -> None:
    proposal = of_claim(ACT)
    for act in (
        lambda: confirm_words(reanchoring=proposal, version=proposal.version, by=newsroom.ben),
        lambda: drop_words(reanchoring=proposal, version=proposal.version, reason="No.", by=newsroom.rosa),
        lambda: confirm_same_words(revision=newest(moved), version=newest(moved).version, by=newsroom.mona),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert of_claim(ACT).state == "proposed"


def test_a_decision_is_taken_once(newsroom: Newsroom, moved: Record) -> None:
    seen = of_claim(ACT)
    assert confirm(newsroom, seen) == confirm(newsroom, seen), "a double click"
    with pytest.raises(Stale):
        drop_words(reanchoring=seen, version=seen.version, reason="No.", by=newsroom.ada)
    now = of_claim(ACT)
    with pytest.raises(Refused, match="decided already"):
        drop_words(reanchoring=now, version=now.version, reason="No.", by=newsroom.ada)


def test_nothing_is_confirmed_together_that_was_not_seen(newsroom: Newsroom, moved: Record) -> None:
    revision = newest(moved)
    with pytest.raises(Stale):
        confirm_same_words(revision=revision, version=revision.version - 1, by=newsroom.ada)


def decide_all(newsroom: Newsroom, revision: Revision) -> None:
    confirm_same_words(revision=revision, version=revision.version, by=newsroom.ada)
    for proposal in Reanchoring.objects.filter(state="proposed").select_related("claim", "correction"):
        if proposal.found == "orphan":
            drop_words(reanchoring=proposal, version=proposal.version, reason="Gone.", by=newsroom.ada)
        else:
            confirm(newsroom, proposal)


def test_once_all_is_decided_it_is_reviewed_as_ever(newsroom: Newsroom, moved: Record) -> None:
    decide_all(newsroom, newest(moved))
    newsroom.review(moved)
    moved.refresh_from_db()
    assert moved.public_revision is not None
    assert moved.public_revision.article_version.number == 2
    assert moved.public_revision.claims.standing().count() == 2

"""Going over to another text: nothing by itself, nothing lost, and the way back is the same."""

import pytest

from annotations.models import Claim, Correction, Reanchoring, Record, ReviewEvent, Revision, Span
from annotations.services import claims, corrections, steps
from annotations.services.claims import Coding, Words
from annotations.services.completeness import Incomplete
from annotations.services.corrections import Proposal
from annotations.services.other_text import code_text, findings_in, newer_text_of, revise_on
from annotations.services.reanchoring import confirm_same_words
from annotations.services.writing import NotAllowed, Refused, Stale
from articles.models import ArticleVersion
from tests.annotations.newsroom import ACT, NO_ONE, SIMPLER, UNITY, Newsroom, newest
from tests.annotations.texts import changed_text

CHANGED = (
    UNITY.replace("simpler", "easier")
    .replace("He stressed that no one is pushing states to act against their interests.", "He left.")
    .replace("Lukashenko calls for unity", "CORRECTED: Lukashenko calls for unity")
)
"""One quotation as it was, one with another word, one sentence gone."""

SAME, OTHER, ORPHAN = Reanchoring.Found.values
Found = dict[str, str]


@pytest.fixture
def draft(newsroom: Newsroom) -> Record:
    """Three claims, a correction of words, and one of the headline, in Ada's hands."""
    record = newsroom.article(UNITY, outlet=newsroom.outlet("belta"))
    newsroom.claim(record, ACT, cue="Aleksandr Lukashenko said")
    newsroom.claim(record, SIMPLER)
    newsroom.claim(record, NO_ONE, source="He", cue="stressed")
    newsroom.correct(record, "17 July", corrected_value="18 July")
    newsroom.correct(record, field="headline", corrected_value="Unity")
    return record


def go_over(newsroom: Newsroom, record: Record, text: ArticleVersion) -> Revision:
    revision = newest(record)
    return code_text(revision=revision, version=revision.version, text=text, by=newsroom.ada)


def found(revision: Revision) -> Found:
    """What each claim and correction came to, by what it says."""
    rows = Reanchoring.objects.select_related("claim", "correction")
    said = [(row.claim.summary if row.claim else str(row.correction), row) for row in rows]
    return {name: row.found for name, row in said if row.new_text_id == revision.article_version_id}


def spans(revision: Revision) -> set[tuple[str, str]]:
    return set(Span.objects.filter(claim__revision=revision).values_list("role", "exact"))


def test_a_changed_text_changes_nothing_by_itself(newsroom: Newsroom, draft: Record) -> None:
    before = newest(draft)
    coded = spans(before)
    assert newer_text_of(before) is None
    text = changed_text(draft, CHANGED)
    assert newest(draft).article_version == before.article_version
    assert spans(newest(draft)) == coded
    assert not Reanchoring.objects.exists()
    assert newer_text_of(newest(draft)) == text
    newsroom.review(draft)
    draft.refresh_from_db()
    assert draft.public_revision is not None
    assert draft.public_revision.article_version.number == 1


def test_going_over_makes_a_proposal_of_every_claim_and_correction(newsroom: Newsroom, draft: Record) -> None:
    text = changed_text(draft, CHANGED)
    claim_uids = set(newest(draft).claims.values_list("stable_uid", flat=True))
    revision = go_over(newsroom, draft, text)
    assert (revision.number, revision.article_version, revision.status) == (1, text, "draft")
    assert set(revision.claims.values_list("stable_uid", flat=True)) == claim_uids
    assert spans(revision) == set()
    assert found(revision) == {
        f"Says: {ACT}": SAME,
        f"Says: {SIMPLER}": OTHER,
        f"Says: {NO_ONE}": ORPHAN,
        "17 July → 18 July": SAME,
        "Lukashenko calls for unity → Unity": OTHER,
    }
    assert set(Reanchoring.objects.values_list("state", flat=True)) == {"proposed"}


def test_the_places_are_those_of_the_words(newsroom: Newsroom, draft: Record) -> None:
    text = changed_text(draft, CHANGED)
    go_over(newsroom, draft, text)
    act = Reanchoring.objects.get(claim__summary=f"Says: {ACT}")
    places = {s.role: (UNITY[s.old_start : s.old_end], text.text[s.start : s.end]) for s in act.spans.all()}
    assert places == {"content": (ACT, ACT), "cue": ("Aleksandr Lukashenko said",) * 2}
    orphan = Reanchoring.objects.get(claim__summary=f"Says: {NO_ONE}")
    assert orphan.spans.get(role="content").start is None


def test_history_keeps_the_lifted_words(newsroom: Newsroom, draft: Record) -> None:
    go_over(newsroom, draft, changed_text(draft, CHANGED))
    kept = Span.pgh_event_model.objects.values_list("exact", flat=True)  # type: ignore[attr-defined]  # by pghistory
    assert {ACT, SIMPLER, NO_ONE} <= set(kept)
    words = Correction.pgh_event_model.objects.values_list("exact", flat=True)  # type: ignore[attr-defined]  # by pghistory
    assert "17 July" in set(words)


def test_the_way_back_is_the_same_and_finds_everything(newsroom: Newsroom, draft: Record) -> None:
    former = newest(draft).article_version
    coded = spans(newest(draft))
    go_over(newsroom, draft, changed_text(draft, CHANGED))
    revision = go_over(newsroom, draft, former)
    assert set(found(revision).values()) == {SAME}
    assert confirm_same_words(revision=revision, version=revision.version, by=newsroom.ada) == 5
    assert spans(revision) == coded
    newsroom.review(draft)


def test_a_still_newer_text_is_searched_for_the_words_as_they_were_coded(
    newsroom: Newsroom, draft: Record
) -> None:
    """The second text was a page of errors; the third is the story again."""
    go_over(newsroom, draft, changed_text(draft, "Error 500\nSomething went wrong.\n"))
    revision = go_over(newsroom, draft, changed_text(draft, CHANGED))
    assert found(revision)[f"Says: {ACT}"] == SAME
    assert Reanchoring.objects.filter(old_text__number=1).count() == 4
    assert Reanchoring.objects.count() == 5


def test_removed_claims_go_along_and_wait(newsroom: Newsroom, draft: Record) -> None:
    removed = Claim.objects.get(summary=f"Says: {SIMPLER}")
    claims.remove_claim(claim=removed, version=removed.version, by=newsroom.ada)
    revision = go_over(newsroom, draft, changed_text(draft, CHANGED))
    assert found(revision)[f"Says: {SIMPLER}"] == OTHER
    with pytest.raises(Incomplete) as refused:
        newsroom.submit(draft)
    assert "simpler" not in str(refused.value)
    removed.refresh_from_db()
    claims.restore_claim(claim=removed, version=removed.version, by=newsroom.ada)
    with pytest.raises(Incomplete) as refused:
        newsroom.submit(draft)
    assert "simpler" in str(refused.value)


def test_a_draft_with_open_proposals_is_not_submitted(newsroom: Newsroom, draft: Record) -> None:
    go_over(newsroom, draft, changed_text(draft, CHANGED))
    with pytest.raises(Incomplete) as refused:
        newsroom.submit(draft)
    assert refused.value.rule == "every_reanchoring_is_decided"
    assert str(refused.value) == (
        "Claim 1 (“We must act together,”), claim 2 (“It is always simpler.”), claim 3 (“that no one is…”), "
        "correction “17 July” and correction “Lukashenko calls for unity” still wait for a place in the new "
        "text: confirm, adjust or drop them, then submit again."
    )


def test_a_reviewed_record_is_revised_on_the_new_text(newsroom: Newsroom, draft: Record) -> None:
    rejected = Claim.objects.get(summary=f"Says: {SIMPLER}")
    newsroom.review(draft, rejected=[rejected])
    first = newest(draft)
    coded = spans(first)
    text = changed_text(draft, CHANGED)
    revision = revise_on(record=draft, text=text, by=newsroom.ben)
    assert (revision.number, revision.article_version, revision.claimed_by) == (2, text, newsroom.ben)
    assert f"Says: {SIMPLER}" not in found(revision), "rejected claims stay behind"
    draft.refresh_from_db()
    assert draft.public_revision == first
    assert spans(first) == coded
    assert first.article_version.number == 1
    assert ReviewEvent.objects.filter(record=draft, action="revise").count() == 1


def test_the_preview_of_a_reviewed_record_is_what_its_successor_takes_over(
    newsroom: Newsroom, draft: Record
) -> None:
    newsroom.review(draft, rejected=[Claim.objects.get(summary=f"Says: {SIMPLER}")])
    text = changed_text(draft, CHANGED)
    previewed = [(str(row), finding.found.value) for row, finding in findings_in(newest(draft), text)]
    assert not Reanchoring.objects.exists()
    revision = revise_on(record=draft, text=text, by=newsroom.ben)
    assert dict(previewed) == found(revision)


def test_going_over_twice_is_going_over_once(newsroom: Newsroom, draft: Record) -> None:
    text = changed_text(draft, CHANGED)
    revision = newest(draft)
    for _ in range(2):
        code_text(revision=revision, version=revision.version, text=text, by=newsroom.ada)
    assert Reanchoring.objects.count() == 5
    assert newest(draft).version == revision.version + 1


def test_only_the_claimant_goes_over_and_only_with_a_draft_as_he_saw_it(
    newsroom: Newsroom, draft: Record
) -> None:
    text = changed_text(draft, CHANGED)
    revision = newest(draft)
    with pytest.raises(NotAllowed):
        code_text(revision=revision, version=revision.version, text=text, by=newsroom.ben)
    with pytest.raises(Stale):
        code_text(revision=revision, version=revision.version + 1, text=text, by=newsroom.ada)
    elsewhere = newsroom.article("Another\nstory.\n")
    with pytest.raises(Refused, match="belongs to another article"):
        code_text(
            revision=revision,
            version=revision.version,
            text=newest(elsewhere).article_version,
            by=newsroom.ada,
        )
    steps.release(revision=revision, version=revision.version, by=newsroom.ada)
    with pytest.raises(NotAllowed):
        go_over(newsroom, draft, text)
    assert spans(newest(draft))


def test_what_a_returned_submission_codes_stays_until_it_is_resumed(
    newsroom: Newsroom, draft: Record
) -> None:
    revision = newsroom.submit(draft)
    text = changed_text(draft, CHANGED)
    with pytest.raises(Refused, match="coded only in draft"):
        go_over(newsroom, draft, text)
    steps.return_to_editor(revision=revision, version=revision.version, reason="Look.", by=newsroom.rosa)
    with pytest.raises(Refused, match="coded only in draft"):
        go_over(newsroom, draft, text)
    steps.resume(revision=newest(draft), version=newest(draft).version, by=newsroom.ada)
    assert go_over(newsroom, draft, text).article_version == text


def test_places_in_the_former_text_are_not_taken_for_places_in_the_new(
    newsroom: Newsroom, draft: Record
) -> None:
    """Another window of the same editor still shows the former text."""
    seen = newest(draft)
    claim = seen.claims.select_related("revision").order_by("id")[:1].get()
    correction = seen.corrections.select_related("revision").order_by("id")[:1].get()
    go_over(newsroom, draft, changed_text(draft, CHANGED))
    coding = Coding(mode=Claim.Mode.DIRECT, words=[Words(Span.Role.CONTENT, 0, 10)])
    proposal = Proposal(start=0, end=10, corrected_value="else")
    ada = newsroom.ada
    for act in (
        lambda: claims.add_claim(revision=seen, coding=coding, by=ada),
        lambda: claims.change_claim(claim=claim, version=claim.version + 1, coding=coding, by=ada),
        lambda: corrections.propose_correction(revision=seen, proposal=proposal, by=ada),
        lambda: corrections.change_correction(
            correction=correction, version=correction.version + 1, proposal=proposal, by=ada
        ),
    ):
        with pytest.raises(Refused, match="gone over to another text"):
            act()
    assert spans(newest(draft)) == set()

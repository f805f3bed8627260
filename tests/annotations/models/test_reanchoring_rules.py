"""What PostgreSQL refuses about proposals in a new text, and about going over to one."""

from typing import Any

import pytest
from django.utils import timezone

from annotations.models import Claim, Correction, ReanchoredSpan, Reanchoring, Span
from articles.models import ArticleVersion
from tests.annotations.models.coding import Coding
from tests.articles.models.rows import TEXT, make_version
from tests.articles.models.sql import change, refused, remove, repeat

NOW = timezone.now()
WORDLESS: dict[str, Any] = {"start": None, "end": None, "exact": "", "prefix": "", "suffix": ""}


@pytest.fixture
def other(draft: Coding) -> ArticleVersion:
    """The second text of the same article."""
    return make_version("UPDATED: " + TEXT, article=draft.version.article, number=2)


def wordless(claim: Claim) -> Claim:
    Span.objects.filter(claim=claim).delete()
    return claim


@pytest.fixture
def proposal(draft: Coding, other: ArticleVersion) -> Reanchoring:
    """A claim whose words are proposed in the second text, which the draft codes now."""
    claim = wordless(draft.claim())
    change(draft.revision, article_version_id=other.pk)
    proposal = Reanchoring.objects.create(
        claim=claim, old_text=draft.version, new_text=other, found="same", score=1
    )
    ReanchoredSpan.objects.create(
        reanchoring=proposal, role="content", old_start=0, old_end=7, start=9, end=16, score=1
    )
    return proposal


def decided(coding: Coding, state: str, **columns: Any) -> dict[str, Any]:
    return {"state": state, "decided_by_id": coding.ada.pk, "decided_at": NOW, **columns}


@pytest.mark.parametrize(
    ("rule", "columns"),
    [
        ("reanchoring_finding_is_known", {"found": "perhaps"}),
        ("reanchoring_score_is_a_share", {"score": 1.1}),
        ("reanchoring_is_decided_by_somebody", {"state": "confirmed"}),
        ("reanchoring_is_decided_by_somebody", {"decided_at": NOW}),
        ("reanchoring_is_decided_by_somebody", {"state": "praised", "decided_at": NOW}),
    ],
)
def test_a_proposal_is_described_properly(proposal: Reanchoring, rule: str, columns: dict[str, Any]) -> None:
    with refused(rule):
        change(proposal, **columns)


def test_an_orphan_is_not_confirmed(proposal: Reanchoring, draft: Coding) -> None:
    with refused("orphan_is_not_confirmed"):
        change(proposal, **decided(draft, "confirmed", found="orphan"))
    change(proposal, **decided(draft, "adjusted", found="orphan"))


def test_what_is_dropped_has_its_reason(proposal: Reanchoring, draft: Coding) -> None:
    with refused("reanchoring_is_dropped_with_a_reason"):
        change(proposal, **decided(draft, "dropped"))
    change(proposal, **decided(draft, "dropped", reason="They cut it."))


def test_a_proposal_is_of_a_claim_or_a_correction(proposal: Reanchoring, draft: Coding) -> None:
    wordless_correction = Correction.objects.create(
        revision=draft.revision, as_stated="17 July", corrected_value="18 July", proposed_by=draft.ada
    )
    with refused("reanchoring_is_of_a_claim_or_a_correction"):
        repeat(proposal, correction_id=wordless_correction.pk)
    repeat(proposal, claim_id=None, correction_id=wordless_correction.pk)


def test_a_proposal_stays_with_its_claim_and_is_kept(proposal: Reanchoring, draft: Coding) -> None:
    claim = Claim.objects.create(revision=draft.revision, mode="direct", coded_by=draft.ada)
    with refused("reanchoring_keeps_its_row"):
        change(proposal, claim_id=claim.pk)
    with refused("reanchoring_is_kept"):
        remove(proposal)


def test_it_leads_from_a_text_of_the_article_to_the_one_that_is_coded(
    proposal: Reanchoring, draft: Coding
) -> None:
    elsewhere = make_version(TEXT + "Elsewhere.")
    with refused("reanchoring_leads_to_the_coded_text"):
        change(proposal, old_text_id=elsewhere.pk)
    with refused("reanchoring_leads_to_the_coded_text"):
        change(proposal, new_text_id=draft.version.pk)


@pytest.mark.parametrize(
    ("rule", "columns"),
    [
        ("reanchored_span_role_is_known", {"role": "verb"}),
        ("reanchored_span_score_is_a_share", {"score": -1}),
        ("reanchored_span_is_not_empty", {"old_end": 0}),
        ("reanchored_span_is_not_empty", {"end": 9}),
        ("reanchored_span_is_not_empty", {"end": None}),
        ("reanchored_span_is_not_empty", {"start": None}),
        ("reanchored_span_stands_in_its_texts", {"old_end": len(TEXT) + 1}),
        ("reanchored_span_stands_in_its_texts", {"end": len("UPDATED: " + TEXT) + 1}),
    ],
)
def test_proposed_words_stand_in_both_texts(
    proposal: Reanchoring, rule: str, columns: dict[str, Any]
) -> None:
    with refused(rule):
        change(proposal.spans.get(), **columns)
    change(proposal.spans.get(), start=None, end=None)


def test_proposed_words_stand_once(proposal: Reanchoring) -> None:
    with refused("reanchored_span_stands_once"):
        repeat(proposal.spans.get())


def test_decided_words_stay_as_they_were(proposal: Reanchoring, draft: Coding) -> None:
    change(proposal, **decided(draft, "confirmed"))
    span = proposal.spans.get()
    for act in (lambda: change(span, end=12), lambda: remove(span), lambda: repeat(span, role="cue")):
        with refused("decided_reanchoring_keeps_its_words"):
            act()


def test_nothing_is_submitted_before_every_proposal_is_decided(proposal: Reanchoring, draft: Coding) -> None:
    with refused("every_reanchoring_is_decided"):
        draft.submit()
    change(proposal.claim, removed_at=NOW)  # type: ignore[arg-type]  # the fixture gave it one
    draft.submit()


def test_no_correction_is_submitted_without_its_words(draft: Coding) -> None:
    correction = draft.correction()
    change(correction, **WORDLESS)
    with refused("correction_has_its_words"):
        draft.submit()
    change(correction, removed_at=NOW)
    draft.submit()


def test_a_correction_of_a_new_text_waits_for_its_words_too(proposal: Reanchoring, draft: Coding) -> None:
    correction = Correction.objects.create(
        revision=draft.revision, as_stated="17 July", corrected_value="18 July", proposed_by=draft.ada
    )
    change(proposal, **decided(draft, "adjusted"))
    repeat(
        proposal,
        claim_id=None,
        correction_id=correction.pk,
        state="proposed",
        decided_by_id=None,
        decided_at=None,
    )
    with refused("every_reanchoring_is_decided"):
        draft.submit()


def test_submitted_and_reviewed_proposals_are_locked(proposal: Reanchoring, draft: Coding) -> None:
    change(proposal, **decided(draft, "adjusted"))
    draft.version = proposal.new_text
    assert proposal.claim is not None
    draft.span(proposal.claim, "Leaders")
    draft.submit()
    with refused("submitted_revision_is_locked"):
        change(proposal, reason="later")
    draft.judge()
    draft.accept()
    with refused("reviewed_revision_is_frozen"):
        change(proposal, reason="later")


def test_only_a_draft_changes_its_text(coding: Coding) -> None:
    other = make_version("UPDATED: " + TEXT, article=coding.version.article, number=2)
    with refused("only_a_draft_changes_its_text"):
        change(coding.revision, article_version_id=other.pk)
    coding.draft()
    coding.claim()
    coding.submit()
    with refused("only_a_draft_changes_its_text"):
        change(coding.revision, article_version_id=other.pk)


def test_a_draft_goes_over_to_a_text_of_its_article_only(draft: Coding, other: ArticleVersion) -> None:
    with refused("revision_codes_its_article"):
        change(draft.revision, article_version_id=make_version(TEXT + "Elsewhere.").pk)
    change(draft.revision, article_version_id=other.pk)


def test_no_words_stay_behind_in_the_old_text(draft: Coding, other: ArticleVersion) -> None:
    claim = draft.claim()
    correction = draft.correction()
    with refused("words_stand_in_the_coded_text"):
        change(draft.revision, article_version_id=other.pk)
    wordless(claim)
    with refused("words_stand_in_the_coded_text"):
        change(draft.revision, article_version_id=other.pk)
    change(correction, **WORDLESS)
    change(draft.revision, article_version_id=other.pk)

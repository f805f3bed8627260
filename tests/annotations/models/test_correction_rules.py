"""What PostgreSQL refuses about corrections."""

import uuid
from typing import Any

import pytest
from django.utils import timezone

from annotations.models import Correction
from tests.annotations.models.coding import Coding, same_address
from tests.articles.models.sql import change, refused, remove, repeat, settle, start_loading

NOW = timezone.now()
DECIDED = {"state": "accepted", "decided_at": NOW}
OF_A_FIELD: dict[str, Any] = {
    "field": "date",
    "start": None,
    "end": None,
    "exact": "",
    "prefix": "",
    "suffix": "",
}


def test_a_correction_of_words_or_of_a_field_is_taken(draft: Coding) -> None:
    assert draft.correction().pk
    assert draft.correction(**OF_A_FIELD, as_stated="10 January 2023").pk


def test_corrections_are_kept(draft: Coding) -> None:
    with refused("correction_is_kept"):
        remove(draft.correction())


@pytest.mark.parametrize(
    "columns",
    [
        {"exact": "18 July 2017", "as_stated": "18 July 2017"},
        {"start": 0},
        {"end": 9000},
        {"prefix": ""},
        {"suffix": "forged"},
    ],
)
def test_a_correction_stands_in_its_text(draft: Coding, columns: dict[str, object]) -> None:
    with refused("correction_stands_in_its_text"):
        change(draft.correction(), **columns)


@pytest.mark.parametrize(
    "columns",
    [
        {"start": None, "end": None},
        {"start": None},
        {"end": None},
        {"as_stated": "other words"},
        {"field": "date"},
        OF_A_FIELD | {"field": "moon"},
        OF_A_FIELD | {"prefix": "left over"},
    ],
)
def test_a_correction_is_of_words_or_of_a_field(draft: Coding, columns: dict[str, object]) -> None:
    correction = draft.correction()
    with refused("correction_is_of_words_or_of_a_field"):
        change(correction, **columns)


@pytest.mark.parametrize(
    ("rule", "columns"),
    [
        ("correction_kind_is_known", {"kind": "rant"}),
        ("correction_says_what_is_right", {"corrected_value": ""}),
        ("correction_evidence_is_a_web_address", {"evidence_url": "javascript:alert(1)"}),
    ],
)
def test_a_correction_is_described_properly(draft: Coding, rule: str, columns: dict[str, object]) -> None:
    with refused(rule):
        change(draft.correction(), **columns)


@pytest.mark.parametrize("columns", [{"sic": True}, {"reason": "It is only a typing error."}])
def test_sic_or_a_reason_will_do(draft: Coding, columns: dict[str, object]) -> None:
    change(draft.correction(), corrected_value="", **columns)


@pytest.mark.parametrize(
    "columns", [{"state": "accepted"}, {"state": "framed", "verdict_reason": "why"}, {"decided_at": NOW}]
)
def test_a_correction_is_decided_by_somebody(submitted: Coding, columns: dict[str, object]) -> None:
    with refused("correction_is_decided_by_somebody"):
        change(submitted.revision.corrections.get(), **columns)


def test_a_dismissal_gives_its_reason(submitted: Coding) -> None:
    with refused("correction_is_dismissed_with_a_reason"):
        change(
            submitted.revision.corrections.get(),
            state="dismissed",
            decided_at=NOW,
            decided_by_id=submitted.boris.pk,
        )


def test_a_correction_stands_once_in_a_revision(draft: Coding) -> None:
    with refused("correction_stands_once_in_a_revision"):
        repeat(draft.correction())


def test_a_correction_follows_its_revision(submitted: Coding) -> None:
    correction = submitted.revision.corrections.get()
    with refused("submitted_revision_is_locked"):
        change(correction, corrected_value="19 July 2017")
    with refused("submitted_revision_is_locked"):
        change(correction, changed_by_id=submitted.boris.pk)
    with refused("only_a_draft_is_coded"):
        repeat(correction, stable_uid=uuid.uuid4())
    with refused("nobody_judges_his_own_work"):
        change(correction, **DECIDED, decided_by_id=submitted.ada.pk)
    with refused("coding_keeps_its_revision"):
        change(correction, stable_uid=uuid.uuid4())


def test_a_reviewed_correction_is_frozen(reviewed: Coding) -> None:
    correction = reviewed.revision.corrections.get()
    with refused("reviewed_revision_is_frozen"):
        change(correction, corrected_value="19 July 2017")
    with refused("reviewed_revision_is_frozen"):
        repeat(correction, stable_uid=uuid.uuid4())
    following = reviewed.revise()
    with refused("coding_keeps_its_revision"):
        change(correction, revision_id=following.pk)


def test_a_decision_is_made_on_submitted_work_and_starts_open(draft: Coding) -> None:
    with refused("verdict_is_given_on_submitted_work"):
        change(draft.correction(), **DECIDED, decided_by_id=draft.boris.pk)
    with refused("verdict_starts_open"):
        draft.correction(state="accepted", decided_by=draft.boris, decided_at=NOW)


def test_changing_a_correction_opens_its_decision(submitted: Coding) -> None:
    submitted.judge()
    submitted.step(
        "return", submitted.boris, returned_by=submitted.boris, returned_at=NOW, return_reason="why"
    )
    submitted.step("resume", submitted.ada)
    correction = submitted.revision.corrections.get()
    change(correction, corrected_value="19 July 2017")
    correction.refresh_from_db()
    assert (correction.state, correction.decided_by) == ("proposed", None)


def test_correction_authors_contribute(draft: Coding) -> None:
    draft.correction(proposed_by=draft.clara, changed_by=draft.vera)
    coders = {contribution.coder for contribution in draft.revision.contributions.all()}
    assert coders == {draft.ada, draft.clara, draft.vera}


def test_the_address_of_a_correction_stays_in_its_record(draft: Coding) -> None:
    correction = draft.correction()
    second = draft.elsewhere()
    second.draft()
    with refused("correction_stays_in_its_record"):
        second.correction(stable_uid=correction.stable_uid)


def test_the_address_of_a_correction_leads_to_one_correction(draft: Coding) -> None:
    correction = draft.correction()
    ends_alike = same_address(correction.stable_uid)
    with refused("correction_stays_in_its_record"):
        repeat(correction, stable_uid=ends_alike)
    second = draft.elsewhere()
    second.draft()
    with refused("correction_stays_in_its_record"):
        repeat(correction, stable_uid=ends_alike, revision_id=second.revision.pk)


def test_a_correction_keeps_its_address_in_the_next_revision(draft: Coding) -> None:
    correction = draft.correction()
    draft.claim()
    draft.review()
    draft.revise()
    assert draft.correction(stable_uid=correction.stable_uid).short_id == correction.short_id


def test_a_fixture_brings_no_undecided_correction(reviewed: Coding) -> None:
    correction = reviewed.revision.corrections.get()
    settle()
    with refused("every_correction_has_a_verdict"):
        start_loading()
        loaded = repeat(reviewed.revision, number=2)
        repeat(correction, revision_id=loaded, state="proposed", decided_by_id=None, decided_at=None)
        change(reviewed.record, public_revision_id=loaded)


def test_a_removed_correction_needs_no_verdict(draft: Coding) -> None:
    draft.correction(removed_at=NOW)
    draft.submit()
    draft.accept()
    settle()
    assert Correction.objects.get().state == "proposed"

"""What PostgreSQL refuses about revisions: the table of transitions, four eyes, and what is frozen."""

from datetime import timedelta
from itertools import product

import pytest
from django.utils import timezone

from annotations.models import Revision
from annotations.models.workflow import REVISION_STATES, REVISION_STEPS
from tests.annotations.models.coding import Coding, make_coder
from tests.articles.models.rows import TEXT, make_version
from tests.articles.models.sql import change, refused, remove, repeat, settle, without_triggers

NOW = timezone.now()
STATES = [state.value for state in REVISION_STATES]


def in_state(coding: Coding, state: str) -> Revision:
    """The revision brought to a state by its steps."""
    if state != "imported":
        coding.draft()
    if state in ("submitted", "returned", "reviewed"):
        coding.claim()
        coding.submit()
    if state == "returned":
        coding.step("return", coding.boris, returned_by=coding.boris, returned_at=NOW, return_reason="why")
    if state == "reviewed":
        coding.judge()
        coding.accept()
    settle()
    return coding.revision


@pytest.mark.parametrize(
    ("old", "new"),
    [pair for pair in product(STATES, STATES) if pair[0] != pair[1] and pair not in REVISION_STEPS],
)
def test_no_step_that_is_not_in_the_table(coding: Coding, old: str, new: str) -> None:
    revision = in_state(coding, old)
    with refused("reviewed_revision_is_frozen" if old == "reviewed" else "revision_follows_the_table"):
        change(revision, status=new)


def test_the_status_is_one_of_the_table(coding: Coding) -> None:
    with refused("revision_follows_the_table"):
        change(coding.revision, status="finished")


def test_a_status_outside_the_table_cannot_arrive_either(coding: Coding) -> None:
    other = make_version(TEXT + "!", article=coding.version.article, number=2)
    with refused("revision_starts_open"):
        repeat(coding.revision, number=2, article_version_id=other.pk, status="finished")


def test_a_change_of_state_needs_its_event(coding: Coding) -> None:
    with refused("status_change_has_its_event"):
        change(coding.revision, status="draft", claimed_by_id=coding.ada.pk, claimed_at=NOW)


def test_the_event_of_a_step_names_who_took_it(coding: Coding) -> None:
    with refused("status_change_has_its_event"):
        coding.log("claim", coding.clara)
        change(coding.revision, status="draft", claimed_by_id=coding.ada.pk, claimed_at=NOW)


def test_a_revision_is_kept(coding: Coding) -> None:
    with refused("revision_is_kept"):
        remove(coding.revision)


def test_a_revision_starts_open(coding: Coding, reviewed_elsewhere: Coding) -> None:
    following = {"number": 2, "reviewed_by_id": None, "reviewed_at": None}
    unsigned = {"submitted_by_id": None, "opened_by_id": None, "returned_by_id": None}
    with refused("revision_starts_open"):
        repeat(reviewed_elsewhere.revision, **following, **unsigned, status="submitted")
    with refused("revision_starts_open"):
        repeat(reviewed_elsewhere.revision, **following, status="draft")
    with refused("revision_starts_open"):
        repeat(reviewed_elsewhere.revision, **(following | {"number": 3}), **unsigned, status="draft")
    with refused("revision_starts_open"):
        repeat(coding.revision, number=2)


@pytest.fixture
def reviewed_elsewhere(coding: Coding) -> Coding:
    other = coding.elsewhere()
    other.review()
    return other


def test_a_further_revision_needs_its_event(reviewed_elsewhere: Coding) -> None:
    first = reviewed_elsewhere.revision
    with refused("status_change_has_its_event"):
        repeat(
            first,
            number=2,
            status="draft",
            submitted_by_id=None,
            reviewed_by_id=None,
            reviewed_at=None,
        )


def test_a_record_has_one_open_revision(reviewed: Coding) -> None:
    draft = reviewed.revise()
    with refused("record_has_one_open_revision"):
        without_triggers("annotations_revision")
        repeat(draft, number=3)


def test_each_number_is_given_once(reviewed: Coding) -> None:
    draft = reviewed.revise()
    with refused("revision_number_is_unique_in_record"):
        repeat(draft)


def test_the_status_is_known_behind_the_triggers_too(coding: Coding) -> None:
    with refused("revision_status_is_known"):
        without_triggers("annotations_revision")
        change(coding.revision, status="finished", claimed_by_id=coding.ada.pk)


def test_numbers_begin_with_one(coding: Coding) -> None:
    other = make_version(TEXT + "!")
    with refused("revision_number_is_positive"):
        repeat(coding.revision, number=0, record_id=other.article.record.pk, article_version_id=other.pk)


@pytest.mark.parametrize("column", ["record_id", "number"])
def test_a_revision_keeps_its_place(coding: Coding, column: str) -> None:
    other = make_version(TEXT + "!")
    values = {"record_id": other.article.record.pk, "number": 2}
    with refused("revision_keeps_its_place"):
        change(coding.revision, **{column: values[column]})


def test_a_revision_codes_a_version_of_its_article(reviewed: Coding) -> None:
    other = make_version(TEXT + "!")
    with refused("revision_codes_its_article"):
        Revision.objects.create(
            record=reviewed.record,
            number=2,
            article_version=other,
            status="draft",
            claimed_by=reviewed.ada,
        )


@pytest.mark.parametrize(
    ("state", "columns"),
    [
        ("draft", {"claimed_by_id": "clara"}),
        ("draft", {"claimed_at": NOW + timedelta(days=1)}),
        ("submitted", {"submitted_by_id": "clara"}),
        ("submitted", {"submitted_at": NOW - timedelta(days=1)}),
        ("draft", {"opened_by_id": "boris", "opened_at": NOW}),
        ("draft", {"return_reason": "never returned"}),
        ("returned", {"return_reason": "another reason"}),
        ("returned", {"returned_by_id": "vera"}),
    ],
)
def test_who_took_a_step_is_written_with_the_step(
    coding: Coding, state: str, columns: dict[str, object]
) -> None:
    revision = in_state(coding, state)
    people = {
        name: getattr(coding, str(person)).pk if name.endswith("_by_id") else person
        for name, person in columns.items()
    }
    with refused("revision_steps_are_signed_once"):
        change(revision, **people)


def test_a_review_is_opened_once(submitted: Coding) -> None:
    change(submitted.revision, opened_by_id=submitted.boris.pk, opened_at=NOW)
    with refused("revision_steps_are_signed_once"):
        change(submitted.revision, opened_by_id=submitted.vera.pk)


def test_an_opened_submission_is_not_recalled(submitted: Coding) -> None:
    change(submitted.revision, opened_by_id=submitted.boris.pk, opened_at=NOW)
    with refused("recall_before_review_opens"):
        submitted.step("recall", submitted.ada)


def test_a_submission_that_nobody_opened_is_recalled(submitted: Coding) -> None:
    submitted.step("recall", submitted.ada)
    settle()
    assert submitted.revision.status == "draft"


def test_work_has_a_claimant(coding: Coding) -> None:
    with refused("revision_in_work_has_a_claimant"):
        coding.step("claim", coding.ada)
    coding.draft()
    with refused("revision_in_work_has_a_claimant"):
        coding.step("release", coding.ada)


def test_a_submission_is_signed_with_its_time(draft: Coding) -> None:
    with refused("revision_submitted_has_a_submitter"):
        draft.step("submit", draft.ada, submitted_by=draft.ada)


def test_the_claimant_submits(draft: Coding) -> None:
    with refused("revision_is_submitted_by_its_claimant"):
        draft.step("submit", draft.clara, submitted_by=draft.clara, submitted_at=NOW)


def test_a_return_gives_its_reason(submitted: Coding) -> None:
    with refused("revision_returned_has_a_reason"):
        submitted.step("return", submitted.boris, returned_by=submitted.boris, returned_at=NOW)
    with refused("revision_returned_has_a_reason"):
        submitted.step("return", submitted.boris, return_reason="why")


def test_a_review_is_signed(submitted: Coding) -> None:
    submitted.judge()
    with refused("revision_reviewed_has_a_reviewer"):
        submitted.step("accept", submitted.boris)
    with refused("revision_reviewed_has_a_reviewer"):
        change(submitted.revision, reviewed_by_id=submitted.boris.pk)


def test_a_review_follows_the_submission_and_does_not_run_ahead(submitted: Coding) -> None:
    submitted.judge()
    for rule, days in [
        ("revision_is_reviewed_after_it_was_submitted", -1),
        ("review_is_not_ahead_of_time", 1),
    ]:
        with refused(rule):
            submitted.step(
                "accept",
                submitted.boris,
                reviewed_by=submitted.boris,
                reviewed_at=timezone.now() + timedelta(days=days),
            )


@pytest.mark.parametrize(
    "columns", [{"version": 9}, {"return_reason": "late"}, {"status": "draft"}, {"claimed_by_id": None}]
)
def test_a_reviewed_revision_is_frozen(reviewed: Coding, columns: dict[str, object]) -> None:
    with refused("reviewed_revision_is_frozen"):
        change(reviewed.revision, **columns)


def test_a_reviewed_revision_does_not_change_its_reviewer(reviewed: Coding) -> None:
    with refused("reviewed_revision_is_frozen"):
        change(reviewed.revision, reviewed_by_id=make_coder(9).pk)

"""What PostgreSQL lets a fixture do, and what not."""

import uuid

import pytest
from django.utils import timezone

from annotations.models import (
    Claim,
    Revision,
    Span,
)
from tests.annotations.models.coding import Coding
from tests.articles.models.sql import change, refused, repeat, settle, start_loading


def test_a_fixture_adds_nothing_to_what_readers_see(reviewed: Coding) -> None:
    settle()
    start_loading()
    claim = reviewed.revision.claims.get()
    with refused("reviewed_revision_is_frozen"):
        repeat(claim, stable_uid=uuid.uuid4())
    with refused("reviewed_revision_is_frozen"):
        repeat(claim.spans.get())
    with refused("reviewed_revision_is_frozen"):
        change(claim, summary="From a file.")


def test_a_fixture_adds_nothing_while_the_reference_forward_is_open(reviewed: Coding) -> None:
    start_loading()
    change(reviewed.record, public_revision_id=None)
    with refused("reviewed_revision_is_frozen"):
        repeat(reviewed.revision.claims.get(), stable_uid=uuid.uuid4())


def load_next(reviewed: Coding) -> Revision:
    """The row of a second reviewed revision, as a fixture brings it."""
    settle()
    start_loading()
    return Revision.objects.get(pk=repeat(reviewed.revision, number=2))


def test_a_fixture_brings_a_whole_reviewed_revision(reviewed: Coding) -> None:
    claim = reviewed.revision.claims.get()
    loaded = load_next(reviewed)
    copy = Claim.objects.get(pk=repeat(claim, revision_id=loaded.pk))
    Span.objects.get(pk=repeat(claim.spans.get(), claim_id=copy.pk))
    change(reviewed.record, public_revision_id=loaded.pk)
    settle()
    assert copy.verdict == "accepted"
    with refused("reviewed_revision_is_frozen"):
        repeat(claim, revision_id=loaded.pk, stable_uid=uuid.uuid4())


@pytest.mark.parametrize(
    ("rule", "columns"),
    [
        ("every_claim_has_a_verdict", {"verdict": "open", "verdict_by_id": None, "verdict_at": None}),
        ("claim_has_a_speaker", {"speaker_id": None}),
        ("claim_has_content", {}),
        ("nobody_judges_his_own_work", {"verdict_by_id": "ada"}),
    ],
)
def test_a_fixture_brings_no_half_reviewed_work(
    reviewed: Coding, rule: str, columns: dict[str, object]
) -> None:
    claim = reviewed.revision.claims.get()
    with refused(rule):
        loaded = load_next(reviewed)
        values = {k: reviewed.ada.pk if v == "ada" else v for k, v in columns.items()}
        copy = repeat(claim, revision_id=loaded.pk, **values)
        if rule != "claim_has_content":
            repeat(claim.spans.get(), claim_id=copy)
        change(reviewed.record, public_revision_id=loaded.pk)


def test_a_fixture_brings_reviewed_work_only(draft: Coding) -> None:
    start_loading()
    with refused("fixture_holds_reviewed_work"):
        repeat(draft.revision, number=2)


def test_loading_opens_no_way_round_the_review_events(submitted: Coding) -> None:
    submitted.judge()
    settle()
    start_loading()
    with refused("status_change_has_its_event"):
        change(
            submitted.revision,
            status="reviewed",
            reviewed_by_id=submitted.boris.pk,
            reviewed_at=timezone.now(),
        )
        change(submitted.record, public_revision_id=submitted.revision.pk)

"""What all services share: one transaction, history that knows who, refusals in words."""

import pghistory.models
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.models import Claim, ReviewEvent, Span
from annotations.services import claims, steps
from annotations.services.writing import Refused, service
from tests.annotations.services.cast import Cast, Desk, coding_of


def test_history_knows_who_did_what(desk: Desk, cast: Cast) -> None:
    claim = desk.claim(desk.draft())
    claims.change_claim(
        claim=claim, version=1, coding=coding_of(desk.speaker, exact="“The union,”"), by=cast.ada
    )
    former = Claim.pgh_event_model.objects.filter(pgh_obj=claim).latest("pgh_id")  # type: ignore[attr-defined]  # made by django-pghistory
    assert former.pgh_context.metadata == {"by": cast.ada.handle, "act": "change_claim"}
    assert former.version == 1
    assert pghistory.models.Context.objects.exists()


def test_a_service_that_fails_half_way_leaves_nothing(desk: Desk, cast: Cast) -> None:
    revision = desk.draft()

    @service
    def code_and_stumble(*, by: object) -> None:
        desk.claim(revision)
        raise Refused("stumbled")

    with pytest.raises(Refused, match="stumbled"):
        code_and_stumble(by=cast.ada)
    assert not Claim.objects.exists()
    assert not Span.objects.exists()


def test_a_refusal_of_postgresql_carries_the_name_of_the_rule(desk: Desk, cast: Cast) -> None:
    revision = desk.submitted()
    with pytest.raises(Refused) as refusal:
        steps.accept(revision=revision, version=revision.version, by=cast.boris)
    assert refusal.value.rule == "every_claim_has_a_verdict"
    assert "\n" not in str(refusal.value)
    assert ReviewEvent.objects.filter(action="accept").count() == 0


def test_accepting_costs_the_same_however_many_claims_there_are(desk: Desk, cast: Cast) -> None:
    def queries(count: int) -> int:
        revision = desk.draft(f"Text {count}: “We are ready,” he said. 17 July.")
        for _ in range(count):
            desk.claim(revision)
        submitted = desk.submit(revision)
        desk.judge_all(submitted)
        with CaptureQueriesContext(connection) as captured:
            steps.accept(revision=submitted, version=submitted.version, by=cast.boris)
        return len(captured)

    assert queries(1) == queries(9)

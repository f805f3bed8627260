"""Nobody reviews what he had a hand in: not through services, the ORM or raw SQL, superusers included."""

import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from annotations.models import Claim, Coder, Contribution, Correction, ReviewEvent, Revision
from annotations.models.workflow import State
from annotations.services import claims, coders, corrections, links, metadata, steps, verdicts
from annotations.services.metadata import Metadata
from annotations.services.writing import NotAllowed, Refused
from articles.models import ArticleLink
from tests.annotations.services.cast import (
    Act,
    Cast,
    Desk,
    coding_of,
    proposal_of,
    publish,
)


def allow_everything(coder: Coder) -> Coder:
    """Give the coder every role and make the account a superuser."""
    assert coder.user is not None
    coder.user.groups.set(Group.objects.all())
    type(coder.user).objects.filter(pk=coder.user.pk).update(is_superuser=True)
    return Coder.objects.select_related("user").get(pk=coder.pk)


def rule_of(error: pytest.ExceptionInfo[IntegrityError]) -> str:
    return error.value.__cause__.diag.constraint_name  # type: ignore[union-attr,no-any-return]  # psycopg


def revision_of_two_authors(desk: Desk) -> tuple[Revision, Coder]:
    """Eva codes and releases, Ada claims and submits; Boris has judged all. Eva holds every role."""
    cast = desk.cast
    revision = desk.draft(by=cast.eva)
    desk.claim(revision)
    released = steps.release(revision=revision, version=revision.version, by=cast.eva)
    claimed = steps.claim_record(revision=released, version=released.version, by=cast.ada)
    submitted = desk.submit(claimed)
    desk.judge_all(submitted)
    return submitted, allow_everything(cast.eva)


def test_the_claimant_does_not_accept_though_he_is_a_superuser(desk: Desk, cast: Cast) -> None:
    revision = desk.submitted()
    desk.judge_all(revision)
    with pytest.raises(Refused, match=r"own work|contributed"):
        steps.accept(revision=revision, version=revision.version, by=allow_everything(cast.ada))
    revision.refresh_from_db()
    assert revision.status == State.SUBMITTED
    assert not ReviewEvent.objects.filter(action="accept").exists()


def test_a_former_author_of_the_revision_does_not_accept(desk: Desk) -> None:
    revision, eva = revision_of_two_authors(desk)
    with pytest.raises(Refused, match="contributed") as refusal:
        steps.accept(revision=revision, version=revision.version, by=eva)
    assert refusal.value.rule == "revision_four_eyes"


def test_a_contributor_neither_opens_judges_nor_returns(desk: Desk) -> None:
    revision, eva = revision_of_two_authors(desk)
    claim = revision.claims.get()
    with pytest.raises(NotAllowed, match="contributed"):
        steps.open_review(revision=revision, by=eva)
    with pytest.raises(NotAllowed, match="contributed"):
        verdicts.judge_claim(
            claim=claim, version=claim.version, verdict=Claim.Verdict.REJECTED, reason="no", by=eva
        )
    with pytest.raises(NotAllowed, match="contributed"):
        steps.return_to_editor(revision=revision, version=revision.version, reason="no", by=eva)


@pytest.mark.parametrize("superuser", [False, True])
def test_the_orm_does_not_accept_for_a_contributor(desk: Desk, cast: Cast, superuser: bool) -> None:
    revision, eva = revision_of_two_authors(desk)
    reviewer = eva if superuser else cast.eva
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        Revision.objects.filter(pk=revision.pk).update(
            status="reviewed", reviewed_by=reviewer, reviewed_at=timezone.now()
        )
    assert rule_of(error) == "revision_four_eyes"


@pytest.mark.parametrize("person", ["ada", "eva"])
def test_raw_sql_does_not_accept_for_a_contributor(desk: Desk, cast: Cast, person: str) -> None:
    revision, _ = revision_of_two_authors(desk)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE annotations_revision SET status = 'reviewed', reviewed_by_id = %s, reviewed_at = now()"
            " WHERE id = %s",
            [getattr(cast, person).pk, revision.pk],
        )
    revision.refresh_from_db()
    assert revision.status == "submitted"


def test_raw_sql_does_not_judge_for_a_contributor(desk: Desk, cast: Cast) -> None:
    revision, _ = revision_of_two_authors(desk)
    with (
        pytest.raises(IntegrityError) as error,
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "UPDATE annotations_claim SET verdict_by_id = %s WHERE revision_id = %s",
            [cast.eva.pk, revision.pk],
        )
    assert rule_of(error) == "nobody_judges_his_own_work"


def test_a_contribution_is_not_taken_back_to_review_after_all(desk: Desk) -> None:
    revision, eva = revision_of_two_authors(desk)
    contribution = Contribution.objects.filter(revision=revision, coder=eva)
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        contribution._raw_delete("default")  # as a bulk delete would
    assert rule_of(error) == "contribution_is_kept"


@pytest.mark.parametrize("act", ["claiming", "claim", "correction", "metadata", "link"])
def test_every_kind_of_coding_is_a_contribution(desk: Desk, cast: Cast, act: str) -> None:
    revision = desk.draft(by=cast.eva)
    acts: dict[str, Act] = {
        "claim": lambda: claims.add_claim(revision=revision, coding=coding_of(desk.speaker), by=cast.eva),
        "correction": lambda: corrections.propose_correction(
            revision=revision, proposal=proposal_of(), by=cast.eva
        ),
        "metadata": lambda: metadata.mend_metadata(
            revision=revision, metadata_version=1, metadata=Metadata(headline="Ours"), by=cast.eva
        ),
        "claiming": lambda: None,
        "link": lambda: links.propose_link(
            revision=revision,
            original=publish("Elsewhere.").article_version.article,
            kind=ArticleLink.Kind.UPDATE,
            by=cast.eva,
        ),
    }
    acts[act]()
    assert Contribution.objects.filter(revision=revision, coder=cast.eva).count() == 1


def test_who_contributed_to_an_earlier_revision_only_may_review_the_next(desk: Desk, cast: Cast) -> None:
    following = steps.revise(record=desk.reviewed().record, by=cast.rosa)
    submitted = desk.submit(following)
    contributors = set(submitted.contributions.values_list("coder__handle", flat=True))
    assert cast.rosa.handle in contributors
    desk.judge_all(submitted)
    accepted = steps.accept(revision=submitted, version=submitted.version, by=cast.boris)
    assert accepted.reviewed_by == cast.boris


def test_a_second_pair_of_eyes_is_a_second_account(desk: Desk, cast: Cast) -> None:
    assert cast.ada.user is not None
    assert coders.coder_for(cast.ada.user) == cast.ada, "an account has one coder for ever"
    assert Correction.objects.count() == 0

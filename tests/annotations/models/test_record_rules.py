"""What PostgreSQL refuses about records: what readers see, and how a record comes and goes."""

from datetime import timedelta

import pytest
from django.utils import timezone

from annotations.models import Record, Revision
from articles.models import Article
from tests.annotations.models.coding import Coding
from tests.articles.models.rows import TEXT, make_version
from tests.articles.models.sql import change, refused, remove, repeat, settle, start_loading

NOW = timezone.now()
GONE = {
    "withdrawn_at": NOW,
    "withdrawn_kind": "error",
    "withdrawn_reason": "A wrong speaker.",
}


def test_new_article_gets_its_record(coding: Coding) -> None:
    assert coding.revision.status == "imported"
    assert coding.revision.article_version == coding.version
    assert coding.revision.number == 1


def test_articles_that_come_together_get_a_record_each_and_further_versions_none(coding: Coding) -> None:
    second = make_version(TEXT + "Updated.", article=coding.version.article, number=2)
    assert not second.revisions.exists()
    assert Record.objects.filter(article=second.article).count() == 1


def test_a_fixture_brings_its_records_itself(db: None) -> None:
    start_loading()
    assert not Record.objects.filter(article=make_version().article).exists()


def test_a_record_is_kept_with_its_article(coding: Coding) -> None:
    with refused("record_is_kept"):
        remove(coding.record)
    with refused("record_keeps_its_article"):
        change(coding.record, article_id=Article.objects.create().pk)


def test_only_a_reviewed_revision_becomes_public(submitted: Coding) -> None:
    with refused("record_shows_a_reviewed_revision"):
        change(submitted.record, public_revision_id=submitted.revision.pk)


def test_a_record_shows_its_own_revision(reviewed: Coding) -> None:
    other = Record.objects.get(article=make_version(TEXT + "!").article)
    with refused("record_shows_a_reviewed_revision"):
        change(other, public_revision_id=reviewed.revision.pk)


def test_a_reviewed_revision_becomes_public_with_its_acceptance(submitted: Coding) -> None:
    submitted.judge()
    with refused("reviewed_revision_is_shown"):
        submitted.step("accept", submitted.boris, reviewed_by=submitted.boris, reviewed_at=timezone.now())


def test_readers_never_go_back_to_an_older_revision(reviewed: Coding) -> None:
    first = reviewed.revision
    reviewed.revise()
    reviewed.review()
    settle()
    with refused("record_shows_its_newest_review"):
        change(reviewed.record, public_revision_id=first.pk)
    with refused("record_shows_its_newest_review"):
        change(reviewed.record, public_revision_id=None)


def test_readers_keep_the_reviewed_revision_while_the_next_is_coded(reviewed: Coding) -> None:
    first = reviewed.revision
    reviewed.revise()
    assert list(Record.objects.public()) == [reviewed.record]
    assert Record.objects.public().get().public_revision == first


@pytest.mark.parametrize(
    "columns",
    [
        {"withdrawn_at": NOW},
        GONE | {"withdrawn_reason": ""},
        GONE | {"withdrawn_kind": ""},
        GONE | {"withdrawn_kind": "whim"},
        {"withdrawn_reason": "Nothing is withdrawn."},
    ],
)
def test_a_withdrawal_gives_kind_and_reason(reviewed: Coding, columns: dict[str, object]) -> None:
    with refused("record_is_withdrawn_with_kind_and_reason"):
        change(reviewed.record, **columns, withdrawn_by_id=reviewed.boris.pk)


def test_a_withdrawal_is_signed(reviewed: Coding) -> None:
    with refused("record_is_withdrawn_with_kind_and_reason"):
        change(reviewed.record, **GONE)


def test_what_was_never_public_is_not_withdrawn(coding: Coding) -> None:
    with refused("record_is_withdrawn_with_kind_and_reason"):
        change(coding.record, **GONE, withdrawn_by_id=coding.boris.pk)


def test_a_withdrawal_needs_its_event(reviewed: Coding) -> None:
    with refused("record_change_has_its_event"):
        change(reviewed.record, **GONE, withdrawn_by_id=reviewed.boris.pk)


def test_the_event_of_a_withdrawal_names_who_withdrew(reviewed: Coding) -> None:
    with refused("record_change_has_its_event"):
        reviewed.log("withdraw", reviewed.vera)
        change(reviewed.record, **GONE, withdrawn_by_id=reviewed.boris.pk)


@pytest.mark.parametrize(
    "columns", [{"withdrawn_reason": "Another reason."}, {"withdrawn_kind": "legal"}, {"withdrawn_at": NOW}]
)
def test_a_tombstone_stands_as_it_was_set(reviewed: Coding, columns: dict[str, object]) -> None:
    record = reviewed.withdraw()
    settle()
    with refused("record_reasons_stand"):
        change(record, **columns)


def test_a_record_is_reinstated_by_a_second_reviewer(reviewed: Coding) -> None:
    record = reviewed.withdraw()
    back = {"withdrawn_at": None, "withdrawn_by_id": None, "withdrawn_kind": "", "withdrawn_reason": ""}
    for by in (None, reviewed.boris.pk):
        with refused("record_is_reinstated_by_a_second"):
            change(record, **back, reinstated_by_id=by)
    with refused("record_change_has_its_event"):
        change(record, **back, reinstated_by_id=reviewed.vera.pk)
    reviewed.log("reinstate", reviewed.vera)
    change(record, **back, reinstated_by_id=reviewed.vera.pk)
    settle()


def test_a_withdrawn_record_is_not_revised_before_it_is_reinstated(reviewed: Coding) -> None:
    reviewed.withdraw()
    with refused("withdrawn_record_is_not_coded"):
        reviewed.revise()


def test_the_next_revision_takes_no_step_while_the_record_is_withdrawn(reviewed: Coding) -> None:
    reviewed.revise()
    reviewed.withdraw()
    with refused("withdrawn_record_is_not_coded"):
        reviewed.submit()


@pytest.mark.parametrize("embargo", [None, NOW - timedelta(days=1)])
def test_an_embargo_does_not_hide_what_readers_know(reviewed: Coding, embargo: object) -> None:
    change(reviewed.record, embargo_until=embargo)
    with refused("public_record_stays_public"):
        change(reviewed.record, embargo_until=NOW + timedelta(days=9))


def test_an_embargo_is_set_before_acceptance_and_may_be_moved_while_it_lasts(submitted: Coding) -> None:
    change(submitted.record, embargo_until=NOW + timedelta(days=9))
    submitted.judge()
    submitted.accept()
    change(submitted.record, embargo_until=NOW + timedelta(days=5))
    assert not Record.objects.public().exists()


EXCLUDED = {"excluded_at": NOW, "excluded_kind": "out_of_scope", "excluded_reason": "No politics."}


@pytest.mark.parametrize(
    "columns",
    [EXCLUDED | {"excluded_kind": "boring"}, EXCLUDED | {"excluded_reason": ""}, {"excluded_at": NOW}],
)
def test_an_exclusion_gives_kind_and_reason(coding: Coding, columns: dict[str, object]) -> None:
    with refused("record_is_excluded_with_kind_and_reason"):
        change(coding.record, **columns, excluded_by_id=coding.ada.pk)


def test_an_exclusion_needs_its_event_and_stands(coding: Coding) -> None:
    with refused("record_change_has_its_event"):
        change(coding.record, **EXCLUDED, excluded_by_id=coding.ada.pk)
    coding.log("exclude", coding.ada)
    change(coding.record, **EXCLUDED, excluded_by_id=coding.ada.pk)
    with refused("record_reasons_stand"):
        change(coding.record, excluded_reason="Another one.")
    with refused("excluded_record_is_not_coded"):
        coding.draft()


def test_a_record_in_work_is_not_excluded(draft: Coding) -> None:
    with refused("record_is_excluded_unclaimed"):
        draft.log("exclude", draft.ada)
        change(draft.record, **EXCLUDED, excluded_by_id=draft.ada.pk)


def test_a_record_starts_standing(coding: Coding) -> None:
    with refused("record_starts_standing"):
        repeat(
            coding.record, article_id=Article.objects.create().pk, **EXCLUDED, excluded_by_id=coding.ada.pk
        )


def test_public_means_reviewed_past_its_embargo_and_standing(reviewed: Coding) -> None:
    make_version(TEXT + "Imported only.")
    assert list(Record.objects.public()) == [reviewed.record]
    reviewed.withdraw()
    assert not Record.objects.public().exists()
    assert list(Record.objects.tombstones()) == [reviewed.record]


@pytest.mark.parametrize("state", ["imported", "draft", "submitted", "reviewed", "withdrawn"])
def test_the_state_of_a_record_is_that_of_its_newest_revision(coding: Coding, state: str) -> None:
    steps = ["imported", "draft", "submitted", "reviewed", "withdrawn"]
    acts = [coding.draft, coding.submit, coding.accept, coding.withdraw]
    for act in acts[: steps.index(state)]:
        act()
    assert Record.objects.with_state().get().state == state


def test_a_fixture_sets_the_reference_forward_in_two_steps(reviewed: Coding) -> None:
    settle()
    start_loading()
    change(reviewed.record, public_revision_id=None)
    assert Record.objects.get().public_revision == Revision.objects.get()

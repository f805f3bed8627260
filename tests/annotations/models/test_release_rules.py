"""What PostgreSQL refuses about reviewed sets and their releases."""

import pytest

from annotations.models import Release, ReviewedSet, SetMember
from tests.annotations.models.coding import Coding
from tests.articles.models.sql import change, refused, remove, repeat


@pytest.fixture
def reviewed_set(coding: Coding) -> ReviewedSet:
    return ReviewedSet.objects.create(slug="csto", title="CSTO", created_by=coding.ada)


@pytest.fixture
def release(reviewed_set: ReviewedSet) -> Release:
    return Release.objects.create(
        reviewed_set=reviewed_set,
        number=1,
        released_by=reviewed_set.created_by,
        fixture=b"[]",
        sha256="0" * 64,
        record_uids=[],
    )


def test_a_set_has_a_title(reviewed_set: ReviewedSet) -> None:
    with refused("reviewed_set_has_a_title"):
        change(reviewed_set, title="")


def test_a_record_is_in_a_set_once(reviewed_set: ReviewedSet, coding: Coding) -> None:
    member = SetMember.objects.create(reviewed_set=reviewed_set, record=coding.record)
    with refused("record_is_in_a_set_once"):
        repeat(member)


@pytest.mark.parametrize(
    "columns", [{"fixture": b"[1]"}, {"sha256": "1" * 64}, {"number": 2}, {"record_uids": "{}"}]
)
def test_a_release_never_changes(release: Release, columns: dict[str, object]) -> None:
    with refused("release_never_changes"):
        change(release, **columns)


def test_a_release_is_kept(release: Release) -> None:
    with refused("release_never_changes"):
        remove(release)


def test_releases_are_numbered_and_hashed(release: Release) -> None:
    with refused("release_number_is_unique_in_set"):
        repeat(release)
    with refused("release_hash_is_sha256"):
        repeat(release, number=2, sha256="not a hash")


def test_a_released_set_keeps_its_address(reviewed_set: ReviewedSet, release: Release) -> None:
    with refused("released_set_keeps_its_slug"):
        change(reviewed_set, slug="odkb")
    change(reviewed_set, title="ODKB")


def test_a_set_without_releases_may_move(reviewed_set: ReviewedSet) -> None:
    change(reviewed_set, slug="odkb")

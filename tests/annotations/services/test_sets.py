"""Named sets and their frozen releases."""

import gzip
import hashlib

import pytest

from annotations.models import Release, ReviewedSet, SetMember
from annotations.services import sets
from annotations.services.writing import NotAllowed, Refused
from tests.annotations.services.cast import Cast, Desk


@pytest.fixture
def chosen(cast: Cast) -> ReviewedSet:
    return sets.create_set(slug="demo", title="Demo", by=cast.rosa)


@pytest.mark.parametrize("person", ["ada", "clara"])
def test_sets_are_for_reviewers_and_managers(cast: Cast, person: str) -> None:
    with pytest.raises(NotAllowed):
        sets.create_set(slug="x", title="X", by=getattr(cast, person))


def test_a_slug_is_taken_once(chosen: ReviewedSet, cast: Cast) -> None:
    with pytest.raises(Refused, match="exists already"):
        sets.create_set(slug="demo", title="Another", by=cast.mara)


def test_a_record_is_in_a_set_once_and_goes_again(chosen: ReviewedSet, cast: Cast, desk: Desk) -> None:
    record = desk.reviewed().record
    first = sets.add_to_set(reviewed_set=chosen, record=record, by=cast.rosa)
    assert sets.add_to_set(reviewed_set=chosen, record=record, by=cast.mara) == first
    sets.remove_from_set(reviewed_set=chosen, record=record, by=cast.mara)
    assert not SetMember.objects.exists()


def test_a_release_keeps_the_bytes_and_their_hash_and_counts_up(chosen: ReviewedSet, cast: Cast) -> None:
    first = sets.release_set(
        reviewed_set=chosen, fixture=b"[1]", counts={"x": 1}, record_uids=[], by=cast.rosa
    )
    second = sets.release_set(
        reviewed_set=chosen, fixture=b"[2]", counts={"x": 1}, record_uids=[], by=cast.rosa
    )
    assert (first.number, second.number) == (1, 2)
    assert gzip.decompress(bytes(first.fixture)) == b"[1]"
    assert first.sha256 == hashlib.sha256(b"[1]").hexdigest()


def test_the_same_bytes_are_not_released_twice(chosen: ReviewedSet, cast: Cast) -> None:
    sets.release_set(reviewed_set=chosen, fixture=b"[1]", counts={}, record_uids=[], by=cast.rosa)
    with pytest.raises(Refused, match="Nothing has changed since release 1"):
        sets.release_set(reviewed_set=chosen, fixture=b"[1]", counts={}, record_uids=[], by=cast.rosa)
    assert Release.objects.count() == 1

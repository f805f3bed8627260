"""`/data/`, the released files, and `/method/`."""

import gzip

import pytest
from django.test import Client

from annotations.models import Record, Release
from annotations.services import sets, steps
from tests.annotations.newsroom import ACT, UNITY, Newsroom
from tests.annotations.public.pages import text_of

FIXTURE = b'[{"model": "annotations.record"}]'


@pytest.fixture
def record(newsroom: Newsroom) -> Record:
    return newsroom.publish(UNITY, ACT)


@pytest.fixture
def release(newsroom: Newsroom, record: Record) -> Release:
    reviewed_set = sets.create_set(slug="csto", title="CSTO copy", by=newsroom.mona)
    sets.add_to_set(reviewed_set=reviewed_set, record=record, by=newsroom.mona)
    return sets.release_set(
        reviewed_set=reviewed_set,
        fixture=FIXTURE,
        counts={"annotations.record": 1},
        record_uids=[record.uid],
        by=newsroom.mona,
    )


def withdraw(newsroom: Newsroom, record: Record) -> None:
    steps.withdraw(record=record, kind=Record.Withdrawal.LEGAL, reason="A court.", by=newsroom.rosa)


def take_out(newsroom: Newsroom, record: Record, release: Release) -> None:
    sets.remove_from_set(reviewed_set=release.reviewed_set, record=record, by=newsroom.mona)


def test_without_releases_it_says_what_will_come(reader: Client, newsroom: Newsroom) -> None:
    sets.create_set(slug="secret-plan", title="Secret plan", by=newsroom.mona)
    page = text_of(reader.get("/data/"))
    assert "No set has been released yet." in page
    assert "Secret plan" not in page


def test_a_release_stands_with_counts_and_checksum_and_is_downloaded_as_it_was_frozen(
    reader: Client, release: Release
) -> None:
    page = reader.get("/data/")
    assert 'href="/data/csto-1.json.gz"' in page.content.decode()
    assert "1 annotations.record" in text_of(page)
    assert release.sha256 in text_of(page)
    file = reader.get("/data/csto-1.json.gz")
    assert file["Content-Type"] == "application/gzip"
    assert file["Content-Disposition"] == 'attachment; filename="csto-1.json.gz"'
    assert gzip.decompress(file.content) == FIXTURE


def test_other_files_are_not_there(reader: Client, release: Release) -> None:
    for name in ("csto-2", "other-1", "csto-99999999999999999999", "csto"):
        assert reader.get(f"/data/{name}.json.gz").status_code == 404


def test_a_release_with_a_record_that_was_withdrawn_since_is_not_offered(
    reader: Client, newsroom: Newsroom, record: Record, release: Release
) -> None:
    withdraw(newsroom, record)
    assert "Not offered any more" in text_of(reader.get("/data/"))
    file = reader.get("/data/csto-1.json.gz")
    assert file.status_code == 410
    assert "is not offered any more" in text_of(file)


def test_it_stays_so_when_the_record_leaves_the_set(
    reader: Client, newsroom: Newsroom, record: Record, release: Release
) -> None:
    withdraw(newsroom, record)
    take_out(newsroom, record, release)
    assert reader.get("/data/csto-1.json.gz").status_code == 410


def test_it_becomes_so_when_the_record_has_left_the_set_before(
    reader: Client, newsroom: Newsroom, record: Record, release: Release
) -> None:
    take_out(newsroom, record, release)
    assert reader.get("/data/csto-1.json.gz").status_code == 200
    withdraw(newsroom, record)
    assert "Not offered any more" in text_of(reader.get("/data/"))
    assert reader.get("/data/csto-1.json.gz").status_code == 410


def test_it_stays_so_when_the_record_is_reinstated(
    reader: Client, newsroom: Newsroom, record: Record, release: Release
) -> None:
    withdraw(newsroom, record)
    record.refresh_from_db()
    steps.reinstate(record=record, reason="The court was overruled.", by=newsroom.sam)
    assert reader.get("/data/csto-1.json.gz").status_code == 410


def test_a_release_holds_nothing_against_records_that_it_does_not_hold(
    reader: Client, newsroom: Newsroom, release: Release
) -> None:
    other = newsroom.publish(UNITY.replace("unity", "peace"), ACT)
    sets.add_to_set(reviewed_set=release.reviewed_set, record=other, by=newsroom.mona)
    withdraw(newsroom, other)
    assert reader.get("/data/csto-1.json.gz").status_code == 200


def test_the_method_says_what_readers_have_to_know(reader: Client) -> None:
    page = text_of(reader.get("/method/"))
    for word in ("Four eyes", "direct", "indirect", "mixed", "inferred", "confirmed", "[sic]", "Withdrawal"):
        assert word in page

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
        reviewed_set=reviewed_set, fixture=FIXTURE, counts={"annotations.record": 1}, by=newsroom.mona
    )


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
    steps.withdraw(record=record, kind=Record.Withdrawal.LEGAL, reason="A court.", by=newsroom.rosa)
    assert "Not offered any more" in text_of(reader.get("/data/"))
    file = reader.get("/data/csto-1.json.gz")
    assert file.status_code == 410
    assert "is not offered any more" in text_of(file)


def test_the_method_says_what_readers_have_to_know(reader: Client) -> None:
    page = text_of(reader.get("/method/"))
    for word in ("Four eyes", "direct", "indirect", "mixed", "inferred", "confirmed", "[sic]", "Withdrawal"):
        assert word in page

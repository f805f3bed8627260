"""/desk/sets/: naming selections, exporting and releasing what is public in them."""

import gzip
import hashlib
import json

import pytest

from annotations.models import Record, Release, ReviewedSet
from annotations.services.sets import add_to_set, create_set

from .conftest import Desk, page_of
from .pages import Page, send


@pytest.fixture
def chosen(desk: Desk) -> ReviewedSet:
    return create_set(slug="unity", title="Unity", by=desk.newsroom.rosa)


@pytest.fixture
def published(desk: Desk) -> Record:
    return desk.newsroom.publish("Heading\nShe said yes.\n", "yes")


def test_a_reviewer_makes_a_set(desk: Desk) -> None:
    form = next(f for f in Page(desk.boris.get("/desk/sets/")).forms if "slug" in f.data)
    response = desk.boris.post("/desk/sets/", form.filled(title="Unity", slug="unity"))
    assert response["Location"] == "/desk/sets/unity/"


def test_a_name_that_is_taken_comes_back_as_typed(desk: Desk, chosen: ReviewedSet) -> None:
    response = desk.boris.post("/desk/sets/", {"title": "Another", "slug": "unity"})
    assert response.status_code == 400
    assert "exists already" in response.content.decode()
    assert "Another" in response.content.decode()


@pytest.mark.parametrize("action", ["add", "release"])
def test_an_editor_only_reads_and_exports(desk: Desk, chosen: ReviewedSet, action: str) -> None:
    assert desk.ada.get("/desk/sets/unity/").status_code == 200
    assert desk.ada.post(f"/desk/sets/unity/{action}/").status_code == 403
    assert desk.ada.post("/desk/sets/", {"title": "Mine", "slug": "mine"}).status_code == 403


def test_records_go_in_by_their_address_and_out_by_a_button(
    desk: Desk, chosen: ReviewedSet, published: Record
) -> None:
    form = Page(desk.boris.get("/desk/sets/unity/")).form("add/")
    send(desk.boris, form, record=f"http://testserver{page_of(published)}")
    assert list(chosen.records.all()) == [published]
    send(desk.boris, Page(desk.boris.get("/desk/sets/unity/")).form("remove/"))
    assert list(chosen.records.all()) == []


def test_an_unknown_address_is_said_at_the_field(desk: Desk, chosen: ReviewedSet) -> None:
    response = desk.boris.post("/desk/sets/unity/add/", {"record": "nowhere"})
    assert response.status_code == 400
    assert "There is no such record" in response.content.decode()


def test_an_export_holds_what_is_public_and_nothing_else(
    desk: Desk, chosen: ReviewedSet, published: Record
) -> None:
    draft = desk.draft()
    for record in (published, draft):
        add_to_set(reviewed_set=chosen, record=record, by=desk.newsroom.rosa)
    response = desk.ada.post("/desk/sets/unity/export/")
    assert response["Content-Disposition"].startswith('attachment; filename="unity-')
    rows = json.loads(response.getvalue())
    records = [row["fields"]["uid"] for row in rows if row["model"] == "annotations.record"]
    assert records == [str(published.uid)]


@pytest.mark.parametrize("action", ["export", "release"])
def test_a_set_without_public_records_gives_nothing_out(desk: Desk, chosen: ReviewedSet, action: str) -> None:
    response = desk.boris.post(f"/desk/sets/unity/{action}/")
    assert response.status_code == 400
    assert "Nothing in this set is public yet" in response.content.decode()


def test_a_release_freezes_the_same_bytes_once(desk: Desk, chosen: ReviewedSet, published: Record) -> None:
    add_to_set(reviewed_set=chosen, record=published, by=desk.newsroom.rosa)
    exported = desk.boris.post("/desk/sets/unity/export/").getvalue()
    assert desk.boris.post("/desk/sets/unity/release/").status_code == 302
    release = Release.objects.get()
    assert gzip.decompress(release.fixture) == exported
    assert release.sha256 == hashlib.sha256(exported).hexdigest()
    assert release.record_uids == [published.uid]
    again = desk.boris.post("/desk/sets/unity/release/")
    assert again.status_code == 400
    assert "Nothing has changed since release 1" in again.content.decode()

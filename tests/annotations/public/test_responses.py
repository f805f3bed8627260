"""How every public page answers: headers, caching, verbs, and nothing that belongs to a visitor."""

import pytest
from django.test import Client
from django.urls import get_resolver

from annotations.models import Claim, Record
from tests.annotations.newsroom import ACT, UNITY, Newsroom
from tests.annotations.public.pages import crawl, record_path

PAGES = ["/", "/records/", "/claims/", "/corrections/", "/method/", "/data/"]


@pytest.fixture
def record(newsroom: Newsroom) -> Record:
    record = newsroom.article(UNITY, outlet=newsroom.outlet("belta"))
    newsroom.claim(record, ACT)
    newsroom.correct(record, "17 July", corrected_value="16 July")
    return newsroom.review(record)


def test_every_page_is_reached_and_answers_without_cookie_session_or_variation(
    reader: Client, record: Record
) -> None:
    pages = crawl(reader, "/")
    claim = Claim.objects.get()
    assert {record_path(record), f"/claims/{claim.short_id}/", *PAGES} <= set(pages)
    for path, page in pages.items():
        assert page.status_code == 200, path
        assert page["Cache-Control"] == "public, max-age=60, stale-while-revalidate=300", path
        assert page["ETag"], path
        assert "Vary" not in page, path
        assert not page.cookies, path
        assert b"csrf" not in page.content, path
        assert "default-src 'self'" in page["Content-Security-Policy"], path
    assert not reader.cookies


def test_a_page_that_has_not_changed_is_not_sent_again(reader: Client, record: Record) -> None:
    for path in [*PAGES, record_path(record)]:
        first = reader.get(path)
        again = reader.get(path, headers={"If-None-Match": first["ETag"]})
        assert (again.status_code, again.content) == (304, b""), path
        assert again["Cache-Control"] == first["Cache-Control"], path
        other = reader.get(path, headers={"If-None-Match": '"another"'})
        assert other.content == first.content, path


def test_a_page_that_has_changed_is_sent(reader: Client, newsroom: Newsroom, record: Record) -> None:
    tag = reader.get("/records/")["ETag"]
    newsroom.publish(UNITY.replace("unity", "peace"), ACT)
    assert reader.get("/records/", headers={"If-None-Match": tag}).status_code == 200


def test_head_answers_like_get_without_the_page(reader: Client, record: Record) -> None:
    path = record_path(record)
    get, head = reader.get(path), reader.head(path)
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", get["ETag"])


def test_nothing_can_be_sent(record: Record) -> None:
    strict = Client(enforce_csrf_checks=True)
    for path in [*PAGES, record_path(record)]:
        assert Client().post(path).status_code == 405, path
        assert strict.post(path).status_code in (403, 405), path
        assert Client().delete(path).status_code == 405, path


def test_a_signed_in_person_sees_the_same_bytes(newsroom: Newsroom, reader: Client, record: Record) -> None:
    editor = Client()
    assert newsroom.ada.user is not None
    editor.force_login(newsroom.ada.user)
    for path in [*PAGES, record_path(record)]:
        assert editor.get(path).content == reader.get(path).content, path


def test_every_public_address_is_open_to_anybody_by_its_own_decision() -> None:
    patterns = get_resolver("annotations.public.urls").url_patterns
    assert len(patterns) >= 11
    for pattern in patterns:
        assert getattr(pattern.callback, "login_required", True) is False, pattern

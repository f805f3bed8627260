"""Linking the article to the one it rests on."""

import pytest

from annotations.models import Record
from articles.models import ArticleLink

from .conftest import Desk, page_of
from .pages import Form, Page, send


@pytest.fixture
def record(desk: Desk) -> Record:
    return desk.draft()


@pytest.fixture
def original(desk: Desk) -> Record:
    return desk.newsroom.article("President speaks at summit\nHe spoke.\n")


def link_form(desk: Desk, record: Record) -> Form:
    return Page(desk.ada.get(page_of(record, "code"))).form("code/links/")


def test_the_address_of_the_other_record_names_it(desk: Desk, record: Record, original: Record) -> None:
    form = link_form(desk, record)
    response = send(
        desk.ada, form, kind="update", other=f"http://testserver{page_of(original)}", reason="Later."
    )
    assert response.status_code == 302
    link = ArticleLink.objects.get()
    assert (link.copy, link.original, link.kind, link.state) == (
        record.article,
        original.article,
        "update",
        "suggested",
    )


def test_words_of_its_headline_offer_it(desk: Desk, record: Record, original: Record) -> None:
    response = send(desk.ada, link_form(desk, record), kind="same_event", other="president summit")
    assert response.status_code == 400
    again = Page(response).form("code/links/")
    assert again.choices["chosen"] == [original.article.short_id]
    send(desk.ada, again, chosen=original.article.short_id)
    assert ArticleLink.objects.get().kind == "same_event"


def test_words_of_no_headline_are_said_to_be_so(desk: Desk, record: Record) -> None:
    response = send(desk.ada, link_form(desk, record), kind="update", other="flood in Pinsk")
    assert response.status_code == 400
    assert "No article has these words" in response.content.decode()


def test_an_article_is_not_linked_to_itself(desk: Desk, record: Record) -> None:
    response = send(desk.ada, link_form(desk, record), kind="update", other=record.article.short_id)
    assert response.status_code == 400
    assert "linked to itself" in response.content.decode()


def test_an_undecided_link_is_taken_back(desk: Desk, record: Record, original: Record) -> None:
    send(desk.ada, link_form(desk, record), kind="update", other=original.article.short_id)
    form = Page(desk.ada.get(page_of(record, "code"))).form("take-back/")
    assert send(desk.ada, form).status_code == 302
    assert ArticleLink.objects.get().state == "revoked"
    assert send(desk.ada, form).status_code == 403

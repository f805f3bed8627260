"""Comments on a record and its claims."""

import pytest

from annotations.models import Comment, Record
from tests.annotations.newsroom import ACT

from .conftest import Desk, page_of
from .pages import Page, send


@pytest.fixture
def record(desk: Desk) -> Record:
    return desk.draft()


@pytest.mark.parametrize("person", ["ada", "boris", "mona"])
def test_everybody_at_the_desk_comments(desk: Desk, record: Record, person: str) -> None:
    client = getattr(desk, person)
    response = send(client, Page(client.get(page_of(record))).form("comments/"), body="Look here.")
    comment = Comment.objects.get()
    assert response["Location"] == f"{page_of(record)}#comment-{comment.uid}"
    assert (comment.body, comment.claim, comment.blocking) == ("Look here.", None, False)


def test_a_comment_on_a_claim_stands_with_its_card(desk: Desk, record: Record) -> None:
    claim = desk.newsroom.claim(record, ACT)
    page = Page(desk.boris.get(page_of(record)))
    send(desk.boris, page.form("comments/"), body="Who says so?", claim=claim.short_id, blocking="on")
    comment = Comment.objects.get()
    assert (comment.claim, comment.blocking) == (claim, True)
    assert "Who says so?" in desk.ada.get(page_of(record, "code")).content.decode()


def test_a_link_on_the_card_chooses_its_claim(desk: Desk, record: Record) -> None:
    claim = desk.newsroom.claim(record, ACT)
    page = Page(desk.ada.get(page_of(record, "code") + f"?comment_on={claim.short_id}"))
    assert page.form("comments/").data["claim"] == [claim.short_id]


def test_a_blocking_comment_holds_up_submission_until_it_is_resolved(desk: Desk, record: Record) -> None:
    desk.newsroom.claim(record, ACT)
    send(desk.boris, Page(desk.boris.get(page_of(record))).form("comments/"), body="Wait.", blocking="on")
    submit = Page(desk.ada.get(page_of(record))).form("steps/submit/")
    assert "A blocking comment is still open" in send(desk.ada, submit).content.decode()
    send(desk.ada, Page(desk.ada.get(page_of(record))).form("resolve/"))
    assert send(desk.ada, submit).status_code == 302


def test_a_resolved_comment_can_be_opened_again(desk: Desk, record: Record) -> None:
    send(desk.ada, Page(desk.ada.get(page_of(record))).form("comments/"), body="Look here.")
    send(desk.ada, Page(desk.ada.get(page_of(record))).form("resolve/"))
    assert Comment.objects.get().resolved_at is not None
    send(desk.ada, Page(desk.ada.get(page_of(record))).form("reopen/"))
    assert Comment.objects.get().resolved_at is None


def test_an_empty_comment_is_refused(desk: Desk, record: Record) -> None:
    response = send(desk.ada, Page(desk.ada.get(page_of(record))).form("comments/"), body="  ")
    assert response.status_code == 400
    assert not Comment.objects.exists()


def test_a_comment_leads_back_to_its_page_and_nowhere_else(desk: Desk, record: Record) -> None:
    page = Page(desk.ada.get(page_of(record, "code"))).form("comments/")
    assert send(desk.ada, page, body="Here.")["Location"].startswith(page_of(record, "code"))
    away = send(desk.ada, page, body="Here.", next="https://evil.example/")
    assert away["Location"].startswith(page_of(record))


def test_a_reviewed_record_takes_no_comments(desk: Desk) -> None:
    record = desk.newsroom.publish("Heading\nShe said yes.\n", "yes")
    assert 'name="body"' not in desk.ada.get(page_of(record)).content.decode()
    response = desk.ada.post(page_of(record, "comments"), {"body": "Too late."})
    assert response.status_code == 400
    assert "takes no comments" in response.content.decode()


def test_from_a_refused_submission_one_resolves_the_comment_and_is_back_at_coding(
    desk: Desk, record: Record
) -> None:
    desk.newsroom.claim(record, ACT)
    send(desk.boris, Page(desk.boris.get(page_of(record))).form("comments/"), body="Wait.", blocking="on")
    refused = send(desk.ada, Page(desk.ada.get(page_of(record))).form("steps/submit/"))
    uid = Comment.objects.get().uid
    assert f'href="#comment-{uid}"' in refused.content.decode()
    response = send(desk.ada, Page(refused).form("resolve/"))
    assert response["Location"] == f"{page_of(record, 'code')}#comment-{uid}"

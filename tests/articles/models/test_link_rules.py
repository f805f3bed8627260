"""What PostgreSQL refuses about links between articles."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from articles.models import Article, ArticleLink
from tests.articles.models.sql import change, refused, remove, repeat

pytestmark = pytest.mark.django_db


def link(copy: Article, original: Article, state: str = "suggested", **values: Any) -> ArticleLink:
    decided = None if state == "suggested" else timezone.now()
    values.setdefault("kind", "syndicated_copy")
    return ArticleLink.objects.create(copy=copy, original=original, state=state, decided_at=decided, **values)


@pytest.fixture
def articles() -> list[Article]:
    return [Article.objects.create() for _ in range(3)]


@pytest.mark.parametrize("kind", ["syndicated_copy", "near_duplicate", "excerpt"])
def test_a_copy_of_a_copy_points_to_the_original(articles: list[Article], kind: str) -> None:
    first, second, third = articles
    link(second, first, "confirmed", kind=kind)
    with refused("article_link_makes_no_chain"):
        link(third, second, "confirmed")
    with refused("article_link_makes_no_chain"):
        link(first, third, "confirmed")
    suggested = link(third, second)
    with refused("article_link_makes_no_chain"):
        change(suggested, state="confirmed", decided_at=timezone.now())
    assert link(third, first, "confirmed").pk


def test_two_articles_are_not_copies_of_each_other(articles: list[Article]) -> None:
    first, second, _ = articles
    link(second, first, "confirmed")
    with refused("article_link_makes_no_chain"):
        link(first, second, "confirmed")


def test_updates_may_follow_one_another(articles: list[Article]) -> None:
    first, second, third = articles
    link(second, first, "confirmed", kind="update")
    assert link(third, second, "confirmed", kind="update").pk


def test_a_link_is_open_once(articles: list[Article]) -> None:
    first, second, _ = articles
    suggested = link(second, first)
    with refused("article_link_is_open_once"):
        repeat(suggested)
    change(suggested, state="rejected", decided_at=timezone.now())
    assert repeat(suggested, state="suggested", decided_at=None)


@pytest.mark.parametrize(
    ("rule", "columns"),
    [
        ("article_link_kind_is_known", {"kind": "cousin"}),
        ("article_link_is_decided_with_a_date", {"state": "confirmed"}),
        ("article_link_score_is_a_share", {"score": 1.5}),
        ("article_link_score_is_a_share", {"score": -0.1}),
    ],
)
def test_a_link_is_described_properly(articles: list[Article], rule: str, columns: dict[str, object]) -> None:
    with refused(rule):
        repeat(link(articles[1], articles[0], kind="translation"), **({"kind": "update"} | columns))


def test_an_article_is_not_linked_to_itself(articles: list[Article]) -> None:
    with refused("article_link_joins_two_articles"):
        link(articles[0], articles[0])


def test_a_link_is_confirmed_by_another_person(articles: list[Article]) -> None:
    ada = User.objects.create(username="ada")
    proposed = link(articles[1], articles[0], proposed_by=ada)
    with refused("article_link_is_confirmed_by_another_person"):
        change(proposed, state="confirmed", decided_at=timezone.now(), decided_by_id=ada.pk)
    boris = User.objects.create(username="boris")
    change(proposed, state="confirmed", decided_at=timezone.now(), decided_by_id=boris.pk)


@pytest.mark.parametrize(("decided", "next_state"), [("rejected", "confirmed"), ("revoked", "confirmed")])
def test_a_decision_stands(articles: list[Article], decided: str, next_state: str) -> None:
    with refused("article_link_decision_stands"):
        change(link(articles[1], articles[0], decided), state=next_state)


def test_a_link_keeps_its_two_articles(articles: list[Article]) -> None:
    with refused("article_link_decision_stands"):
        change(link(articles[1], articles[0]), original_id=articles[2].pk)


def test_a_confirmed_link_can_be_revoked_but_not_deleted(articles: list[Article]) -> None:
    confirmed = link(articles[1], articles[0], "confirmed")
    with refused("article_link_decision_is_kept"):
        remove(confirmed)
    change(confirmed, state="revoked")
    remove(link(articles[2], articles[0]))

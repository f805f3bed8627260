"""/desk/records/: every record, narrowed by an allow-list, fifty at a time at a constant price."""

from datetime import date

import pytest
from django.contrib.postgres.search import SearchVector
from django.db import connection
from django.db.models import Value
from django.test.utils import CaptureQueriesContext

from annotations.desk import keyset
from annotations.models import Record, Tag
from articles.models import ArticleSearch
from tests.annotations.newsroom import ACT, newest

from .conftest import Desk


def titles(desk: Desk, **query: str) -> list[str]:
    response = desk.ada.get("/desk/records/", query)
    assert response.status_code == 200
    return [row.title for row in response.context["rows"]]


@pytest.fixture
def two(desk: Desk) -> Desk:
    """Unity (Ada's draft with one claim, BelTA) and Calm (imported, another outlet, dated)."""
    desk.draft()
    desk.newsroom.article(
        "Calm in the capital\nNobody said a word.\n",
        outlet=desk.newsroom.outlet("courier"),
        published_on=date(2020, 3, 4),
    )
    return desk


UNITY_TITLE, CALM_TITLE = "Lukashenko calls for unity", "Calm in the capital"


def test_the_last_import_stands_first(two: Desk) -> None:
    assert titles(two) == [CALM_TITLE, UNITY_TITLE]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"state": "draft"}, [UNITY_TITLE]),
        ({"state": "imported"}, [CALM_TITLE]),
        ({"state": "withdrawn"}, []),
        ({"outlet": "courier"}, [CALM_TITLE]),
        ({"date_from": "2020-03-04", "date_to": "2020-03-04"}, [CALM_TITLE]),
        ({"date_from": "2020-03-05"}, []),
        ({"coder": "me"}, [UNITY_TITLE]),
        ({"coder": "c01"}, [UNITY_TITLE]),
        ({"coder": "c02"}, []),
        ({"q": "capital"}, [CALM_TITLE]),
        ({"order": "headline"}, [CALM_TITLE, UNITY_TITLE]),
        ({"order": "oldest"}, [UNITY_TITLE, CALM_TITLE]),
        ({"order": "latest"}, [CALM_TITLE, UNITY_TITLE]),
        ({"order": "earliest"}, [UNITY_TITLE, CALM_TITLE]),
    ],
)
def test_filters_and_orders(two: Desk, query: dict[str, str], found: list[str]) -> None:
    assert titles(two, **query) == found


def test_words_are_looked_for_in_the_whole_text(two: Desk) -> None:
    version = newest(two.newsroom.article("Plain\nA zephyr was heard.\n")).article_version
    ArticleSearch.objects.update_or_create(
        version=version, defaults={"tsv": SearchVector(Value(version.text), config="english")}
    )
    assert titles(two, q="zephyrs") == ["Plain"]


def test_claims_lead_to_their_record_by_speaker_and_tag(two: Desk) -> None:
    tag = Tag.objects.create(code="unity", label="Unity")
    unity = newest_record(two)
    two.newsroom.claim(unity, ACT, tags=[tag])
    assert titles(two, speaker="lukash") == [UNITY_TITLE]
    assert titles(two, tag="unity") == [UNITY_TITLE]
    assert titles(two, speaker="nobody of this name") == []


def newest_record(desk: Desk) -> Record:
    found: Record = Record.objects.get(article__versions__headline=UNITY_TITLE)
    return found


@pytest.mark.parametrize(
    "query",
    [
        {"state": "public"},
        {"order": "claimed_by__user__password"},
        {"outlet": "no-such-outlet"},
        {"date_from": "yesterday"},
        {"q": "a\0b"},
    ],
)
def test_what_cannot_be_read_is_said_at_its_field(two: Desk, query: dict[str, str]) -> None:
    response = two.ada.get("/desk/records/", query)
    assert response.status_code == 400
    assert "errorlist" in response.content.decode()


def test_fields_that_are_not_listed_narrow_nothing(two: Desk) -> None:
    assert len(titles(two, claimed_by__user__password__startswith="a")) == 2


def test_pages_hold_every_record_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyset, "PAGE_SIZE", 2)
    for number in range(5):
        desk.imported(f"Headline {number}\nText {number}.\n")
    for order in ("newest", "oldest", "latest", "headline"):
        seen: list[str] = []
        after = ""
        while True:
            response = desk.ada.get("/desk/records/", {"order": order, **({"after": after} if after else {})})
            seen += [row.title for row in response.context["rows"]]
            after = response.context["after"]
            if not after:
                break
        assert sorted(seen) == [f"Headline {number}" for number in range(5)]


@pytest.mark.parametrize("after", ["x", "1~", "~", "99999999999999999999~1", "1~\0", "1~2020-99-99"])
def test_an_unreadable_cursor_starts_from_the_top(two: Desk, after: str) -> None:
    for order in ("newest", "latest", "headline"):
        assert two.ada.get("/desk/records/", {"after": after, "order": order}).status_code == 200


def test_twenty_five_records_cost_what_one_does(desk: Desk) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            desk.ada.get("/desk/records/")
        return len(queries)

    desk.imported()
    one = asked()
    for number in range(24):
        desk.imported(f"Headline {number}\nText {number}.\n")
    assert asked() == one


def test_an_empty_result_says_what_to_do(two: Desk) -> None:
    page = two.ada.get("/desk/records/", {"state": "returned"}).content.decode()
    assert "Take a filter away" in page

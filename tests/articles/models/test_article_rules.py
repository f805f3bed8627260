"""What PostgreSQL refuses about articles and their texts, whoever asks."""

from datetime import date
from typing import Any

import pytest
from django.db.models import ProtectedError
from psycopg import sql

from articles.models import Article, ArticleVersion, Outlet, Relay
from tests.articles.models.rows import TEXT, make_version, place, sha256
from tests.articles.models.sql import change, execute, refused, remove, repeat, start_loading

pytestmark = pytest.mark.django_db


@pytest.fixture
def version() -> ArticleVersion:
    start, end = place(TEXT, "17 July 2017")
    return make_version(
        headline="Leaders meet in Minsk",
        headline_start=0,
        headline_end=21,
        date_as_stated="17 July 2017",
        date_as_stated_start=start,
        date_as_stated_end=end,
        date_partial="2017-07-17",
        date_resolved="2017-07-17",
        date_granularity="day",
        published_on="2017-07-17",
        date_basis="stated",
    )


@pytest.fixture
def outlet() -> Outlet:
    return Outlet.objects.create(slug="belta", name="BelTA", kind="agency")


@pytest.mark.parametrize(
    ("column", "other"),
    [
        ("text", TEXT + "!"),
        ("raw", b"other"),
        ("raw_sha256", "0" * 64),
        ("text_sha256", "0" * 64),
        ("masked", True),
        ("encoding", "cp1251"),
        ("number", 2),
    ],
)
def test_the_body_of_a_version_never_changes(version: ArticleVersion, column: str, other: object) -> None:
    with refused("article_version_body_never_changes"):
        change(version, **{column: other})


def test_a_version_never_moves_to_another_article(version: ArticleVersion) -> None:
    with refused("article_version_body_never_changes"):
        change(version, article_id=Article.objects.create().pk)


@pytest.mark.parametrize(
    "hashes",
    [{"text_sha256": sha256("another text")}, {"text_sha256": sha256(TEXT), "raw_sha256": sha256("other")}],
)
def test_hashes_are_those_of_text_and_bytes(hashes: dict[str, Any]) -> None:
    with refused("article_version_hash_is_of_its_text"):
        make_version(**hashes)


def test_masked_texts_come_by_fixture_only() -> None:
    masked: dict[str, Any] = {
        "raw": None,
        "text": TEXT.replace("Peace", "     "),
        "text_sha256": sha256(TEXT),
        "masked": True,
    }
    with refused("masked_text_comes_by_fixture"):
        make_version(**masked)
    start_loading()
    assert make_version(**masked).masked


def test_masked_texts_have_no_raw_bytes() -> None:
    start_loading()
    with refused("version_masked_has_no_raw_bytes"):
        make_version(masked=True)


def test_articles_and_versions_are_kept(version: ArticleVersion) -> None:
    with refused("article_version_is_kept"):
        remove(version)
    with refused("article_is_kept"):
        remove(version.article)
    with pytest.raises(ProtectedError):
        version.article.delete()


@pytest.mark.parametrize(
    ("rule", "columns"),
    [
        ("version_number_is_positive", {"number": 0}),
        ("version_hashes_are_sha256", {"raw": None, "raw_sha256": "not a hash"}),
        ("version_hashes_are_sha256", {"raw": None, "raw_sha256": "A" * 64}),
        ("version_text_is_not_empty", {"text": "", "text_sha256": sha256("")}),
        ("version_headline_stands_in_text", {"headline": "Leaders", "headline_start": 1, "headline_end": 8}),
        ("version_headline_stands_in_text", {"headline": "Leaders", "headline_start": 0}),
        ("version_headline_stands_in_text", {"headline": "Leaders", "headline_end": 7}),
        ("version_headline_stands_in_text", {"headline": "", "headline_start": 3, "headline_end": 3}),
        (
            "version_headline_stands_in_text",
            {"headline": ".\n", "headline_start": len(TEXT) - 2, "headline_end": 900},
        ),
        ("version_standfirst_stands_in_text", {"standfirst": "Our own words"}),
        ("version_dateline_stands_in_text", {"dateline": "MINSK", "dateline_start": 0, "dateline_end": 5}),
        ("version_dateline_stands_in_text", {"dateline": "MINSK"}),
        ("version_date_stands_in_text", {"date_as_stated": "18 July 2017"}),
        (
            "version_date_is_resolved_with_a_basis",
            {"date_resolved": "2017-07-17", "published_on": "2017-07-17", "date_granularity": "day"},
        ),
        ("version_date_is_resolved_with_a_basis", {"date_basis": "stated"}),
        (
            "version_date_is_resolved_with_a_basis",
            {
                "date_resolved": "2017-07-17",
                "published_on": "2017-07-17",
                "date_granularity": "day",
                "date_basis": "guessed",
            },
        ),
        ("version_date_granularity_is_known", {"date_granularity": "decade"}),
        (
            "version_date_fits_its_granularity",
            {
                "date_resolved": "2017-07",
                "published_on": "2017-07-01",
                "date_granularity": "day",
                "date_basis": "stated",
            },
        ),
        (
            "version_date_is_the_day_it_resolves_to",
            {
                "date_resolved": "17.07.2017",
                "published_on": "2017-07-17",
                "date_granularity": "day",
                "date_basis": "stated",
            },
        ),
        (
            "version_date_is_the_day_it_resolves_to",
            {
                "date_resolved": "2017-07",
                "published_on": "2017-07-17",
                "date_granularity": "month",
                "date_basis": "stated",
            },
        ),
    ],
)
def test_what_a_version_says_of_itself_holds_together(rule: str, columns: dict[str, Any]) -> None:
    with refused(rule):
        make_version(**columns)


@pytest.mark.parametrize(
    ("resolved", "granularity", "day"),
    [
        ("2017", "year", "2017-01-01"),
        ("2017-07", "month", "2017-07-01"),
        ("2017-07-17", "day", "2017-07-17"),
        ("2017-07-17T16:57:00+03:00", "minute", "2017-07-17"),
    ],
)
def test_each_granularity_resolves_to_its_first_day(resolved: str, granularity: str, day: str) -> None:
    assert make_version(
        date_resolved=resolved, date_granularity=granularity, published_on=day, date_basis="stated"
    ).pk


@pytest.mark.parametrize(
    ("resolved", "granularity", "is_known"),
    [
        ("2017", "year", False),
        ("2017-07", "month", False),
        ("2017-07-17", "day", True),
        ("2017-07-17T16:57:00+03:00", "minute", True),
    ],
)
def test_the_day_is_known_from_day_and_minute_only(resolved: str, granularity: str, is_known: bool) -> None:
    day = date.fromisoformat(f"{resolved}-01-01"[:10])
    version = make_version(
        date_resolved=resolved, published_on=day, date_granularity=granularity, date_basis="stated"
    )
    assert version.published_day == (day if is_known else None)


def test_a_headline_without_a_place_is_ours() -> None:
    assert make_version(headline="Given by an editor").headline_is_ours


def test_two_versions_of_an_article_have_two_numbers(version: ArticleVersion) -> None:
    with refused("version_number_is_unique_in_article"):
        make_version(TEXT + "Updated.", article=version.article)


def test_an_article_is_known_by_one_address_and_one_identifier(outlet: Outlet) -> None:
    article = Article.objects.create(outlet=outlet, url="https://eng.belta.by/1", external_id="1")
    with refused("article_url_is_unique"):
        repeat(article, external_id="2")
    with refused("article_external_id_is_unique_in_outlet"):
        repeat(article, url="https://eng.belta.by/2")
    with refused("article_url_is_a_web_address"):
        change(article, url="javascript:alert(1)")


def test_a_text_is_stored_once(version: ArticleVersion) -> None:
    with refused("version_text_is_stored_once"):
        repeat(version, number=2, raw=None)


def test_two_articles_never_share_a_short_id() -> None:
    first = Article.objects.create()
    with refused("article_short_id_is_unique"):
        repeat(first, uid="ffffffff" + str(first.uid)[8:])


def test_a_relay_stands_in_its_text(version: ArticleVersion, outlet: Outlet) -> None:
    start, end = place(TEXT, "BelTA reports")
    relay = Relay.objects.create(version=version, position=0, outlet=outlet, start=start, end=end)
    with refused("relay_stands_in_text"):
        change(relay, end=len(TEXT) + 1)
    for start_only, end_only in [(5, None), (None, 5), (5, 5)]:
        with refused("relay_span_is_whole"):
            change(relay, start=start_only, end=end_only)


def test_a_relay_has_its_own_position_and_is_named_once(version: ArticleVersion, outlet: Outlet) -> None:
    other = Outlet.objects.create(slug="tass", name="TASS")
    relay = Relay.objects.create(version=version, position=0, outlet=outlet)
    with refused("relay_position_is_unique"):
        repeat(relay, outlet_id=other.pk)
    with refused("relay_outlet_is_named_once"):
        repeat(relay, position=1)


@pytest.mark.parametrize(
    ("rule", "columns"),
    [
        ("outlet_kind_is_known", {"kind": "blog"}),
        ("outlet_homepage_is_a_web_address", {"homepage": "javascript:alert(1)"}),
        ("outlet_homepage_is_a_web_address", {"homepage": "https://a b"}),
        ("outlet_country_is_a_code", {"country": "by"}),
        ("outlet_name_is_not_empty", {"name": ""}),
    ],
)
def test_an_outlet_is_described_properly(outlet: Outlet, rule: str, columns: dict[str, Any]) -> None:
    with refused(rule):
        change(outlet, **columns)


def test_a_changed_text_is_a_further_version(version: ArticleVersion) -> None:
    second = make_version(TEXT + "Updated.", article=version.article, number=2)
    assert list(version.article.versions.order_by("number")) == [version, second]


def test_the_words_of_a_headline_are_counted_in_code_points() -> None:
    start, end = place(TEXT, "matters")
    counted = execute(sql.SQL("SELECT 1 WHERE substr({}, {}, 7) = 'matters'").format(TEXT, start + 1))
    assert counted == 1
    assert make_version(headline="matters", headline_start=start, headline_end=end).pk

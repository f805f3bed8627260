"""What PostgreSQL refuses about segments."""

import pytest

from articles.models import ArticleVersion, Segment
from tests.articles.models.rows import TEXT, make_version
from tests.articles.models.sql import change, refused, repeat

pytestmark = pytest.mark.django_db


@pytest.fixture
def version() -> ArticleVersion:
    return make_version()


@pytest.fixture
def headline(version: ArticleVersion) -> Segment:
    return Segment.objects.create(version=version, kind="headline", start=0, end=21)


def test_segments_of_one_text_do_not_overlap(version: ArticleVersion, headline: Segment) -> None:
    with refused("segments_do_not_overlap"):
        repeat(headline, start=20, end=25)
    paragraph = Segment.objects.create(version=version, kind="paragraph", start=21, end=30)
    with refused("segments_do_not_overlap"):
        change(paragraph, start=20)


def test_segments_that_come_together_do_not_overlap_either(version: ArticleVersion) -> None:
    with refused("segments_do_not_overlap"):
        Segment.objects.bulk_create(
            Segment(version=version, kind="paragraph", start=start, end=start + 6) for start in (0, 5)
        )


def test_segments_of_two_texts_may_have_the_same_place(headline: Segment) -> None:
    other = make_version(TEXT + "!")
    assert repeat(headline, version_id=other.pk)


def test_a_segment_ends_with_its_text_at_the_latest(headline: Segment) -> None:
    change(headline, end=len(TEXT))
    with refused("segment_stands_in_text"):
        change(headline, end=len(TEXT) + 1)
    with refused("segment_stands_in_text"):
        repeat(headline, start=len(TEXT), end=len(TEXT) + 1)


@pytest.mark.parametrize(
    ("rule", "columns"),
    [
        ("segment_is_not_empty", {"start": 3, "end": 3}),
        ("segment_is_not_empty", {"start": 4, "end": 3}),
        ("segment_kind_is_known", {"kind": "advert"}),
    ],
)
def test_a_segment_is_a_stretch_of_a_known_kind(
    headline: Segment, rule: str, columns: dict[str, object]
) -> None:
    with refused(rule):
        change(headline, **columns)


def test_two_segments_never_begin_at_the_same_place(headline: Segment) -> None:
    with refused("segment_start_is_unique_in_version"):
        repeat(headline)

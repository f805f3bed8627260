"""Confirming and mending what the importer read, until the text is first submitted."""

from datetime import date

import pytest

from annotations.models import Revision
from annotations.services import metadata, steps
from annotations.services.metadata import Metadata
from annotations.services.writing import NotAllowed, Refused, Stale
from articles.models import ArticleVersion, Outlet, Segment
from tests.annotations.services.cast import TEXT, Cast, Desk


@pytest.fixture
def draft(desk: Desk) -> Revision:
    revision = desk.draft()
    first_line = TEXT.index("\n")
    Segment.objects.create(version=revision.article_version, kind="paragraph", start=0, end=first_line)
    Segment.objects.create(
        version=revision.article_version, kind="cruft", start=first_line + 1, end=len(TEXT)
    )
    return revision


def mend(revision: Revision, said: Metadata, version: int = 1) -> ArticleVersion:
    assert revision.claimed_by is not None
    return metadata.mend_metadata(
        revision=revision, metadata_version=version, metadata=said, by=revision.claimed_by
    )


def test_a_headline_from_the_text_keeps_its_place_and_another_is_ours(draft: Revision) -> None:
    mended = mend(draft, Metadata(headline="the minister said"))
    assert (mended.headline_start, mended.headline_is_ours) == (TEXT.index("the minister said"), False)
    mended = mend(draft, Metadata(headline="Minister ready"), version=2)
    assert (mended.headline_start, mended.headline_is_ours) == (None, True)


def test_a_standfirst_must_stand_in_the_text(draft: Revision) -> None:
    with pytest.raises(Refused, match="does not stand in the text"):
        mend(draft, Metadata(headline="x", standfirst="Not there"))


def test_a_date_given_by_a_person_is_confirmed_with_its_reason(draft: Revision) -> None:
    said = Metadata(
        headline="x", published_on=date(2017, 7, 17), date_granularity="day", date_reason="the office"
    )
    mended = mend(draft, said)
    assert (mended.date_resolved, mended.date_basis, mended.date_reason) == (
        "2017-07-17",
        "confirmed",
        "the office",
    )
    opened = mend(draft, Metadata(headline="x"), version=2)
    assert (opened.published_on, opened.date_basis) == (None, "")


@pytest.mark.parametrize(
    ("granularity", "resolved", "day"),
    [
        ("year", "2017", date(2017, 1, 1)),
        ("month", "2017-07", date(2017, 7, 1)),
        ("day", "2017-07-17", date(2017, 7, 17)),
    ],
)
def test_a_date_is_kept_as_exactly_as_it_is_known(
    draft: Revision, granularity: str, resolved: str, day: date
) -> None:
    said = Metadata(headline="x", published_on=date(2017, 7, 17), date_granularity=granularity)
    mended = mend(draft, said)
    assert (mended.date_resolved, mended.published_on) == (resolved, day)


def test_outlet_agency_and_relays_are_set_in_order(draft: Revision) -> None:
    a, b = (Outlet.objects.create(slug=slug, name=slug) for slug in ("a", "b"))
    mended = mend(draft, Metadata(headline="x", outlet=a, agency=b, relays=[b, a]))
    assert (mended.article.outlet, mended.agency) == (a, b)
    assert [relay.outlet for relay in mended.relays.all()] == [b, a]
    mended = mend(draft, Metadata(headline="x", relays=[a, b]), version=2)
    assert [relay.outlet for relay in mended.relays.all()] == [a, b]
    assert mended.article.outlet is None


def test_there_must_be_a_date_to_confirm(draft: Revision, cast: Cast) -> None:
    with pytest.raises(Refused, match="no date to confirm"):
        metadata.confirm_date(revision=draft, metadata_version=1, reason="", by=cast.ada)
    mend(draft, Metadata(headline="x", published_on=date(2017, 7, 17)))
    confirmed = metadata.confirm_date(revision=draft, metadata_version=2, reason="Monday fits", by=cast.ada)
    assert (confirmed.date_basis, confirmed.date_reason) == ("confirmed", "Monday fits")


def test_mending_what_somebody_mended_meanwhile_is_stale(draft: Revision) -> None:
    mend(draft, Metadata(headline="x"))
    with pytest.raises(Stale):
        mend(draft, Metadata(headline="y"))


def test_cutting_a_segment_and_bringing_it_back_are_the_same_act(draft: Revision, cast: Cast) -> None:
    segment = draft.article_version.segments.get(kind="cruft")
    for version, kind in enumerate((Segment.Kind.PARAGRAPH, Segment.Kind.CRUFT), start=1):
        metadata.mend_segment(
            revision=draft, metadata_version=version, segment=segment, kind=kind, by=cast.ada
        )
        segment.refresh_from_db()
        assert segment.kind == kind


def test_a_segment_is_split_between_words_and_joined_again(draft: Revision, cast: Cast) -> None:
    segment = draft.article_version.segments.get(kind="paragraph")
    end, at = segment.end, TEXT.index("He added")
    metadata.split_segment(revision=draft, metadata_version=1, segment=segment, at=at, by=cast.ada)
    parts = [TEXT[s.start : s.end] for s in draft.article_version.segments.filter(kind="paragraph")]
    assert parts == [TEXT[: at - 1], TEXT[at:end]]
    metadata.join_segments(revision=draft, metadata_version=2, segment=segment, by=cast.ada)
    segment.refresh_from_db()
    assert (segment.start, segment.end) == (0, end)


@pytest.mark.parametrize("at", [0, -1, 10**6])
def test_a_segment_is_not_split_outside_itself(draft: Revision, cast: Cast, at: int) -> None:
    segment = draft.article_version.segments.get(kind="paragraph")
    with pytest.raises(Refused, match="between two of its words"):
        metadata.split_segment(revision=draft, metadata_version=1, segment=segment, at=at, by=cast.ada)


def test_the_last_segment_has_nothing_to_join(draft: Revision, cast: Cast) -> None:
    segment = draft.article_version.segments.get(kind="cruft")
    with pytest.raises(Refused, match="no segment after"):
        metadata.join_segments(revision=draft, metadata_version=1, segment=segment, by=cast.ada)


def test_metadata_is_locked_once_submitted(draft: Revision, desk: Desk) -> None:
    desk.submit(draft)
    with pytest.raises(Refused, match="submitted"):
        mend(draft, Metadata(headline="Something else"))


def test_metadata_of_a_reviewed_text_changes_by_corrections_only(desk: Desk, cast: Cast) -> None:
    following = steps.revise(record=desk.reviewed().record, by=cast.ada)
    with pytest.raises(Refused, match="correction"):
        mend(following, Metadata(headline="Something else"))


@pytest.mark.parametrize("person", ["eva", "boris", "mara", "clara"])
def test_nobody_but_the_claimant_mends(draft: Revision, cast: Cast, person: str) -> None:
    with pytest.raises(NotAllowed):
        metadata.mend_metadata(
            revision=draft, metadata_version=1, metadata=Metadata(headline="x"), by=getattr(cast, person)
        )

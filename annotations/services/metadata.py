"""Confirming and mending what the importer read from a text, until the record is first reviewed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from annotations.models import Coder, Contribution, Revision
from articles.models import ArticleVersion, Outlet, Relay, Segment

from .claims import draft_of
from .writing import Refused, check_version, service


@dataclass(frozen=True, kw_only=True)
class Metadata:
    """The metadata of an article version as an editor has it.

    `headline` and `standfirst` are looked up in the text; a headline that the text does not have is ours.
    `published_on` with its granularity and reason is confirmed by giving it; None leaves it open.
    """

    headline: str
    standfirst: str = ""
    dateline_place: str = ""
    outlet: Outlet | None = None
    agency: Outlet | None = None
    published_on: date | None = None
    date_granularity: str = ""
    date_reason: str = ""
    relays: Sequence[Outlet] = ()


GRANULARITY_LENGTH = {"year": 4, "month": 7, "day": 10, "minute": 10}
"""How much of an ISO date each granularity keeps."""


def _locked(revision: Revision, metadata_version: int, by: Coder) -> ArticleVersion:
    draft_of(revision, by)
    version = (
        ArticleVersion.objects.select_for_update(of=("self",))
        .select_related("article", "agency")
        .get(pk=revision.article_version_id)
    )
    check_version("the metadata", current=version.metadata_version, expected=metadata_version)
    Contribution.objects.get_or_create(revision=revision, coder=by)
    return version


def _place(version: ArticleVersion, name: str, value: str) -> None:
    """Set `name` and its span: unchanged words keep their place, others are looked up in the text."""
    if value == getattr(version, name):
        return
    start = version.text.find(value) if value else -1
    setattr(version, name, value)
    setattr(version, f"{name}_start", None if start < 0 else start)
    setattr(version, f"{name}_end", None if start < 0 else start + len(value))


def _set_date(version: ArticleVersion, metadata: Metadata) -> None:
    unchanged = metadata.published_on == version.published_on and metadata.date_granularity in (
        "",
        version.date_granularity,
    )
    version.date_reason = metadata.date_reason or version.date_reason
    if unchanged:
        return
    if metadata.published_on is None:
        version.published_on, version.date_resolved, version.date_basis = None, "", ""
        return
    granularity = metadata.date_granularity or version.date_granularity or ArticleVersion.Granularity.DAY
    version.date_granularity = granularity
    version.date_resolved = metadata.published_on.isoformat()[: GRANULARITY_LENGTH[granularity]]
    # A month or year stands in lists and filters at its first day.
    version.published_on = date.fromisoformat(f"{version.date_resolved}-01-01"[:10])
    version.date_basis = ArticleVersion.Basis.CONFIRMED


def _set_relays(version: ArticleVersion, outlets: Sequence[Outlet]) -> None:
    known = {relay.outlet_id: (relay.start, relay.end) for relay in version.relays.all()}
    if list(known) == [outlet.pk for outlet in outlets]:
        return
    version.relays.all().delete()
    Relay.objects.bulk_create(
        [
            Relay(version=version, position=i, outlet=outlet, start=start, end=end)
            for i, outlet in enumerate(outlets)
            for start, end in [known.get(outlet.pk, (None, None))]
        ]
    )


@service
def mend_metadata(
    *, revision: Revision, metadata_version: int, metadata: Metadata, by: Coder
) -> ArticleVersion:
    """Confirm or mend the metadata of the text that a draft codes. Locked once submitted or reviewed."""
    version = _locked(revision, metadata_version, by)
    _place(version, "headline", metadata.headline)
    _place(version, "standfirst", metadata.standfirst)
    if version.standfirst and version.standfirst_start is None:
        raise Refused("The standfirst does not stand in the text: copy it from there, or leave it empty.")
    version.dateline_place = metadata.dateline_place
    version.agency = metadata.agency
    _set_date(version, metadata)
    _set_relays(version, metadata.relays)
    version.metadata_version += 1
    version.save()
    if version.article.outlet != metadata.outlet:
        version.article.outlet = metadata.outlet
        version.article.save(update_fields=["outlet"])
    return version


@service
def confirm_date(*, revision: Revision, metadata_version: int, reason: str, by: Coder) -> ArticleVersion:
    """Sign for the date as it was stated or inferred."""
    version = _locked(revision, metadata_version, by)
    if version.published_on is None:
        raise Refused("There is no date to confirm yet: give it with its reason.")
    version.date_basis = ArticleVersion.Basis.CONFIRMED
    version.date_reason = reason or version.date_reason
    version.metadata_version += 1
    version.save(update_fields=["date_basis", "date_reason", "metadata_version"])
    return version


def _segment(version: ArticleVersion, segment: Segment) -> Segment:
    return version.segments.select_for_update().get(pk=segment.pk)


def _count(version: ArticleVersion) -> ArticleVersion:
    version.metadata_version += 1
    version.save(update_fields=["metadata_version"])
    return version


@service
def mend_segment(
    *, revision: Revision, metadata_version: int, segment: Segment, kind: Segment.Kind, by: Coder
) -> ArticleVersion:
    """Say what a stretch of the text really is; cutting (cruft) and bringing back are the same act."""
    version = _locked(revision, metadata_version, by)
    current = _segment(version, segment)
    current.kind, current.reason = kind, "set by an editor"
    current.save(update_fields=["kind", "reason"])
    return _count(version)


@service
def split_segment(
    *, revision: Revision, metadata_version: int, segment: Segment, at: int, by: Coder
) -> ArticleVersion:
    """Divide a segment at a code point of the text; white space around the cut belongs to neither part."""
    version = _locked(revision, metadata_version, by)
    current = _segment(version, segment)
    left, right = version.text[current.start : at], version.text[at : current.end]
    if not current.start < at < current.end or not left.strip() or not right.strip():
        raise Refused("Split a segment between two of its words.")
    end = current.end
    current.end = current.start + len(left.rstrip())
    current.save(update_fields=["end"])
    Segment.objects.create(
        version=version,
        kind=current.kind,
        start=end - len(right.lstrip()),
        end=end,
        reason="split by an editor",
    )
    return _count(version)


@service
def join_segments(
    *, revision: Revision, metadata_version: int, segment: Segment, by: Coder
) -> ArticleVersion:
    """Join a segment with the one after it; it keeps its own kind."""
    version = _locked(revision, metadata_version, by)
    current = _segment(version, segment)
    following = version.segments.select_for_update().filter(start__gte=current.end).order_by("start").first()
    if following is None:
        raise Refused("There is no segment after this one to join it with.")
    end = following.end
    following.delete()
    current.end, current.reason = end, "joined by an editor"
    current.save(update_fields=["end", "reason"])
    return _count(version)

"""What readers may see of the texts of a closure, text by text."""

from collections.abc import Iterator
from uuid import UUID

from articles.models import ArticleVersion

from . import details
from .closure import Closure
from .extents import Extent, excerpt_extents
from .rows import annotated, hanging


def visible_extents(closure: Closure) -> Iterator[tuple[UUID, list[Extent] | None]]:
    """For each article version in the order of its uid: what may be shown of it, None for all of it.

    Extents are code points, end exclusive, in order. They are those of all its reviewed revisions taken
    together: each is still public at its own address. One query, read as a stream.
    """
    anchored = closure.corrections.filter(start__isnull=False)
    texts = (
        closure.versions.select_related("agency", "article__outlet")
        .defer("raw", "text")
        .annotate(
            segment_rows=hanging(closure.segments, "version", "start", kind="kind", start="start", end="end"),
            relay_rows=hanging(closure.relays, "version", "position", start="start", end="end"),
            span_rows=hanging(
                closure.spans, "claim__revision__article_version", "start", start="start", end="end"
            ),
            correction_rows=hanging(anchored, "revision__article_version", "start", start="start", end="end"),
        )
        .order_by("uid")
    )
    for version in texts.iterator(chunk_size=20):
        whole = details.may_be_shown_whole(version, version.article.outlet)
        yield version.uid, None if whole else _excerpts(version)


def _excerpts(version: ArticleVersion) -> list[Extent]:
    return excerpt_extents(
        segments=[(row["kind"], row["start"], row["end"]) for row in annotated(version, "segment_rows")],
        metadata=details.metadata_extents(version, annotated(version, "relay_rows")),
        claimed=[(row["start"], row["end"]) for row in annotated(version, "span_rows")],
        corrected=[(row["start"], row["end"]) for row in annotated(version, "correction_rows")],
    )

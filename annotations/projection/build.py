"""Revisions into their public shape: the one place where rows become what readers see."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from annotations.models import Claim, Correction, Revision
from articles.models import ArticleVersion, Outlet

from . import details, rows
from .extents import excerpt_extents, masked
from .identity import names_now
from .passages import Stretch, passages_of
from .rows import annotated
from .runs import Mark
from .shapes import PublicArticleLink, PublicClaim, PublicCorrection, PublicRecord


def project(revisions: QuerySet[Revision]) -> list[PublicRecord]:
    """The public shape of each revision, in the order of the queryset.

    At most seven queries, however many revisions and claims. Which revisions readers may ask for is
    decided before (`current_revisions`, `readable_revisions`).

    Raises:
        ValueError: a revision is not reviewed, so it has no public shape.
    """
    found = rows.revision_rows(revisions)
    for revision in found:
        details.reviewed_at(revision)
    claims = _by_revision(rows.claim_rows([revision.pk for revision in found]))
    corrections = _by_revision(rows.correction_rows([revision.pk for revision in found]))
    coded = [claim for several in claims.values() for claim in several]
    link_rows = rows.claim_link_rows([claim.stable_uid for claim in coded]) if coded else []
    speakers = names_now(
        [claim.speaker_id for claim in coded]
        + [row[side]["speaker"] for row in link_rows for side in ("first", "second")]
    )
    links = details.claim_links(link_rows, speakers)
    neighbours = details.article_links(
        rows.article_link_rows([revision.record.article_id for revision in found])
    )
    projected = []
    for revision in found:
        text = VisibleText(revision, claims[revision.pk], corrections[revision.pk])
        projected.append(
            _record(
                revision,
                text,
                details.claims(claims[revision.pk], text.masked, speakers, links),
                details.corrections(corrections[revision.pk], text.masked),
                neighbours.get(revision.record.article_id, []),
            )
        )
    return projected


def public_words(revision: Revision) -> str:
    """All words that readers may see of a reviewed revision, for the search.

    That is the visible text, the names of outlet, agency, relays, speakers and offices, the summaries and
    tags of the accepted claims, and what accepted corrections say.
    """
    (record,) = project(Revision.objects.filter(pk=revision.pk))
    words = [record.headline, *(passage.text for passage in record.passages), record.dateline_place]
    words += [outlet.name for outlet in (record.outlet, record.agency) if outlet]
    words += [relay.outlet.name for relay in record.relays]
    for claim in record.claims:
        words += [claim.summary, claim.speaker.name, claim.role_as_stated]
        words += [claim.office.name if claim.office else "", *(tag.label for tag in claim.tags)]
    for correction in record.corrections:
        words += [correction.as_stated, correction.corrected_value]
    return "\n".join(dict.fromkeys(word for word in words if word))


def _by_revision(found: Iterable[Any]) -> dict[int, list[Any]]:
    grouped: dict[int, list[Any]] = defaultdict(list)
    for row in found:
        grouped[row.revision_id].append(row)
    return grouped


class VisibleText:
    """The text of a revision as far as readers may see it.

    `extents` are the visible stretches; `masked` has all else blanked out, at the same length.
    """

    def __init__(self, revision: Revision, claims: list[Claim], corrections: list[Correction]) -> None:
        version = revision.article_version
        self.segments: list[Stretch] = [
            (row["kind"], row["start"], row["end"]) for row in annotated(revision, "segment_rows")
        ]
        self.excerpts_only = not details.may_be_shown_whole(version, revision.record.article.outlet)
        self.extents = [(0, len(version.text))]
        if self.excerpts_only:
            self.extents = excerpt_extents(
                segments=self.segments,
                metadata=details.metadata_extents(version, annotated(revision, "relay_rows")),
                claimed=[
                    (span["start"], span["end"]) for claim in claims for span in annotated(claim, "span_rows")
                ],
                corrected=[
                    (c.start, c.end) for c in corrections if c.start is not None and c.end is not None
                ],
            )
        self.masked = masked(version.text, self.extents)


def _marks(claims: Iterable[PublicClaim], corrections: Iterable[PublicCorrection]) -> list[Mark]:
    marks = [
        Mark(span.start, span.end, span.role, claim.number, claim.short_id)
        for claim in claims
        for span in claim.spans
    ]
    marks += [
        Mark(c.start, c.end, "correction", c.number, c.short_id)
        for c in corrections
        if c.start is not None and c.end is not None
    ]
    return marks


def _record(
    revision: Revision,
    text: VisibleText,
    claims: tuple[PublicClaim, ...],
    corrections: tuple[PublicCorrection, ...],
    links: list[PublicArticleLink],
) -> PublicRecord:
    version, record, article = revision.article_version, revision.record, revision.record.article
    accepted = tuple(c for c in corrections if c.state == Correction.State.ACCEPTED)
    return PublicRecord(
        uid=record.uid,
        article_uid=article.uid,
        revision_uid=revision.uid,
        short_id=article.short_id,
        url=article.url,
        outlet=details.outlet(article.outlet),
        relays=tuple(details.relay(row, text.masked) for row in annotated(revision, "relay_rows")),
        excerpts_only=text.excerpts_only,
        visible=tuple(text.extents),
        passages=passages_of(
            version.text, segments=text.segments, visible=text.extents, marks=_marks(claims, accepted)
        ),
        claims=claims,
        corrections=accepted,
        dismissed=tuple(c for c in corrections if c.state == Correction.State.DISMISSED),
        links=tuple(links),
        history=details.history(revision),
        number=revision.number,
        is_current=record.public_revision_id == revision.pk,
        **_of_the_text(version, article.outlet),
    )


def _of_the_text(version: ArticleVersion, publisher: Outlet | None) -> dict[str, Any]:
    """What the record takes from the article version itself."""
    return {
        "version_uid": version.uid,
        "slug": version.slug,
        "title": details.title_of(version, publisher),
        "headline": version.headline,
        "headline_is_ours": version.headline_is_ours,
        "standfirst": version.standfirst,
        "dateline": version.dateline,
        "dateline_place": version.dateline_place,
        "agency": details.outlet(version.agency),
        "date": details.date_of(version),
        "language": version.language,
        "text_number": version.number,
        "retrieved_at": version.retrieved_at,
        "text_sha256": version.text_sha256,
        "text_length": len(version.text),
    }

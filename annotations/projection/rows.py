"""The rows behind a projection, fetched in a number of queries that does not depend on how many there are.

What hangs on a row comes with it as a JSON array that PostgreSQL puts together.
"""

from collections.abc import Collection
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from annotations.models import Claim, ClaimLink, ClaimRelay, ClaimTag, Correction, Revision, Span
from articles.models import ArticleLink, Relay, Segment

from .public import decided_correction, public_claims, public_records

OUTLET = ("uid", "slug", "name", "kind", "homepage", "country")


def hanging(rows: QuerySet[Any], parent: str, order: str, *, to: str = "pk", **fields: str) -> ArraySubquery:
    """An array of the `rows` whose `parent` is the outer row's `to`; each a JSON object with `fields`."""
    return ArraySubquery(
        rows.filter(**{parent: OuterRef(to)}).order_by(order).values(row=JSONObject(**fields))
    )


def _outlet_fields(path: str) -> dict[str, str]:
    return {field: f"{path}__{field}" for field in OUTLET}


def revision_rows(revisions: QuerySet[Revision]) -> list[Revision]:
    """Revisions with article, version, outlet, agency, segments, relays and history; without raw bytes."""
    version = "article_version_id"
    history = Revision.objects.filter(status="reviewed")
    return list(
        revisions.select_related(
            "record__article__outlet", "record__public_revision", "article_version__agency"
        )
        .defer("article_version__raw")
        .annotate(
            segment_rows=hanging(
                Segment.objects.all(), "version", "start", to=version, kind="kind", start="start", end="end"
            ),
            relay_rows=hanging(
                Relay.objects.all(),
                "version",
                "position",
                to=version,
                position="position",
                start="start",
                end="end",
                **_outlet_fields("outlet"),
            ),
            step_rows=hanging(
                history,
                "record",
                "number",
                to="record_id",
                number="number",
                text_number="article_version__number",
                reviewed_at="reviewed_at",
                claimed_by="claimed_by__handle",
                submitted_by="submitted_by__handle",
                reviewed_by="reviewed_by__handle",
            ),
        )
    )


def claim_rows(revisions: Collection[int]) -> list[Claim]:
    """The accepted claims of these revisions with spans, tags and relays."""
    return list(
        Claim.objects.filter(revision__in=revisions, removed_at__isnull=True, verdict=Claim.Verdict.ACCEPTED)
        .select_related("office")
        .annotate(
            span_rows=hanging(
                Span.objects.all(), "claim", "start", uid="uid", role="role", start="start", end="end"
            ),
            tag_rows=hanging(
                ClaimTag.objects.all(), "claim", "tag__code", code="tag__code", label="tag__label"
            ),
            relay_rows=hanging(
                ClaimRelay.objects.all(),
                "claim",
                "position",
                position="position",
                **_outlet_fields("outlet"),
            ),
        )
    )


def correction_rows(revisions: Collection[int]) -> list[Correction]:
    """The accepted and dismissed corrections of these revisions, with the day they were first decided so."""
    return list(
        Correction.objects.filter(
            decided_correction(Correction.State.ACCEPTED, Correction.State.DISMISSED), revision__in=revisions
        )
        .annotate(first_decided_at=first_decided())
        .order_by("start", "field", "short_id")
    )


def first_decided() -> Subquery:
    """When a correction was first decided as it is now, whichever reviewed revision that was in."""
    same = Correction.objects.filter(
        stable_uid=OuterRef("stable_uid"),
        revision__record=OuterRef("revision__record"),
        revision__status="reviewed",
        state=OuterRef("state"),
    )
    return Subquery(same.order_by("decided_at").values("decided_at")[:1])


def claim_link_rows(stable_uids: Collection[Any]) -> list[dict[str, Any]]:
    """Links between these claims and other public ones, in both directions, with what the other claim is."""
    public = public_claims()
    other = public.filter(stable_uid=OuterRef("other_stable_uid")).values(
        row=JSONObject(stable_uid="stable_uid", short_id="short_id", summary="summary", speaker="speaker_id")
    )
    mine = JSONObject(
        stable_uid="claim__stable_uid",
        short_id="claim__short_id",
        summary="claim__summary",
        speaker="claim__speaker_id",
    )
    links = (
        ClaimLink.objects.filter(
            Q(claim__stable_uid__in=stable_uids) | Q(other_stable_uid__in=stable_uids), claim__in=public
        )
        .annotate(first=mine, second=Subquery(other[:1]))
        .filter(second__isnull=False)
        .order_by("kind", "claim__short_id", "other_stable_uid")
    )
    return [{"kind": link.kind, "first": link.first, "second": link.second} for link in links]


def article_link_rows(articles: Collection[int]) -> list[dict[str, Any]]:
    """Confirmed links between these articles and others, where both have public records."""
    public = public_records()
    sides = {
        f"{side}_{name}": F(f"{side}__{path}")
        for side in ("copy", "original")
        for name, path in (
            ("uid", "uid"),
            ("short", "short_id"),
            ("headline", "record__public_revision__article_version__headline"),
            ("place", "record__public_revision__article_version__dateline_place"),
            ("agency", "record__public_revision__article_version__agency__name"),
            ("outlet", "outlet__name"),
        )
    }
    found = (
        ArticleLink.objects.filter(
            Q(copy__in=articles) | Q(original__in=articles),
            state=ArticleLink.State.CONFIRMED,
            copy__record__in=public,
            original__record__in=public,
        )
        .order_by("kind", "copy__short_id", "original__short_id")
        .values("kind", "copy_id", "original_id", **sides)
    )
    return [dict(row) for row in found]


def annotated(row: Model, name: str) -> Any:
    """What a query added to a row under `name`."""
    return getattr(row, name)

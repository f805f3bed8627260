"""Which rows make up a reviewed file: what is public of some records, and all that those rows refer to."""

from functools import cached_property
from typing import Any, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db.models import Model, Q, QuerySet
from django.db.models.expressions import RawSQL

from annotations.models import (
    Alias,
    Claim,
    ClaimLink,
    ClaimRelay,
    ClaimTag,
    Coder,
    Correction,
    Office,
    Record,
    Revision,
    Span,
    Speaker,
    Tag,
    Term,
)
from articles.models import Article, ArticleLink, ArticleVersion, Outlet, Relay, Segment

from .public import decided_correction, public_records, readable_revisions

Row = TypeVar("Row", bound=Model)


class Closure:
    """The public rows of `records`, one queryset a model, closed over their foreign keys.

    Of the records given only public ones count; what is public is asked once, when the object is made.
    All reviewed revisions of a record are in it, as readers may see them all. A foreign key of a row
    leads to a row of another queryset here, or is one that `annotations.export` leaves out.
    """

    def __init__(self, records: QuerySet[Record]) -> None:
        self.records = public_records().filter(pk__in=records.order_by().values("pk"))
        self.revisions: QuerySet[Revision] = readable_revisions().filter(record__in=self.records)

    @cached_property
    def claims(self) -> QuerySet[Claim]:
        """Claims that stand and were accepted, of every revision."""
        claims: QuerySet[Claim] = Claim.objects.filter(
            revision__in=self.revisions, removed_at__isnull=True, verdict=Claim.Verdict.ACCEPTED
        )
        return claims

    @cached_property
    def corrections(self) -> QuerySet[Correction]:
        """Corrections that were accepted, or dismissed with the reason."""
        return Correction.objects.filter(
            decided_correction(Correction.State.ACCEPTED, Correction.State.DISMISSED),
            revision__in=self.revisions,
        )

    @cached_property
    def articles(self) -> QuerySet[Article]:
        return Article.objects.filter(pk__in=self.records.values("article"))

    @cached_property
    def versions(self) -> QuerySet[ArticleVersion]:
        """The texts that the revisions code."""
        return ArticleVersion.objects.filter(pk__in=self.revisions.values("article_version"))

    @cached_property
    def relays(self) -> QuerySet[Relay]:
        return Relay.objects.filter(version__in=self.versions)

    @cached_property
    def segments(self) -> QuerySet[Segment]:
        return Segment.objects.filter(version__in=self.versions)

    @cached_property
    def article_links(self) -> QuerySet[ArticleLink]:
        """Confirmed links between articles of this closure."""
        return ArticleLink.objects.filter(
            state=ArticleLink.State.CONFIRMED, copy__in=self.articles, original__in=self.articles
        )

    @cached_property
    def spans(self) -> QuerySet[Span]:
        return Span.objects.filter(claim__in=self.claims)

    @cached_property
    def claim_tags(self) -> QuerySet[ClaimTag]:
        return ClaimTag.objects.filter(claim__in=self.claims)

    @cached_property
    def claim_relays(self) -> QuerySet[ClaimRelay]:
        return ClaimRelay.objects.filter(claim__in=self.claims)

    @cached_property
    def claim_links(self) -> QuerySet[ClaimLink]:
        """Links between claims of this closure."""
        return ClaimLink.objects.filter(
            claim__in=self.claims, other_stable_uid__in=self.claims.values("stable_uid")
        )

    @cached_property
    def speakers(self) -> QuerySet[Speaker]:
        """Speakers of the claims, and those they were merged into."""
        return with_those_above(
            Speaker.objects.filter(pk__in=self.claims.values("speaker")), "merged_into_id"
        )

    @cached_property
    def aliases(self) -> QuerySet[Alias]:
        return Alias.objects.filter(speaker__in=self.speakers, confirmed_by__isnull=False)

    @cached_property
    def terms(self) -> QuerySet[Term]:
        return Term.objects.filter(speaker__in=self.speakers, confirmed_by__isnull=False)

    @cached_property
    def offices(self) -> QuerySet[Office]:
        return Office.objects.filter(in_any((self.claims, "office"), (self.terms, "office")))

    @cached_property
    def tags(self) -> QuerySet[Tag]:
        """Tags of the claims, and those above them."""
        return with_those_above(Tag.objects.filter(pk__in=self.claim_tags.values("tag")), "parent_id")

    @cached_property
    def outlets(self) -> QuerySet[Outlet]:
        named_in = [(self.articles, "outlet"), (self.versions, "agency")]
        return Outlet.objects.filter(
            in_any(*named_in, (self.relays, "outlet"), (self.claim_relays, "outlet"))
        )

    @cached_property
    def coders(self) -> QuerySet[Coder]:
        """The pseudonyms of everybody who had a hand in these rows, as far as the rows say so."""
        revision_steps = [(self.revisions, f"{step}_by") for step in ("claimed", "submitted", "reviewed")]
        claim_steps = [(self.claims, f"{step}_by") for step in ("coded", "changed", "verdict")]
        correction_steps = [(self.corrections, f"{step}_by") for step in ("proposed", "changed", "decided")]
        confirmed = [(self.aliases, "confirmed_by"), (self.terms, "confirmed_by")]
        return Coder.objects.filter(in_any(*revision_steps, *claim_steps, *correction_steps, *confirmed))


def in_any(*named_in: tuple[QuerySet[Any], str]) -> Q:
    """Condition: the row is named by one of these (rows, foreign key)."""
    condition = Q()
    for rows, key in named_in:
        condition |= Q(pk__in=rows.order_by().values(key))
    return condition


def with_those_above(rows: QuerySet[Row], key: str) -> QuerySet[Row]:
    """`rows`, and every row that the column `key` of the same table leads to; circles end."""
    model = rows.model
    try:
        inner, params = rows.order_by().values("pk").query.sql_with_params()
    except EmptyResultSet:
        return rows
    table = model._meta.db_table
    # The names of table and column come from the model, the values stay parameters.
    recursive = (
        f"WITH RECURSIVE family(id) AS ({inner} UNION SELECT r.{key} FROM {table} r "  # noqa: S608
        f"JOIN family ON r.id = family.id WHERE r.{key} IS NOT NULL) SELECT id FROM family"
    )
    return model._default_manager.filter(pk__in=RawSQL(recursive, params))  # noqa: S611  # see above

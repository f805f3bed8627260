"""Finding public records and claims by words, speaker, outlet and tag: what the filters of the lists ask."""

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Exists, OuterRef, Q, QuerySet

from annotations.models import Claim, ClaimTag, Record, Span, Tag
from articles.models import Outlet

from .identity import called
from .public import public_claims, public_records

CONFIG = "english"
"""PostgreSQL's text search configuration, of the stored vectors and of the questions alike."""


def records_with_words(records: QuerySet[Record], words: str) -> QuerySet[Record]:
    """Public records whose visible text, names or claims hold the words, as people type them into a search:
    `"exact phrase"`, `or` and `-without` are understood."""
    query = SearchQuery(words, config=CONFIG, search_type="websearch")
    return records.filter(public_revision__public_search__tsv=query)


def claims_with_words(claims: QuerySet[Claim], words: str) -> QuerySet[Claim]:
    """Claims whose summary or content holds all the words, in any order.

    The index of the records narrows it down first; the claims themselves are indexed nowhere.
    """
    query = SearchQuery(words, config=CONFIG)
    said = Span.objects.annotate(tsv=SearchVector("exact", config=CONFIG)).filter(
        claim=OuterRef("pk"), role=Span.Role.CONTENT, tsv=query
    )
    return claims.annotate(tsv=SearchVector("summary", config=CONFIG)).filter(
        Q(tsv=query) | Exists(said), revision__public_search__tsv=query
    )


def records_with_speaker(records: QuerySet[Record], name: str) -> QuerySet[Record]:
    """Records with a public claim of a speaker so called."""
    said = public_claims().filter(speaker__in=called(name), revision__public_in=OuterRef("pk"))
    return records.filter(Exists(said))


def claims_with_speaker(claims: QuerySet[Claim], name: str) -> QuerySet[Claim]:
    """Claims of a speaker so called."""
    return claims.filter(speaker__in=called(name))


def records_with_tag(records: QuerySet[Record], tag: Tag) -> QuerySet[Record]:
    """Records with a public claim on this subject."""
    said = public_claims().filter(claim_tags__tag=tag, revision__public_in=OuterRef("pk"))
    return records.filter(Exists(said))


def public_outlets() -> QuerySet[Outlet]:
    """Outlets of public records."""
    return Outlet.objects.filter(Exists(public_records().filter(article__outlet=OuterRef("pk"))))


def public_agencies() -> QuerySet[Outlet]:
    """Agencies of public records."""
    return Outlet.objects.filter(
        Exists(public_records().filter(public_revision__article_version__agency=OuterRef("pk")))
    )


def public_tags() -> QuerySet[Tag]:
    """Tags of public claims, by label."""
    used = ClaimTag.objects.filter(tag=OuterRef("pk"), claim__in=public_claims())
    return Tag.objects.filter(Exists(used)).order_by("label")

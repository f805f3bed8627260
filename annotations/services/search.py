"""Keeping the readers' search words in step with what is reviewed."""

from django.contrib.postgres.search import SearchVector
from django.db import transaction
from django.db.models import Q, Value

from annotations.models import PublicSearch, Revision
from annotations.projection import public_words
from articles.models import Outlet

INDEXED_CHARACTERS = 200_000
"""How much is indexed of one revision: PostgreSQL refuses vectors over 1 MiB."""


@transaction.atomic
def index_public_words(revision: Revision) -> None:
    """Store the search vector of what readers may see of a reviewed revision.

    The outlet and the agency, which decide what that is, stay as they are until it is stored.
    """
    version = revision.article_version
    owners = Outlet.objects.filter(pk__in=[version.article.outlet_id, version.agency_id])
    list(owners.select_for_update(no_key=True).order_by("pk").values_list("pk"))
    words = public_words(revision)[:INDEXED_CHARACTERS]
    PublicSearch.objects.update_or_create(
        revision=revision, defaults={"tsv": SearchVector(Value(words), config="english")}
    )


def reindex_outlet(outlet: Outlet) -> None:
    """Renew the search vectors of all reviewed revisions that name the outlet or follow its rights."""
    naming = Revision.objects.filter(
        Q(record__article__outlet=outlet)
        | Q(article_version__agency=outlet)
        | Q(article_version__relays__outlet=outlet)
    )
    reviewed = Revision.objects.filter(status="reviewed", pk__in=naming.values("pk"))
    for revision in reviewed.select_related("article_version__article").order_by("pk").iterator():
        index_public_words(revision)

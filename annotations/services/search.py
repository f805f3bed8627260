"""Keeping the readers' search words in step with what is reviewed."""

from django.contrib.postgres.search import SearchVector
from django.db.models import Value

from annotations.models import PublicSearch, Revision
from annotations.projection import public_words

INDEXED_CHARACTERS = 200_000
"""How much is indexed of one revision: PostgreSQL refuses vectors over 1 MiB."""


def index_public_words(revision: Revision) -> None:
    """Store the search vector of what readers may see of a reviewed revision."""
    words = public_words(revision)[:INDEXED_CHARACTERS]
    PublicSearch.objects.update_or_create(
        revision=revision, defaults={"tsv": SearchVector(Value(words), config="english")}
    )

"""Full-text index of article texts, for the desk."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from .article import ArticleVersion

INDEXED_CHARACTERS = 200_000
"""How much of a text is indexed: PostgreSQL refuses vectors over 1 MiB, and the text itself stays whole."""


class ArticleSearch(models.Model):
    """The search vector of one article version, in a side table filled after the insert.

    Computing the vector costs many times what storing the article does, so it never holds up an import.
    """

    version = models.OneToOneField(
        ArticleVersion,
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="search",
    )
    tsv = SearchVectorField()

    class Meta:
        verbose_name = verbose_name_plural = "article search words"
        indexes = [GinIndex(name="article_search_words", fields=["tsv"])]

    def __str__(self) -> str:
        return f"search words of version {self.pk}"


class SearchBacklog(models.Model):
    """An article version that was stored and waits for its search vector.

    Written in the transaction that stores the version and removed in the one that stores the vector, so
    that no text is forgotten, whenever a process ends.
    """

    version = models.OneToOneField(
        ArticleVersion,
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="waits_for_search",
        db_constraint=False,  # a version is kept for ever once its transaction, which writes this too, ends
    )

    class Meta:
        verbose_name_plural = "search backlog"

    def __str__(self) -> str:
        return f"version {self.pk} waits for its search words"

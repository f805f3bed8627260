"""Full-text index of what readers may see of a record."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from .revision import Revision


class PublicSearch(models.Model):
    """The search vector of a reviewed revision, made from its public shape when it is accepted or loaded.

    Words that readers may not see (of texts shown as excerpts only, of rejected claims) are not in it.
    """

    revision = models.OneToOneField(
        Revision, on_delete=models.CASCADE, primary_key=True, related_name="public_search"
    )
    tsv = SearchVectorField()

    class Meta:
        verbose_name = verbose_name_plural = "public search words"
        indexes = [GinIndex(name="public_search_words", fields=["tsv"])]

    def __str__(self) -> str:
        return f"search words of revision {self.pk}"

"""Articles and their texts: imported once, mended at the desk, never changed here."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from articles.models import Article, ArticleSearch, ArticleVersion, Relay, Segment

from .base import LoggedAdmin

HEADLINE_OR_HASH = ("version__headline", "=version__text_sha256")


@admin.register(Article)
class ArticleAdmin(LoggedAdmin):
    list_display = ("short_id", "outlet", "url", "external_id", "imported_at")
    list_filter = ("imported_at", ("outlet", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("outlet",)
    search_fields = ("=short_id", "url", "=external_id", "versions__headline")


@admin.register(ArticleVersion)
class ArticleVersionAdmin(LoggedAdmin):
    list_display = ("headline", "number", "article", "agency", "published_on", "date_basis", "language")
    list_filter = ("date_basis", "date_granularity", "language", ("agency", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("article", "agency")
    search_fields = ("headline", "=article__short_id", "=text_sha256", "=raw_sha256")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).defer("raw")


@admin.register(Segment)
class SegmentAdmin(LoggedAdmin):
    list_display = ("version", "kind", "start", "end", "reason")
    list_filter = ("kind",)
    list_select_related = ("version",)
    search_fields = HEADLINE_OR_HASH


@admin.register(Relay)
class RelayAdmin(LoggedAdmin):
    list_display = ("version", "position", "outlet", "start", "end")
    list_filter = (("outlet", admin.RelatedOnlyFieldListFilter),)
    list_select_related = ("version", "outlet")
    search_fields = (*HEADLINE_OR_HASH, "outlet__name")


@admin.register(ArticleSearch)
class ArticleSearchAdmin(LoggedAdmin):
    list_display = ("version",)
    list_filter = ("version__language",)
    list_select_related = ("version",)
    search_fields = HEADLINE_OR_HASH

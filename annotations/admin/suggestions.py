"""What engines suggested, and what people made of it; and the readers' search words."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from annotations.models import (
    PublicSearch,
    SuggestedSpan,
    Suggestion,
    SuggestionBacklog,
    SuggestionThreshold,
)
from articles.admin.base import LoggedAdmin


@admin.register(Suggestion)
class SuggestionAdmin(LoggedAdmin):
    list_display = ("article_version", "engine", "engine_version", "mode", "speaker", "state", "decided_by")
    list_filter = ("state", "engine", "mode")
    list_select_related = ("article_version", "speaker", "decided_by")
    search_fields = ("=article_version__article__short_id", "speaker__name", "reason")


@admin.register(SuggestedSpan)
class SuggestedSpanAdmin(LoggedAdmin):
    list_display = ("suggestion", "role", "start", "end")
    list_filter = ("role",)
    list_select_related = ("suggestion",)
    search_fields = ("=suggestion__article_version__article__short_id",)


@admin.register(SuggestionThreshold)
class SuggestionThresholdAdmin(LoggedAdmin):
    list_display = ("engine", "shown_from", "changed_by", "changed_at")
    list_filter = ("engine",)
    list_select_related = ("changed_by",)
    search_fields = ("engine",)


@admin.register(SuggestionBacklog)
class SuggestionBacklogAdmin(LoggedAdmin):
    """Texts that are stored and wait for their suggestions."""

    list_display = ("__str__",)
    list_filter = ("version__language",)
    list_select_related = ("version",)
    search_fields = ("=version__article__short_id",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).defer("version__raw", "version__text", "version__declared")


@admin.register(PublicSearch)
class PublicSearchAdmin(LoggedAdmin):
    list_display = ("revision",)
    list_filter = ("revision__reviewed_at",)
    list_select_related = ("revision__record",)
    search_fields = ("=revision__record__article__short_id",)

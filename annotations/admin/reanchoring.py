"""What became of coded words when the outlet changed its text: decided at the desk."""

from django.contrib import admin

from annotations.models import ReanchoredSpan, Reanchoring
from articles.admin.base import LoggedAdmin


@admin.register(Reanchoring)
class ReanchoringAdmin(LoggedAdmin):
    list_display = ("claim", "correction", "found", "score", "state", "decided_by", "decided_at")
    list_filter = ("found", "state", ("decided_by", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("claim", "correction", "decided_by")
    search_fields = ("=claim__short_id", "claim__summary", "=correction__short_id", "correction__as_stated")


@admin.register(ReanchoredSpan)
class ReanchoredSpanAdmin(LoggedAdmin):
    list_display = ("reanchoring", "role", "old_start", "old_end", "start", "end", "score")
    list_filter = ("role",)
    list_select_related = ("reanchoring__claim", "reanchoring__correction")
    search_fields = ("=reanchoring__claim__short_id", "=reanchoring__correction__short_id")

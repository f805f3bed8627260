"""What was imported when, and what became of each document."""

from django.contrib import admin

from articles.models import ImportBatch, ImportItem

from .base import LoggedAdmin


@admin.register(ImportBatch)
class ImportBatchAdmin(LoggedAdmin):
    list_display = ("started_at", "finished_at", "source", "imported_by")
    list_filter = ("started_at",)
    list_select_related = ("imported_by",)
    search_fields = ("source",)


@admin.register(ImportItem)
class ImportItemAdmin(LoggedAdmin):
    list_display = ("file", "outcome", "batch", "position", "version", "reason")
    list_filter = ("outcome",)
    list_select_related = ("batch", "version")
    search_fields = ("file", "=raw_sha256", "reason")

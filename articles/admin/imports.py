"""What was imported when, and what became of each document: to look at; the work is done at the desk."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest

from articles.models import ImportBatch, ImportFile, ImportFilePart, ImportItem, SearchBacklog

from .base import LoggedAdmin


def number_of(items: "QuerySet[Any]", owner: str) -> Coalesce:
    """How many of these rows belong to a row, counted for the rows of a page only."""
    counted = items.order_by().filter(**{owner: OuterRef("pk")}).values(owner).annotate(number=Count("pk"))
    return Coalesce(Subquery(counted.values("number")), 0, output_field=IntegerField())


@admin.register(ImportBatch)
class ImportBatchAdmin(LoggedAdmin):
    list_display = ("started_at", "state", "source", "documents", "refused", "imported_by", "finished_at")
    list_filter = ("state", "started_at")
    list_select_related = ("imported_by",)
    search_fields = ("source", "failure", "=uid")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rejected = ImportItem.objects.filter(outcome=ImportItem.Outcome.REJECTED)
        counted: QuerySet[Any] = (
            super()
            .get_queryset(request)
            .annotate(
                document_count=number_of(ImportItem.objects.all(), "batch"),
                refused_count=number_of(rejected, "batch"),
            )
        )
        return counted

    @admin.display(description="documents")
    def documents(self, batch: Any) -> int:
        return int(batch.document_count)

    @admin.display(description="refused")
    def refused(self, batch: Any) -> int:
        return int(batch.refused_count)


@admin.register(ImportFile)
class ImportFileAdmin(LoggedAdmin):
    list_display = ("name", "size", "batch", "position")
    list_filter = ("batch__state",)
    list_select_related = ("batch",)
    search_fields = ("name", "=batch__uid")


@admin.register(ImportFilePart)
class ImportFilePartAdmin(LoggedAdmin):
    """That a part is there; its bytes are never loaded."""

    list_display = ("file", "number")
    list_filter = ("file__batch__state",)
    list_select_related = ("file",)
    search_fields = ("file__name", "=file__batch__uid")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).defer("data")


@admin.register(ImportItem)
class ImportItemAdmin(LoggedAdmin):
    list_display = ("file", "place", "outcome", "batch", "position", "version", "reason")
    list_filter = ("outcome", "format")
    list_select_related = ("batch", "version")
    search_fields = ("file", "=raw_sha256", "reason", "=batch__uid")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        light = ("raw", "version__raw", "version__text", "version__declared")
        return super().get_queryset(request).defer(*light)


@admin.register(SearchBacklog)
class SearchBacklogAdmin(LoggedAdmin):
    """Texts that are stored and not yet findable by their words."""

    list_display = ("version",)
    list_filter = ("version__language",)
    list_select_related = ("version",)
    search_fields = ("version__headline", "=version__text_sha256")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).defer("version__raw", "version__text", "version__declared")

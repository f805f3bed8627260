"""What stands beside the coding: findings that were dismissed, and the editions of the guideline."""

from django.contrib import admin

from annotations.models import Dismissal, GuidelineEdition
from articles.admin.base import LoggedAdmin


@admin.register(Dismissal)
class DismissalAdmin(LoggedAdmin):
    list_display = ("revision", "kind", "exact", "reason", "by", "at", "taken_back_by")
    list_filter = ("kind", "at", ("by", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("revision__record", "by", "taken_back_by")
    search_fields = ("=revision__record__article__short_id", "exact", "reason")


@admin.register(GuidelineEdition)
class GuidelineEditionAdmin(LoggedAdmin):
    list_display = ("number", "note", "by", "at")
    list_filter = ("at", ("by", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("by",)
    search_fields = ("=number", "note", "body")

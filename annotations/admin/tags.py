"""The vocabulary of subjects."""

from django.contrib import admin

from annotations.models import Tag
from articles.admin.base import DeskAdmin


@admin.register(Tag)
class TagAdmin(DeskAdmin):
    """The code is for ever; the label and the definition may be mended."""

    list_display = ("code", "label", "parent", "definition")
    list_filter = (("parent", admin.RelatedOnlyFieldListFilter),)
    list_select_related = ("parent",)
    search_fields = ("code", "label", "definition")
    autocomplete_fields = ("parent",)
    prepopulated_fields = {"code": ("label",)}

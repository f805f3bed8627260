"""Outlets and agencies: a vocabulary that managers keep."""

from django.contrib import admin

from articles.models import Outlet

from .base import DeskAdmin


@admin.register(Outlet)
class OutletAdmin(DeskAdmin):
    """Whether readers may see whole texts is decided here; they see the change at once."""

    list_display = ("name", "slug", "kind", "country", "full_text_public", "homepage")
    list_filter = ("kind", "full_text_public", "country")
    search_fields = ("name", "slug", "homepage")
    prepopulated_fields = {"slug": ("name",)}

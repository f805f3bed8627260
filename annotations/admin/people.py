"""Coders: the pseudonyms under which people work."""

from django.contrib import admin

from annotations.models import Coder
from articles.admin.base import LoggedAdmin


@admin.register(Coder)
class CoderAdmin(LoggedAdmin):
    """An account gets its coder when it first writes; the tie is cut when the account goes."""

    list_display = ("handle", "user", "created_at")
    list_filter = ("created_at", ("user", admin.EmptyFieldListFilter))
    list_select_related = ("user",)
    search_fields = ("handle", "user__username")

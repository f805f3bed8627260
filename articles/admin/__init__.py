"""The admin site for what was published; links between articles, decided by services, are elsewhere."""

from django.contrib import admin

from . import imports, outlets, texts

admin.site.site_header = admin.site.site_title = "cstoreview"

__all__ = ["imports", "outlets", "texts"]

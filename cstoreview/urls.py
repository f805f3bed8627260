"""Addresses of the whole site (docs/README.md has the map)."""

from django.contrib import admin
from django.urls import path

urlpatterns = [path("admin/", admin.site.urls)]

"""Reviewed sets and their releases."""

import io
from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from annotations.export.fixture import records_in, write_fixture
from annotations.models import Coder, Record, Release, ReviewedSet, SetMember
from annotations.services.sets import release_set
from articles.admin.base import LoggedAdmin

from .confirming import Act, NoForm, action_of


def freeze(reviewed_set: ReviewedSet, by: Coder) -> Release:
    """Release what is public of a set now."""
    out = io.BytesIO()
    manifest = write_fixture(Record.objects.public().filter(sets=reviewed_set), out)
    fixture = out.getvalue()
    return release_set(
        reviewed_set=reviewed_set,
        fixture=fixture,
        counts=manifest.counts,
        record_uids=records_in(fixture),
        by=by,
    )


RELEASE = Act(
    "release",
    "Release",
    "What is public of the set now is frozen as its next numbered fixture; that never changes again.",
    lambda reviewed_set, _, by: freeze(reviewed_set, by),
    NoForm,
)


@admin.register(ReviewedSet)
class ReviewedSetAdmin(LoggedAdmin):
    """Named and filled at the desk."""

    list_display = ("title", "slug", "record_count", "created_by", "created_at")
    list_filter = ("created_at",)
    list_select_related = ("created_by",)
    search_fields = ("title", "slug", "description")
    actions = (action_of(RELEASE),)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        sets = super().get_queryset(request)
        counted: QuerySet[Any] = sets.annotate(member_count=Count("members"))
        return counted

    @admin.display(description="records", ordering="member_count")
    def record_count(self, reviewed_set: Any) -> int:
        return int(reviewed_set.member_count)


@admin.register(SetMember)
class SetMemberAdmin(LoggedAdmin):
    list_display = ("reviewed_set", "record")
    list_filter = ("reviewed_set",)
    list_select_related = ("reviewed_set", "record")
    search_fields = ("reviewed_set__title", "=record__article__short_id")


@admin.register(Release)
class ReleaseAdmin(LoggedAdmin):
    list_display = ("reviewed_set", "number", "released_by", "released_at", "sha256")
    list_filter = ("reviewed_set", "released_at")
    list_select_related = ("reviewed_set", "released_by")
    search_fields = ("reviewed_set__title", "=sha256")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).defer("fixture")

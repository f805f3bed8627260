"""Claims and corrections with all that hangs on them: coded and judged at the desk."""

from django.contrib import admin

from annotations.models import Act, Claim, ClaimLink, ClaimRelay, ClaimTag, Correction, Span
from articles.admin.base import LoggedAdmin

CLAIM = ("=claim__short_id", "claim__summary")


@admin.register(Claim)
class ClaimAdmin(LoggedAdmin):
    list_display = ("summary", "speaker", "mode", "verdict", "revision", "coded_by", "removed_at")
    list_filter = ("verdict", "mode", ("coded_by", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("speaker", "revision__record", "coded_by")
    search_fields = ("=short_id", "summary", "speaker__name", "=revision__record__article__short_id")


@admin.register(Span)
class SpanAdmin(LoggedAdmin):
    list_display = ("exact", "role", "start", "end", "claim")
    list_filter = ("role",)
    list_select_related = ("claim",)
    search_fields = CLAIM


@admin.register(ClaimTag)
class ClaimTagAdmin(LoggedAdmin):
    list_display = ("claim", "tag")
    list_filter = (("tag", admin.RelatedOnlyFieldListFilter),)
    list_select_related = ("claim", "tag")
    search_fields = (*CLAIM, "tag__label")


@admin.register(ClaimRelay)
class ClaimRelayAdmin(LoggedAdmin):
    list_display = ("claim", "position", "outlet")
    list_filter = (("outlet", admin.RelatedOnlyFieldListFilter),)
    list_select_related = ("claim", "outlet")
    search_fields = (*CLAIM, "outlet__name")


@admin.register(ClaimLink)
class ClaimLinkAdmin(LoggedAdmin):
    list_display = ("claim", "kind", "other_stable_uid")
    list_filter = ("kind",)
    list_select_related = ("claim",)
    search_fields = CLAIM


@admin.register(Correction)
class CorrectionAdmin(LoggedAdmin):
    list_display = ("as_stated", "corrected_value", "kind", "field", "state", "revision", "proposed_by")
    list_filter = ("state", "kind", "sic", "field", ("proposed_by", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("revision__record", "proposed_by")
    search_fields = ("=short_id", "as_stated", "corrected_value", "=revision__record__article__short_id")


@admin.register(Act)
class ActAdmin(LoggedAdmin):
    list_display = ("key", "claim", "by", "at")
    list_filter = (("by", admin.RelatedOnlyFieldListFilter),)
    list_select_related = ("claim", "by")
    search_fields = ("=key", *CLAIM)

"""The article and the texts it has had: what was published, and what the text says about itself."""

import datetime as dt

import pgtrigger
from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Concat, Left, Length
from django.db.models.lookups import Exact, GreaterThanOrEqual

from .evidence import not_stated, stated_in_text
from .identity import Identified, short_id_field, slug_of
from .outlet import WEB_ADDRESS, Outlet, is_web_address
from .rules import IS_LOADING, keep_history, kept_for_ever, refuse, rule_trigger

BODY_FIELDS = [
    "raw",
    "raw_sha256",
    "text",
    "text_sha256",
    "masked",
    "encoding",
    "declared_encoding",
    "declared",
]


@keep_history()
class Article(Identified):
    """One piece of copy by one outlet, whatever texts it has had; nearly always it has one version.

    `uid` is derived from the first version's text (`articles.text.uids`).
    """

    short_id = short_id_field()
    outlet = models.ForeignKey(
        Outlet, on_delete=models.PROTECT, null=True, blank=True, related_name="articles"
    )
    url = models.URLField(max_length=2000, blank=True, validators=[WEB_ADDRESS])
    external_id = models.CharField(max_length=200, blank=True, help_text="The outlet's own identifier.")
    imported_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(name="article_short_id_is_unique", fields=["short_id"]),
            models.UniqueConstraint(name="article_url_is_unique", fields=["url"], condition=~Q(url="")),
            models.UniqueConstraint(
                name="article_external_id_is_unique_in_outlet",
                fields=["outlet", "external_id"],
                condition=~Q(external_id=""),
            ),
            models.CheckConstraint(name="article_url_is_a_web_address", condition=is_web_address("url")),
        ]
        triggers = [kept_for_ever("article_is_kept", "An article")]

    def __str__(self) -> str:
        return str(self.short_id)


class IsoDay(models.Func):
    """A date as YYYY-MM-DD in SQL, whatever the session's date style."""

    function = "to_char"
    template = "%(function)s(%(expressions)s, 'YYYY-MM-DD')"
    output_field = models.CharField()


class Sha256(models.Func):
    """The SHA-256 of bytes in SQL, in hexadecimal digits (Django's own needs an extension)."""

    template = "encode(sha256(%(expressions)s), 'hex')"
    output_field = models.CharField()


class Utf8(models.Func):
    """A text as bytes in SQL."""

    template = "convert_to(%(expressions)s, 'UTF8')"
    output_field = models.BinaryField()


MASKED_COMES_BY_FIXTURE = f"""
IF NOT {IS_LOADING} THEN
    {refuse("masked_text_comes_by_fixture", "Masked texts come by fixtures only: import the whole text.")}
END IF;
"""


@keep_history(exclude=["raw", "text", "text_length", "declared"])
class ArticleVersion(Identified):
    """One text of an article, with what it says about itself.

    Raw bytes, text and hashes never change. `raw` are the bytes the article was read from: the file, or its
    part of one (PostgreSQL compresses them). `encoding` is what they were decoded by, `declared_encoding`
    what the file says of that. `declared` is what the file says of the article outside its text: by field
    (`headline`, `date`, `outlet` ...) an object with `value` and `where`.

    `text` is the canonical text (decoded, LF line ends, NFC);
    every offset in the project counts its code points from 0, end exclusive; `text_length` is how many it has
    (computed by PostgreSQL, so that rules about ends need not fetch the text). `masked` texts arrive in
    fixtures of outlets that allow excerpts only: what may not be shown is blanked out in place, offsets
    hold, and `text_sha256` is still that of the whole text.

    Metadata (from `headline` on) is what the importer read, as mended by editors until the record is
    first reviewed; afterwards it changes only by corrections. `metadata_version` counts the mendings.
    """

    class Granularity(models.TextChoices):
        MINUTE = "minute", "to the minute"
        DAY = "day", "to the day"
        MONTH = "month", "to the month"
        YEAR = "year", "to the year"

    class Basis(models.TextChoices):
        STATED = "stated", "stated"
        INFERRED = "inferred", "inferred"
        CONFIRMED = "confirmed", "confirmed by a person"

    article = models.ForeignKey(
        Article,
        on_delete=models.PROTECT,
        related_name="versions",
        db_index=False,  # version_number_is_unique_in_article begins with it
    )
    number = models.PositiveIntegerField(default=1)
    retrieved_at = models.DateTimeField(null=True, blank=True)
    language = models.CharField(max_length=16, default="en", help_text="BCP 47 tag.")
    importer = models.CharField(
        max_length=40, blank=True, help_text="Name and version of what read the text."
    )

    raw = models.BinaryField(null=True, blank=True)
    raw_sha256 = models.CharField(max_length=64)
    encoding = models.CharField(max_length=40, default="utf-8")
    declared_encoding = models.CharField(max_length=40, blank=True)
    declared = models.JSONField(default=dict, blank=True, help_text="What the file says outside the text.")
    text = models.TextField()
    text_length = models.GeneratedField(
        expression=Length("text"), output_field=models.PositiveIntegerField(), db_persist=True
    )
    text_sha256 = models.CharField(max_length=64)
    masked = models.BooleanField(default=False, editable=False)

    headline = models.TextField(blank=True, help_text="As in the text, or ours where the text has none.")
    headline_start = models.PositiveIntegerField(null=True, blank=True)
    headline_end = models.PositiveIntegerField(null=True, blank=True)
    standfirst = models.TextField(blank=True)
    standfirst_start = models.PositiveIntegerField(null=True, blank=True)
    standfirst_end = models.PositiveIntegerField(null=True, blank=True)
    dateline = models.TextField(blank=True, help_text="The whole dateline as in the text.")
    dateline_start = models.PositiveIntegerField(null=True, blank=True)
    dateline_end = models.PositiveIntegerField(null=True, blank=True)
    dateline_place = models.CharField(max_length=200, blank=True)
    agency = models.ForeignKey(
        Outlet,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="versions_as_agency",
    )
    date_as_stated = models.TextField(blank=True)
    date_as_stated_start = models.PositiveIntegerField(null=True, blank=True)
    date_as_stated_end = models.PositiveIntegerField(null=True, blank=True)
    date_partial = models.CharField(
        max_length=16,
        blank=True,
        help_text="What the stated date fixes, ISO 8601, for example --07-17 without a year.",
    )
    date_granularity = models.CharField(max_length=8, choices=Granularity, blank=True)
    date_resolved = models.CharField(
        max_length=32,
        blank=True,
        help_text="ISO 8601 at the stated granularity; a zone only where one is stated.",
    )
    published_on = models.DateField(
        null=True,
        blank=True,
        help_text="The day of date_resolved (first day if coarser).",
    )
    date_basis = models.CharField(max_length=16, choices=Basis, blank=True)
    date_reason = models.TextField(blank=True, help_text="Why the date is resolved so, or why it is not.")
    metadata_version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["article", "number"]
        indexes = [
            models.Index(name="version_by_date", fields=["-published_on", "-id"]),
            models.Index(name="version_by_raw_bytes", fields=["raw_sha256"]),
            models.Index(name="version_is_a_later_one", fields=["article"], condition=Q(number__gt=1)),
        ]
        constraints = [
            models.UniqueConstraint(name="version_number_is_unique_in_article", fields=["article", "number"]),
            models.UniqueConstraint(name="version_text_is_stored_once", fields=["text_sha256"]),
            models.CheckConstraint(name="version_number_is_positive", condition=Q(number__gte=1)),
            models.CheckConstraint(
                name="version_hashes_are_sha256",
                # Where both are compared with what stands beside them, looking at their digits is in vain.
                condition=Q(masked=False, raw__isnull=False)
                | Q(
                    raw_sha256__regex=r"^[0-9a-f]{64}$",
                    text_sha256__regex=r"^[0-9a-f]{64}$",
                ),
            ),
            models.CheckConstraint(
                name="article_version_hash_is_of_its_text",
                condition=(Q(masked=True) | Q(text_sha256=Sha256(Utf8("text"))))
                & (Q(raw__isnull=True) | Q(raw_sha256=Sha256("raw"))),
            ),
            models.CheckConstraint(name="version_text_is_not_empty", condition=~Q(text="")),
            models.CheckConstraint(
                name="version_headline_stands_in_text",
                condition=stated_in_text("headline") | not_stated("headline"),
            ),
            models.CheckConstraint(
                name="version_standfirst_stands_in_text",
                condition=stated_in_text("standfirst") | not_stated("standfirst") & Q(standfirst=""),
            ),
            models.CheckConstraint(
                name="version_dateline_stands_in_text",
                condition=stated_in_text("dateline") | not_stated("dateline") & Q(dateline=""),
            ),
            models.CheckConstraint(
                name="version_date_stands_in_text",
                condition=stated_in_text("date_as_stated")
                | not_stated("date_as_stated") & Q(date_as_stated=""),
            ),
            models.CheckConstraint(
                name="version_date_is_resolved_with_a_basis",
                condition=Q(published_on__isnull=True, date_resolved="", date_basis="")
                | Q(
                    published_on__isnull=False,
                    date_basis__in=["stated", "inferred", "confirmed"],
                )
                & ~Q(date_resolved="")
                & ~Q(date_granularity=""),
            ),
            models.CheckConstraint(
                name="version_date_granularity_is_known",
                condition=Q(date_granularity__in=["", "minute", "day", "month", "year"]),
            ),
            models.CheckConstraint(
                name="version_date_fits_its_granularity",
                condition=Q(date_resolved="")
                | Q(Exact(Length("date_resolved"), 4), date_granularity="year")
                | Q(Exact(Length("date_resolved"), 7), date_granularity="month")
                | Q(GreaterThanOrEqual(Length("date_resolved"), 10), date_granularity__in=["day", "minute"]),
            ),
            models.CheckConstraint(
                name="version_date_is_the_day_it_resolves_to",
                condition=Q(published_on__isnull=True)
                | Q(Exact(IsoDay("published_on"), Left(Concat("date_resolved", Value("-01-01")), 10))),
            ),
            models.CheckConstraint(
                name="version_masked_has_no_raw_bytes", condition=Q(masked=False) | Q(raw__isnull=True)
            ),
        ]
        triggers = [
            kept_for_ever("article_version_is_kept", "An article version"),
            rule_trigger(
                "article_version_body_never_changes",
                pgtrigger.Update,
                refuse(
                    "article_version_body_never_changes",
                    "The raw bytes, text and hashes of an article version never change; add a version.",
                ),
                condition=pgtrigger.AnyChange(*BODY_FIELDS, "article", "number"),
            ),
            rule_trigger(
                "masked_text_comes_by_fixture",
                pgtrigger.Insert,
                MASKED_COMES_BY_FIXTURE,
                condition=pgtrigger.Q(new__masked=True),
            ),
        ]

    def __str__(self) -> str:
        return self.headline or f"{self.text[:80].strip()}…"

    @property
    def published_day(self) -> dt.date | None:
        """The day it is of; None where the date is not known to the day."""
        return self.published_on if self.date_granularity in ("day", "minute") else None

    @property
    def headline_is_ours(self) -> bool:
        """Whether the headline was given by an editor because the text has none."""
        return bool(self.headline) and self.headline_start is None

    @property
    def slug(self) -> str:
        """Free words for addresses, in front of the id that never changes."""
        return slug_of(self.headline)

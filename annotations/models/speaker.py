"""Identity by date: who speaks, under which names, in which office from when to when."""

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from articles.models import ArticleVersion
from articles.models.identity import Identified, short_id_field, slug_of
from articles.models.outlet import WEB_ADDRESS, is_web_address
from articles.models.rules import keep_history, kept_for_ever

from .circles import makes_no_circle
from .coder import Coder

GRANULARITIES = ["day", "month", "year"]
LENGTHS = {"day": 10, "month": 7, "year": 4}
"""How much of an ISO 8601 day a granularity leaves."""


def cut_to(day: date | None, granularity: str) -> str:
    """The day in ISO 8601 cut to the granularity: 2017-07-17, 2017-07 or 2017; empty for none."""
    return day.isoformat()[: LENGTHS[granularity]] if day else ""


@keep_history()
class Speaker(Identified):
    """A person, group or organization to whom claims are attributed.

    A merged speaker keeps its row and address and points to the one it was merged into; claims, names and
    terms keep pointing to the row they were coded with, so that unmerging brings back what was. Editors add
    speakers; renaming and merging, which readers would see at once, is for reviewers and managers.
    `version` counts the changes of the entry.
    """

    class Kind(models.TextChoices):
        PERSON = "person", "person"
        GROUP = "group", "group"
        ORGANIZATION = "organization", "organization"

    short_id = short_id_field()
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.PERSON)
    wikidata_id = models.CharField(max_length=16, blank=True, help_text="For example Q2866.")
    country = models.CharField(max_length=2, blank=True, help_text="ISO 3166-1 alpha-2 code in capitals.")
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged"
    )
    version = models.PositiveIntegerField(default=1)
    added_by = models.ForeignKey(Coder, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(name="speaker_short_id_is_unique", fields=["short_id"]),
            models.UniqueConstraint(
                name="speaker_wikidata_id_is_unique", fields=["wikidata_id"], condition=~Q(wikidata_id="")
            ),
            models.CheckConstraint(name="speaker_name_is_not_empty", condition=~Q(name="")),
            models.CheckConstraint(
                name="speaker_kind_is_known", condition=Q(kind__in=["person", "group", "organization"])
            ),
            models.CheckConstraint(
                name="speaker_wikidata_id_is_one",
                condition=Q(wikidata_id="") | Q(wikidata_id__regex=r"^Q[1-9][0-9]*$"),
            ),
            models.CheckConstraint(
                name="speaker_country_is_a_code", condition=Q(country="") | Q(country__regex=r"^[A-Z]{2}$")
            ),
        ]
        triggers = [
            kept_for_ever("speaker_is_kept", "A speaker"),
            makes_no_circle("speakers_merge_in_no_circle", "annotations_speaker", "merged_into"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def slug(self) -> str:
        """Free words for addresses, in front of the id that never changes."""
        return slug_of(self.name)


@keep_history()
class Alias(Identified):
    """Another form of a speaker's name, with its language and script and where it was seen.

    Public only once a reviewer or manager has confirmed it.
    """

    speaker = models.ForeignKey(Speaker, on_delete=models.PROTECT, related_name="aliases")
    form = models.CharField(max_length=200)
    language = models.CharField(
        max_length=16, blank=True, help_text="BCP 47 tag with script, for example be-Cyrl."
    )
    seen_in = models.ForeignKey(
        ArticleVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    added_by = models.ForeignKey(Coder, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_by = models.ForeignKey(Coder, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["form"]
        verbose_name_plural = "aliases"
        constraints = [
            models.UniqueConstraint(name="alias_is_listed_once", fields=["speaker", "form"]),
            models.CheckConstraint(name="alias_is_not_empty", condition=~Q(form="")),
        ]

    def __str__(self) -> str:
        return self.form


@keep_history()
class Office(Identified):
    """An office that somebody holds for a time, for example CSTO Secretary General."""

    name = models.CharField(max_length=200, unique=True)
    country = models.CharField(max_length=2, blank=True, help_text="ISO 3166-1 alpha-2 code in capitals.")
    forms = ArrayField(
        models.CharField(max_length=200), default=list, blank=True, help_text="How texts name the holder."
    )
    wikidata_id = models.CharField(max_length=16, blank=True, help_text="For example Q123456.")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                name="office_wikidata_id_is_unique", fields=["wikidata_id"], condition=~Q(wikidata_id="")
            ),
            models.CheckConstraint(
                name="office_wikidata_id_is_one",
                condition=Q(wikidata_id="") | Q(wikidata_id__regex=r"^Q[1-9][0-9]*$"),
            ),
            models.CheckConstraint(name="office_name_is_not_empty", condition=~Q(name="")),
            models.CheckConstraint(
                name="office_country_is_a_code", condition=Q(country="") | Q(country__regex=r"^[A-Z]{2}$")
            ),
        ]

    def __str__(self) -> str:
        return self.name


@keep_history()
class Term(Identified):
    """A speaker holds an office from `starts_on` to `ends_on` (both days included; open where unknown).

    The granularity says how exactly each end is known: of a month or year that is all one knows, a start
    is the first day and an end the last. Public only once confirmed.
    """

    class Granularity(models.TextChoices):
        DAY = "day", "to the day"
        MONTH = "month", "to the month"
        YEAR = "year", "to the year"

    speaker = models.ForeignKey(Speaker, on_delete=models.PROTECT, related_name="terms")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="terms")
    starts_on = models.DateField(null=True, blank=True)
    starts_granularity = models.CharField(max_length=8, choices=Granularity, default=Granularity.DAY)
    ends_on = models.DateField(null=True, blank=True)
    ends_granularity = models.CharField(max_length=8, choices=Granularity, default=Granularity.DAY)
    source = models.TextField(blank=True, help_text="Where this is known from.")
    source_url = models.URLField(max_length=500, blank=True, validators=[WEB_ADDRESS])
    added_by = models.ForeignKey(Coder, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_by = models.ForeignKey(Coder, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["office", "starts_on"]
        constraints = [
            models.UniqueConstraint(
                name="term_is_listed_once", fields=["speaker", "office", "starts_on"], nulls_distinct=False
            ),
            models.CheckConstraint(
                name="term_ends_after_it_starts",
                condition=Q(starts_on__isnull=True)
                | Q(ends_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
            ),
            models.CheckConstraint(
                name="term_granularity_is_known",
                condition=Q(starts_granularity__in=GRANULARITIES, ends_granularity__in=GRANULARITIES),
            ),
            models.CheckConstraint(
                name="term_source_is_a_web_address", condition=is_web_address("source_url")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.speaker}, {self.office}"

    @property
    def starts(self) -> str:
        """The first day, month or year in ISO 8601, as exactly as it is known; empty where it is not."""
        return cut_to(self.starts_on, self.starts_granularity)

    @property
    def ends(self) -> str:
        """The last day, month or year in ISO 8601; empty where it is not known or not over."""
        return cut_to(self.ends_on, self.ends_granularity)

    @property
    def in_words(self) -> str:
        """From when to when, in ISO 8601."""
        return f"{self.starts or 'start not known'} to {self.ends or 'no end known'}"


@keep_history()
class SpeakerJudgement(Identified):
    """Somebody has judged whether two speakers are the same; remembered so that it is not asked again.

    A merge is the judgement that two entries are the same, and its reason stands here.
    """

    class Verdict(models.TextChoices):
        SAME = "same", "the same"
        DIFFERENT = "different", "not the same"
        UNSURE = "unsure", "unsure"

    first = models.ForeignKey(Speaker, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(Speaker, on_delete=models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=12, choices=Verdict)
    reason = models.TextField(blank=True)
    judged_by = models.ForeignKey(Coder, on_delete=models.PROTECT, related_name="+")
    judged_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="speaker_pair_is_judged_once", fields=["first", "second"]),
            models.CheckConstraint(name="speaker_pair_is_in_order", condition=Q(first__lt=F("second"))),
            models.CheckConstraint(
                name="speaker_judgement_is_known", condition=Q(verdict__in=["same", "different", "unsure"])
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first} and {self.second}: {self.get_verdict_display()}"

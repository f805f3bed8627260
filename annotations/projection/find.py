"""What an address leads to: a record, an earlier revision, a claim, a speaker, or a tombstone."""

from django.db.models import QuerySet

from annotations.models import Alias, Claim, Record, Revision, Speaker, Term

from . import details
from .build import project
from .identity import names_now, with_merged
from .people import PublicSpeaker, PublicSpeakerName, PublicTerm
from .public import current_revisions, public_claims, readable_revisions
from .shapes import PublicRecord, Tombstone


def find_record(short_id: str) -> PublicRecord | None:
    """What readers see of this record now."""
    return _first(current_revisions().filter(record__article__short_id=short_id))


def find_revision(short_id: str, number: int) -> PublicRecord | None:
    """A reviewed revision of a public record."""
    return _first(readable_revisions().filter(record__article__short_id=short_id, number=number))


def find_record_of_claim(short_id: str) -> PublicRecord | None:
    """The newest reviewed revision in which this claim stands: the current one, or one that readers cited."""
    return _first(
        readable_revisions()
        .filter(
            claims__short_id=short_id,
            claims__removed_at__isnull=True,
            claims__verdict=Claim.Verdict.ACCEPTED,
        )
        .order_by("-number", "record")
    )


def _first(revisions: QuerySet[Revision]) -> PublicRecord | None:
    return next(iter(project(revisions[:1])), None)


def find_tombstone(short_id: str) -> Tombstone | None:
    """What is left of a withdrawn record."""
    return _tombstone(Record.objects.tombstones().filter(article__short_id=short_id))


def find_tombstone_of_claim(short_id: str) -> Tombstone | None:
    """What is left of the withdrawn record in which this claim stood."""
    return _tombstone(
        Record.objects.tombstones().filter(
            revisions__status="reviewed",
            revisions__claims__short_id=short_id,
            revisions__claims__removed_at__isnull=True,
            revisions__claims__verdict=Claim.Verdict.ACCEPTED,
        )
    )


def _tombstone(records: QuerySet[Record]) -> Tombstone | None:
    record = records.select_related("article").first()
    if record is None or record.withdrawn_at is None:
        return None
    return Tombstone(
        short_id=record.article.short_id,
        withdrawn_at=record.withdrawn_at,
        kind=record.withdrawn_kind,
        kind_in_words=record.get_withdrawn_kind_display(),
        reason=record.withdrawn_reason,
    )


def find_speaker_name(short_id: str) -> PublicSpeakerName | None:
    """The speaker to whom this short id leads, merges followed; None if nothing public is attributed to him.

    Of a merged entry that no public claim was ever coded with, readers learn nothing either.
    """
    row = Speaker.objects.filter(short_id=short_id).only("pk").first()
    if row is None or not claims_of_family(row.pk).exists():
        return None
    return names_now([row.pk])[row.pk]


def claims_of_family(speaker: int) -> QuerySet[Claim]:
    """Public claims coded with this speaker, or with one that was merged into it."""
    return public_claims().filter(speaker__in=with_merged([speaker]))


def claims_of(speaker: PublicSpeakerName) -> QuerySet[Claim]:
    """Everything public that a speaker said."""
    return claims_of_family(Speaker.objects.only("pk").get(uid=speaker.uid).pk)


def describe(speaker: PublicSpeakerName) -> PublicSpeaker:
    """A speaker's confirmed names and terms of office. Two queries."""
    aliases = Alias.objects.filter(speaker__uid=speaker.uid, confirmed_by__isnull=False).order_by("form")
    terms = Term.objects.filter(speaker__uid=speaker.uid, confirmed_by__isnull=False)
    return PublicSpeaker(
        name=speaker,
        aliases=tuple(aliases.values_list("form", flat=True)),
        terms=tuple(
            PublicTerm(
                office=details.office(term.office),
                starts_on=term.starts_on,
                starts_granularity=term.starts_granularity,
                ends_on=term.ends_on,
                ends_granularity=term.ends_granularity,
                source=term.source,
                source_url=term.source_url,
            )
            for term in terms.select_related("office").order_by("starts_on", "office__name")
        ),
    )

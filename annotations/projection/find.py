"""What an address leads to: a record, an earlier revision, a claim, a speaker, or a tombstone."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from annotations.models import Alias, Claim, Record, Revision, Speaker, Term

from . import details
from .build import project
from .identity import names_now, with_merged
from .people import PublicSpeaker, PublicSpeakerName, PublicTerm
from .public import MOST_LISTED, current_revisions, public_claims, readable_revisions
from .shapes import PublicRecord


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What is left of a withdrawn record: that it existed, when and why it went."""

    short_id: str
    withdrawn_at: datetime
    kind: str
    kind_in_words: str
    reason: str


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


@dataclass(frozen=True, slots=True)
class FoundSpeaker:
    """A speaker's entry in the register, by which readers came.

    `name` is the entry that merges lead to; `family` are the row numbers of the entry asked for and of those
    merged into it, and `claims` everything public that was coded with one of them: `counted` claims, which
    counts no further than one more than `MOST_LISTED`.
    """

    name: PublicSpeakerName
    family: tuple[int, ...]
    claims: QuerySet[Claim]
    counted: int


def find_speaker(short_id: str) -> FoundSpeaker | None:
    """The speaker to whom this short id leads; None if nothing public is attributed to that entry.

    So readers learn nothing of an entry that only unreviewed work uses, even once it is merged.
    """
    entry = Speaker.objects.filter(short_id=short_id).values_list("pk", flat=True).first()
    if entry is None:
        return None
    family = tuple(with_merged([entry]))
    said = public_claims().filter(speaker__in=family)
    counted = said.order_by()[: MOST_LISTED + 1].count()
    return FoundSpeaker(names_now([entry])[entry], family, said, counted) if counted else None


def describe(found: FoundSpeaker) -> PublicSpeaker:
    """The confirmed names and terms of office of a speaker and of the entries merged into it. Two queries.

    The name of a merged entry is a name of the speaker if readers know that entry: by its public claims.
    """
    name, family = found.name, found.family
    merged = Speaker.objects.filter(pk__in=found.claims.order_by().values("speaker")).values_list("name")
    aliases = Alias.objects.filter(speaker__in=family, confirmed_by__isnull=False).values_list("form")
    forms = {form for (form,) in aliases.union(merged)} - {name.name}
    terms = Term.objects.filter(speaker__in=family, confirmed_by__isnull=False)
    return PublicSpeaker(
        name=name,
        aliases=tuple(sorted(forms)),
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

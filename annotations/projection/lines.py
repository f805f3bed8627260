"""One line for each record, claim or correction: what lists show, without the texts."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet

from annotations.models import Claim, ClaimTag, Correction, Record, Span

from . import details
from .identity import names_now
from .naming import address
from .people import PublicSpeakerName
from .public import public_claims, public_corrections
from .rows import annotated, first_decided, hanging
from .shapes import PublicCorrection, PublicTag
from .sources import PublicDate

MOST_NAMED = 3
"""How many speakers a line names."""


def _each_once(*names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))


@dataclass(frozen=True, slots=True)
class RecordLine:
    """A public record in a list. `speakers` are those of its accepted claims, each once, by name."""

    uid: UUID
    short_id: str
    slug: str
    title: str
    outlet: str
    agency: str
    place: str
    date: PublicDate
    claims: int
    speakers: tuple[PublicSpeakerName, ...]
    number: int
    reviewed_at: datetime

    @property
    def address(self) -> str:
        """The last part of the record's address."""
        return address(self.slug, self.short_id)

    @property
    def publishers(self) -> tuple[str, ...]:
        """Outlet and agency, as far as known, each once."""
        return _each_once(self.outlet, self.agency)

    @property
    def more_speakers(self) -> int:
        """How many speakers there are beyond those that a line names."""
        return max(0, len(self.speakers) - MOST_NAMED)


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A public claim in a list, with the record in which it stands."""

    stable_uid: UUID
    short_id: str
    mode: str
    summary: str
    content: str
    speaker: PublicSpeakerName
    role_as_stated: str
    office: str
    tags: tuple[PublicTag, ...]
    record_address: str
    title: str
    outlet: str
    agency: str
    date: PublicDate
    reviewed_at: datetime

    @property
    def publishers(self) -> tuple[str, ...]:
        """Outlet and agency, as far as known, each once."""
        return _each_once(self.outlet, self.agency)


@dataclass(frozen=True, slots=True)
class CorrectionLine:
    """An accepted correction in the log, with the record that it is about."""

    correction: PublicCorrection
    record_address: str
    title: str


def record_lines(records: QuerySet[Record]) -> list[RecordLine]:
    """Lines in the order of the queryset, which holds public records only. Two queries."""
    said = public_claims().filter(revision=OuterRef("public_revision_id")).order_by("pk")
    found = list(
        records.select_related("article__outlet", "public_revision__article_version__agency")
        .defer("public_revision__article_version__raw", "public_revision__article_version__text")
        .annotate(said_by=ArraySubquery(said.values("speaker_id")))
    )
    names = names_now(speaker for record in found for speaker in annotated(record, "said_by"))
    return [_record_line(record, annotated(record, "said_by"), names) for record in found]


def _record_line(record: Record, said_by: list[int], names: details.Speakers) -> RecordLine:
    revision, article = record.public_revision, record.article
    if revision is None:
        raise ValueError("only a public record stands in a list")
    version = revision.article_version
    speakers = {names[speaker].short_id: names[speaker] for speaker in said_by}
    return RecordLine(
        uid=record.uid,
        short_id=article.short_id,
        slug=version.slug,
        title=details.title_of(version, article.outlet),
        outlet=article.outlet.name if article.outlet else "",
        agency=version.agency.name if version.agency else "",
        place=version.dateline_place,
        date=details.date_of(version),
        claims=len(said_by),
        speakers=tuple(sorted(speakers.values(), key=lambda speaker: (speaker.name, speaker.short_id))),
        number=revision.number,
        reviewed_at=details.reviewed_at(revision),
    )


def claim_lines(claims: QuerySet[Claim]) -> list[ClaimLine]:
    """Lines in the order of the queryset, which holds public claims only. Two queries."""
    found = list(
        claims.select_related(
            "office",
            "revision__record__article__outlet",
            "revision__article_version__agency",
        )
        .defer("revision__article_version__raw", "revision__article_version__text")
        .annotate(
            word_rows=ArraySubquery(
                Span.objects.filter(claim=OuterRef("pk"), role="content").order_by("start").values("exact")
            ),
            tag_rows=hanging(
                ClaimTag.objects.all(), "claim", "tag__code", code="tag__code", label="tag__label"
            ),
        )
    )
    names = names_now(claim.speaker_id for claim in found)
    return [_claim_line(claim, names) for claim in found]


def _claim_line(claim: Claim, names: details.Speakers) -> ClaimLine:
    version, article = claim.revision.article_version, claim.revision.record.article
    return ClaimLine(
        stable_uid=claim.stable_uid,
        short_id=claim.short_id,
        mode=claim.mode,
        summary=claim.summary,
        content=" […] ".join(annotated(claim, "word_rows")),
        speaker=names[claim.speaker_id],
        role_as_stated=claim.role_as_stated,
        office=claim.office.name if claim.office else "",
        tags=tuple(PublicTag(**tag) for tag in annotated(claim, "tag_rows")),
        record_address=address(version.slug, article.short_id),
        title=details.title_of(version, article.outlet),
        outlet=article.outlet.name if article.outlet else "",
        agency=version.agency.name if version.agency else "",
        date=details.date_of(version),
        reviewed_at=details.reviewed_at(claim.revision),
    )


def corrections_log() -> QuerySet[Any]:
    """The accepted corrections that readers see now, newest decision first."""
    decided = public_corrections().annotate(first_decided_at=first_decided())
    return decided.order_by("-first_decided_at", "revision", "pk")


def correction_lines(corrections: QuerySet[Any]) -> list[CorrectionLine]:
    """Lines in the order of the queryset, which comes from `corrections_log`. One query."""
    found = corrections.select_related(
        "revision__record__article__outlet", "revision__article_version__agency"
    ).defer("revision__article_version__raw", "revision__article_version__text")
    return [_correction_line(number, row) for number, row in enumerate(found, start=1)]


def _correction_line(number: int, row: Correction) -> CorrectionLine:
    version, article = row.revision.article_version, row.revision.record.article
    return CorrectionLine(
        # Without the text: a log shows no context, part of which may not be public.
        correction=details.correction(number, row, ""),
        record_address=address(version.slug, article.short_id),
        title=details.title_of(version, article.outlet),
    )

"""Released sets: numbered files that never change."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import BooleanField, Exists, F, IntegerField, OuterRef, QuerySet
from django.db.models.expressions import Func

from annotations.models import Record, Release, ReviewEvent

from .rows import annotated


@dataclass(frozen=True, slots=True)
class PublicRelease:
    """A release of a set: what it holds by model, and the sha256 of the uncompressed file.

    `size` is that of the compressed file in bytes. `is_offered` is false once a record it holds was withdrawn
    after the release, for ever: the file shows what was taken back.
    """

    slug: str
    title: str
    description: str
    number: int
    released_at: datetime
    sha256: str
    counts: dict[str, int]
    size: int
    is_offered: bool

    @property
    def filename(self) -> str:
        """The name of the file as downloaded."""
        return f"{self.slug}-{self.number}.json.gz"


def public_releases() -> list[PublicRelease]:
    """All releases, newest first. One query, which leaves the files where they are."""
    return [_release(row) for row in _releases().order_by("-released_at", "reviewed_set__slug")]


def find_release(slug: str, number: int) -> PublicRelease | None:
    """One release of a set."""
    row = _releases().filter(reviewed_set__slug=slug, number=number).first()
    return _release(row) if row else None


def release_file(release: PublicRelease) -> bytes:
    """The gzip-compressed fixture."""
    found = Release.objects.filter(reviewed_set__slug=release.slug, number=release.number)
    return bytes(found.values_list("fixture", flat=True).get())


def _releases() -> QuerySet[Release]:
    withdrawn = Record.objects.tombstones().filter(_is_held("uid"))
    withdrawn_once = ReviewEvent.objects.filter(
        _is_held("record__uid"), action="withdraw", at__gt=OuterRef("released_at")
    )
    return (
        Release.objects.select_related("reviewed_set")
        .defer("fixture")
        .annotate(
            size=Func(F("fixture"), function="octet_length", output_field=IntegerField()),
            taken_back=Exists(withdrawn) | Exists(withdrawn_once),
        )
    )


def _is_held(uid: str) -> Func:
    """Condition on rows with a record's `uid`: the release around the query holds the record."""
    return Func(
        F(uid),
        OuterRef("record_uids"),
        arg_joiner=" = ANY(",
        template="%(expressions)s)",
        output_field=BooleanField(),
    )


def _release(row: Release) -> PublicRelease:
    return PublicRelease(
        slug=row.reviewed_set.slug,
        title=row.reviewed_set.title,
        description=row.reviewed_set.description,
        number=row.number,
        released_at=row.released_at,
        sha256=row.sha256,
        counts=row.counts,
        size=annotated(row, "size"),
        is_offered=not annotated(row, "taken_back"),
    )

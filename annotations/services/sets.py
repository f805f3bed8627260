"""Named sets of reviewed records and their numbered releases."""

import gzip
import hashlib
from collections.abc import Sequence
from uuid import UUID

from annotations.models import Coder, Record, Release, ReviewedSet, SetMember
from annotations.models.workflow import Role

from .coders import require_role
from .writing import Refused, service

KEEPERS = (Role.REVIEWER, Role.MANAGER)


@service
def create_set(*, slug: str, title: str, by: Coder, description: str = "") -> ReviewedSet:
    """Name a new selection of records."""
    require_role(by, *KEEPERS)
    return ReviewedSet.objects.create(slug=slug, title=title, description=description, created_by=by)


@service
def add_to_set(*, reviewed_set: ReviewedSet, record: Record, by: Coder) -> SetMember:
    """Put a record into a set; twice changes nothing. Only what is public is exported."""
    require_role(by, *KEEPERS)
    member, _ = SetMember.objects.get_or_create(reviewed_set=reviewed_set, record=record)
    return member


@service
def remove_from_set(*, reviewed_set: ReviewedSet, record: Record, by: Coder) -> None:
    """Take a record out of a set; releases made so far hold it still."""
    require_role(by, *KEEPERS)
    SetMember.objects.filter(reviewed_set=reviewed_set, record=record).delete()


@service
def release_set(
    *,
    reviewed_set: ReviewedSet,
    fixture: bytes,
    counts: dict[str, int],
    record_uids: Sequence[UUID],
    by: Coder,
) -> Release:
    """Freeze an exported fixture (its bytes, uncompressed) as the next numbered release of a set.

    `record_uids` are those of the records in the file: once one of them is withdrawn, readers do not get it.
    """
    require_role(by, *KEEPERS)
    locked = ReviewedSet.objects.select_for_update(of=("self",)).get(pk=reviewed_set.pk)
    digest = hashlib.sha256(fixture).hexdigest()
    latest = locked.releases.order_by("-number").first()
    if latest is not None and latest.sha256 == digest:
        raise Refused(f"Nothing has changed since release {latest.number}: it holds the same bytes.")
    return Release.objects.create(
        reviewed_set=locked,
        number=latest.number + 1 if latest else 1,
        released_by=by,
        fixture=gzip.compress(fixture, mtime=0),
        sha256=digest,
        counts=counts,
        record_uids=list(record_uids),
    )

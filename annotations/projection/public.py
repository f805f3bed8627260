"""Where every public reading starts: each question here begins with `Record.objects.public()`."""

from django.db.models import Q, QuerySet

from annotations.models import Claim, Correction, Record, Revision

MOST_LISTED = 1000
"""How many rows a public list counts and pages through; readers narrow the search beyond that."""


def public_records() -> QuerySet[Record]:
    """Records that readers may see now."""
    records: QuerySet[Record] = Record.objects.public()
    return records


def current_revisions() -> QuerySet[Revision]:
    """The revision that readers see of each public record."""
    return Revision.objects.filter(public_in__in=public_records())


def readable_revisions() -> QuerySet[Revision]:
    """Every reviewed revision of a public record, earlier ones included."""
    return Revision.objects.filter(record__in=public_records(), status="reviewed")


def public_claims() -> QuerySet[Claim]:
    """Accepted claims that stand in what readers see now."""
    claims: QuerySet[Claim] = Claim.objects.filter(
        revision__public_in__in=public_records(), removed_at__isnull=True, verdict=Claim.Verdict.ACCEPTED
    )
    return claims


def public_corrections() -> QuerySet[Correction]:
    """Accepted corrections in what readers see now."""
    return Correction.objects.filter(
        decided_correction(Correction.State.ACCEPTED), revision__public_in__in=public_records()
    )


def decided_correction(*states: Correction.State) -> Q:
    """Condition on corrections: they stand and were decided so."""
    return Q(removed_at__isnull=True, state__in=states)

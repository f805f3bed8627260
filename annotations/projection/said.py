"""Everything that a speaker said, page by page, and in which role."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Count, F, Q, Value, When
from django.db.models.functions import Coalesce

from annotations.models import Claim

from .find import FoundSpeaker
from .lines import ClaimLine, claim_lines
from .people import SaidAs
from .public import MOST_LISTED

PER_PAGE = 25
MOST_ROLES = 12


@dataclass(frozen=True, slots=True)
class SaidPage:
    """One page of what somebody said, newest copy first, undated ones last.

    `after` is where the next page starts, empty on the last. `total` counts up to `MOST_LISTED`; `is_capped`
    says that there is more.
    """

    lines: list[ClaimLine]
    after: str
    is_first: bool
    total: int
    is_capped: bool


def said_by(found: FoundSpeaker, *, after: str = "") -> SaidPage:
    """The page behind the claim of that short id. However far one has come, it costs three queries.

    A claim that readers do not see, or do not see here, starts from the top: nothing tells it from none.
    """
    rows = found.claims.annotate(
        day=Coalesce(F("revision__article_version__published_on"), Value(date.min)),
        reviewed_at=F("revision__reviewed_at"),
    ).order_by("-day", "-reviewed_at", "-pk")
    place = rows.filter(short_id=after).values_list("day", "reviewed_at", "pk").first() if after else None
    if place:
        day, reviewed_at, pk = place
        earlier = Q(reviewed_at__lt=reviewed_at) | Q(reviewed_at=reviewed_at, pk__lt=pk)
        rows = rows.filter(Q(day__lt=day) | Q(earlier, day=day))
    lines = claim_lines(rows[: PER_PAGE + 1])
    return SaidPage(
        lines=lines[:PER_PAGE],
        after=lines[PER_PAGE - 1].short_id if len(lines) > PER_PAGE else "",
        is_first=place is None,
        total=min(found.counted, MOST_LISTED),
        is_capped=found.counted > MOST_LISTED,
    )


def said_as(found: FoundSpeaker) -> list[SaidAs]:
    """The roles in which somebody spoke, the most frequent first. One query, over MOST_LISTED claims."""
    bounded = Claim.objects.filter(pk__in=found.claims.order_by("-pk").values("pk")[:MOST_LISTED])
    # Where the office is known, the words of the texts for it make no other role.
    stated = Case(When(office__isnull=True, then=F("role_as_stated")), default=Value(""))
    roles = bounded.values_list("office__name", stated).annotate(claims=Count("pk"))
    return [
        SaidAs(office or "", role, claims)
        for office, role, claims in roles.order_by("-claims", "office__name", stated)[:MOST_ROLES]
    ]

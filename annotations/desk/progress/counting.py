"""Counts that cost the same however large the archive is: up to a limit, or over the last days only. UTC."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from annotations.models import Claim, Coder, Record, ReviewEvent, Revision
from annotations.models.workflow import REVISION_STATES, State

MOST_COUNTED = 1000
"""Beyond this a page says "more than"."""

ACTS = ("submit", "accept", "return")
"""Steps that count as work done."""


@dataclass(frozen=True)
class Counted:
    """How many there are; more than MOST_COUNTED are not counted on."""

    number: int

    @property
    def is_more(self) -> bool:
        return self.number > MOST_COUNTED

    def __str__(self) -> str:
        return f"{MOST_COUNTED:,}+" if self.is_more else f"{self.number:,}"


def counted(rows: QuerySet[Any]) -> Counted:
    """The number of rows, up to one more than the limit."""
    return Counted(rows.order_by()[: MOST_COUNTED + 1].values("pk").count())


def standing(state: State) -> QuerySet[Revision]:
    """The newest revisions in a state, of records neither withdrawn nor excluded."""
    found: QuerySet[Revision] = Revision.objects.filter(
        status=state, record__withdrawn_at=None, record__excluded_at=None
    )
    if state is State.REVIEWED:  # one in any other state is the newest of its record
        later = Revision.objects.filter(record=OuterRef("record"), number__gt=OuterRef("number"))
        found = found.filter(~Exists(later))
    return found


def states() -> list[tuple[State, Counted]]:
    """How many records stand in each state, in the order of a record's life. One query a state."""
    gone = {
        State.WITHDRAWN: Record.objects.filter(withdrawn_at__isnull=False),
        State.EXCLUDED: Record.objects.filter(excluded_at__isnull=False),
    }
    return [
        (state, counted(standing(state)) if state in REVISION_STATES else counted(gone[state]))
        for state in State
    ]


@dataclass(frozen=True)
class Mine:
    """What a coder did since midnight, what is in his hands, and what nobody has claimed yet."""

    claims: int
    submitted: int
    judged: int
    drafts: int
    returned: int
    unclaimed: Counted


def midnight(day: date) -> datetime:
    """When the day begins, in UTC."""
    return datetime.combine(day, time.min, tzinfo=UTC)


def mine(coder: Coder) -> Mine:
    """The progress of one coder today. Four queries; of somebody who never wrote, one."""
    unclaimed = counted(standing(State.IMPORTED))
    if not coder.pk:
        return Mine(0, 0, 0, 0, 0, unclaimed)
    today = midnight(timezone.now().date())
    steps = Counter(
        ReviewEvent.objects.filter(by=coder, at__gte=today, action__in=ACTS).values_list("action", flat=True)
    )
    held = Counter(
        Revision.objects.filter(
            claimed_by=coder, status__in=[State.DRAFT, State.RETURNED], record__withdrawn_at=None
        ).values_list("status", flat=True)
    )
    return Mine(
        claims=coded_since(today).filter(coded_by=coder).count(),
        submitted=steps["submit"],
        judged=steps["accept"] + steps["return"],
        drafts=held[State.DRAFT],
        returned=held[State.RETURNED],
        unclaimed=unclaimed,
    )


def coded_since(since: datetime) -> QuerySet[Claim]:
    """Claims coded since then that still stand; what a revision took over from the last one is older."""
    found: QuerySet[Claim] = Claim.objects.standing().filter(coded_at__gte=since)
    return found.filter(Q(revision__number=1) | Q(coded_at__gte=F("revision__created_at")))

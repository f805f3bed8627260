"""What was done over the last days, by day and by coder; it costs what these days and the work in hand do."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import chain

from django.db.models import Count, F, Min
from django.db.models.functions import TruncDate
from django.utils import timezone

from annotations.models import Coder, ReviewEvent, Revision
from annotations.models.workflow import State

from .counting import ACTS, coded_since, midnight

CODED = "code"
Row = tuple[date, int, str, int]
"""A day, the id of a coder, an act (a step, or CODED), and how often."""


@dataclass
class Done:
    """What was done on a day, or by a coder: acts by name, `code` for claims."""

    acts: Counter[str] = field(default_factory=Counter)

    @property
    def claims(self) -> int:
        return self.acts[CODED]

    @property
    def submitted(self) -> int:
        return self.acts["submit"]

    @property
    def accepted(self) -> int:
        return self.acts["accept"]

    @property
    def returned(self) -> int:
        return self.acts["return"]


@dataclass(frozen=True)
class OfCoder:
    """What a coder did in these days, and what he holds now by state: draft, returned, submitted."""

    coder: Coder
    done: Done
    holds: dict[str, int]


@dataclass(frozen=True)
class Period:
    """The last days, today included: what was done on each, and by whom."""

    by_day: dict[date, Done]
    by_coder: list[OfCoder]
    total: Done


def period(days: int) -> Period:
    """The work of the last `days` days, in UTC. Four queries."""
    today = timezone.now().date()
    first = today - timedelta(days=days - 1)
    by_day = {first + timedelta(days=past): Done() for past in range(days)}
    by_coder: dict[int, Done] = {}
    total = Done()
    for day, coder, act, number in _done_since(midnight(first)):
        if day in by_day:  # midnight may pass between two queries
            for done in (by_day[day], by_coder.setdefault(coder, Done()), total):
                done.acts[act] += number
    return Period(by_day, _of_coders(by_coder), total)


def _done_since(since: datetime) -> Iterator[Row]:
    steps = ReviewEvent.objects.filter(at__gte=since, action__in=ACTS).order_by()
    counted = steps.values_list(TruncDate("at"), "by", "action").annotate(Count("id"))
    claims = (
        coded_since(since).order_by().values_list(TruncDate("coded_at"), "coded_by").annotate(Count("id"))
    )
    return chain(counted, ((day, coder, CODED, number) for day, coder, number in claims))


def _of_coders(done: dict[int, Done]) -> list[OfCoder]:
    """Everybody who did something in these days or holds something now, by handle."""
    in_hand = Revision.objects.filter(status__in=[State.DRAFT, State.RETURNED, State.SUBMITTED])
    held: dict[int, dict[str, int]] = {}
    for coder, status, number in (
        in_hand.filter(record__withdrawn_at=None)
        .order_by()
        .values_list("claimed_by", "status")
        .annotate(Count("id"))
    ):
        held.setdefault(coder, {})[status] = number
    coders = Coder.objects.filter(pk__in={*done, *held})
    return [
        OfCoder(coder, done.get(coder.pk, Done()), held.get(coder.pk, {}))
        for coder in sorted(coders, key=lambda coder: (len(coder.handle), coder.handle))
    ]


def waiting_since() -> datetime | None:
    """When the submission that has waited longest for a reviewer was handed in; None if none waits."""
    waiting = Revision.objects.filter(status=State.SUBMITTED, record__withdrawn_at=None)
    oldest: datetime | None = waiting.aggregate(oldest=Min(F("submitted_at")))["oldest"]
    return oldest

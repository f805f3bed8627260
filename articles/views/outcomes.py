"""What became of documents, in the words of the pages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count

from articles.models import ImportBatch, ImportItem

Outcome = ImportItem.Outcome

IN_WORDS: dict[str, str] = {
    Outcome.IMPORTED: "taken",
    Outcome.UPDATED: "changed by the outlet",
    Outcome.UNCHANGED: "unchanged",
    Outcome.DUPLICATE: "duplicate",
    Outcome.REJECTED: "refused",
}
"""Each outcome as a page says it, in the order in which it lists them."""


@dataclass(frozen=True)
class Counted:
    """How many documents had an outcome."""

    outcome: str
    words: str
    count: int


def counted(numbers: Mapping[str, int]) -> list[Counted]:
    """The outcomes that there are, in order."""
    return [Counted(name, words, numbers[name]) for name, words in IN_WORDS.items() if numbers.get(name)]


def counts_of(batches: Iterable[ImportBatch]) -> dict[int, list[Counted]]:
    """The outcomes of batches by their keys, in one query."""
    keys = [batch.pk for batch in batches]
    numbers: dict[int, dict[str, int]] = {key: {} for key in keys}
    rows = ImportItem.objects.filter(batch__in=keys).order_by().values_list("batch", "outcome")
    for key, outcome, number in rows.annotate(number=Count("pk")):
        numbers[key][outcome] = number
    return {key: counted(number) for key, number in numbers.items()}

"""Finding speakers by any of their names, whatever case and accents were typed."""

import unicodedata
from collections import defaultdict

from annotations.models import Alias, Speaker

MOST_OFFERED = 8


def fold(name: str) -> str:
    """A name without case, accents and surplus blanks, so that "Lukašenka " finds "Lukasenka"."""
    plain = (sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    return " ".join("".join(plain).casefold().split())


def _rank(wanted: str, names: list[str]) -> int | None:
    """How well one of the folded names fits: 0 the same, 1 begins so, 2 a word begins so, 3 holds it."""
    if wanted in names:
        return 0
    if any(name.startswith(wanted) for name in names):
        return 1
    if any(f" {wanted}" in name for name in names):
        return 2
    return 3 if any(wanted in name for name in names) else None


def _register() -> dict[int, list[str]]:
    """The folded names and aliases of every speaker that was not merged into another."""
    names: dict[int, list[str]] = defaultdict(list)
    standing = Speaker.objects.filter(merged_into__isnull=True)
    for speaker, name in standing.values_list("pk", "name"):
        names[speaker].append(fold(name))
    aliases = Alias.objects.filter(speaker__merged_into__isnull=True)
    for speaker, form in aliases.values_list("speaker_id", "form"):
        names[speaker].append(fold(form))
    return names


def find_speakers(typed: str) -> tuple[list[Speaker], bool]:
    """The best few speakers for what was typed, and whether the first is the only one named exactly so."""
    wanted = fold(typed)
    if not wanted:
        return [], False
    ranked = [(rank, pk) for pk, names in _register().items() if (rank := _rank(wanted, names)) is not None]
    best = [pk for _, pk in sorted(ranked)[:MOST_OFFERED]]
    speakers = Speaker.objects.prefetch_related("terms__office").in_bulk(best)
    return [speakers[pk] for pk in best], sum(rank == 0 for rank, _ in ranked) == 1

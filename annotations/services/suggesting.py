"""Suggestions of the engine for stored texts: written by runs that only add or mark stale."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import InterfaceError, OperationalError, transaction

from annotations.models import (
    Span,
    Speaker,
    SuggestedSpan,
    Suggestion,
    SuggestionBacklog,
)
from annotations.suggesting.attributing import attributions
from annotations.suggesting.register import Register
from annotations.suggesting.shapes import ENGINE, VERSION, Attribution
from articles.models import ArticleVersion
from articles.text.segments import Segment

from .register_memory import register_now

AWAY = (OperationalError, InterfaceError)
logger = logging.getLogger(__name__)

State = Suggestion.State
AT_ONCE = 20
"""Texts a transaction: what is lost at most when a process ends is this much work."""

Place = tuple[int, int]


@dataclass(frozen=True)
class Outcome:
    """What a run over a text did: how many suggestions it added, marked stale, and left as they were."""

    added: int = 0
    stale: int = 0
    kept: int = 0

    def __add__(self, other: "Outcome") -> "Outcome":
        return Outcome(self.added + other.added, self.stale + other.stale, self.kept + other.kept)


def suggest(*, version: ArticleVersion) -> Outcome:
    """Run the engine over a text, with the register as it is now, and store what is new.

    What people decided stays as it is, and what they rejected in any text of the article, by its words and
    mode, is not suggested again. A suggestion that the engine makes no more, or otherwise, becomes stale.
    """
    register = register_now()
    found = _read(version, register)
    with transaction.atomic():
        # Two runs over one text wait for each other.
        list(ArticleVersion.objects.filter(pk=version.pk).select_for_update(no_key=True).values_list("pk"))
        outcome = _store(version, found, register)
        SuggestionBacklog.objects.filter(version=version).delete()
    return outcome


def suggest_some() -> int:
    """Run over up to AT_ONCE texts that wait, newest first; how many it were. Others may help."""
    with transaction.atomic():
        waiting = SuggestionBacklog.objects.select_for_update(skip_locked=True).order_by("-version_id")
        versions = [row.version_id for row in waiting[:AT_ONCE]]
        for version in texts(versions):
            _suggest_or_give_up(version)
    return len(versions)


def _suggest_or_give_up(version: ArticleVersion) -> None:
    """One text that the engine cannot read must not keep all others waiting: it is told in the log."""
    try:
        suggest(version=version)
    except AWAY:
        raise
    except Exception:
        logger.exception("no suggestions for text %s", version.pk)
        SuggestionBacklog.objects.filter(version=version).delete()


def texts(keys: Iterable[int]) -> "list[ArticleVersion]":
    """Article versions by key with what a run needs."""
    found = ArticleVersion.objects.filter(pk__in=list(keys)).defer("raw").prefetch_related("segments")
    return list(found.order_by("-pk"))


def _read(version: ArticleVersion, register: Register) -> list[Attribution]:
    segments = [Segment(s.kind, s.start, s.end, s.reason) for s in version.segments.all()]
    # A date known to the month or year says nothing of who held an office that day.
    return attributions(version.text, segments=segments or None, register=register, on=version.published_day)


def places(spans: Iterable[Place]) -> str:
    """Places as `Suggestion.content` has them: "120-180 200-230"."""
    return " ".join(f"{start}-{end}" for start, end in spans)


def places_in(content: str) -> list[Place]:
    """The places that `places` wrote."""
    return [(int(start), int(end)) for start, _, end in (part.partition("-") for part in content.split())]


def overlap(ours: Iterable[Place], theirs: Iterable[Place]) -> float:
    """The code points in both, as a share of those in either; the places of each do not overlap."""
    mine, other = list(ours), list(theirs)
    shared = sum(
        max(0, min(end, other_end) - max(start, other_start))
        for start, end in mine
        for other_start, other_end in other
    )
    either = sum(end - start for start, end in [*mine, *other]) - shared
    return shared / either if either else 0.0


def _store(version: ArticleVersion, found: list[Attribution], register: Register) -> Outcome:
    keys = {attribution.speaker_key for attribution in found if attribution.speaker_key}
    speakers = dict(Speaker.objects.filter(short_id__in=keys).values_list("short_id", "pk"))
    wanted: dict[tuple[str, str], Attribution] = {(one.mode, places(one.content)): one for one in found}
    former = Suggestion.objects.filter(article_version=version, engine=ENGINE).prefetch_related("spans")
    stale: list[int] = []
    kept = 0
    for standing in former.exclude(state=State.STALE):
        key = (standing.mode, standing.content)
        if standing.state == State.SUGGESTED and not _says(standing, wanted.get(key), speakers):
            stale.append(standing.pk)
        else:
            kept += 1
            wanted.pop(key, None)
    Suggestion.objects.filter(pk__in=stale).update(state=State.STALE)
    stays_away = _rejected(version)
    new = [one for one in wanted.values() if not stays_away(one)]
    _add(version, new, speakers)
    return Outcome(added=len(new), stale=len(stale), kept=kept)


def _says(standing: Suggestion, found: Attribution | None, speakers: dict[str, int]) -> bool:
    """Whether a stored suggestion says what the engine says now."""
    if found is None:
        return False
    spans: dict[str, list[Place]] = {role: [] for role in Span.Role.values}
    for span in standing.spans.all():
        spans[span.role].append((span.start, span.end))
    return (
        standing.speaker_id == speakers.get(found.speaker_key)
        and standing.named == found.speaker[:200]
        and standing.resolved_by == found.resolved_by
        and standing.confidence == round(found.confidence, 4)
        and spans[Span.Role.CUE] == list(found.cue)
        and spans[Span.Role.SOURCE] == list(found.source)
    )


def _rejected(version: ArticleVersion) -> Callable[[Attribution], bool]:
    """Whether a person rejected this: the place or most of it in this text, the words in another one."""
    here: list[tuple[str, list[Place]]] = []
    elsewhere: set[tuple[str, str]] = set()
    rejected = Suggestion.objects.filter(
        article_version__article_id=version.article_id, engine=ENGINE, state=State.REJECTED
    )
    for row in rejected.select_related("article_version").defer("article_version__raw"):
        if row.article_version_id == version.pk:
            here.append((row.mode, places_in(row.content)))
        else:
            elsewhere.add((row.mode, _words(row.article_version.text, places_in(row.content))))

    def stays_away(found: Attribution) -> bool:
        return (found.mode, _words(version.text, found.content)) in elsewhere or any(
            mode == found.mode and overlap(spans, found.content) > 0.5 for mode, spans in here
        )

    return stays_away


def _words(text: str, spans: Iterable[Place]) -> str:
    return " ".join(" ".join(text[start:end].split()) for start, end in spans)


def _add(version: ArticleVersion, new: list[Attribution], speakers: dict[str, int]) -> None:
    rows = Suggestion.objects.bulk_create(
        Suggestion(
            article_version=version,
            engine=ENGINE,
            engine_version=VERSION,
            mode=one.mode,
            content=places(one.content),
            speaker_id=speakers.get(one.speaker_key),
            named=one.speaker[:200],
            resolved_by=one.resolved_by,
            reason=one.reason,
            confidence=round(one.confidence, 4),
        )
        for one in new
    )
    SuggestedSpan.objects.bulk_create(
        SuggestedSpan(suggestion=row, role=role, start=start, end=end)
        for row, one in zip(rows, new, strict=True)
        for role, spans in (("content", one.content), ("cue", one.cue), ("source", one.source))
        for start, end in dict.fromkeys(spans)
    )

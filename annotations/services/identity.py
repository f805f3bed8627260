"""Whether two entries of the register are the same speaker: judged, merged, and taken apart again.

Nothing moves in a merge: claims, names and terms stay with the entry that they were given to, which from
then on leads to the other. So unmerging brings back exactly what was.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone

from annotations.models import Coder, Speaker, SpeakerJudgement
from annotations.projection import public_claims, with_merged

from .coders import require_role
from .facts import EVERYBODY, KEEPERS
from .writing import Refused, check_version, service

Verdict = SpeakerJudgement.Verdict


@dataclass(frozen=True)
class Moving:
    """What a merge would lead to the other entry, and what speaks against it.

    `differs` names what the two entries say differently: (what, this one, the other).
    """

    claims: int
    public_claims: int
    names: tuple[str, ...]
    terms: tuple[str, ...]
    merged: tuple[Speaker, ...]
    differs: tuple[tuple[str, str, str], ...]
    against: tuple[SpeakerJudgement, ...]


def what_moves(speaker: Speaker, into: Speaker) -> Moving:
    """What merging `speaker` into another entry would do. A constant number of queries; writes nothing."""
    family = with_merged([speaker.pk])
    entries = list(Speaker.objects.filter(pk__in=family).prefetch_related("aliases", "terms__office"))
    counted = Speaker.objects.filter(pk__in=family).aggregate(
        claims=Count("claims", filter=Q(claims__removed_at=None))
    )
    return Moving(
        claims=counted["claims"],
        public_claims=public_claims().filter(speaker__in=family).count(),
        names=tuple(alias.form for entry in entries for alias in entry.aliases.all()),
        terms=tuple(term.office.name for entry in entries for term in entry.terms.all()),
        merged=tuple(entry for entry in entries if entry.pk != speaker.pk),
        differs=_differences(speaker, into),
        against=tuple(_judged_apart(family, with_merged([into.pk]))),
    )


def _differences(speaker: Speaker, into: Speaker) -> tuple[tuple[str, str, str], ...]:
    compared = [
        ("kind", speaker.get_kind_display(), into.get_kind_display()),
        ("country", speaker.country, into.country),
        ("Wikidata", speaker.wikidata_id, into.wikidata_id),
    ]
    return tuple((what, mine, other) for what, mine, other in compared if mine and other and mine != other)


def _judged_apart(first: Iterable[int], second: Iterable[int]) -> list[SpeakerJudgement]:
    first, second = list(first), list(second)
    across = Q(first__in=first, second__in=second) | Q(first__in=second, second__in=first)
    apart = SpeakerJudgement.objects.filter(across, verdict=Verdict.DIFFERENT)
    return list(apart.select_related("first", "second", "judged_by"))


def judgement_of(first: Speaker, second: Speaker) -> SpeakerJudgement | None:
    """What was judged of these two entries."""
    low, high = sorted((first, second), key=lambda speaker: speaker.pk)
    return SpeakerJudgement.objects.filter(first=low, second=high).first()


def _remember(first: Speaker, second: Speaker, verdict: Verdict, reason: str, by: Coder) -> SpeakerJudgement:
    low, high = sorted((first, second), key=lambda speaker: speaker.pk)
    judgement, _ = SpeakerJudgement.objects.update_or_create(
        first=low,
        second=high,
        defaults={"verdict": verdict, "reason": reason, "judged_by": by, "judged_at": timezone.now()},
    )
    return judgement


@service
def judge_speakers(
    *, first: Speaker, second: Speaker, verdict: Verdict, by: Coder, reason: str = ""
) -> SpeakerJudgement:
    """Remember that two entries are not the same, or that one is unsure; suggestions respect it.

    That they are the same is said by merging one into the other.
    """
    require_role(by, *EVERYBODY)
    if first.pk == second.pk:
        raise Refused("An entry is the same as itself: choose another one.")
    if verdict == Verdict.SAME:
        raise Refused("Merge one entry into the other: then they are the same.")
    former = judgement_of(first, second)
    if former is not None and former.verdict == Verdict.SAME:
        raise Refused("These entries are merged: unmerge them first.")
    return _remember(first, second, verdict, reason.strip(), by)


@service
def take_back_judgement(*, judgement: SpeakerJudgement, by: Coder) -> None:
    """Forget that two entries were judged not the same, or that somebody was unsure."""
    require_role(by, *EVERYBODY)
    current = SpeakerJudgement.objects.select_for_update(of=("self",)).filter(pk=judgement.pk).first()
    if current is None:
        return
    if current.verdict == Verdict.SAME:
        raise Refused("These entries are merged: unmerge them instead.")
    current.delete()


@service
def merge_speaker(
    *, speaker: Speaker, into: Speaker, reason: str, by: Coder, version: int | None = None
) -> Speaker:
    """Say that an entry is the same speaker as another; its address then leads there.

    `version` is that of the entry as the person saw it, where a page showed it.
    """
    require_role(by, *KEEPERS)
    locked = Speaker.objects.select_for_update(of=("self",)).order_by("pk").in_bulk([speaker.pk, into.pk])
    current, target = locked[speaker.pk], locked[into.pk]
    check_version(f"“{current}”", current=current.version, expected=version or current.version)
    _check_merge(current, target, reason)
    current.merged_into = target
    current.version += 1
    current.save(update_fields=["merged_into", "version"])
    _remember(current, target, Verdict.SAME, reason.strip(), by)
    return current


def _check_merge(current: Speaker, target: Speaker, reason: str) -> None:
    if not reason.strip():
        raise Refused("Say why the two entries are the same speaker.")
    if target.merged_into_id is not None or target.pk == current.pk:
        raise Refused("Merge into an entry that stands by itself.")
    if current.merged_into_id is not None:
        raise Refused("This entry is merged already: unmerge it first.")
    person = Speaker.Kind.PERSON
    if (current.kind == person) != (target.kind == person):
        raise Refused("A person is no group and no organization: mend the kind of one entry first.")
    for judged in _judged_apart(with_merged([current.pk]), with_merged([target.pk])):
        raise Refused(
            f"{judged.first} and {judged.second} were judged not the same by {judged.judged_by}: "
            "take that judgement back first."
        )


@service
def unmerge_speaker(
    *, speaker: Speaker, reason: str, by: Coder, verdict: Verdict = Verdict.DIFFERENT
) -> Speaker:
    """Let a merged entry stand by itself again, with everything it had; `verdict` is remembered instead."""
    require_role(by, *KEEPERS)
    if not reason.strip():
        raise Refused("Say why the two entries are not, or perhaps not, the same speaker.")
    if verdict == Verdict.SAME:
        raise Refused("Entries that are the same stay merged.")
    current = Speaker.objects.select_for_update(of=("self",)).get(pk=speaker.pk)
    target = current.merged_into
    if target is None:
        raise Refused("This entry is not merged.")
    current.merged_into = None
    current.version += 1
    current.save(update_fields=["merged_into", "version"])
    _remember(current, target, verdict, reason.strip(), by)
    return current

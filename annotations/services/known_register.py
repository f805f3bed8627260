"""The register of the database as the data that names and roles are resolved with."""

from collections import defaultdict

from annotations.models import Alias, Office, Speaker, SpeakerJudgement, Term
from annotations.suggesting.register import KnownOffice, KnownSpeaker, KnownTerm, Register

LONGEST_CHAIN = 50
"""Merges one behind the other: PostgreSQL refuses circles, and nobody merges as often as that."""


def roots() -> dict[int, int]:
    """For the row number of every speaker, that of the entry to which its merges lead. One query."""
    into = dict(Speaker.objects.values_list("pk", "merged_into"))
    found = {}
    for pk in into:
        at = pk
        for _ in range(LONGEST_CHAIN):
            above = into.get(at)
            if above is None:
                break
            at = above
        found[pk] = at
    return found


def known_register() -> Register:
    """Everybody in the register, confirmed or not, with merges followed. Six queries.

    Speakers are keyed by their short id, offices by their uid. It is for the desk: readers see less.
    """
    root_of = roots()
    rows = {row.pk: row for row in Speaker.objects.order_by("pk")}
    return Register(
        speakers=_speakers(rows, root_of),
        offices=tuple(
            KnownOffice(str(office.uid), office.name, tuple(office.forms), office.country)
            for office in Office.objects.order_by("pk")
        ),
        terms=_terms(rows, root_of),
        different=frozenset(
            frozenset({rows[root_of[first]].short_id, rows[root_of[second]].short_id})
            for first, second in SpeakerJudgement.objects.exclude(
                verdict=SpeakerJudgement.Verdict.SAME
            ).values_list("first", "second")
        ),
    )


def _speakers(rows: dict[int, Speaker], root_of: dict[int, int]) -> tuple[KnownSpeaker, ...]:
    names: dict[int, list[str]] = defaultdict(list)
    for pk, row in rows.items():
        if root_of[pk] != pk:
            names[root_of[pk]].append(row.name)
    for speaker, form in Alias.objects.order_by("pk").values_list("speaker", "form"):
        names[root_of[speaker]].append(form)
    return tuple(
        KnownSpeaker(
            key=row.short_id,
            name=row.name,
            kind=row.kind,  # type: ignore[arg-type]  # PostgreSQL knows no other kinds
            aliases=tuple(dict.fromkeys(names[pk])),
            country=row.country,
        )
        for pk, row in rows.items()
        if root_of[pk] == pk
    )


def _terms(rows: dict[int, Speaker], root_of: dict[int, int]) -> tuple[KnownTerm, ...]:
    return tuple(
        KnownTerm(
            speaker=rows[root_of[term.speaker_id]].short_id,
            office=str(term.office.uid),
            starts_on=term.starts_on,
            ends_on=term.ends_on,
            starts_granularity=term.starts_granularity,  # type: ignore[arg-type]  # checked by PostgreSQL
            ends_granularity=term.ends_granularity,  # type: ignore[arg-type]  # checked by PostgreSQL
        )
        for term in Term.objects.select_related("office").order_by("pk")
    )

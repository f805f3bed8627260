"""Whether two entries are the same speaker: judged, merged and taken apart, with nothing lost."""

import pytest

from annotations.models import Speaker, SpeakerJudgement
from annotations.services import identity, speakers
from annotations.services.identity import Verdict
from annotations.services.writing import NotAllowed, Refused, Stale
from tests.annotations.services.cast import Cast, Desk


@pytest.fixture
def other(cast: Cast) -> Speaker:
    return speakers.add_speaker(name="S. Lavrov", by=cast.ada)


def merge(speaker: Speaker, into: Speaker, cast: Cast) -> Speaker:
    return identity.merge_speaker(speaker=speaker, into=into, reason="One person.", by=cast.rosa)


@pytest.mark.parametrize("person", ["ada", "clara"])
def test_merging_and_unmerging_are_not_for_editors(
    desk: Desk, cast: Cast, other: Speaker, person: str
) -> None:
    by = getattr(cast, person)
    with pytest.raises(NotAllowed):
        identity.merge_speaker(speaker=other, into=desk.speaker, reason="x", by=by)
    merge(other, desk.speaker, cast)
    with pytest.raises(NotAllowed):
        identity.unmerge_speaker(speaker=other, reason="x", by=by)


def test_a_merge_keeps_what_each_entry_has_and_unmerging_brings_back_what_was(
    desk: Desk, cast: Cast, other: Speaker
) -> None:
    alias = speakers.add_alias(speaker=other, form="Lawrow", by=cast.ada)
    desk.speaker = other
    claim = desk.claim(desk.draft())
    kept = Speaker.objects.exclude(pk=other.pk).get()
    before = Speaker.objects.values("merged_into", "name", "uid").get(pk=other.pk)
    merge(other, kept, cast)
    assert Speaker.objects.get(pk=other.pk).merged_into == kept
    identity.unmerge_speaker(speaker=other, reason="Two people.", by=cast.boris)
    for row in (alias, claim):
        row.refresh_from_db()
        assert row.speaker == other
    assert Speaker.objects.values("merged_into", "name", "uid").get(pk=other.pk) == before


def test_the_reason_of_a_merge_is_kept_and_so_is_why_it_was_taken_apart(
    desk: Desk, cast: Cast, other: Speaker
) -> None:
    merge(other, desk.speaker, cast)
    judged = identity.judgement_of(desk.speaker, other)
    assert judged is not None
    assert (judged.verdict, judged.reason, judged.judged_by) == (Verdict.SAME, "One person.", cast.rosa)
    identity.unmerge_speaker(speaker=other, reason="A namesake.", verdict=Verdict.UNSURE, by=cast.mara)
    judged.refresh_from_db()
    assert (judged.verdict, judged.reason, judged.judged_by) == (Verdict.UNSURE, "A namesake.", cast.mara)
    assert SpeakerJudgement.objects.count() == 1


def test_chains_of_merges_come_apart_link_by_link(desk: Desk, cast: Cast, other: Speaker) -> None:
    first = speakers.add_speaker(name="Lavrov", by=cast.ada)
    merge(first, other, cast)
    merge(other, desk.speaker, cast)
    with pytest.raises(Refused, match="stands by itself"):
        merge(desk.speaker, other, cast)
    with pytest.raises(Refused, match="merged already"):
        merge(first, desk.speaker, cast)
    identity.unmerge_speaker(speaker=other, reason="Two people.", by=cast.rosa)
    first.refresh_from_db()
    assert first.merged_into == other


def test_a_merge_needs_a_reason_and_the_entry_as_it_was_seen(desk: Desk, cast: Cast, other: Speaker) -> None:
    with pytest.raises(Refused, match="Say why"):
        identity.merge_speaker(speaker=other, into=desk.speaker, reason=" ", by=cast.rosa)
    with pytest.raises(Stale):
        identity.merge_speaker(speaker=other, into=desk.speaker, reason="x", version=9, by=cast.rosa)
    merge(other, desk.speaker, cast)
    with pytest.raises(Refused, match="Say why"):
        identity.unmerge_speaker(speaker=other, reason="", by=cast.rosa)


def test_a_person_is_no_organization(desk: Desk, cast: Cast) -> None:
    union = speakers.add_speaker(name="CSTO", kind=Speaker.Kind.ORGANIZATION, by=cast.ada)
    with pytest.raises(Refused, match="mend the kind"):
        merge(union, desk.speaker, cast)


def test_entries_judged_not_the_same_are_not_merged_not_even_by_way_of_a_third(
    desk: Desk, cast: Cast, other: Speaker
) -> None:
    judgement = identity.judge_speakers(
        first=other, second=desk.speaker, verdict=Verdict.DIFFERENT, reason="Father and son.", by=cast.ada
    )
    with pytest.raises(Refused, match="judged not the same by c01"):
        merge(other, desk.speaker, cast)
    third = speakers.add_speaker(name="Lavrov", by=cast.ada)
    merge(third, other, cast)
    with pytest.raises(Refused, match="judged not the same"):
        merge(other, desk.speaker, cast)
    identity.take_back_judgement(judgement=judgement, by=cast.ada)
    assert merge(other, desk.speaker, cast).merged_into == desk.speaker


def test_being_unsure_stops_nobody_who_knows(desk: Desk, cast: Cast, other: Speaker) -> None:
    identity.judge_speakers(first=other, second=desk.speaker, verdict=Verdict.UNSURE, by=cast.ada)
    assert merge(other, desk.speaker, cast).merged_into == desk.speaker


def test_a_judgement_is_about_two_entries_and_never_says_the_same(
    desk: Desk, cast: Cast, other: Speaker
) -> None:
    with pytest.raises(Refused, match="same as itself"):
        identity.judge_speakers(first=other, second=other, verdict=Verdict.DIFFERENT, by=cast.ada)
    with pytest.raises(Refused, match="Merge one entry"):
        identity.judge_speakers(first=other, second=desk.speaker, verdict=Verdict.SAME, by=cast.ada)
    merge(other, desk.speaker, cast)
    with pytest.raises(Refused, match="unmerge them first"):
        identity.judge_speakers(first=other, second=desk.speaker, verdict=Verdict.UNSURE, by=cast.ada)
    judged = identity.judgement_of(other, desk.speaker)
    assert judged is not None
    with pytest.raises(Refused, match="unmerge them instead"):
        identity.take_back_judgement(judgement=judged, by=cast.ada)


def test_the_preview_says_what_moves_and_what_differs(desk: Desk, cast: Cast, other: Speaker) -> None:
    speakers.add_alias(speaker=other, form="Lawrow", by=cast.ada)
    below = speakers.add_speaker(name="Lavrov", by=cast.ada)
    merge(below, other, cast)
    Speaker.objects.filter(pk=other.pk).update(country="BY", wikidata_id="Q7")
    Speaker.objects.filter(pk=desk.speaker.pk).update(country="RU")
    kept = Speaker.objects.get(pk=desk.speaker.pk)
    desk.speaker = below
    desk.claim(desk.draft())
    moving = identity.what_moves(Speaker.objects.get(pk=other.pk), kept)
    assert (moving.claims, moving.public_claims, moving.names) == (1, 0, ("Lawrow",))
    assert moving.merged == (below,)
    assert moving.differs == (("country", "BY", "RU"), ("Wikidata", "Q7", "Q58217"))

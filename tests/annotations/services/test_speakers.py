"""The identity register: anybody adds, reviewers and managers decide what readers see."""

from datetime import date

import pytest

from annotations.models import Alias, Office, Speaker, Term
from annotations.services import speakers
from annotations.services.speakers import Tenure
from annotations.services.writing import NotAllowed, Refused
from tests.annotations.services.cast import Cast, Desk


def test_blanks_in_a_name_are_one_and_a_name_is_needed(cast: Cast) -> None:
    assert speakers.add_speaker(name="  Sergey \n Lavrov ", by=cast.ada).name == "Sergey Lavrov"
    with pytest.raises(Refused, match="needs a name"):
        speakers.add_speaker(name=" ", by=cast.ada)


def test_two_speakers_may_share_a_name_but_not_a_wikidata_id(cast: Cast) -> None:
    speakers.add_speaker(name="Ivan Ivanov", by=cast.ada, wikidata_id="Q1")
    speakers.add_speaker(name="Ivan Ivanov", by=cast.ada)
    with pytest.raises(Refused, match="exists already"):
        speakers.add_speaker(name="I. Ivanov", by=cast.ada, wikidata_id="Q1")
    assert Speaker.objects.count() == 2


@pytest.mark.parametrize("person", ["ada", "clara"])
def test_renaming_merging_and_confirming_are_not_for_editors(desk: Desk, cast: Cast, person: str) -> None:
    by = getattr(cast, person)
    other = speakers.add_speaker(name="Other", by=cast.ada)
    alias = speakers.add_alias(speaker=other, form="O.", by=cast.ada)
    with pytest.raises(NotAllowed):
        speakers.change_speaker(speaker=other, name="X", kind="person", country="", wikidata_id="", by=by)
    with pytest.raises(NotAllowed):
        speakers.merge_speaker(speaker=other, into=desk.speaker, by=by)
    with pytest.raises(NotAllowed):
        speakers.confirm_alias(alias=alias, by=by)


def test_merging_leads_all_earlier_merges_to_the_last(desk: Desk, cast: Cast) -> None:
    first, second = (speakers.add_speaker(name=name, by=cast.ada) for name in ("First", "Second"))
    speakers.merge_speaker(speaker=first, into=second, by=cast.rosa)
    speakers.merge_speaker(speaker=second, into=desk.speaker, by=cast.rosa)
    assert set(desk.speaker.merged.all()) == {first, second}
    with pytest.raises(Refused, match="stands by itself"):
        speakers.merge_speaker(speaker=desk.speaker, into=first, by=cast.rosa)


@pytest.mark.parametrize(("person", "confirmed"), [("ada", False), ("boris", True), ("mara", True)])
def test_what_a_keeper_adds_is_confirmed(desk: Desk, cast: Cast, person: str, confirmed: bool) -> None:
    by = getattr(cast, person)
    alias = speakers.add_alias(speaker=desk.speaker, form="S. Lavrov", by=by)
    office = speakers.add_office(name="Minister", by=by)
    term = speakers.add_term(speaker=desk.speaker, office=office, tenure=Tenure(), by=by)
    expected = by if confirmed else None
    assert (alias.confirmed_by, term.confirmed_by) == (expected, expected)


def test_an_alias_office_or_term_is_added_once_and_confirmed_once(desk: Desk, cast: Cast) -> None:
    tenure = Tenure(starts_on=date(2004, 3, 9), source="a decree")
    for _ in range(2):
        alias = speakers.add_alias(speaker=desk.speaker, form="S.  Lavrov", by=cast.ada)
        office = speakers.add_office(name=" Minister ", by=cast.ada)
        term = speakers.add_term(speaker=desk.speaker, office=office, tenure=tenure, by=cast.ada)
    assert (Alias.objects.count(), Office.objects.count(), Term.objects.count()) == (1, 1, 1)
    for keeper in (cast.rosa, cast.mara):
        assert speakers.confirm_alias(alias=alias, by=keeper).confirmed_by == cast.rosa
        assert speakers.confirm_term(term=term, by=keeper).confirmed_by == cast.rosa


def test_a_term_ends_after_it_starts(desk: Desk, cast: Cast) -> None:
    office = speakers.add_office(name="Minister", by=cast.ada)
    backwards = Tenure(starts_on=date(2004, 3, 9), ends_on=date(2003, 3, 9))
    with pytest.raises(Refused) as refusal:
        speakers.add_term(speaker=desk.speaker, office=office, tenure=backwards, by=cast.ada)
    assert refusal.value.rule == "term_ends_after_it_starts"

"""Aliases and terms: they wait for a reviewer or manager, and a removed one can be brought back."""

from datetime import date
from typing import Any

import pytest

from annotations.models import Alias, Coder, Speaker, Term
from annotations.services import facts, offices, speakers
from annotations.services.offices import Tenure
from annotations.services.writing import NotAllowed, Refused, Stale
from tests.annotations.services.cast import Cast, Desk


def some_fact(model: type[Any], speaker: Speaker, by: Coder) -> Any:
    if model is Alias:
        return speakers.add_alias(speaker=speaker, form="S. Lavrov", language="en", by=by)
    office = offices.add_office(name="Minister", by=by)
    tenure = Tenure(starts_on=date(2004, 3, 9), source="a decree")
    return offices.add_term(speaker=speaker, office=office, tenure=tenure, by=by)


both = pytest.mark.parametrize("model", [Alias, Term])


@both
@pytest.mark.parametrize(("person", "confirmed"), [("ada", False), ("boris", True), ("mara", True)])
def test_what_a_keeper_adds_is_confirmed(
    desk: Desk, cast: Cast, model: type[Any], person: str, confirmed: bool
) -> None:
    by = getattr(cast, person)
    assert some_fact(model, desk.speaker, by).confirmed_by == (by if confirmed else None)


@both
def test_confirming_is_not_for_editors_and_happens_once(desk: Desk, cast: Cast, model: type[Any]) -> None:
    fact = some_fact(model, desk.speaker, cast.ada)
    for person in (cast.ada, cast.clara):
        with pytest.raises(NotAllowed):
            facts.confirm_fact(fact=fact, by=person)
    for keeper in (cast.rosa, cast.mara):
        assert facts.confirm_fact(fact=fact, by=keeper).confirmed_by == cast.rosa


@both
def test_a_confirmation_can_be_taken_back(desk: Desk, cast: Cast, model: type[Any]) -> None:
    fact = some_fact(model, desk.speaker, cast.rosa)
    with pytest.raises(NotAllowed):
        facts.take_back_confirmation(fact=fact, by=cast.ada)
    assert facts.take_back_confirmation(fact=fact, by=cast.mara).confirmed_by is None


def test_all_facts_of_an_entry_are_confirmed_at_once(desk: Desk, cast: Cast) -> None:
    for model in (Alias, Term):
        some_fact(model, desk.speaker, cast.ada)
    other = some_fact(Alias, speakers.add_speaker(name="Other", by=cast.ada), cast.ada)
    assert facts.confirm_all_facts(speaker=desk.speaker, by=cast.boris) == 2
    assert desk.speaker.aliases.get().confirmed_by == desk.speaker.terms.get().confirmed_by == cast.boris
    other.refresh_from_db()
    assert other.confirmed_by is None


@both
def test_what_is_removed_comes_back_as_it_was(desk: Desk, cast: Cast, model: type[Any]) -> None:
    fact = some_fact(model, desk.speaker, cast.rosa)
    facts.remove_fact(fact=fact, version=1, by=cast.rosa)
    assert not model.objects.exists()
    (removed,) = facts.removed_facts(desk.speaker)
    assert (removed.model, removed.uid, removed.by) == (model, fact.uid, cast.rosa.handle)
    restored = facts.restore_fact(model=model, speaker=desk.speaker, uid=fact.uid, by=cast.mara)
    kept = [f.attname for f in model._meta.concrete_fields if f.name not in ("id", "version")]
    assert [getattr(restored, name) for name in kept] == [getattr(fact, name) for name in kept]
    assert facts.removed_facts(desk.speaker) == []


@both
def test_removed_twice_it_is_offered_once(desk: Desk, cast: Cast, model: type[Any]) -> None:
    fact = some_fact(model, desk.speaker, cast.ada)
    for _ in range(2):
        facts.remove_fact(fact=fact, version=fact.version, by=cast.ada)
        (removed,) = facts.removed_facts(desk.speaker)
        fact = facts.restore_fact(model=model, speaker=desk.speaker, uid=removed.uid, by=cast.ada)
    with pytest.raises(Refused, match="stands again"):
        facts.restore_fact(model=model, speaker=desk.speaker, uid=fact.uid, by=cast.ada)


@both
def test_an_editor_shows_readers_nothing_by_bringing_it_back(
    desk: Desk, cast: Cast, model: type[Any]
) -> None:
    fact = some_fact(model, desk.speaker, cast.rosa)
    facts.remove_fact(fact=fact, version=1, by=cast.rosa)
    restored = facts.restore_fact(model=model, speaker=desk.speaker, uid=fact.uid, by=cast.ada)
    assert restored.confirmed_by is None


@both
def test_a_confirmed_fact_is_removed_by_keepers_alone(desk: Desk, cast: Cast, model: type[Any]) -> None:
    fact = some_fact(model, desk.speaker, cast.rosa)
    with pytest.raises(NotAllowed):
        facts.remove_fact(fact=fact, version=1, by=cast.ada)
    with pytest.raises(Stale):
        facts.remove_fact(fact=fact, version=7, by=cast.rosa)
    facts.remove_fact(fact=fact, version=1, by=cast.rosa)
    with pytest.raises(Refused, match="removed it in the meantime"):
        facts.remove_fact(fact=fact, version=1, by=cast.rosa)


def test_another_speakers_fact_is_not_brought_back_here(desk: Desk, cast: Cast) -> None:
    alias = some_fact(Alias, desk.speaker, cast.ada)
    facts.remove_fact(fact=alias, version=1, by=cast.ada)
    other = speakers.add_speaker(name="Other", by=cast.ada)
    with pytest.raises(Refused):
        facts.restore_fact(model=Alias, speaker=other, uid=alias.uid, by=cast.ada)

"""Speakers and their other names: anybody adds, reviewers and managers decide what readers see."""

import pytest

from annotations.models import Alias, Speaker
from annotations.services import facts, speakers
from annotations.services.writing import NotAllowed, Refused, Stale
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


def renamed(speaker: Speaker, name: str, *, by: object, version: int = 1) -> Speaker:
    entry = {"name": name, "kind": "person", "country": "", "wikidata_id": ""}
    return speakers.change_speaker(speaker=speaker, version=version, by=by, **entry)  # type: ignore[arg-type]  # one dict for all


@pytest.mark.parametrize("person", ["ada", "clara"])
def test_renaming_is_not_for_editors(desk: Desk, cast: Cast, person: str) -> None:
    with pytest.raises(NotAllowed):
        renamed(desk.speaker, "X", by=getattr(cast, person))


def test_who_saw_an_older_entry_does_not_overwrite_a_newer_one(desk: Desk, cast: Cast) -> None:
    assert renamed(desk.speaker, "Sergei Lavrov", by=cast.boris).version == 2
    with pytest.raises(Stale):
        renamed(desk.speaker, "S. Lavrov", by=cast.mara)
    desk.speaker.refresh_from_db()
    assert desk.speaker.name == "Sergei Lavrov"


def test_an_alias_is_added_once_and_remembers_where_it_was_seen(desk: Desk, cast: Cast) -> None:
    seen = desk.draft().article_version
    first = speakers.add_alias(speaker=desk.speaker, form="S.  Lavrov", by=cast.ada)
    again = speakers.add_alias(speaker=desk.speaker, form="S. Lavrov", by=cast.ada, seen_in=seen)
    assert (first.pk, again.seen_in) == (again.pk, seen)
    assert Alias.objects.count() == 1


def test_mending_an_alias_counts_a_version(desk: Desk, cast: Cast) -> None:
    alias = speakers.add_alias(speaker=desk.speaker, form="Lavrow", by=cast.ada)
    mended = speakers.change_alias(alias=alias, version=1, form="Lawrow", language="de", by=cast.eva)
    assert (mended.form, mended.language, mended.version, mended.confirmed_by) == ("Lawrow", "de", 2, None)
    with pytest.raises(Stale):
        speakers.change_alias(alias=alias, version=1, form="Lawrov", by=cast.ada)


def test_a_confirmed_alias_is_mended_by_reviewers_and_managers_alone(desk: Desk, cast: Cast) -> None:
    alias = speakers.add_alias(speaker=desk.speaker, form="Lavrow", by=cast.ada)
    alias = facts.confirm_fact(fact=alias, by=cast.rosa)
    with pytest.raises(NotAllowed, match="ask a reviewer"):
        speakers.change_alias(alias=alias, version=1, form="Lawrow", by=cast.ada)
    assert speakers.change_alias(alias=alias, version=1, form="Lawrow", by=cast.mara).form == "Lawrow"


def test_a_form_that_is_listed_already_is_not_made_of_another(desk: Desk, cast: Cast) -> None:
    speakers.add_alias(speaker=desk.speaker, form="Lawrow", by=cast.ada)
    other = speakers.add_alias(speaker=desk.speaker, form="Lavrow", by=cast.ada)
    with pytest.raises(Refused, match="exists already"):
        speakers.change_alias(alias=other, version=1, form="Lawrow", by=cast.ada)

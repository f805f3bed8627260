"""The register of the database and files: a round trip loses nothing, and a file only adds."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.exchange import files
from annotations.exchange.entries import AliasEntry, RegisterFile, SpeakerEntry, TermEntry
from annotations.models import Alias, Office, Speaker, SpeakerJudgement, Term
from annotations.services import facts, identity, offices, speakers
from annotations.services.exchange import stored_register, take_in_register, what_is_new
from annotations.services.offices import Tenure
from annotations.services.writing import NotAllowed
from tests.annotations.services.cast import Cast


@pytest.fixture
def register(cast: Cast) -> RegisterFile:
    """A register in which everything occurs: kinds, merges, confirmed and not, days known in every way."""
    lavrov = speakers.add_speaker(name="Sergey Lavrov", country="RU", wikidata_id="Q58217", by=cast.ada)
    double = speakers.add_speaker(name="S. Lavrov", by=cast.ada)
    union = speakers.add_speaker(name="CSTO, “the bloc”", kind=Speaker.Kind.ORGANIZATION, by=cast.ada)
    ministers = speakers.add_speaker(name="=ministers", kind=Speaker.Kind.GROUP, by=cast.ada)
    speakers.add_alias(speaker=lavrov, form="Сергей Лавров", language="ru-Cyrl", by=cast.rosa)
    speakers.add_alias(speaker=double, form="Lawrow", by=cast.ada)
    minister = offices.add_office(name="Minister", forms=["the minister", "FM"], country="RU", by=cast.ada)
    terms = [
        (lavrov, Tenure(starts_on=date(2004, 3, 9), source="line\r\nline", source_url="https://a.example/")),
        (lavrov, Tenure(ends_on=date(1999, 2, 1), ends_granularity="month")),
        (double, Tenure(starts_on=date(1994, 5, 5), starts_granularity="year", ends_on=date(2004, 3, 9))),
        (union, Tenure()),
        (ministers, Tenure(starts_on=date(2001, 2, 3), starts_granularity="month")),
    ]
    for speaker, tenure in terms:
        offices.add_term(speaker=speaker, office=minister, tenure=tenure, by=cast.ada)
    facts.confirm_all_facts(speaker=lavrov, by=cast.boris)
    identity.merge_speaker(speaker=double, into=lavrov, reason="One person.", by=cast.rosa)
    return stored_register()


def empty_the_register() -> None:
    """As another installation would be. Speakers are kept for ever, so they go the way tables go in tests."""
    SpeakerJudgement.objects.all().delete()
    Alias.objects.all().delete()
    Term.objects.all().delete()
    Office.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SELECT set_config('cstoreview.emptying_tables', 'on', true)")
        cursor.execute("TRUNCATE annotations_speaker CASCADE")


@pytest.mark.parametrize("name", ["csv", "json"])
def test_what_is_written_and_taken_in_elsewhere_is_the_same_register(
    cast: Cast, register: RegisterFile, name: str
) -> None:
    written = files.FORMATS[name](register)
    empty_the_register()
    added = take_in_register(file=files.read(written.encode()), by=cast.boris)
    assert added.problems == ()
    assert stored_register() == register
    assert files.FORMATS[name](stored_register()) == written


def test_taking_a_file_in_again_adds_nothing(cast: Cast, register: RegisterFile) -> None:
    again = take_in_register(file=register, by=cast.boris)
    assert (again.offices, again.speakers, again.additions, again.known) == ((), (), (), 4)
    assert stored_register() == register


def test_nothing_is_confirmed_by_an_editor_or_by_nobody(cast: Cast) -> None:
    said = SpeakerEntry(
        name="A",
        aliases=(AliasEntry(form="B", confirmed=True),),
        terms=(TermEntry(office="O", confirmed=True),),
    )
    office = offices.add_office(name="O", by=cast.ada)
    take_in_register(file=RegisterFile((), (said,)), by=cast.ada)
    take_in_register(file=RegisterFile((), (replace(said, name="C"),)), by=None)
    assert Alias.objects.filter(confirmed_by=None).count() == 2
    assert office.terms.filter(confirmed_by=None).count() == 2
    assert set(Speaker.objects.values_list("name", "added_by__handle")) == {
        ("A", cast.ada.handle),
        ("C", None),
    }
    with pytest.raises(NotAllowed):
        take_in_register(file=RegisterFile((), (said,)), by=cast.clara)


def test_looking_at_what_is_new_writes_nothing(cast: Cast) -> None:
    plan = what_is_new(RegisterFile((), (SpeakerEntry(name="A"),)))
    assert (len(plan.speakers), Speaker.objects.count()) == (1, 0)


def test_a_mended_name_does_not_stand_in_the_way_of_the_file_it_came_from(cast: Cast) -> None:
    file = RegisterFile((), (SpeakerEntry(name="A", wikidata_id="Q1", aliases=(AliasEntry(form="B"),)),))
    take_in_register(file=file, by=cast.ada)
    speakers.change_alias(alias=Alias.objects.get(), version=1, form="Bee", by=cast.ada)
    take_in_register(file=file, by=cast.ada)
    assert set(Alias.objects.values_list("form", flat=True)) == {"Bee", "B"}


def test_a_hundred_speakers_cost_as_many_queries_as_one(cast: Cast) -> None:
    def asked(count: int, letter: str) -> int:
        entries = tuple(
            SpeakerEntry(name=f"{letter}{number}", aliases=(AliasEntry(form=f"{letter}'{number}"),))
            for number in range(count)
        )
        with CaptureQueriesContext(connection) as queries:
            take_in_register(file=RegisterFile((), entries), by=cast.ada)
        return len(queries)

    assert asked(100, "B") == asked(1, "A")

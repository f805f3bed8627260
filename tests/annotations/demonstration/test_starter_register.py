"""`seeds/register.json`: facts that load anywhere, and answer who held an office on the day of a seed."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from annotations.demonstration.register import STARTER, read_starter
from annotations.exchange import fixture
from annotations.models import Alias, Office, Speaker, Term
from annotations.services.exchange import stored_register, take_in_register
from annotations.services.known_register import known_register

pytestmark = pytest.mark.django_db


def load() -> str:
    out = StringIO()
    call_command("loaddata", str(STARTER), stdout=out)
    return out.getvalue()


def test_the_file_is_as_it_would_be_written() -> None:
    assert fixture.write(read_starter()) == STARTER.read_text(encoding="utf-8")


def test_every_term_says_where_it_is_known_from() -> None:
    terms = [term for speaker in read_starter().speakers for term in speaker.terms]
    assert len(terms) > 15
    assert all(term.source and (term.starts or term.ends) for term in terms)


def test_it_loads_into_an_empty_register_and_again_and_is_the_same_taken_in() -> None:
    assert load().startswith("Installed")
    loaded = stored_register()
    assert loaded == read_starter().in_order()
    load()
    added = take_in_register(file=read_starter(), by=None)
    assert (added.speakers, added.additions, added.offices, added.problems) == ((), (), (), ())
    assert stored_register() == loaded


def test_what_a_reviewer_confirmed_stays_confirmed_when_it_is_loaded_again(
    django_user_model: type,
) -> None:
    from tests.annotations.newsroom import Newsroom

    load()
    rosa = Newsroom().rosa
    for model in (Alias, Term):
        model.objects.update(confirmed_by=rosa)
    load()
    assert not Alias.objects.filter(confirmed_by=None).exists()
    assert not Term.objects.filter(confirmed_by=None).exists()


def test_after_the_same_was_taken_in_the_fixture_still_loads() -> None:
    take_in_register(file=read_starter(), by=None)
    before = {model: model.objects.count() for model in (Speaker, Alias, Office, Term)}
    load()
    assert {model: model.objects.count() for model in before} == before


@pytest.mark.parametrize(
    ("role", "on", "holder"),
    [
        ("the CSTO secretary general", date(2014, 12, 22), "Nikolay Bordyuzha"),
        ("the CSTO secretary general", date(2017, 7, 17), "Yuri Khachaturov"),
        ("the CSTO secretary general", date(2021, 1, 1), "Stanislav Zas"),
        ("the CSTO secretary general", date(2023, 2, 13), "Imangali Tasmagambetov"),
        ("the CSTO secretary general", date(2019, 3, 1), None),
        ("Belarusian Minister of Foreign Affairs", date(2024, 6, 21), "Sergei Aleinik"),
        ("Belarusian Minister of Foreign Affairs", date(2024, 7, 21), "Maksim Ryzhenkov"),
        ("Belarusian Minister of Foreign Affairs", date(2022, 12, 1), None),
        ("Tajik foreign minister", date(2014, 12, 22), "Sirodzhidin Aslov"),
        ("Russian FM", date(2014, 12, 22), "Sergey Lavrov"),
        ("the Belarusian leader", date(2016, 10, 14), "Aleksandr Lukashenko"),
    ],
)
def test_a_role_is_resolved_by_the_day(role: str, on: date, holder: str | None) -> None:
    take_in_register(file=read_starter(), by=None)
    found = known_register().holders(role, on=on).holder
    assert (found.name if found else None) == holder


def test_on_the_day_of_a_handover_both_are_named_and_neither_is_guessed() -> None:
    take_in_register(file=read_starter(), by=None)
    found = known_register().holders("Foreign Minister of Belarus", on=date(2024, 6, 27))
    assert found.holder is None
    assert {speaker.name for speaker in found.speakers} == {"Sergei Aleinik", "Maksim Ryzhenkov"}

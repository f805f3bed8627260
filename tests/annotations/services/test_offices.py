"""Offices and terms: days as exactly as they are known, and no term that ends before it starts."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.models import Office, Term
from annotations.services import offices
from annotations.services.offices import Tenure, first_day, last_day
from annotations.services.writing import NotAllowed, Refused, Stale
from tests.annotations.services.cast import Cast, Desk


def test_an_office_and_a_term_are_added_once(desk: Desk, cast: Cast) -> None:
    tenure = Tenure(starts_on=date(2004, 3, 9), source="a decree")
    for _ in range(2):
        office = offices.add_office(name=" Minister ", forms=["the  minister", "the minister"], by=cast.ada)
        offices.add_term(speaker=desk.speaker, office=office, tenure=tenure, by=cast.ada)
    assert (Office.objects.get().forms, Term.objects.count()) == (["the minister"], 1)
    with pytest.raises(Refused, match="needs a name"):
        offices.add_office(name=" ", by=cast.ada)


def test_an_end_known_to_the_month_or_year_is_its_last_day_and_a_start_its_first(
    desk: Desk, cast: Cast
) -> None:
    office = offices.add_office(name="Minister", by=cast.ada)
    tenure = Tenure(
        starts_on=date(2003, 7, 9),
        starts_granularity="year",
        ends_on=date(2004, 2, 3),
        ends_granularity="month",
    )
    term = offices.add_term(speaker=desk.speaker, office=office, tenure=tenure, by=cast.ada)
    assert (term.starts_on, term.ends_on) == (date(2003, 1, 1), date(2004, 2, 29))


@given(st.dates(), st.sampled_from(["day", "month", "year"]))
def test_any_day_lies_between_the_first_and_the_last_of_what_is_known(day: date, granularity: str) -> None:
    first, last = first_day(day, granularity), last_day(day, granularity)
    assert first is not None
    assert last is not None
    assert first <= day <= last
    assert (first_day(last, granularity), last_day(first, granularity)) == (first, last)
    assert first.isoformat()[: {"day": 10, "month": 7, "year": 4}[granularity]] in last.isoformat()


def test_a_term_ends_after_it_starts(desk: Desk, cast: Cast) -> None:
    office = offices.add_office(name="Minister", by=cast.ada)
    backwards = Tenure(starts_on=date(2004, 3, 9), ends_on=date(2003, 3, 9))
    with pytest.raises(Refused) as refusal:
        offices.add_term(speaker=desk.speaker, office=office, tenure=backwards, by=cast.ada)
    assert refusal.value.rule == "term_ends_after_it_starts"


def test_a_term_is_mended(desk: Desk, cast: Cast) -> None:
    minister, deputy = (offices.add_office(name=name, by=cast.ada) for name in ("Minister", "Deputy"))
    term = offices.add_term(speaker=desk.speaker, office=deputy, tenure=Tenure(source="a book"), by=cast.ada)
    tenure = Tenure(starts_on=date(2004, 3, 9), source="a decree")
    mended = offices.change_term(term=term, version=1, office=minister, tenure=tenure, by=cast.boris)
    assert (mended.office, mended.starts_on, mended.source, mended.version) == (
        minister,
        date(2004, 3, 9),
        "a decree",
        2,
    )
    assert mended.confirmed_by == cast.boris
    with pytest.raises(Stale):
        offices.change_term(term=term, version=1, office=deputy, tenure=tenure, by=cast.mara)


def test_an_office_is_changed_by_keepers_and_by_nobody_who_saw_an_older_one(cast: Cast) -> None:
    office = offices.add_office(name="Minister", by=cast.ada)
    entry = {"name": "Foreign Minister", "country": "RU", "forms": ["Russian FM"], "wikidata_id": "Q1"}
    with pytest.raises(NotAllowed):
        offices.change_office(office=office, version=1, by=cast.ada, **entry)  # type: ignore[arg-type]  # one dict for all
    changed = offices.change_office(office=office, version=1, by=cast.boris, **entry)  # type: ignore[arg-type]  # see above
    assert (changed.name, changed.forms, changed.version) == ("Foreign Minister", ["Russian FM"], 2)
    with pytest.raises(Stale):
        offices.change_office(office=office, version=1, by=cast.mara, **entry)  # type: ignore[arg-type]  # see above


def test_an_office_that_nobody_holds_can_be_removed(desk: Desk, cast: Cast) -> None:
    office = offices.add_office(name="Minister", by=cast.ada)
    with pytest.raises(NotAllowed):
        offices.remove_office(office=office, by=cast.ada)
    term = offices.add_term(speaker=desk.speaker, office=office, tenure=Tenure(), by=cast.ada)
    with pytest.raises(Refused, match="holds this office"):
        offices.remove_office(office=office, by=cast.boris)
    term.delete()
    offices.remove_office(office=office, by=cast.boris)
    assert not Office.objects.exists()

"""/desk/offices/: offices with their holders, and who is meant by a role on a day."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.models import Office
from annotations.services.offices import Tenure, add_office, add_term
from tests.annotations.newsroom import UNITY

from .conftest import Desk
from .pages import Page, send

HOLDERS = "/desk/offices/holders/"


@pytest.fixture
def office(desk: Desk) -> Office:
    """Two secretaries general, one after the other with a gap."""
    by = desk.newsroom.rosa
    found = add_office(name="CSTO Secretary General", by=by)
    for name, starts, ends in (
        ("Yuri Khachaturov", date(2017, 5, 2), date(2018, 11, 2)),
        ("Stanislav Zas", date(2020, 1, 1), date(2022, 12, 31)),
    ):
        tenure = Tenure(starts_on=starts, ends_on=ends, source="TASS")
        add_term(speaker=desk.newsroom.speaker(name), office=found, tenure=tenure, by=by)
    return found


def path_of(office: Office) -> str:
    return f"/desk/offices/{office.uid}/"


def test_an_office_is_added_with_the_words_of_texts(desk: Desk) -> None:
    form = next(
        f for f in Page(desk.ada.get("/desk/offices/")).forms if f.method == "post" and "name" in f.data
    )
    response = send(
        desk.ada, form, name="President of Belarus", country="BY", forms="the  leader\r\n\r\nthe leader"
    )
    added = Office.objects.get()
    assert (added.name, added.country, added.forms) == ("President of Belarus", "BY", ["the leader"])
    assert response["Location"] == path_of(added)


@pytest.mark.parametrize(
    "values", [{"name": ""}, {"country": "belarus"}, {"wikidata_id": "1"}, {"forms": "x" * 201}]
)
def test_an_office_that_cannot_be_is_said_at_its_field(desk: Desk, values: dict[str, str]) -> None:
    response = desk.ada.post("/desk/offices/", {"name": "Office", **values})
    assert response.status_code == 400
    assert "errorlist" in response.content.decode()
    assert not Office.objects.exists()


def test_its_page_shows_who_held_it(desk: Desk, office: Office) -> None:
    page = desk.ada.get(path_of(office)).content.decode()
    assert page.index("Yuri Khachaturov") < page.index("Stanislav Zas")
    assert "<rect" in page
    assert 'name="name"' not in page


def test_keepers_change_it_and_who_was_slower_is_told(desk: Desk, office: Office) -> None:
    form = next(f for f in Page(desk.boris.get(path_of(office))).forms if "version" in f.data)
    assert desk.ada.post(path_of(office), form.filled(name="X")).status_code in (400, 403)
    assert send(desk.boris, form, forms="the secretary general").status_code == 302
    assert send(desk.mona, form, name="Secretary").status_code == 409
    office.refresh_from_db()
    assert (office.name, office.forms) == ("CSTO Secretary General", ["the secretary general"])


def test_one_that_nobody_holds_is_removed(desk: Desk, office: Office) -> None:
    other = add_office(name="Presdent", by=desk.newsroom.ada)
    assert desk.ada.post(f"{path_of(other)}remove/").status_code == 403
    send(desk.boris, Page(desk.boris.get(path_of(other))).form("remove/"))
    assert not Office.objects.filter(pk=other.pk).exists()
    assert desk.boris.post(f"{path_of(office)}remove/").status_code == 400


def asked(desk: Desk, **query: str) -> dict[str, Any]:
    response = desk.ada.get(HOLDERS, query, headers={"accept": "application/json"})
    assert response.status_code == 200
    answer: dict[str, Any] = response.json()
    return answer


def test_a_role_is_resolved_by_the_day(desk: Desk, office: Office) -> None:
    in_2017 = asked(desk, role="the CSTO secretary general", on="2017-07-17")
    assert (in_2017["speaker"], in_2017["office"]) == (
        desk.newsroom.speaker("Yuri Khachaturov").short_id,
        str(office.uid),
    )
    in_2021 = asked(desk, role="the CSTO secretary general", on="2021-02-13")
    assert in_2021["speaker"] == desk.newsroom.speaker("Stanislav Zas").short_id


def test_two_or_no_holders_are_said_and_nobody_is_guessed(desk: Desk, office: Office) -> None:
    nobody = asked(desk, role="CSTO Secretary General", on="2019-03-01")
    assert (nobody["speaker"], nobody["holders"]) == (None, [])
    assert "nobody in the register held" in nobody["reason"]
    acting = desk.newsroom.speaker("Valery Semerikov")
    add_term(speaker=acting, office=office, tenure=Tenure(starts_on=date(2018, 1, 1)), by=desk.newsroom.rosa)
    two = asked(desk, role="CSTO Secretary General", on="2018-06-01")
    assert (two["speaker"], len(two["holders"])) == (None, 2)
    page = desk.ada.get(HOLDERS, {"role": "CSTO Secretary General", "on": "2018-06-01"}).content.decode()
    assert "Nobody is chosen:" in page


def test_the_day_may_be_that_of_a_records_article(desk: Desk, office: Office) -> None:
    record = desk.newsroom.article(UNITY, published_on=date(2017, 7, 17))
    answer = asked(desk, role="CSTO Secretary General", record=record.article.short_id)
    assert (answer["on"], answer["holders"][0]["name"]) == ("2017-07-17", "Yuri Khachaturov")
    undated = desk.imported(UNITY.replace("unity", "peace"))
    answer = asked(desk, role="CSTO Secretary General", record=undated.article.short_id)
    assert (answer["on"], answer["speaker"]) == (None, None)
    assert "depends on the date" in answer["reason"]


@pytest.mark.parametrize("query", [{}, {"role": "x", "on": "July"}, {"role": "a\0b"}, {"role": "x" * 300}])
def test_what_cannot_be_asked_is_one_line(desk: Desk, query: dict[str, str]) -> None:
    response = desk.ada.get(HOLDERS, query)
    assert response.status_code == 400
    assert "Say the role and the day" in response.content.decode()


def test_the_list_answers_who_it_was(desk: Desk, office: Office) -> None:
    page = desk.ada.get("/desk/offices/", {"role": "CSTO secretary general", "on": "2017-07-17"})
    assert "Yuri Khachaturov held the office CSTO Secretary General on 2017-07-17" in page.content.decode()


def test_many_offices_and_holders_cost_what_few_do(desk: Desk, office: Office) -> None:
    def counted(path: str) -> int:
        desk.ada.get(path)
        with CaptureQueriesContext(connection) as queries:
            assert desk.ada.get(path).status_code == 200
        return len(queries)

    few = [counted("/desk/offices/"), counted(path_of(office))]
    for number in range(5):
        add_office(name=f"Office {number}", by=desk.newsroom.ada)
        add_term(
            speaker=desk.newsroom.speaker(f"S {number}"), office=office, tenure=Tenure(), by=desk.newsroom.ada
        )
    assert [counted("/desk/offices/"), counted(path_of(office))] == few

"""/desk/speakers/: the identity register."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.models import Alias, Speaker, Term
from annotations.services.identity import merge_speaker
from annotations.services.offices import Tenure, add_office, add_term
from annotations.services.speakers import add_alias
from tests.annotations.newsroom import ACT, SIMPLER, UNITY

from .conftest import Desk, page_of
from .pages import Page, send


def path_of(speaker: Speaker) -> str:
    return f"/desk/speakers/{speaker.slug}-{speaker.short_id}/"


@pytest.fixture
def speaker(desk: Desk) -> Speaker:
    return desk.newsroom.speaker("Aleksandr Lukashenko")


def test_an_editor_adds_a_speaker(desk: Desk) -> None:
    form = next(
        f for f in Page(desk.ada.get("/desk/speakers/")).forms if f.method == "post" and "name" in f.data
    )
    response = desk.ada.post("/desk/speakers/", form.filled(name="Yuri Khachaturov", country="AM"))
    assert response["Location"] == path_of(Speaker.objects.get(name="Yuri Khachaturov", country="AM"))


@pytest.mark.parametrize(
    ("values", "line"),
    [
        ({"name": " "}, "required"),
        ({"name": "A", "country": "Armenia"}, "at most 2"),
        ({"name": "A", "wikidata_id": "2866"}, "Write the Wikidata id"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(desk: Desk, values: dict[str, str], line: str) -> None:
    response = desk.ada.post("/desk/speakers/", {"kind": "person", **values})
    assert response.status_code == 400
    assert line in response.content.decode()


def test_a_wikidata_id_belongs_to_one_speaker(desk: Desk) -> None:
    values = {"name": "A", "kind": "person", "wikidata_id": "Q2866"}
    assert desk.ada.post("/desk/speakers/", values).status_code == 302
    assert desk.ada.post("/desk/speakers/", values).status_code == 400


def test_the_register_is_narrowed_by_any_name(desk: Desk, speaker: Speaker) -> None:
    desk.newsroom.speaker("Yuri Khachaturov")
    add_alias(speaker=speaker, form="Лукашенко", by=desk.newsroom.ada)
    found = desk.ada.get("/desk/speakers/", {"q": "Лукаш"}).context["rows"]
    assert [row[0] for row in found] == [speaker]


def test_twenty_five_speakers_cost_what_one_does(desk: Desk, speaker: Speaker) -> None:
    def asked() -> int:
        desk.ada.get("/desk/speakers/")  # signs in the first time
        with CaptureQueriesContext(connection) as queries:
            desk.ada.get("/desk/speakers/")
        return len(queries)

    one = asked()
    for number in range(24):
        add_alias(
            speaker=desk.newsroom.speaker(f"Speaker {number}"), form=f"Alias {number}", by=desk.newsroom.ada
        )
    assert asked() == one


def test_wrong_words_in_an_address_lead_to_the_right_ones(desk: Desk, speaker: Speaker) -> None:
    response = desk.ada.get(f"/desk/speakers/somebody-{speaker.short_id}/")
    assert (response.status_code, response["Location"]) == (302, path_of(speaker))


def fact_path(speaker: Speaker, what: str, fact: Alias | Term, act: str = "") -> str:
    return f"{path_of(speaker)}{what}/{fact.uid}/{act}"


def test_an_editors_alias_waits_for_a_reviewer(desk: Desk, speaker: Speaker) -> None:
    send(
        desk.ada, Page(desk.ada.get(path_of(speaker))).form("aliases/"), form="Лукашенко", language="ru-Cyrl"
    )
    alias = speaker.aliases.get()
    assert (alias.form, alias.language, alias.confirmed_by) == ("Лукашенко", "ru-Cyrl", None)
    assert "confirm" not in [f.action.split("/")[-2] for f in Page(desk.ada.get(path_of(speaker))).forms]
    path = fact_path(speaker, "aliases", alias, "confirm/")
    assert desk.ada.post(path).status_code == 403
    send(desk.boris, Page(desk.boris.get(path_of(speaker))).form(path))
    alias.refresh_from_db()
    assert alias.confirmed_by == desk.newsroom.rosa
    send(desk.boris, Page(desk.boris.get(path_of(speaker))).form("take-back/"))
    alias.refresh_from_db()
    assert alias.confirmed_by is None


def test_a_term_names_its_office_and_its_source(desk: Desk, speaker: Speaker) -> None:
    form = Page(desk.ada.get(path_of(speaker))).form("terms/")
    send(desk.ada, form, office="President of Belarus", starts_on="1994-07-20", source="Constitution")
    term = speaker.terms.get()
    assert (term.office.name, str(term.starts_on), term.confirmed_by) == (
        "President of Belarus",
        "1994-07-20",
        None,
    )
    form = Page(desk.mona.get(path_of(speaker))).form(fact_path(speaker, "terms", term, "confirm/"))
    send(desk.mona, form)
    term.refresh_from_db()
    assert term.confirmed_by == desk.newsroom.mona


def test_everything_that_waits_is_confirmed_at_once(desk: Desk, speaker: Speaker) -> None:
    for number in range(3):
        add_alias(speaker=speaker, form=f"Alias {number}", by=desk.newsroom.ada)
    assert desk.ada.post(f"{path_of(speaker)}confirm/").status_code == 403
    page = desk.boris.get(path_of(speaker))
    assert "Confirm all 3" in page.content.decode()
    send(desk.boris, Page(page).form(f"{path_of(speaker)}confirm/"))
    assert not speaker.aliases.filter(confirmed_by=None).exists()


def test_an_alias_remembers_the_record_in_which_it_was_seen(desk: Desk, speaker: Speaker) -> None:
    record = desk.draft()
    form = Page(desk.ada.get(path_of(speaker))).form("aliases/")
    address = f"https://desk.example{page_of(record)}"
    send(desk.ada, form, form="Luka", seen_in=address)
    assert speaker.aliases.get().seen_in == record.article.versions.get()
    response = send(desk.ada, form, form="Batka", seen_in="/desk/records/nowhere/")
    assert response.status_code == 400
    assert "No record has this address" in response.content.decode()


def test_a_name_is_mended_and_who_was_slower_sees_both(desk: Desk, speaker: Speaker) -> None:
    alias = add_alias(speaker=speaker, form="Lukashenka", by=desk.newsroom.ada)
    seen = Page(desk.ben.get(path_of(speaker))).form(fact_path(speaker, "aliases", alias))
    form = Page(desk.ada.get(path_of(speaker))).form(fact_path(speaker, "aliases", alias))
    assert send(desk.ada, form, form="Lukašenka", language="be-Latn").status_code == 302
    late = send(desk.ben, seen, form="Lukachenka")
    assert late.status_code == 409
    assert "Somebody has changed “Lukašenka”" in late.content.decode()
    alias.refresh_from_db()
    assert (alias.form, alias.language) == ("Lukašenka", "be-Latn")


def test_a_term_is_mended_in_place(desk: Desk, speaker: Speaker) -> None:
    send(
        desk.ada,
        Page(desk.ada.get(path_of(speaker))).form("terms/"),
        office="President",
        starts_on="1994-07-20",
        source="?",
    )
    term = speaker.terms.get()
    form = Page(desk.ada.get(path_of(speaker))).form(fact_path(speaker, "terms", term))
    assert form.data["starts_on"] == ["1994-07-20"]
    send(desk.ada, form, office="President of Belarus", starts_granularity="month", source="Constitution")
    term.refresh_from_db()
    assert (term.office.name, term.starts, term.source) == ("President of Belarus", "1994-07", "Constitution")
    backwards = send(desk.ada, form, ends_on="1993-01-01")
    assert backwards.status_code == 400
    assert "ends after it starts" in backwards.content.decode()


@pytest.mark.parametrize("what", ["aliases", "terms"])
def test_what_is_removed_can_be_restored_on_the_page(desk: Desk, speaker: Speaker, what: str) -> None:
    add_alias(speaker=speaker, form="Lukashenka", by=desk.newsroom.ada)
    office = add_office(name="President", by=desk.newsroom.ada)
    add_term(speaker=speaker, office=office, tenure=Tenure(), by=desk.newsroom.ada)
    kept = getattr(speaker, what)
    remove = fact_path(speaker, what, kept.get(), "remove/")
    assert desk.ada.post(remove, {"version": "x"}).status_code == 400
    assert desk.ada.post(remove, {"version": "7"}).status_code == 409
    send(desk.ada, Page(desk.ada.get(path_of(speaker))).form(remove))
    assert not kept.exists()
    send(desk.ada, Page(desk.ada.get(path_of(speaker))).form("restore/"))
    assert kept.count() == 1
    assert desk.ada.post(remove.replace("remove", "restore")).status_code == 400


@pytest.mark.parametrize("what", ["names", "speakers"])
def test_there_are_no_other_facts(desk: Desk, speaker: Speaker, what: str) -> None:
    alias = add_alias(speaker=speaker, form="Lukashenka", by=desk.newsroom.ada)
    for act in ("remove", "restore", "confirm", "take-back"):
        address = fact_path(speaker, what, alias, f"{act}/")
        assert desk.boris.post(address, {"version": "1"}).status_code == 404


def test_a_term_does_not_end_before_it_starts(desk: Desk, speaker: Speaker) -> None:
    form = Page(desk.ada.get(path_of(speaker))).form("terms/")
    response = send(
        desk.ada, form, office="President", starts_on="2020-01-02", ends_on="2020-01-01", source="x"
    )
    assert response.status_code == 400
    assert "ends after it starts" in response.content.decode()


def test_only_reviewers_and_managers_change_what_readers_see_at_once(desk: Desk, speaker: Speaker) -> None:
    values = {"name": "Alyaksandr Lukashenka", "kind": "person", "version": "1"}
    assert desk.ada.post(f"{path_of(speaker)}change/", values).status_code == 403
    form = Page(desk.boris.get(path_of(speaker))).form("change/")
    send(desk.boris, form, **values)
    speaker.refresh_from_db()
    assert speaker.name == "Alyaksandr Lukashenka"


def test_who_saw_an_older_entry_is_told(desk: Desk, speaker: Speaker) -> None:
    form = Page(desk.boris.get(path_of(speaker))).form("change/")
    assert send(desk.mona, form, country="BY").status_code == 302
    late = send(desk.boris, form, country="RU")
    assert (late.status_code, Speaker.objects.get(pk=speaker.pk).country) == (409, "BY")


def test_the_page_shows_offices_over_time_and_what_was_said_in_which_role(
    desk: Desk, speaker: Speaker
) -> None:
    office = add_office(name="President of Belarus", by=desk.newsroom.ada)
    tenure = Tenure(starts_on=date(1994, 7, 20), source="Constitution")
    add_term(speaker=speaker, office=office, tenure=tenure, by=desk.newsroom.ada)
    record = desk.draft()
    desk.newsroom.claim(record, ACT, speaker=speaker, role_as_stated="the leader")
    desk.newsroom.claim(record, SIMPLER, speaker=speaker, office=office)
    page = desk.ada.get(path_of(speaker)).content.decode()
    assert "Offices over time. President of Belarus: 1994-07-20 to no end known</title>" in page
    assert "(not confirmed)" in page
    assert f"Says: {ACT}" in page
    assert "as “the leader”: <span" in page
    assert "as President of Belarus: <span" in page


def test_the_page_costs_the_same_however_much_there_is(desk: Desk, speaker: Speaker) -> None:
    def asked() -> int:
        desk.boris.get(path_of(speaker))  # signs in the first time
        with CaptureQueriesContext(connection) as queries:
            assert desk.boris.get(path_of(speaker)).status_code == 200
        return len(queries)

    def more(number: int) -> None:
        add_alias(speaker=speaker, form=f"Alias {number}", by=desk.newsroom.ada)
        office = add_office(name=f"Office {number}", by=desk.newsroom.ada)
        add_term(speaker=speaker, office=office, tenure=Tenure(), by=desk.newsroom.ada)
        desk.newsroom.claim(desk.draft(UNITY.replace("unity", f"unity {number}")), ACT, speaker=speaker)

    more(0)
    one = asked()
    for number in range(1, 6):
        more(number)
    assert asked() == one


def test_a_merged_entry_says_into_which(desk: Desk, speaker: Speaker) -> None:
    double = desk.newsroom.speaker("A. Lukashenko")
    merge_speaker(speaker=double, into=speaker, reason="One person.", by=desk.newsroom.rosa)
    assert path_of(speaker) in desk.ada.get(path_of(double)).content.decode()


def test_options_offer_who_fits_and_to_add_the_name(desk: Desk, speaker: Speaker) -> None:
    desk.newsroom.claim(desk.draft(), ACT, speaker=speaker)
    page = desk.ada.get("/desk/speakers/options/", {"speaker_name": "lukaš"}).content.decode()
    assert f'value="{speaker.short_id}"' in page
    assert "Add “lukaš” as a person" in page


def test_options_choose_the_only_one_named_so(desk: Desk, speaker: Speaker) -> None:
    page = desk.ada.get("/desk/speakers/options/", {"speaker_name": "ALEKSANDR LUKASHENKO"}).content.decode()
    assert f'value="{speaker.short_id}" checked' in page


@pytest.mark.parametrize("typed", ["", "a\0b", "x" * 5000, "%", "<script>"])
def test_options_take_any_words(desk: Desk, typed: str) -> None:
    response = desk.ada.get("/desk/speakers/options/", {"speaker_name": typed})
    assert response.status_code == 200
    assert "<script>" not in response.content.decode()

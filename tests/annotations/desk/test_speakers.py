"""/desk/speakers/: the identity register."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.models import Speaker
from annotations.services.identity import merge_speaker
from annotations.services.speakers import add_alias
from tests.annotations.newsroom import ACT

from .conftest import Desk
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


def test_an_editors_alias_waits_for_a_reviewer(desk: Desk, speaker: Speaker) -> None:
    send(
        desk.ada, Page(desk.ada.get(path_of(speaker))).form("aliases/"), form="Лукашенко", language="ru-Cyrl"
    )
    alias = speaker.aliases.get()
    assert (alias.form, alias.language, alias.confirmed_by) == ("Лукашенко", "ru-Cyrl", None)
    assert "confirm" not in [f.action.split("/")[-2] for f in Page(desk.ada.get(path_of(speaker))).forms]
    assert desk.ada.post(f"{path_of(speaker)}aliases/{alias.uid}/confirm/").status_code == 403
    send(desk.boris, Page(desk.boris.get(path_of(speaker))).form("confirm/"))
    alias.refresh_from_db()
    assert alias.confirmed_by == desk.newsroom.rosa


def test_a_term_names_its_office_and_its_source(desk: Desk, speaker: Speaker) -> None:
    form = Page(desk.ada.get(path_of(speaker))).form("terms/")
    send(desk.ada, form, office="President of Belarus", starts_on="1994-07-20", source="Constitution")
    term = speaker.terms.get()
    assert (term.office.name, str(term.starts_on), term.confirmed_by) == (
        "President of Belarus",
        "1994-07-20",
        None,
    )
    send(desk.mona, Page(desk.mona.get(path_of(speaker))).form("confirm/"))
    term.refresh_from_db()
    assert term.confirmed_by == desk.newsroom.mona


def test_a_term_does_not_end_before_it_starts(desk: Desk, speaker: Speaker) -> None:
    form = Page(desk.ada.get(path_of(speaker))).form("terms/")
    response = send(
        desk.ada, form, office="President", starts_on="2020-01-02", ends_on="2020-01-01", source="x"
    )
    assert response.status_code == 400
    assert "ends after it starts" in response.content.decode()


def test_only_reviewers_and_managers_change_what_readers_see_at_once(desk: Desk, speaker: Speaker) -> None:
    values = {"name": "Alyaksandr Lukashenka", "kind": "person"}
    assert desk.ada.post(f"{path_of(speaker)}change/", values).status_code == 403
    form = Page(desk.boris.get(path_of(speaker))).form("change/")
    send(desk.boris, form, **values)
    speaker.refresh_from_db()
    assert speaker.name == "Alyaksandr Lukashenka"


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

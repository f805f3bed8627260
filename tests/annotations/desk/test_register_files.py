"""The register as a file: taken away, looked at, and taken in."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from annotations.exchange import files
from annotations.models import Alias, Speaker
from annotations.services.exchange import stored_register
from annotations.services.speakers import add_alias

from .conftest import Desk, signed_in
from .pages import Page, send

TAKE_IN = "/desk/speakers/take-in/"
TABLE = "row,speaker,name,confirmed\nspeaker,,Sergey Lavrov,\nalias,Sergey Lavrov,Lawrow,yes\nspeaker,,,\n"


def sent(text: str = TABLE, **more: str) -> dict[str, object]:
    return {"files": SimpleUploadedFile("people.csv", text.encode()), **more}


@pytest.mark.parametrize("name", ["csv", "json"])
def test_everything_is_taken_away_as_it_stands(desk: Desk, name: str) -> None:
    add_alias(speaker=desk.newsroom.speaker("Sergey Lavrov"), form="Lawrow", by=desk.newsroom.ada)
    response = desk.ada.get(f"/desk/speakers/register.{name}")
    assert response["Content-Disposition"] == f'attachment; filename="register.{name}"'
    assert files.read(response.content).in_order() == stored_register()
    assert desk.clara.get(f"/desk/speakers/register.{name}").status_code == 403
    assert desk.ada.get("/desk/speakers/register.xml").status_code == 404


def test_a_look_writes_nothing_and_says_what_is_not_taken(desk: Desk) -> None:
    page = desk.ada.post(TAKE_IN, sent(act="look")).content.decode()
    assert "This would be added:</strong> 1 speaker, 1 name," in page
    assert "people.csv, line 4: name is missing" in page
    assert not Speaker.objects.exists()


def test_what_was_looked_at_is_added_without_choosing_it_again(desk: Desk) -> None:
    table = TABLE.replace("Lawrow", "Лавров\u00a0+?/")
    form = Page(desk.ada.post(TAKE_IN, sent(table, act="look"))).form("/take-in/")
    assert "Added:</strong> 1 speaker, 1 name," in send(desk.ada, form, act="add").content.decode()
    assert Alias.objects.get().form == "Лавров +?/"


def test_what_is_too_large_for_the_page_is_chosen_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotations.desk.register.files.KEPT", len(TABLE) - 1)
    page = desk.ada.post(TAKE_IN, sent(act="look")).content.decode()
    assert "Choose the same files again and press Add." in page
    assert 'name="kept"' not in page


@pytest.mark.parametrize("kept", ["ж", "abcde"])
def test_what_was_kept_and_came_back_damaged_is_no_file(desk: Desk, kept: str) -> None:
    response = desk.ada.post(TAKE_IN, {"act": "add", "kept_name": "people.csv", "kept": kept})
    assert response.status_code == 400
    assert not Speaker.objects.exists()


def test_adding_adds_in_the_name_of_who_does_it(desk: Desk) -> None:
    desk.ada.post(TAKE_IN, sent(act="add"))
    assert Speaker.objects.get().added_by == desk.newsroom.ada
    assert Alias.objects.get().confirmed_by is None
    page = desk.boris.post(TAKE_IN, sent(act="add")).content.decode()
    assert "Known already: 1 speaker." in page
    assert "press Add" not in desk.ada.post(TAKE_IN, sent(act="look")).content.decode()


def test_without_a_file_it_says_so(desk: Desk) -> None:
    response = desk.ada.post(TAKE_IN, {"act": "look"})
    assert response.status_code == 400
    assert "Choose at least one file first." in response.content.decode()


def test_what_is_too_large_is_not_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotations.desk.register.files.LARGEST_FILE", 100)
    response = desk.ada.post(TAKE_IN, sent(act="look"))
    assert response.status_code == 400
    assert "take them in one by one" in response.content.decode()


def test_a_form_of_another_site_takes_nothing_in(desk: Desk) -> None:
    user = desk.newsroom.ada.user
    assert user is not None
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = signed_in(user).cookies
    assert strict.post(TAKE_IN, sent(act="add")).status_code == 403
    assert not Speaker.objects.exists()

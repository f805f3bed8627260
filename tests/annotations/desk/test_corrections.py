"""Proposing corrections of words and of fields, by plain forms."""

from typing import Any

import pytest

from annotations.models import Correction, Record
from tests.annotations.newsroom import UNITY, newest

from .conftest import Desk, page_of
from .pages import Form, Page, send


@pytest.fixture
def record(desk: Desk) -> Record:
    return desk.draft()


def correction_form(desk: Desk, record: Record, *rest: str, query: str = "") -> Form:
    page = Page(desk.ada.get(page_of(record, "code", *rest) + query))
    return page.form("corrections/" + (f"{rest[1]}/" if len(rest) > 1 and rest[1] != "new" else "new/"))


def proposed(record: Record) -> list[Correction]:
    return list(newest(record).corrections.filter(removed_at=None))


def test_words_are_corrected_where_they_stand(desk: Desk, record: Record) -> None:
    form = correction_form(desk, record)
    response = send(desk.ada, form, quote="Niamiha", corrected_value="Nyamiha", reason="The usual spelling.")
    [correction] = proposed(record)
    assert response["Location"] == f"{page_of(record, 'code')}#correction-{correction.short_id}"
    start = UNITY.index("Niamiha")
    assert (correction.start, correction.end) == (start, start + len("Niamiha"))
    assert (correction.exact, correction.corrected_value) == ("Niamiha", "Nyamiha")


def test_an_error_that_stays_is_marked_sic(desk: Desk, record: Record) -> None:
    send(desk.ada, correction_form(desk, record), quote="Niamiha", sic="on")
    assert proposed(record)[0].sic


def test_a_field_is_corrected_with_evidence(desk: Desk, record: Record) -> None:
    send(
        desk.ada,
        correction_form(desk, record),
        field="headline",
        kind="minor",
        corrected_value="Lukashenko calls for greater unity",
        evidence_url="https://president.gov.by/en",
        evidence_text="The press service has it so.",
    )
    [correction] = proposed(record)
    assert (correction.field, correction.kind) == ("headline", "minor")
    assert correction.as_stated == "Lukashenko calls for unity"
    assert correction.evidence_url == "https://president.gov.by/en"


@pytest.mark.parametrize(
    ("values", "line"),
    [
        ({"corrected_value": "x"}, "Quote the words that are wrong, or choose the field."),
        ({"quote": "Niamiha"}, "Say what is right"),
        ({"quote": "nowhere here", "reason": "x"}, "do not stand in the text"),
        ({"quote": "Niamiha", "field": "headline", "reason": "x"}, "clear one of them"),
        ({"quote": "Lukashenko", "reason": "x"}, "choose the place below"),
        ({"quote": "Niamiha", "reason": "x", "evidence_url": "javascript:alert(1)"}, "valid URL"),
    ],
)
def test_what_is_not_whole_comes_back_as_typed(
    desk: Desk, record: Record, values: dict[str, Any], line: str
) -> None:
    response = send(desk.ada, correction_form(desk, record), **values)
    assert response.status_code == 400
    assert line in response.content.decode()
    again = Page(response).form("corrections/new/")
    for name, value in values.items():
        assert again.data[name][0].strip() == value
    assert proposed(record) == []


def test_a_double_submit_makes_one_correction(desk: Desk, record: Record) -> None:
    form = correction_form(desk, record)
    for _ in range(2):
        send(desk.ada, form, quote="Niamiha", corrected_value="Nyamiha")
    assert len(proposed(record)) == 1


def test_selected_words_come_in_the_address(desk: Desk, record: Record) -> None:
    start = UNITY.index("Niamiha")
    form = correction_form(desk, record, "corrections", "new", query=f"?wrong={start}-{start + 7}")
    assert form.data["quote"][0].strip() == "Niamiha"


def test_a_change_against_an_older_version_shows_both(desk: Desk, record: Record) -> None:
    correction = desk.newsroom.correct(record, "Niamiha")
    form = correction_form(desk, record, "corrections", correction.short_id)
    assert send(desk.ada, form, corrected_value="Theirs").status_code == 302
    response = send(desk.ada, form, corrected_value="Mine")
    assert response.status_code == 409
    page = response.content.decode()
    assert "Theirs" in page
    assert "Mine" in page


def test_a_removed_correction_is_brought_back(desk: Desk, record: Record) -> None:
    correction = desk.newsroom.correct(record, "Niamiha")
    page = Page(desk.ada.get(page_of(record, "code")))
    send(desk.ada, page.form(f"corrections/{correction.short_id}/remove/"))
    assert proposed(record) == []
    page = Page(desk.ada.get(page_of(record, "code")))
    send(desk.ada, page.form(f"corrections/{correction.short_id}/restore/"))
    assert proposed(record) == [correction]

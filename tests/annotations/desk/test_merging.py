"""Merging at the desk: what moves is shown first, a reason is given, and it can be taken apart."""

import pytest

from annotations.models import Speaker
from annotations.services import identity, speakers
from annotations.services.identity import Verdict
from tests.annotations.newsroom import ACT

from .conftest import Desk
from .pages import Page, send
from .test_speakers import path_of


@pytest.fixture
def pair(desk: Desk) -> tuple[Speaker, Speaker]:
    """An entry made twice, the second time with a claim."""
    kept, double = desk.newsroom.speaker("Aleksandr Lukashenko"), desk.newsroom.speaker("A. Lukashenka")
    speakers.add_alias(speaker=double, form="Batka", by=desk.newsroom.ada)
    desk.newsroom.claim(desk.draft(), ACT, speaker=double)
    return kept, double


def merge_path(speaker: Speaker) -> str:
    return f"{path_of(speaker)}merge/"


def test_whom_it_may_be_is_offered(desk: Desk, pair: tuple[Speaker, Speaker]) -> None:
    kept, double = pair
    page = desk.boris.get(merge_path(double)).content.decode()
    assert f"?into={kept.short_id}" in page
    assert f"?into={double.short_id}" not in page


def test_what_moves_is_shown_before_anything_moves(desk: Desk, pair: tuple[Speaker, Speaker]) -> None:
    kept, double = pair
    Speaker.objects.filter(pk=double.pk).update(country="RU")
    Speaker.objects.filter(pk=kept.pk).update(country="BY")
    page = desk.boris.get(merge_path(double), {"into": kept.short_id}).content.decode()
    assert "1 (0 that readers see)" in page
    assert "Batka" in page
    assert "country: RU here, BY there" in page
    double.refresh_from_db()
    assert double.merged_into is None


def test_merging_needs_a_reason_and_leads_to_the_other(desk: Desk, pair: tuple[Speaker, Speaker]) -> None:
    kept, double = pair
    form = next(
        f
        for f in Page(desk.boris.get(merge_path(double), {"into": kept.short_id})).forms
        if "reason" in f.data
    )
    assert desk.boris.post(merge_path(double), form.filled()).status_code == 400
    response = desk.boris.post(merge_path(double), form.filled(reason="One person."))
    assert response["Location"] == path_of(kept)
    shown = desk.ada.get(path_of(kept)).content.decode()
    assert "merged into it" in shown
    assert "Batka" in shown
    assert f"Says: {ACT}" in shown


def test_the_page_of_a_merged_entry_lets_it_stand_by_itself_again(
    desk: Desk, pair: tuple[Speaker, Speaker]
) -> None:
    kept, double = pair
    identity.merge_speaker(speaker=double, into=kept, reason="One person.", by=desk.newsroom.rosa)
    form = Page(desk.boris.get(path_of(double))).form("unmerge/")
    assert send(desk.boris, form).status_code == 400
    send(desk.boris, form, reason="Two people.", verdict="different")
    double.refresh_from_db()
    assert double.merged_into is None
    page = desk.ada.get(path_of(double)).content.decode()
    assert "Not the same" in page
    assert "Two people." in page


def test_a_judgement_against_it_is_shown_and_can_be_taken_back(
    desk: Desk, pair: tuple[Speaker, Speaker]
) -> None:
    kept, double = pair
    identity.judge_speakers(
        first=kept, second=double, verdict=Verdict.DIFFERENT, reason="Father and son.", by=desk.newsroom.ada
    )
    page = Page(desk.boris.get(merge_path(double), {"into": kept.short_id}))
    form = next(f for f in page.forms if "reason" in f.data)
    refused = desk.boris.post(merge_path(double), form.filled(reason="One person."))
    assert refused.status_code == 400
    assert "Father and son." in refused.content.decode()
    send(desk.boris, page.form("take-back/"))
    assert desk.boris.post(merge_path(double), form.filled(reason="One person.")).status_code == 302


def test_who_saw_another_entry_is_told(desk: Desk, pair: tuple[Speaker, Speaker]) -> None:
    kept, double = pair
    said = {"into": kept.short_id, "reason": "One person.", "version": "9"}
    assert desk.boris.post(merge_path(double), said).status_code == 409


@pytest.mark.parametrize("person", ["ada", "clara"])
def test_merging_is_for_keepers(desk: Desk, pair: tuple[Speaker, Speaker], person: str) -> None:
    kept, double = pair
    client = getattr(desk, person)
    for path in (merge_path(double), f"{path_of(double)}unmerge/"):
        assert client.post(path, {"into": kept.short_id, "reason": "x", "version": "1"}).status_code == 403
    assert client.get(merge_path(double)).status_code == 403


def test_there_is_nobody_at_other_addresses(desk: Desk, pair: tuple[Speaker, Speaker]) -> None:
    _, double = pair
    assert desk.boris.get(merge_path(double), {"into": "0" * 14}).status_code == 404
    assert desk.boris.post(merge_path(double), {"reason": "x", "version": "1"}).status_code == 404

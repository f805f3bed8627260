"""Coding claims by plain forms, as a browser without JavaScript sends them."""

from typing import Any

import pytest

from annotations.models import Claim, Record, Speaker, Tag
from tests.annotations.newsroom import ACT, NO_ONE, SIMPLER, UNITY, newest

from .conftest import Desk, page_of
from .pages import Form, Page, send


def claim_form(desk: Desk, record: Record, *rest: str, query: str = "") -> Form:
    page = Page(desk.ada.get(page_of(record, "code", *rest) + query))
    [form] = [form for form in page.forms if form.id == "claim-form"]
    return form


def said(record: Record) -> list[Claim]:
    return list(newest(record).claims.filter(removed_at=None))


def spans_of(claim: Claim) -> list[tuple[str, str]]:
    return [(span.role, span.exact) for span in claim.spans.all()]


@pytest.fixture
def record(desk: Desk) -> Record:
    desk.newsroom.speaker("Aleksandr Lukashenko")
    return desk.draft()


WORDS: dict[str, Any] = {
    "spans__0__quote": ACT,
    "spans__1__quote": "Aleksandr Lukashenko said",
    "summary": "Calls for common action.",
    "mode": "direct",
    "speaker_name": "aleksandr lukashenko",
}


def test_a_claim_is_added_by_quoting_its_words(desk: Desk, record: Record) -> None:
    tag = Tag.objects.create(code="unity", label="Unity")
    response = send(desk.ada, claim_form(desk, record), **WORDS, note="Mind the comma.", tags=["unity"])
    [claim] = said(record)
    assert (response.status_code, response["Location"]) == (
        302,
        f"{page_of(record, 'code')}#claim-{claim.short_id}",
    )
    assert spans_of(claim) == [("content", ACT), ("cue", "Aleksandr Lukashenko said")]
    assert (claim.summary, claim.mode, claim.note) == (
        "Calls for common action.",
        "direct",
        "Mind the comma.",
    )
    assert claim.speaker == Speaker.objects.get(name="Aleksandr Lukashenko")
    assert [claim_tag.tag for claim_tag in claim.claim_tags.all()] == [tag]


def test_a_split_quotation_has_two_content_spans(desk: Desk, record: Record) -> None:
    form = claim_form(desk, record)
    more = Page(send(desk.ada, form, **WORDS, add_row="1"))
    [again] = [form for form in more.forms if form.id == "claim-form"]
    assert again.data["summary"][0].strip() == "Calls for common action."
    assert said(record) == []
    send(desk.ada, again, spans__3__quote=SIMPLER)
    [claim] = said(record)
    assert [words for role, words in spans_of(claim) if role == "content"] == [ACT, SIMPLER]


def test_quotation_marks_and_line_ends_of_the_keyboard_are_found_too(desk: Desk, record: Record) -> None:
    typed = '"We must act\r\ntogether,"'
    send(desk.ada, claim_form(desk, record), **(WORDS | {"spans__0__quote": typed}))
    assert ("content", ACT) in spans_of(said(record)[0])


def test_words_that_stand_several_times_are_asked_for(desk: Desk, record: Record) -> None:
    form = claim_form(desk, record)
    response = send(desk.ada, form, **(WORDS | {"spans__0__quote": "Lukashenko", "spans__1__quote": ""}))
    assert response.status_code == 400
    [again] = [form for form in Page(response).forms if form.id == "claim-form"]
    second = UNITY.index("Lukashenko", 1)
    assert again.choices["spans-0-place"] == ["0-10", f"{second}-{second + 10}"]
    send(desk.ada, again, spans__0__place=again.choices["spans-0-place"][1])
    [claim] = said(record)
    assert [span.start for span in claim.spans.all()] == [second]


def test_words_that_do_not_stand_in_the_text_are_refused_and_nothing_is_retyped(
    desk: Desk, record: Record
) -> None:
    response = send(desk.ada, claim_form(desk, record), **(WORDS | {"spans__0__quote": "We shall act"}))
    assert response.status_code == 400
    page = response.content.decode()
    assert "These words do not stand in the text" in page
    [again] = [form for form in Page(response).forms if form.id == "claim-form"]
    assert again.data["spans-0-quote"][0].strip() == "We shall act"
    assert again.data["summary"][0].strip() == "Calls for common action."


def test_a_claim_without_content_is_refused(desk: Desk, record: Record) -> None:
    response = send(desk.ada, claim_form(desk, record), **(WORDS | {"spans__0__quote": ""}))
    assert response.status_code == 400
    assert "A claim needs its content" in response.content.decode()


def test_overlapping_spans_are_refused_by_the_service_in_the_form(desk: Desk, record: Record) -> None:
    response = send(desk.ada, claim_form(desk, record), **(WORDS | {"spans__1__quote": "must act together"}))
    assert response.status_code == 400
    assert "overlap" in response.content.decode()
    assert said(record) == []


def test_a_double_submit_makes_one_claim(desk: Desk, record: Record) -> None:
    form = claim_form(desk, record)
    first, second = send(desk.ada, form, **WORDS), send(desk.ada, form, **WORDS)
    assert first["Location"] == second["Location"]
    assert len(said(record)) == 1


def test_a_new_speaker_is_added_with_the_claim(desk: Desk, record: Record) -> None:
    form = claim_form(desk, record)
    response = send(desk.ada, form, **(WORDS | {"speaker_name": "Yuri Khachaturov"}))
    assert response.status_code == 400
    [again] = [form for form in Page(response).forms if form.id == "claim-form"]
    assert "new:person" in again.choices["speaker"]
    send(desk.ada, again, speaker="new:person")
    [claim] = said(record)
    assert claim.speaker is not None
    assert (claim.speaker.name, claim.speaker.kind) == ("Yuri Khachaturov", "person")


def test_a_refused_claim_leaves_no_new_speaker_behind(desk: Desk, record: Record) -> None:
    words = WORDS | {"spans__1__quote": "must act together", "speaker_name": "Nobody Yet"}
    send(desk.ada, claim_form(desk, record), **words, speaker="new:group")
    assert not Speaker.objects.filter(name="Nobody Yet").exists()


def test_looking_a_speaker_up_saves_nothing(desk: Desk, record: Record) -> None:
    response = send(desk.ada, claim_form(desk, record), **(WORDS | {"speaker_name": "LUKAŠ"}), look_up="1")
    assert response.status_code == 200
    assert "Aleksandr Lukashenko" in response.content.decode()
    assert said(record) == []


def test_speakers_of_the_record_are_offered_at_once(desk: Desk, record: Record) -> None:
    claim = desk.newsroom.claim(record, ACT)
    form = claim_form(desk, record)
    assert claim.speaker is not None
    assert form.choices["speaker"][0] == claim.speaker.short_id
    words = WORDS | {"spans__0__quote": SIMPLER, "spans__1__quote": "", "speaker_name": ""}
    send(desk.ada, form, **words, speaker=claim.speaker.short_id)
    assert {c.speaker for c in said(record)} == {claim.speaker}


def test_a_typed_name_wins_over_the_speaker_chosen_before(desk: Desk, record: Record) -> None:
    claim = desk.newsroom.claim(record, ACT)
    other = desk.newsroom.speaker("Yuri Khachaturov")
    form = claim_form(desk, record, "claims", claim.short_id)
    send(desk.ada, form, speaker_name="Yuri Khachaturov")
    claim.refresh_from_db()
    assert claim.speaker == other


def test_relays_default_to_those_of_the_article(desk: Desk, record: Record) -> None:
    outlet = desk.newsroom.outlet("belta")
    newest(record).article_version.relays.create(outlet=outlet, position=0)
    send(desk.ada, claim_form(desk, record), **WORDS)
    [claim] = said(record)
    assert [relay.outlet for relay in claim.relays.all()] == [outlet]


def test_places_in_the_address_fill_the_form(desk: Desk, record: Record) -> None:
    start = UNITY.index(NO_ONE)
    form = claim_form(desk, record, "claims", "new", query=f"?content={start}-{start + len(NO_ONE)}")
    assert form.data["spans-0-quote"][0].strip() == NO_ONE


@pytest.mark.parametrize("places", ["content=9-3", "content=0-99999", "content=x", "cue=-1-4", "content=٣-٤"])
def test_places_that_are_none_fill_nothing(desk: Desk, record: Record, places: str) -> None:
    form = claim_form(desk, record, "claims", "new", query=f"?{places}")
    assert form.data["spans-0-quote"][0].strip() == ""


def test_changing_a_claim_keeps_what_was_not_touched(desk: Desk, record: Record) -> None:
    claim = desk.newsroom.claim(record, ACT, cue="said", note="Mind the comma.")
    before = spans_of(claim)
    form = claim_form(desk, record, "claims", claim.short_id)
    response = send(desk.ada, form, summary="Asks for unity.")
    assert response.status_code == 302
    claim.refresh_from_db()
    assert (claim.summary, claim.note, claim.version) == ("Asks for unity.", "Mind the comma.", 2)
    assert spans_of(claim) == before


def test_clearing_a_row_takes_the_span_out(desk: Desk, record: Record) -> None:
    claim = desk.newsroom.claim(record, ACT, cue="said")
    form = claim_form(desk, record, "claims", claim.short_id)
    cue = next(name for name, sent in form.data.items() if name.endswith("role") and sent == ["cue"])
    send(desk.ada, form, **{cue.replace("role", "quote"): ""})
    assert spans_of(Claim.objects.get(pk=claim.pk)) == [("content", ACT)]


def test_a_change_against_an_older_version_shows_both(desk: Desk, record: Record) -> None:
    claim = desk.newsroom.claim(record, ACT)
    form = claim_form(desk, record, "claims", claim.short_id)
    send(desk.ada, form, summary="Theirs.")
    response = send(desk.ada, form, summary="Mine.")
    assert response.status_code == 409
    page = response.content.decode()
    assert "Theirs." in page
    assert "Mine." in page
    [again] = [form for form in Page(response).forms if form.id == "claim-form"]
    assert send(desk.ada, again).status_code == 302
    assert Claim.objects.get(pk=claim.pk).summary == "Mine."


def test_removing_leaves_a_button_that_brings_back(desk: Desk, record: Record) -> None:
    claim = desk.newsroom.claim(record, ACT)
    page = Page(desk.ada.get(page_of(record, "code")))
    send(desk.ada, page.form(f"{claim.short_id}/remove/"))
    assert said(record) == []
    page = Page(desk.ada.get(page_of(record, "code")))
    send(desk.ada, page.form(f"{claim.short_id}/restore/"))
    assert said(record) == [claim]


def test_removing_what_was_changed_meanwhile_is_refused(desk: Desk, record: Record) -> None:
    claim = desk.newsroom.claim(record, ACT)
    page = Page(desk.ada.get(page_of(record, "code")))
    send(desk.ada, claim_form(desk, record, "claims", claim.short_id), summary="Changed.")
    assert send(desk.ada, page.form(f"{claim.short_id}/remove/")).status_code == 409
    assert said(record) == [claim]


@pytest.mark.parametrize("broken", [{"version": "x"}, {"version": "9" * 30}, {}])
def test_a_remove_without_a_version_is_refused_in_one_line(
    desk: Desk, record: Record, broken: dict[str, str]
) -> None:
    claim = desk.newsroom.claim(record, ACT)
    response = desk.ada.post(page_of(record, "code", "claims", claim.short_id, "remove"), broken)
    assert response.status_code == 400
    assert "load the page anew" in response.content.decode()


@pytest.mark.parametrize(
    "broken",
    [
        {"spans-TOTAL_FORMS": "1000000"},
        {"spans-TOTAL_FORMS": "x"},
        {"stable_uid": "no uid"},
        {"mode": "shouted"},
        {"summary": "nul \0"},
        {"speaker": "x" * 500},
        {"relays": "no-such-outlet"},
        {"tags": "no-such-tag"},
        {"office": "99999999999999999999"},
    ],
)
def test_forged_fields_are_refused_without_a_fault(
    desk: Desk, record: Record, broken: dict[str, str]
) -> None:
    sent = claim_form(desk, record).filled(**WORDS) | broken
    if "speaker" in broken:
        sent["speaker_name"] = ""
    response = desk.ada.post(page_of(record, "code", "claims", "new"), sent)
    assert response.status_code in (302, 400)


def test_a_claim_of_another_record_is_not_found(desk: Desk, record: Record) -> None:
    other = desk.draft("Elsewhere\nSomebody said something else.\n")
    claim = desk.newsroom.claim(other, "something else")
    assert desk.ada.get(page_of(record, "code", "claims", claim.short_id)).status_code == 404

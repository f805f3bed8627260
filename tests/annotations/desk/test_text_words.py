"""/desk/records/…/words/: deciding what becomes of words, with plain forms."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.models import Claim, Reanchoring, Record, Span
from annotations.services.other_text import code_text
from tests.annotations.newsroom import ACT, NO_ONE, SIMPLER, UNITY, newest
from tests.annotations.texts import changed_text

from .conftest import Desk, page_of
from .pages import Page, send
from .test_texts import CHANGED, words_in


@pytest.fixture
def moved(desk: Desk) -> Record:
    """Ada's draft, gone over to the changed text: same words, changed words, an orphan, a correction."""
    record = desk.draft()
    for quote in (ACT, SIMPLER, NO_ONE):
        desk.newsroom.claim(record, quote)
    desk.newsroom.correct(record, "17 July", corrected_value="18 July")
    desk.newsroom.correct(record, field="headline", corrected_value="Unity")
    text = changed_text(record, CHANGED)
    revision = newest(record)
    code_text(revision=revision, version=revision.version, text=text, by=desk.newsroom.ada)
    return record


def proposal(quote: str) -> Reanchoring:
    return Reanchoring.objects.get(claim__summary=f"Says: {quote}")


def exact(quote: str) -> list[str]:
    spans = Span.objects.filter(claim__summary=f"Says: {quote}", role="content")
    return list(spans.values_list("exact", flat=True))


def test_before_and_after_stand_beside_each_other(desk: Desk, moved: Record) -> None:
    html = desk.ada.get(page_of(moved, "words")).content.decode()
    assert "<b>“It is always </b><del>simpler</del><ins>easier</ins><b>.”</b>" in html
    page = words_in(html)
    assert "not found in the new text" in page
    assert "These 3 stand below as they will be." in page


def test_every_page_of_the_record_leads_there(desk: Desk, moved: Record) -> None:
    for rest in ((), ("code",)):
        page = desk.ada.get(page_of(moved, *rest)).content.decode()
        assert "5 proposals wait for a decision." in page
        assert f'href="{page_of(moved, "words")}"' in page
        assert "Its words wait for a place in the new text." in page


def test_one_proposal_is_confirmed(desk: Desk, moved: Record) -> None:
    form = Page(desk.ada.get(page_of(moved, "words"))).form(f"{proposal(SIMPLER).uid}/confirm/")
    response = send(desk.ada, form)
    assert (response.status_code, response["Location"]) == (302, page_of(moved, "words") + "#open")
    assert exact(SIMPLER) == ["“It is always easier.”"]


def test_all_that_found_the_same_words_are_confirmed_together(desk: Desk, moved: Record) -> None:
    send(desk.ada, Page(desk.ada.get(page_of(moved, "words"))).form("words/same/"))
    assert exact(ACT) == ['"We must act together,"']
    assert exact(SIMPLER) == []
    assert Reanchoring.objects.filter(state="confirmed").count() == 3


def test_an_orphan_is_adjusted_by_quoting(desk: Desk, moved: Record) -> None:
    orphan = proposal(NO_ONE)
    assert f"{orphan.uid}/confirm/" not in desk.ada.get(page_of(moved, "words")).content.decode()
    page = Page(desk.ada.get(page_of(moved, "words", str(orphan.uid))))
    assert page.text == CHANGED, "the new text stands below, word for word"
    form = page.form("adjust/")
    wrong = send(desk.ada, form, spans__0__quote="words that nobody wrote")
    assert wrong.status_code == 400
    assert "do not stand in the text" in wrong.content.decode()
    assert send(desk.ada, form, spans__0__quote="He left").status_code == 302
    assert exact(NO_ONE) == ["He left"]
    assert proposal(NO_ONE).state == "adjusted"


def test_words_that_stand_twice_ask_which_place_is_meant(desk: Desk, moved: Record) -> None:
    form = Page(desk.ada.get(page_of(moved, "words", str(proposal(NO_ONE).uid)))).form("adjust/")
    response = send(desk.ada, form, spans__0__quote="Minsk")
    assert response.status_code == 302, "once it stands"
    form = Page(desk.ada.get(page_of(moved, "words", str(proposal(SIMPLER).uid)))).form("adjust/")
    response = send(desk.ada, form, spans__0__quote="Lukashenko", spans__0__place="")
    assert response.status_code == 400
    again = Page(response).form("adjust/")
    assert len(again.choices["spans-0-place"]) == 2
    assert send(desk.ada, again, spans__0__place=again.choices["spans-0-place"][1]).status_code == 302
    assert exact(SIMPLER) == ["Lukashenko"]


def test_dropping_needs_its_reason(desk: Desk, moved: Record) -> None:
    form = Page(desk.ada.get(page_of(moved, "words", str(proposal(NO_ONE).uid)))).form("drop/")
    refused = send(desk.ada, form)
    assert refused.status_code == 400
    assert "Give the reason in words." in refused.content.decode()
    assert send(desk.ada, form, reason="They cut it.").status_code == 302
    assert Claim.objects.get(summary=f"Says: {NO_ONE}").removed_at is not None
    assert "They cut it." in desk.boris.get(page_of(moved, "words")).content.decode()


def test_a_correction_of_the_metadata_has_nothing_to_adjust(desk: Desk, moved: Record) -> None:
    of_field = Reanchoring.objects.get(correction__field="headline")
    page = Page(desk.ada.get(page_of(moved, "words", str(of_field.uid))))
    assert not [form for form in page.forms if form.action.endswith("adjust/")]
    assert page.form("drop/")


def test_the_draft_goes_back_to_the_former_text(desk: Desk, moved: Record) -> None:
    send(desk.ada, Page(desk.ada.get(page_of(moved, "words"))).form("take-over/"))
    assert newest(moved).article_version.number == 1
    send(desk.ada, Page(desk.ada.get(page_of(moved, "words"))).form("words/same/"))
    assert (exact(ACT), exact(SIMPLER), exact(NO_ONE)) == ([ACT], [SIMPLER], [NO_ONE])


@pytest.mark.parametrize("person", ["ben", "boris", "mona"])
def test_only_the_claimant_decides(desk: Desk, moved: Record, person: str) -> None:
    client = getattr(desk, person)
    page = client.get(page_of(moved, "words"))
    assert page.status_code == 200
    assert "Only its claimant decides" in page.content.decode()
    assert not [form for form in Page(page).forms if "/words/" in form.action]
    uid = str(proposal(ACT).uid)
    for rest in (("same",), (uid, "confirm"), (uid, "adjust"), (uid, "drop")):
        assert client.post(page_of(moved, "words", *rest), {"version": "1"}).status_code == 403
    assert proposal(ACT).state == "proposed"


def test_a_proposal_is_reached_through_its_own_record_only(desk: Desk, moved: Record) -> None:
    other = desk.draft(UNITY.replace("unity", "calm"))
    assert desk.ada.get(page_of(other, "words", str(proposal(ACT).uid))).status_code == 404


def test_who_decided_meanwhile_is_told(desk: Desk, moved: Record) -> None:
    form = Page(desk.ada.get(page_of(moved, "words", str(proposal(ACT).uid)))).form("drop/")
    send(desk.ada, Page(desk.ada.get(page_of(moved, "words"))).form(f"{proposal(ACT).uid}/confirm/"))
    response = send(desk.ada, form, reason="Too late.")
    assert response.status_code == 409
    assert 'role="alert"' in response.content.decode()


def test_a_submission_names_what_is_open(desk: Desk, moved: Record) -> None:
    response = send(desk.ada, Page(desk.ada.get(page_of(moved))).form("steps/submit/"))
    assert response.status_code == 400
    assert "still wait for a place in the new text" in response.content.decode()


def test_the_page_costs_the_same_however_many_claims_there_are(desk: Desk) -> None:
    counts = []
    for quotes in ((ACT,), (ACT, SIMPLER, NO_ONE)):
        record = desk.draft(UNITY.replace("unity", f"unity {len(quotes)}"))
        for quote in quotes:
            desk.newsroom.claim(record, quote)
        text = changed_text(record, CHANGED.replace("unity", f"unity {len(quotes)}"))
        revision = newest(record)
        with CaptureQueriesContext(connection) as ahead:
            desk.ada.get(page_of(record, "text"))
        code_text(revision=revision, version=revision.version, text=text, by=desk.newsroom.ada)
        with CaptureQueriesContext(connection) as asked:
            desk.ada.get(page_of(record, "words"))
        counts.append((len(ahead), len(asked)))
    assert counts[0] == counts[1]

"""…/code/completeness/: what is left to look at, dismissing it, and undoing that."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.desk.coding.completeness import LISTED
from annotations.models import Dismissal, Record
from annotations.services.comments import add_comment
from tests.annotations.newsroom import ACT, SIMPLER, UNITY, newest

from .conftest import Desk, page_of
from .pages import Page, send

HTMX = {"HX-Request": "true"}


def path_of(record: Record, *rest: str) -> str:
    return page_of(record, "code", "completeness", *rest)


def text_of(response: Any) -> str:
    return str(response.content.decode())


def key_of(words: str) -> str:
    start = UNITY.index(words)
    return f"quotation:{start}-{start + len(words)}"


def test_everything_found_leads_to_its_place_in_the_text(desk: Desk) -> None:
    record = desk.draft()
    page = text_of(desk.ada.get(path_of(record)))
    start = UNITY.index(ACT)
    paragraph = UNITY.rindex("\n", 0, start) + 1
    assert f'href="{page_of(record, "code")}#at-{paragraph}" data-place="{start}-{start + len(ACT)}"' in page
    assert f'id="at-{paragraph}"' in text_of(desk.ada.get(page_of(record, "code")))


def test_for_htmx_the_fragment_comes_alone_and_leads_within_the_page(desk: Desk) -> None:
    page = text_of(desk.ada.get(path_of(desk.draft()), headers=HTMX))
    assert "<html" not in page
    assert 'href="#at-' in page
    assert 'id="findings-count"' in page


def test_dismissing_asks_no_more_and_is_undone_by_one_click(desk: Desk) -> None:
    record = desk.draft()
    form = Page(desk.ada.get(path_of(record))).form("dismiss/")
    assert key_of(ACT) in form.choices["finding"]
    answer = send(desk.ada, form, finding=[key_of(ACT), key_of(SIMPLER)], reason="Names.")
    assert (answer.status_code, answer["Location"]) == (302, path_of(record))
    page = desk.ada.get(path_of(record))
    assert "2 dismissed" in text_of(page)
    assert key_of(ACT) not in text_of(page)
    undo = next(form for form in Page(page).forms if form.action.endswith("take-back/"))
    assert send(desk.ada, undo).status_code == 302
    assert "1 dismissed" in text_of(desk.ada.get(path_of(record)))


def test_by_htmx_the_list_comes_back_at_once(desk: Desk) -> None:
    record = desk.draft()
    sent = {"finding": key_of(ACT), "reason": "A name."}
    page = text_of(desk.ada.post(path_of(record, "dismiss"), sent, headers=HTMX))
    assert "1 dismissed" in page
    assert "<html" not in page


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "htmx"])
def test_a_refused_dismissal_keeps_what_was_typed_and_ticked(desk: Desk, headers: dict[str, str]) -> None:
    record = desk.draft()
    sent = {"finding": [key_of(ACT), "quotation:0-1"], "reason": "A <b>name</b>."}
    answer = desk.ada.post(path_of(record, "dismiss"), sent, headers=headers)
    assert answer.status_code == 400
    assert "Nothing was dismissed: look again." in text_of(answer)
    form = Page(answer).form("dismiss/")
    assert (form.data["finding"], form.data["reason"]) == ([key_of(ACT)], ["A <b>name</b>."])
    assert not Dismissal.objects.exists()


@pytest.mark.parametrize("reason", ["a\0b", "x" * 5000, "\ud800"])
def test_any_reason_is_stored_or_refused_in_words(desk: Desk, reason: str) -> None:
    sent = {"finding": key_of(ACT), "reason": reason.encode("utf-8", "surrogatepass")}
    assert desk.ada.post(path_of(desk.draft(), "dismiss"), sent).status_code in (302, 400)


@pytest.mark.parametrize("person", ["ben", "boris", "mona"])
def test_others_read_and_cannot_dismiss(desk: Desk, person: str) -> None:
    record = desk.draft()
    client = getattr(desk, person)
    page = client.get(path_of(record))
    assert ACT in text_of(page)
    assert not [form for form in Page(page).forms if 'name="finding"' in form.data]
    assert 'type="checkbox"' not in text_of(page)
    assert (
        client.post(path_of(record, "dismiss"), {"finding": key_of(ACT), "reason": "A name."}).status_code
        == 403
    )


def test_what_is_missing_and_open_comments_stand_there_too(desk: Desk) -> None:
    record = desk.draft()
    claim = desk.newsroom.claim(record, ACT)
    type(claim).objects.filter(pk=claim.pk).update(speaker=None)
    comment = add_comment(revision=newest(record), body="Who is it?", by=desk.newsroom.rosa)
    page = text_of(desk.ada.get(path_of(record)))
    assert "Missing: the record cannot be submitted" in page
    assert f'#claim-{claim.short_id}"' in page
    assert f'#comment-{comment.uid}"' in page


def test_a_dismissal_stands_in_the_history(desk: Desk) -> None:
    record = desk.draft()
    desk.ada.post(path_of(record, "dismiss"), {"finding": key_of(ACT), "reason": "A name, nobody speaks."})
    desk.ada.post(path_of(record, str(Dismissal.objects.get().uid), "take-back"))
    page = text_of(desk.mona.get(page_of(record, "history")))
    for act in ("dismiss", "take back dismissal"):
        assert f">{act}</td>" in page
    assert "A name, nobody speaks." in page


def test_many_findings_cost_what_few_do(desk: Desk) -> None:
    def asked(text: str) -> int:
        path = path_of(desk.draft(text))
        desk.ada.get(path)
        with CaptureQueriesContext(connection) as queries:
            assert desk.ada.get(path).status_code == 200
        return len(queries)

    assert asked(UNITY) == asked("Head\n" + "“So it is,” he said.\n" * 40)


def test_beside_the_text_stand_the_first_of_many_and_a_link_to_all(desk: Desk) -> None:
    count = LISTED + 30
    path = path_of(desk.draft("Head\n" + "".join(f"“So it is {n}.”\n" for n in range(count))))
    beside = desk.ada.get(path, headers=HTMX)
    assert len(Page(beside).form("dismiss/").choices["finding"]) == LISTED
    assert f'<a href="{path}">And 30 more</a>' in text_of(beside)
    assert f"{count} to look at" in text_of(beside)
    alone = desk.ada.get(path)
    assert len(Page(alone).form("dismiss/").choices["finding"]) == count
    assert "more</a>" not in text_of(alone)

"""/desk/guideline/: the rules at hand for everybody, written by managers as Markdown, with a preview."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.models import GuidelineEdition, Tag

from .conftest import Desk
from .pages import Page, send

HTMX = {"HX-Request": "true"}
WRITE = "/desk/guideline/write/"


def text_of(response: Any) -> str:
    return str(response.content.decode())


def publish(desk: Desk, body: str, note: str = "A rule.") -> Any:
    return send(desk.mona, form_in(desk.mona.get(WRITE)), body=body, note=note)


def form_in(response: Any) -> Any:
    [form] = [form for form in Page(response).forms if "body" in form.data]
    return form


@pytest.mark.parametrize("person", ["ada", "boris", "mona"])
def test_everybody_at_the_desk_reads_rules_tags_and_keys(desk: Desk, person: str) -> None:
    Tag.objects.create(code="unity", label="Unity", definition="Calls to act <together>.")
    page = text_of(getattr(desk, person).get("/desk/guideline/"))
    assert "As it ships with the program." in page
    assert '<h2 id="rule-which-words">Which words</h2>' in page
    assert "Calls to act &lt;together&gt;." in page
    assert "Keys of the coding page" in page
    assert ("Write the next edition" in page) == (person == "mona")


def test_for_the_coding_page_the_rules_come_alone(desk: Desk) -> None:
    page = text_of(desk.ada.get("/desk/guideline/", headers=HTMX))
    assert page.lstrip().startswith('<div class="guideline"')
    assert "<html" not in page


def test_a_manager_previews_and_publishes(desk: Desk) -> None:
    preview = send(desk.mona, form_in(desk.mona.get(WRITE)), body="## Be *brief*", note="", preview="yes")
    assert preview.status_code == 200
    assert "Be <em>brief</em></h2>" in text_of(preview)
    assert form_in(preview).data["body"] == ["## Be *brief*"]
    assert not GuidelineEdition.objects.exists()
    assert publish(desk, "## Be *brief*")["Location"] == "/desk/guideline/"
    page = text_of(desk.ada.get("/desk/guideline/"))
    assert "Be <em>brief</em></h2>" in page
    assert "Edition 1" in page


def test_the_preview_alone_comes_for_htmx(desk: Desk) -> None:
    page = text_of(desk.mona.post(WRITE, {"body": "**So.**", "preview": "yes"}, headers=HTMX))
    assert "<strong>So.</strong>" in page
    assert "<html" not in page


def test_former_editions_stay_to_be_read_and_to_begin_from(desk: Desk) -> None:
    publish(desk, "The first.")
    publish(desk, "The second.")
    page = text_of(desk.mona.get("/desk/guideline/1/"))
    assert "The first." in page
    assert "does not hold any more" in page
    form = form_in(desk.mona.get(f"{WRITE}?from=1"))
    assert (form.data["body"], form.data["replaces"]) == (["The first."], ["2"])
    assert desk.ada.get("/desk/guideline/3/").status_code == 404
    assert desk.ada.get("/desk/guideline/99999999999999999999/").status_code == 404


def test_what_somebody_published_meanwhile_stands_beside_what_was_typed(desk: Desk) -> None:
    seen = form_in(desk.mona.get(WRITE))
    publish(desk, "Theirs <b>.")
    answer = send(desk.mona, seen, body="Mine.", note="My rule.")
    assert answer.status_code == 409
    assert "Theirs &lt;b&gt;." in text_of(answer)
    again = form_in(answer)
    assert (again.data["body"], again.data["replaces"]) == (["Mine."], ["1"])
    assert send(desk.mona, again).status_code == 302
    assert GuidelineEdition.objects.latest("number").body == "Mine."


@pytest.mark.parametrize(
    "sent",
    [
        {"body": "", "note": "A rule."},
        {"body": "Rules.", "note": ""},
        {"body": "Rules.", "note": "A rule.", "replaces": "x"},
        {"body": "Rules.", "note": "A rule.", "replaces": "9" * 30},
        {"body": "a\0b", "note": "A rule."},
    ],
)
def test_bad_input_comes_back_as_it_was_typed(desk: Desk, sent: dict[str, str]) -> None:
    answer = desk.mona.post(WRITE, {"replaces": "0", **sent})
    assert answer.status_code == 400
    assert form_in(answer).data["note"] == [sent["note"]]
    assert not GuidelineEdition.objects.exists()


@pytest.mark.parametrize("person", ["ada", "boris"])
def test_others_do_not_write(desk: Desk, person: str) -> None:
    client = getattr(desk, person)
    assert client.get(WRITE).status_code == 403
    assert client.post(WRITE, {"replaces": "0", "body": "Mine.", "note": "Mine."}).status_code == 403


def test_many_tags_and_editions_cost_what_one_does(desk: Desk) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert desk.ada.get("/desk/guideline/").status_code == 200
        return len(queries)

    parent = Tag.objects.create(code="politics", label="Politics")
    publish(desk, "The first.")
    one = asked()
    for number in range(5):
        Tag.objects.create(code=f"tag-{number}", label="Tag", parent=parent)
        publish(desk, f"Edition {number}.")
    assert asked() == one

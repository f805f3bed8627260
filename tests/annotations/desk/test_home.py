"""/desk/: what waits for whom, and what to do where nothing does."""

import pytest

from annotations.services import steps
from tests.annotations.newsroom import ACT, newest

from .conftest import Desk, page_of


def home(desk: Desk, person: str) -> str:
    return str(getattr(desk, person).get("/desk/").content.decode())


def test_an_empty_desk_says_what_to_do_next(desk: Desk) -> None:
    page = home(desk, "ada")
    assert "You are coding nothing now." in page
    assert '<a href="/desk/import/">Import more</a>' in page
    assert "Nothing waits for you." in home(desk, "boris")


def test_an_editor_finds_his_drafts_and_what_is_next(desk: Desk) -> None:
    desk.imported("Another headline\nAnother text.\n")
    mine = desk.draft()
    page = home(desk, "ada")
    assert page.index("In your hands") < page.index(page_of(mine, "code")) < page.index("Next to be coded")
    assert page.index("Next to be coded") < page.index("Another headline")


def test_what_came_back_stands_first_with_its_reason(desk: Desk) -> None:
    record = desk.draft()
    desk.newsroom.claim(record, ACT)
    revision = desk.newsroom.submit(record)
    steps.open_review(revision=revision, by=desk.newsroom.rosa)
    revision = newest(record)
    steps.return_to_editor(
        revision=revision, version=revision.version, reason="The cue is missing.", by=desk.newsroom.rosa
    )
    page = home(desk, "ada")
    assert page.index("Came back to you") < page.index("The cue is missing.") < page.index("In your hands")


def test_a_reviewer_finds_what_he_had_no_hand_in(desk: Desk) -> None:
    record = desk.draft()
    desk.newsroom.claim(record, ACT)
    desk.newsroom.submit(record)
    assert page_of(record, "review") in home(desk, "boris")
    assert "waiting for a reviewer" in home(desk, "ada")


def test_a_manager_sees_how_many_records_stand_where(desk: Desk) -> None:
    desk.draft()
    page = home(desk, "mona")
    assert '<span class="count">1</span> <span class="state" data-state="draft">' in page
    assert "In your hands" not in page


@pytest.mark.parametrize("person", ["ada", "boris", "mona"])
def test_it_costs_the_same_with_one_record_and_with_nine(
    desk: Desk, person: str, django_assert_max_num_queries: object
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert getattr(desk, person).get("/desk/").status_code == 200
        return len(queries)

    desk.imported()
    desk.draft("First\nOne text.\n")
    one = asked()
    for number in range(8):
        desk.imported(f"Headline {number}\nText {number}.\n")
        desk.draft(f"Draft {number}\nText {number} again.\n")
    assert asked() == one

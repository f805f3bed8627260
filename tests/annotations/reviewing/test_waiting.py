"""What waits for review."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.models import Revision
from annotations.services import links, steps
from articles.models import ArticleLink
from tests.annotations.reviewing.browser import words_of
from tests.annotations.reviewing.conftest import SignIn
from tests.annotations.services.cast import TEXT, Cast, Desk, publish

PAGE = "/desk/reviews/"


@pytest.mark.parametrize(
    ("person", "status"), [("boris", 200), ("mara", 200), ("ada", 403), ("clara", 403), (None, 302)]
)
def test_it_is_for_reviewers_and_managers(
    sign_in: SignIn, cast: Cast, person: str | None, status: int
) -> None:
    assert sign_in(getattr(cast, person) if person else None).get(PAGE).status_code == status


def test_an_empty_list_says_what_will_come(sign_in: SignIn, cast: Cast) -> None:
    assert "Nothing waits for review." in words_of(sign_in(cast.boris).get(PAGE))


def test_submissions_are_listed_with_what_is_left_to_judge(
    sign_in: SignIn, cast: Cast, submitted: Revision
) -> None:
    page = words_of(sign_in(cast.boris).get(PAGE))
    assert "/review/" in page
    assert '<td data-label="Claims" class="number">2</td>' in page
    assert '<td data-label="Without verdict" class="number">2</td>' in page


def test_only_submitted_and_standing_records_wait(sign_in: SignIn, cast: Cast, desk: Desk) -> None:
    desk.draft("A draft.")
    reviewed = desk.reviewed("Reviewed, 17 July: “We are ready,” he said.")
    following = desk.submit(steps.revise(record=reviewed.record, by=cast.ada))
    steps.withdraw(record=following.record, kind="error", reason="wrong", by=cast.rosa)  # type: ignore[arg-type]  # value
    assert "Nothing waits for review." in words_of(sign_in(cast.boris).get(PAGE))


def test_ones_own_work_is_marked_as_for_somebody_else(sign_in: SignIn, cast: Cast, desk: Desk) -> None:
    desk.submit(steps.revise(record=desk.reviewed().record, by=cast.rosa))
    note = "you contributed: another reviewer has to judge it"
    assert note in words_of(sign_in(cast.rosa).get(PAGE))
    assert note not in words_of(sign_in(cast.boris).get(PAGE))


def test_proposed_links_wait_for_somebody_else(sign_in: SignIn, cast: Cast, desk: Desk) -> None:
    original = publish("The original.").article_version.article
    links.propose_link(revision=desk.draft(), original=original, kind=ArticleLink.Kind.UPDATE, by=cast.ada)
    page = words_of(sign_in(cast.boris).get(PAGE))
    assert "is update of" in page
    assert "Confirm" in page


def test_the_queries_do_not_grow_with_the_list(sign_in: SignIn, cast: Cast, desk: Desk) -> None:
    client = sign_in(cast.boris).client
    original = publish("The original.").article_version.article

    def add(number: int) -> None:
        revision = desk.draft(f"{TEXT} {number}")
        desk.claim(revision)
        links.propose_link(revision=revision, original=original, kind=ArticleLink.Kind.UPDATE, by=cast.ada)
        desk.submit(revision)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(PAGE).status_code == 200
        return len(captured)

    add(0)
    few = queries()
    for number in range(1, 12):
        add(number)
    assert queries() == few


@pytest.mark.parametrize("after", ["x", "\x00", "1~", "~", "9" * 40, "1~2026-01-01", "1~nonsense"])
def test_a_cursor_that_cannot_be_read_starts_from_the_top(sign_in: SignIn, cast: Cast, after: str) -> None:
    assert sign_in(cast.boris).client.get(PAGE, {"after": after}).status_code == 200

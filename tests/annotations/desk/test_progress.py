"""/desk/progress/ and the line about today: what was done, by whom, at a price that no archive raises."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.desk.progress import counting
from annotations.desk.progress.chart import GROUND, TOP, WIDTH, chart_of
from annotations.desk.progress.counting import Counted, mine, states
from annotations.desk.progress.period import Done, period, waiting_since
from annotations.models import Claim, Coder, Record
from annotations.models.workflow import State
from annotations.services import claims, steps
from tests.annotations.newsroom import ACT, SIMPLER, Newsroom, newest

from .conftest import Desk

PATH = "/desk/progress/"


def text_of(response: Any) -> str:
    return str(response.content.decode())


def numbered(newsroom: Newsroom, number: int) -> Record:
    return newsroom.article(f"Head {number}\n“So it is,” he said. “No more.”\n")


def coded(newsroom: Newsroom, number: int) -> Record:
    record = numbered(newsroom, number)
    newsroom.claim(record, "“So it is,”")
    return record


def days_ago(days: int) -> time_machine.travel:
    """The time of then, while it lasts."""
    return time_machine.travel(datetime.now(UTC) - timedelta(days=days), tick=True)


def done_by(days: int, coder: Coder) -> dict[str, int]:
    [found] = [one for one in period(days).by_coder if one.coder == coder]
    return dict(found.done.acts)


def test_mine_counts_what_i_did_today_and_hold_now(newsroom: Newsroom) -> None:
    newsroom.submit(coded(newsroom, 1))
    removed = newsroom.claim(coded(newsroom, 2), "“No more.”")
    claims.remove_claim(claim=removed, version=removed.version, by=newsroom.ada)
    numbered(newsroom, 3)
    found = mine(newsroom.ada)
    assert (found.claims, found.submitted, found.judged) == (2, 1, 0)
    assert (found.drafts, found.returned, str(found.unclaimed)) == (1, 0, "1")
    assert mine(newsroom.ben).claims == 0


def test_what_was_done_yesterday_is_not_of_today(newsroom: Newsroom) -> None:
    with days_ago(1):
        newsroom.submit(coded(newsroom, 1))
    found = mine(newsroom.ada)
    assert (found.claims, found.submitted) == (0, 0)


def test_a_claim_that_the_next_revision_takes_over_is_not_coded_again(newsroom: Newsroom) -> None:
    record = newsroom.review(coded(newsroom, 1))
    steps.revise(record=record, by=newsroom.ada)
    assert Claim.objects.count() == 2
    assert mine(newsroom.ada).claims == 1


def test_somebody_who_never_wrote_has_done_nothing(newsroom: Newsroom) -> None:
    assert mine(Coder()).claims == 0


def test_the_last_days_are_told_by_day_and_by_coder(newsroom: Newsroom) -> None:
    with days_ago(7):
        coded(newsroom, 3)
    with days_ago(3):
        newsroom.review(coded(newsroom, 2), by=newsroom.sam)
    newsroom.review(coded(newsroom, 1))
    found = period(7)
    assert [done.accepted for done in found.by_day.values()] == [0, 0, 0, 1, 0, 0, 1]
    assert (found.total.claims, found.total.submitted, found.total.accepted) == (2, 2, 2)
    assert done_by(7, newsroom.ada) == {"code": 2, "submit": 2}
    assert done_by(7, newsroom.sam) == {"accept": 1}
    assert done_by(14, newsroom.ada) == {"code": 3, "submit": 2}


def test_what_a_coder_holds_now_stands_beside_it(newsroom: Newsroom) -> None:
    coded(newsroom, 1)
    newsroom.submit(coded(newsroom, 2))
    returned = newsroom.submit(coded(newsroom, 3))
    steps.return_to_editor(revision=returned, version=returned.version, reason="Who?", by=newsroom.rosa)
    [ada] = [one for one in period(7).by_coder if one.coder == newsroom.ada]
    assert ada.holds == {"draft": 1, "submitted": 1, "returned": 1}
    assert done_by(7, newsroom.rosa) == {"return": 1}


def test_the_submission_that_waits_longest_is_named(newsroom: Newsroom) -> None:
    assert waiting_since() is None
    first = newsroom.submit(coded(newsroom, 1))
    newsroom.submit(coded(newsroom, 2))
    assert waiting_since() == first.submitted_at


def test_every_state_is_counted_once_a_record(newsroom: Newsroom) -> None:
    reviewed, revised = (newsroom.review(coded(newsroom, number)) for number in (1, 2))
    withdrawn = newsroom.review(coded(newsroom, 3))
    steps.revise(record=revised, by=newsroom.ben)
    steps.withdraw(record=withdrawn, kind=Record.Withdrawal.ERROR, reason="Wrong.", by=newsroom.rosa)
    steps.exclude(
        record=numbered(newsroom, 4), kind=Record.Exclusion.SCOPE, reason="Sport.", by=newsroom.mona
    )
    numbered(newsroom, 5)
    found = {state: count.number for state, count in states()}
    assert found == {
        State.IMPORTED: 1,
        State.DRAFT: 1,
        State.SUBMITTED: 0,
        State.RETURNED: 0,
        State.REVIEWED: 1,
        State.WITHDRAWN: 1,
        State.EXCLUDED: 1,
    }
    assert newest(reviewed).status == "reviewed"


def test_nothing_is_counted_beyond_the_limit(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "MOST_COUNTED", 2)
    for number in range(4):
        numbered(newsroom, number)
    [imported] = [count for state, count in states() if state is State.IMPORTED]
    assert (imported.number, str(imported)) == (3, "2+")


@pytest.mark.parametrize(("number", "words"), [(0, "0"), (1000, "1,000"), (1001, "1,000+")])
def test_a_count_says_when_there_are_more(number: int, words: str) -> None:
    assert str(Counted(number)) == words


def of(**acts: int) -> Done:
    done = Done()
    done.acts.update(acts)
    return done


def test_the_bars_are_scaled_to_the_highest_and_stand_on_the_ground() -> None:
    first = date(2024, 6, 1)
    days = [(first + timedelta(days=n), of(submit=n, accept=28 - n)) for n in range(28)]
    chart = chart_of(days)
    assert chart.highest == 28
    bars = [bar for one in chart.days for bar in one.bars]
    assert min(bar.y for bar in bars) == TOP
    for bar in bars:
        assert 0 <= bar.x <= bar.x + bar.width <= WIDTH
        assert bar.y + bar.height == pytest.approx(GROUND, abs=0.2)
    assert [one.day.day for one in chart.days if one.is_named][-1] == 28, "today is named"
    assert len([one for one in chart.days if one.is_named]) <= 10


def test_without_work_there_are_no_bars() -> None:
    chart = chart_of([(date(2024, 6, 1), of())])
    assert chart.highest == 0
    assert {bar.height for one in chart.days for bar in one.bars} == {0}


def test_the_dashboard_shows_the_picture_and_the_same_numbers(desk: Desk) -> None:
    newsroom = desk.newsroom
    newsroom.review(coded(newsroom, 1))
    newsroom.submit(coded(newsroom, 2))
    page = text_of(desk.mona.get(PATH, {"days": "7"}))
    assert page.count('<rect class="submitted"') == 1
    assert page.count('<rect class="accepted"') == 1
    assert '<td class="number">2</td><td class="number">2</td><td class="number">1</td>' in page
    assert f"?coder={newsroom.ada}" in page
    assert "waited longest" in page


def test_an_idle_desk_says_so(desk: Desk) -> None:
    page = text_of(desk.mona.get(PATH))
    assert "Nobody coded or reviewed anything" in page
    assert "<rect" not in page


@pytest.mark.parametrize("days", ["x", "9999999999", "-1", "a\0b"])
def test_other_numbers_of_days_are_refused_in_words(desk: Desk, days: str) -> None:
    answer = desk.mona.get(PATH, {"days": days})
    assert answer.status_code == 400
    assert "choose 7, 14 or 28" in text_of(answer)


@pytest.mark.parametrize("person", ["ada", "boris"])
def test_the_dashboard_is_for_managers(desk: Desk, person: str) -> None:
    assert getattr(desk, person).get(PATH).status_code == 403


def test_the_line_about_today_stands_on_my_work(desk: Desk) -> None:
    newsroom = desk.newsroom
    newsroom.claim(desk.draft(), ACT)
    page = text_of(desk.ada.get("/desk/"))
    assert "Today: <b>1</b> claim coded, <b>0</b> submitted" in page
    assert "<b>1</b> draft</a>" in page


def test_the_line_on_the_coding_page_says_what_is_unresolved(desk: Desk) -> None:
    record = desk.draft()
    desk.newsroom.claim(record, ACT)
    path = f"/desk/records/{record.article.short_id}/code/completeness/"
    page = text_of(desk.ada.get(path, headers={"HX-Request": "true"}, follow=True))
    assert "In this article: <b>1</b> claim, <b>" in page
    assert SIMPLER in page


def test_much_work_costs_what_little_does(desk: Desk) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert desk.mona.get(PATH).status_code == 200
        return len(queries)

    newsroom = desk.newsroom
    newsroom.review(coded(newsroom, 1))
    newsroom.submit(coded(newsroom, 2))
    desk.mona.get(PATH)
    little = asked()
    for number in range(3, 7):
        newsroom.review(coded(newsroom, number), by=newsroom.sam)
        newsroom.submit(coded(newsroom, number + 100))
    assert asked() == little

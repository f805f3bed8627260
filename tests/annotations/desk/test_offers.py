"""…/code/speakers/: who fits what is typed, with the offices held on the article's date."""

from datetime import date
from typing import Any

import pytest

from annotations.models import Office, Term
from tests.annotations.newsroom import UNITY

from .conftest import Desk, page_of


def offered(desk: Desk, typed: str, published_on: date | None = date(2017, 7, 17)) -> str:
    dated: dict[str, Any] = {"published_on": published_on} if published_on else {}
    record = desk.newsroom.article(UNITY, **dated)
    page: str = desk.ada.get(page_of(record, "code", "speakers"), {"typed": typed}).content.decode()
    return page


@pytest.fixture
def offices(desk: Desk) -> None:
    speaker = desk.newsroom.speaker("Yuri Khachaturov")
    for name, starts, ends, granularity in (
        ("CSTO Secretary General", date(2017, 5, 2), date(2018, 11, 2), "day"),
        ("Chief of the General Staff", date(2008, 1, 1), date(2016, 1, 1), "year"),
        ("Guest of the day", date(2017, 7, 1), date(2017, 7, 1), "month"),
    ):
        office = Office.objects.create(name=name)
        Term.objects.create(
            speaker=speaker,
            office=office,
            starts_on=starts,
            starts_granularity=granularity,
            ends_on=ends,
            ends_granularity=granularity,
        )


@pytest.mark.usefixtures("offices")
def test_speakers_come_with_their_offices_of_that_day(desk: Desk) -> None:
    page = offered(desk, "khachat")
    assert "Yuri Khachaturov" in page
    assert "CSTO Secretary General" in page
    assert "Guest of the day" in page, "known to the month: the whole month counts"
    assert "Chief of the General Staff" not in page


@pytest.mark.usefixtures("offices")
def test_without_a_date_nobody_is_said_to_hold_an_office(desk: Desk) -> None:
    page = offered(desk, "khachat", None)
    assert "Yuri Khachaturov" in page
    assert "CSTO Secretary General" not in page


@pytest.mark.parametrize("typed", ["", " ", "nobody of that name", "nul \0", "x" * 5_000])
def test_nobody_fits(desk: Desk, typed: str) -> None:
    assert "<li" not in offered(desk, typed)


def test_strangers_and_accounts_without_a_role_look_nobody_up(desk: Desk) -> None:
    page = page_of(desk.imported(), "code", "speakers")
    assert desk.vera.get(page).status_code == 302
    assert desk.clara.get(page).status_code == 403
    assert desk.ada.post(page).status_code == 405

"""…/code/next/: from one draft to the next in one's own hands."""

from tests.annotations.newsroom import UNITY, newest

from .conftest import Desk, page_of


def test_drafts_follow_each_other_as_they_were_claimed_and_round_the_end(desk: Desk) -> None:
    first, second, third = (desk.draft(f"{UNITY}{n}\n") for n in range(3))
    for here, there in ((first, second), (second, third), (third, first)):
        answer = desk.ada.get(page_of(here, "code", "next"))
        assert answer["Location"] == f"{page_of(there, 'code')}#text"


def test_only_own_drafts_are_next(desk: Desk) -> None:
    mine = desk.draft()
    submitted = desk.draft("Other\nShe said yes.\n")
    desk.newsroom.claim(submitted, "yes")
    desk.newsroom.submit(submitted)
    desk.imported("Third\nNobody has claimed this.\n")
    assert desk.ada.get(page_of(mine, "code", "next"))["Location"] == "/desk/"
    assert newest(mine).status == "draft"


def test_who_has_claimed_nothing_is_led_to_his_work(desk: Desk) -> None:
    assert desk.boris.get(page_of(desk.imported(), "code", "next"))["Location"] == "/desk/"

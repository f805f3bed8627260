"""/desk/speakers/duplicates/: pairs with names that are alike, judged once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.models import Speaker, SpeakerJudgement
from annotations.services import identity, speakers
from annotations.services.duplicates import possible_duplicates

from .conftest import Desk
from .pages import Page, send

DUPLICATES = "/desk/speakers/duplicates/"


@pytest.fixture
def pair(desk: Desk) -> tuple[Speaker, Speaker]:
    desk.newsroom.speaker("Yuri Khachaturov")
    return desk.newsroom.speaker("Aleksandr Lukashenko"), desk.newsroom.speaker("Аляксандр Лукашэнка")


def found() -> list[set[str]]:
    return [{first.name, second.name} for _, first, second in possible_duplicates().pairs]


def test_names_that_are_alike_in_any_script_are_a_pair_with_its_reason(
    desk: Desk, pair: tuple[Speaker, Speaker]
) -> None:
    assert found() == [{entry.name for entry in pair}]
    page = desk.ada.get(DUPLICATES).content.decode()
    assert "1 pair of entries" in page
    assert "Khachaturov" not in page


def test_an_alias_makes_a_pair_too_and_the_likeliest_comes_first(
    desk: Desk, pair: tuple[Speaker, Speaker]
) -> None:
    lavrov, other = desk.newsroom.speaker("Sergey Lavrov"), desk.newsroom.speaker("The Minister")
    speakers.add_alias(speaker=other, form="Sergey Lavrov", by=desk.newsroom.ada)
    assert found() == [{lavrov.name, other.name}, {entry.name for entry in pair}]
    scores = [one.score for one, _, _ in possible_duplicates().pairs]
    assert scores == sorted(scores, reverse=True)


def test_a_person_and_an_organization_are_no_pair(desk: Desk) -> None:
    desk.newsroom.speaker("Anna Russia")
    for kind in (Speaker.Kind.ORGANIZATION, Speaker.Kind.PERSON):
        speakers.add_speaker(name="CSTO Secretariat", kind=kind, by=desk.newsroom.ada)
    assert found() == []


@pytest.mark.parametrize("verdict", ["different", "unsure"])
def test_what_is_judged_is_not_asked_again_until_it_is_taken_back(
    desk: Desk, pair: tuple[Speaker, Speaker], verdict: str
) -> None:
    form = next(f for f in Page(desk.ada.get(DUPLICATES)).forms if f.data.get("verdict") == [verdict])
    after = desk.ada.get(send(desk.ada, form)["Location"])
    assert SpeakerJudgement.objects.get().verdict == verdict
    assert found() == []
    send(desk.ada, Page(after).form("take-back/"))
    assert len(found()) == 1


def test_merged_entries_and_their_judgements_count_as_one(desk: Desk, pair: tuple[Speaker, Speaker]) -> None:
    kept, double = pair
    third = desk.newsroom.speaker("Alexander Lukashenko")
    assert len(found()) == 3
    identity.merge_speaker(speaker=double, into=kept, reason="One person.", by=desk.newsroom.rosa)
    assert found() == [{kept.name, third.name}]
    identity.judge_speakers(
        first=double, second=third, verdict=identity.Verdict.DIFFERENT, by=desk.newsroom.ada
    )
    assert found() == []


def test_only_keepers_are_led_to_the_merge(desk: Desk, pair: tuple[Speaker, Speaker]) -> None:
    older, newer = pair
    link = f"{newer.short_id}/merge/?into={older.short_id}"
    assert link in desk.boris.get(DUPLICATES).content.decode()
    assert link not in desk.ada.get(DUPLICATES).content.decode()


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({}, 400),
        ({"first": "x", "second": "y", "verdict": "different"}, 404),
        ({"first": "x", "second": "y", "verdict": "same"}, 400),
    ],
)
def test_what_cannot_be_judged_is_refused(desk: Desk, said: dict[str, str], status: int) -> None:
    assert desk.ada.post(f"{DUPLICATES}judge/", said).status_code == status


def test_many_pairs_cost_what_one_does(desk: Desk, pair: tuple[Speaker, Speaker]) -> None:
    def asked() -> int:
        desk.ada.get(DUPLICATES)  # names are compared anew only after they have changed
        with CaptureQueriesContext(connection) as queries:
            desk.ada.get(DUPLICATES)
        return len(queries)

    one = asked()
    for name in ("Sergey Lavrov", "Sergei Lavrov", "Сергей Лавров", "Vladimir Putin", "Wladimir Putin"):
        speakers.add_alias(speaker=desk.newsroom.speaker(name), form=f"{name} Jr", by=desk.newsroom.ada)
    assert len(found()) > 4
    assert asked() == one

"""`/speakers/<slug>-<id>/`: who somebody is, and everything he said."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from annotations.models import Claim, Speaker
from annotations.services import identity, offices, speakers
from annotations.services.offices import Tenure
from tests.annotations.newsroom import ACT, NO_ONE, SIMPLER, UNITY, Newsroom
from tests.annotations.public.pages import text_of


def path(speaker: Speaker) -> str:
    return f"/speakers/{speaker.slug}-{speaker.short_id}/"


def test_it_shows_all_that_was_said_newest_copy_first(reader: Client, newsroom: Newsroom) -> None:
    newsroom.publish(UNITY.replace("unity", "more"), NO_ONE, published_on=date(2020, 1, 1))
    newsroom.publish(UNITY, ACT, published_on=date(2017, 7, 17))
    newsroom.publish(UNITY.replace("unity", "peace"), SIMPLER, speaker="Somebody Else")
    page = text_of(reader.get(path(newsroom.speaker("Aleksandr Lukashenko"))))
    assert "2 claims" in page
    assert page.index("no one is pushing") < page.index("We must act")
    assert "It is always simpler" not in page


def test_it_shows_confirmed_aliases_and_terms_only(reader: Client, newsroom: Newsroom) -> None:
    newsroom.publish(UNITY, ACT)
    speaker = newsroom.speaker("Aleksandr Lukashenko")
    speakers.add_alias(speaker=speaker, form="Alyaksandr Lukashenka", by=newsroom.rosa)
    speakers.add_alias(speaker=speaker, form="Luka", by=newsroom.ada)
    president = offices.add_office(name="President of Belarus", by=newsroom.ada)
    director = offices.add_office(name="Director of a state farm", by=newsroom.ada)
    tenure = Tenure(starts_on=date(1994, 7, 1), starts_granularity="month", source="Constitution")
    offices.add_term(speaker=speaker, office=president, tenure=tenure, by=newsroom.rosa)
    offices.add_term(speaker=speaker, office=director, tenure=Tenure(), by=newsroom.ada)
    page = text_of(reader.get(path(speaker)))
    assert "Also named Alyaksandr Lukashenka" in page
    assert "President of Belarus July 1994 no end known Constitution" in page
    assert "state farm" not in page
    assert "Luka " not in page


def test_offices_stand_in_a_picture_that_says_what_the_table_says(reader: Client, newsroom: Newsroom) -> None:
    newsroom.publish(UNITY, ACT)
    speaker = newsroom.speaker("Aleksandr Lukashenko")
    president = offices.add_office(name="President of Belarus", by=newsroom.ada)
    tenure = Tenure(starts_on=date(1994, 7, 20), ends_on=date(2017, 5, 1), ends_granularity="month")
    offices.add_term(speaker=speaker, office=president, tenure=tenure, by=newsroom.rosa)
    page = reader.get(path(speaker)).content.decode()
    assert "Offices over time. President of Belarus: 1994-07-20 to 2017-05</title>" in page
    assert "<rect" in page


def test_a_speaker_has_the_confirmed_names_and_terms_of_entries_merged_into_it(
    reader: Client, newsroom: Newsroom
) -> None:
    newsroom.publish(UNITY, ACT)
    newsroom.publish(UNITY.replace("unity", "peace"), ACT, speaker="A. Lukashenka")
    newsroom.claim(newsroom.article(UNITY.replace("unity", "talks")), ACT, speaker="Batka")
    speaker = newsroom.speaker("Aleksandr Lukashenko")
    for name in ("A. Lukashenka", "Batka"):
        entry = newsroom.speaker(name)
        speakers.add_alias(speaker=entry, form=f"{name} confirmed", by=newsroom.rosa)
        speakers.add_alias(speaker=entry, form=f"{name} waiting", by=newsroom.ada)
        identity.merge_speaker(speaker=entry, into=speaker, reason="One person.", by=newsroom.rosa)
    page = text_of(reader.get(path(speaker)))
    assert "Also named A. Lukashenka, A. Lukashenka confirmed, Batka confirmed " in page
    assert "waiting" not in page
    assert "Batka," not in page


def test_an_unmerged_entry_has_its_own_page_again(reader: Client, newsroom: Newsroom) -> None:
    newsroom.publish(UNITY, ACT, speaker="A. Lukashenka")
    old, new = newsroom.speaker("A. Lukashenka"), newsroom.speaker("Aleksandr Lukashenko")
    identity.merge_speaker(speaker=old, into=new, reason="One person.", by=newsroom.rosa)
    assert reader.get(path(old)).status_code == 301
    identity.unmerge_speaker(speaker=old, reason="Two people.", by=newsroom.rosa)
    assert "1 claim" in text_of(reader.get(path(old)))
    assert reader.get(path(new)).status_code == 404


def test_it_says_in_which_role_how_much_was_said(reader: Client, newsroom: Newsroom) -> None:
    president = offices.add_office(name="President of Belarus", by=newsroom.ada)
    record = newsroom.article(UNITY, outlet=newsroom.outlet("belta"))
    newsroom.claim(record, ACT, office=president)
    newsroom.claim(record, SIMPLER, role_as_stated="the leader")
    newsroom.claim(record, NO_ONE, role_as_stated="the leader")
    newsroom.review(record)
    page = text_of(reader.get(path(newsroom.speaker("Aleksandr Lukashenko"))))
    assert "as “the leader”: 2" in page
    assert "as President of Belarus: 1" in page


def test_pages_follow_one_another_without_gap_or_repetition(
    reader: Client, newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotations.projection.said.PER_PAGE", 2)
    days = (date(2020, 1, 1), date(2017, 7, 17), None, date(2020, 1, 1), date(2018, 1, 1))
    for number, day in enumerate(days):
        text = UNITY.replace("unity", f"unity {number}")
        if day:
            newsroom.publish(text, ACT, published_on=day)
        else:
            newsroom.publish(text, ACT)
    speaker = newsroom.speaker("Aleksandr Lukashenko")
    seen: list[str] = []
    after = ""
    for _ in range(3):
        page = reader.get(path(speaker), {"after": after} if after else {}).content.decode()
        found = re.findall(r'href="/claims/([0-9a-f]{14})/"', page)
        seen += list(dict.fromkeys(found))
        after = "".join(re.findall(r"\?after=([0-9a-f]{14})", page))
    assert after == ""
    assert len(seen) == len(set(seen)) == 5
    of = {claim.short_id: claim.revision.article_version.published_on for claim in Claim.objects.all()}
    assert [of[claim] for claim in seen] == sorted(of.values(), key=lambda day: day or date.min, reverse=True)


@pytest.mark.parametrize("after", ["x", "0" * 14, "a\0b", "'; --"])
def test_an_unknown_place_starts_from_the_top(reader: Client, newsroom: Newsroom, after: str) -> None:
    newsroom.publish(UNITY, ACT)
    address = path(newsroom.speaker("Aleksandr Lukashenko"))
    hidden = newsroom.claim(newsroom.article(UNITY.replace("unity", "talks")), ACT)
    top = reader.get(address).content
    for place in (after, hidden.short_id):
        assert reader.get(address, {"after": place}).content == top


def test_a_merged_entry_leads_to_the_other(reader: Client, newsroom: Newsroom) -> None:
    newsroom.publish(UNITY, ACT, speaker="A. Lukashenka")
    old, new = newsroom.speaker("A. Lukashenka"), newsroom.speaker("Aleksandr Lukashenko")
    identity.merge_speaker(speaker=old, into=new, reason="One person.", by=newsroom.rosa)
    answer = reader.get(path(old))
    assert (answer.status_code, answer["Location"]) == (301, path(new))
    assert "1 claim" in text_of(reader.get(path(new)))


def test_a_renamed_one_is_redirected(reader: Client, newsroom: Newsroom) -> None:
    newsroom.publish(UNITY, ACT)
    speaker = newsroom.speaker("Aleksandr Lukashenko")
    answer = reader.get(f"/speakers/old-name-{speaker.short_id}/")
    assert (answer.status_code, answer["Location"]) == (301, path(speaker))


def test_without_public_claims_there_is_no_page(reader: Client, newsroom: Newsroom) -> None:
    newsroom.claim(newsroom.article(UNITY), ACT)
    answer = reader.get(path(newsroom.speaker("Aleksandr Lukashenko")))
    assert (answer.status_code, answer.content) == (404, reader.get("/speakers/x-00000000000000/").content)


def test_queries_do_not_grow(newsroom: Newsroom, queries: Callable[[str], int]) -> None:
    newsroom.publish(UNITY, ACT)
    address = path(newsroom.speaker("Aleksandr Lukashenko"))
    one = queries(address)
    newsroom.publish(UNITY.replace("unity", "peace"), ACT, SIMPLER, NO_ONE)
    assert queries(address) == one <= 10

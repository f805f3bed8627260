"""`/speakers/<slug>-<id>/`: who somebody is, and everything he said."""

from collections.abc import Callable
from datetime import date

from django.test import Client

from annotations.models import Speaker
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
    assert "President of Belarus July 1994 – no end known Constitution" in page
    assert "state farm" not in page
    assert "Luka " not in page


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

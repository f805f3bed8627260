"""`/corrections/`: every accepted correction, newest first."""

from collections.abc import Callable

from django.test import Client

from annotations.services import steps
from tests.annotations.newsroom import UNITY, Newsroom
from tests.annotations.public.pages import record_path, text_of


def test_an_empty_log_says_what_will_come(reader: Client) -> None:
    assert "No correction has been accepted yet." in text_of(reader.get("/corrections/"))


def test_each_stands_with_words_reason_evidence_and_record(reader: Client, newsroom: Newsroom) -> None:
    record = newsroom.article(UNITY, outlet=newsroom.outlet("belta"))
    made = newsroom.correct(
        record,
        "17 July",
        corrected_value="16 July",
        reason="The session was a day earlier.",
        evidence_text="Minutes",
        evidence_url="https://example.org/minutes",
    )
    newsroom.correct(record, field="headline", corrected_value="Lukashenko asks for unity")
    record = newsroom.review(record)
    page = reader.get("/corrections/")
    assert "17 July → is corrected to 16 July correction The session was a day earlier. Minutes" in text_of(
        page
    )
    assert "Headline: Lukashenko calls for unity → is corrected to Lukashenko asks for unity" in text_of(page)
    assert f'href="{record_path(record)}#k-{made.short_id}"' in page.content.decode()
    assert 'href="https://example.org/minutes" rel="external noopener nofollow"' in page.content.decode()


def test_dismissed_and_undecided_ones_are_not_in_it(reader: Client, newsroom: Newsroom) -> None:
    record = newsroom.article(UNITY)
    refused = newsroom.correct(record, "weather", corrected_value="climate")
    newsroom.review(record, dismissed=[refused])
    other = newsroom.article(UNITY.replace("unity", "peace"))
    newsroom.correct(other, "session", corrected_value="meeting")
    newsroom.submit(other)
    page = reader.get("/corrections/").content
    assert b"climate" not in page
    assert b"meeting" not in page


def test_a_new_revision_does_not_bring_old_corrections_to_the_top(reader: Client, newsroom: Newsroom) -> None:
    first = newsroom.article(UNITY)
    newsroom.correct(first, "17 July", corrected_value="16 July")
    first = newsroom.review(first)
    second = newsroom.article(UNITY.replace("unity", "peace"))
    newsroom.correct(second, "weather", corrected_value="climate")
    newsroom.review(second)
    steps.revise(record=first, by=newsroom.ada)
    newsroom.review(first)
    page = text_of(reader.get("/corrections/"))
    assert page.index("climate") < page.index("16 July")


def test_queries_do_not_grow(newsroom: Newsroom, queries: Callable[[str], int]) -> None:
    def publish(name: str) -> None:
        record = newsroom.article(UNITY.replace("unity", name))
        newsroom.correct(record, "17 July", corrected_value="16 July")
        newsroom.review(record)

    publish("unity")
    one = queries("/corrections/")
    publish("peace")
    publish("union")
    assert queries("/corrections/") == one <= 3

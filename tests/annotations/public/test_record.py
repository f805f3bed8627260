"""`/records/<slug>-<id>/` and its earlier revisions: the text with claims, evidence, corrections, history."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from annotations.models import Record
from annotations.services import claims, steps
from tests.annotations.newsroom import ACT, DAY, NO_ONE, SIMPLER, UNITY, Newsroom, newest
from tests.annotations.public.pages import record_path, text_of


def test_the_text_stands_word_for_word_at_its_offsets(reader: Client, newsroom: Newsroom) -> None:
    path = record_path(newsroom.publish(UNITY, ACT, NO_ONE))
    html = reader.get(path).content.decode()
    shown = re.findall(r'<p class="paragraph" data-o="(\d+)">(.*?)</p>', html, re.DOTALL)
    assert len(shown) == 4
    for start, inner in shown:
        words = re.sub(r"<[^>]*>", "", inner).replace("&#x27;", "'").replace("&quot;", '"')
        assert words == UNITY[int(start) : int(start) + len(words)]
        assert UNITY[int(start) + len(words)] == "\n"


def test_claimed_words_are_marked_and_lead_to_the_claim(reader: Client, newsroom: Newsroom) -> None:
    record = newsroom.article(UNITY, outlet=newsroom.outlet("belta"))
    claim = newsroom.claim(record, ACT, cue="said", source="Aleksandr Lukashenko")
    html = reader.get(record_path(newsroom.review(record))).content.decode()
    assert f'<mark class="content" data-n="1"><a href="#c-{claim.short_id}">{ACT}</a></mark>' in html
    assert '<mark class="cue">said</mark>' in html
    assert '<mark class="source">Aleksandr Lukashenko</mark>' in html
    assert f'<li id="c-{claim.short_id}">' in html
    assert f'href="/claims/{claim.short_id}/"' in html


def test_words_are_escaped(reader: Client, newsroom: Newsroom) -> None:
    nasty = UNITY.replace("unity", '<script>alert("x")</script>').replace("weather", "</script><b>&")
    record = newsroom.article(nasty, outlet=newsroom.outlet("belta"))
    newsroom.claim(record, ACT, summary="</script><img src=x onerror=alert(1)>", role_as_stated="<i>")
    html = reader.get(record_path(newsroom.review(record))).content.decode()
    assert "<img" not in html
    assert "<b>" not in html
    assert "<i>" not in html
    assert html.count("<script") == 1
    assert html.count("</script>") == 1


def test_metadata_stands_with_the_words_it_was_read_from(reader: Client, newsroom: Newsroom) -> None:
    at = UNITY.index("17 July")
    record = newsroom.publish(
        UNITY,
        ACT,
        date_as_stated="17 July",
        date_as_stated_start=at,
        date_as_stated_end=at + 7,
        published_on=DAY,
        date_reason="The year is that of the session.",
    )
    page = text_of(reader.get(record_path(record)))
    assert "17 July 2017 inferred “17 July” in the text The year is that of the session." in page


def test_corrections_and_dismissals_stand_with_their_reasons(reader: Client, newsroom: Newsroom) -> None:
    record = newsroom.article(UNITY, outlet=newsroom.outlet("belta"))
    newsroom.correct(record, "17 July", corrected_value="16 July", reason="The session was a day earlier.")
    newsroom.correct(record, "Niamiha", corrected_value="", sic=True)
    refused = newsroom.correct(record, "weather", corrected_value="climate")
    page = text_of(reader.get(record_path(newsroom.review(record, dismissed=[refused]))))
    assert "17 July → is corrected to 16 July The session was a day earlier." in page
    assert "Niamiha [sic]" in page
    assert "1 proposed and dismissed" in page
    assert "Dismissed: It is right as it stands." in page


def test_excerpts_leave_out_what_may_not_be_shown_and_say_so(reader: Client, newsroom: Newsroom) -> None:
    record = newsroom.publish(UNITY, ACT, outlet=newsroom.outlet("tass", whole=False))
    page = reader.get(record_path(record))
    assert "Excerpts only" in text_of(page)
    assert "We must act together" in text_of(page)
    assert "Words are left out here." in text_of(page)
    assert b"Niamiha" not in page.content
    assert b"session in Minsk" not in page.content


def test_another_wording_of_the_address_is_redirected(reader: Client, newsroom: Newsroom) -> None:
    record = newsroom.publish(UNITY, ACT)
    short_id = record.article.short_id
    for wrong in (short_id, f"-{short_id}", f"other-words-{short_id}", f"Другое-{short_id}"):
        answer = reader.get(f"/records/{wrong}/")
        assert (answer.status_code, answer["Location"]) == (301, record_path(record))


def test_a_headline_without_latin_letters_leaves_the_id_alone(reader: Client, newsroom: Newsroom) -> None:
    record = newsroom.publish(UNITY.replace("Lukashenko calls for unity", "Адзінства"), ACT)
    assert record_path(record) == f"/records/{record.article.short_id}/"
    assert reader.get(record_path(record)).status_code == 200


def test_linked_data_names_article_speakers_and_claims_and_rates_nothing(
    reader: Client, newsroom: Newsroom
) -> None:
    html = reader.get(record_path(newsroom.publish(UNITY, ACT))).content.decode()
    block = html.split('<script type="application/ld+json">')[1].split("</script>")[0]
    assert '"@type": "NewsArticle"' in block
    assert '"@type": "Quotation"' in block
    assert '"name": "Aleksandr Lukashenko"' in block
    assert "ClaimReview" not in block


def test_queries_do_not_grow_with_the_claims(newsroom: Newsroom, queries: Callable[[str], int]) -> None:
    one = queries(record_path(newsroom.publish(UNITY, ACT)))
    lines = "".join(f"Sentence number {number} of the president.\n" for number in range(10))
    quotes = [f"Sentence number {number} of" for number in range(10)]
    many = queries(record_path(newsroom.publish(f"Many\n{lines}", *quotes)))
    assert one == many <= 8


class TestRevisions:
    @pytest.fixture
    def record(self, newsroom: Newsroom) -> Record:
        record = newsroom.publish(UNITY, ACT, NO_ONE)
        steps.revise(record=record, by=newsroom.ada)
        removed = newest(record).claims.get(spans__exact=NO_ONE)
        claims.remove_claim(claim=removed, version=removed.version, by=newsroom.ada)
        newsroom.claim(record, SIMPLER)
        return record

    def test_readers_see_the_reviewed_one_until_the_next_is_reviewed(
        self, reader: Client, newsroom: Newsroom, record: Record
    ) -> None:
        before = text_of(reader.get(record_path(record)))
        assert "Says: that no one" in before
        assert "Says: “It is always simpler.”" not in before
        assert reader.get(f"{record_path(record)}revisions/2/").status_code == 404
        newsroom.review(record)
        after = text_of(reader.get(record_path(record)))
        assert "Says: that no one" not in after
        assert "Says: “It is always simpler.”" in after
        assert "Revision 2" in after

    def test_the_earlier_one_stays_at_its_address_and_says_that_it_was_replaced(
        self, reader: Client, newsroom: Newsroom, record: Record
    ) -> None:
        newsroom.review(record)
        page = reader.get(f"{record_path(record)}revisions/1/")
        assert page.status_code == 200
        assert "This is revision 1, which was replaced." in text_of(page)
        assert "Says: that no one" in text_of(page)

    def test_other_numbers_are_not_there(self, reader: Client, record: Record) -> None:
        for number in ("0", "3", "99999999999999999999", "9" * 5000, "-1", "x"):
            assert reader.get(f"{record_path(record)}revisions/{number}/").status_code == 404

    def test_a_wrong_wording_is_redirected_to_the_same_revision(self, reader: Client, record: Record) -> None:
        answer = reader.get(f"/records/x-{record.article.short_id}/revisions/1/")
        assert (answer.status_code, answer["Location"]) == (301, f"{record_path(record)}revisions/1/")


class TestWithdrawn:
    @pytest.fixture
    def record(self, newsroom: Newsroom) -> Record:
        record = newsroom.publish(UNITY, ACT)
        return steps.withdraw(
            record=record, kind=Record.Withdrawal.LEGAL, reason="A court said so.", by=newsroom.rosa
        )

    def test_a_tombstone_says_when_and_why_and_nothing_of_the_text(
        self, reader: Client, record: Record
    ) -> None:
        for path in ("any-words-", ""):
            page = reader.get(f"/records/{path}{record.article.short_id}/")
            assert page.status_code == 410
            assert "legal reasons" in text_of(page)
            assert "A court said so." in text_of(page)
            assert b"unity" not in page.content

    def test_so_do_its_revisions_and_its_claims(self, reader: Client, record: Record) -> None:
        claim = newest(record).claims.get()
        for path in (f"/records/{record.article.short_id}/revisions/1/", f"/claims/{claim.short_id}/"):
            page = reader.get(path)
            assert page.status_code == 410
            assert "A court said so." in text_of(page)

    def test_lists_and_speakers_no_longer_know_of_it(self, reader: Client, newsroom: Newsroom) -> None:
        record = newsroom.publish(UNITY, ACT)
        speaker = newsroom.speaker("Aleksandr Lukashenko")
        steps.withdraw(record=record, kind=Record.Withdrawal.ERROR, reason="Wrong.", by=newsroom.rosa)
        for path in ("/", "/records/", "/claims/", "/records/?q=unity"):
            assert b"unity</a>" not in reader.get(path).content
        assert reader.get(f"/speakers/{speaker.short_id}/").status_code == 404

    def test_it_comes_back_at_the_same_address(
        self, reader: Client, newsroom: Newsroom, record: Record
    ) -> None:
        steps.reinstate(record=record, reason="The court changed its mind.", by=newsroom.sam)
        assert reader.get(record_path(record)).status_code == 200


class TestNotPublic:
    """The same bytes as for what never existed."""

    @pytest.fixture
    def nothing(self, reader: Client) -> bytes:
        answer = reader.get("/records/words-00000000000000/")
        assert answer.status_code == 404
        return answer.content

    def same(self, reader: Client, record: Record, nothing: bytes) -> None:
        short_id = record.article.short_id
        for path in (f"/records/{short_id}/", f"/records/x-{short_id}/", f"/records/{short_id}/revisions/1/"):
            answer = reader.get(path)
            assert (answer.status_code, answer.content) == (404, nothing)

    def test_imported_draft_and_submitted_ones(
        self, reader: Client, newsroom: Newsroom, nothing: bytes
    ) -> None:
        record = newsroom.article(UNITY)
        self.same(reader, record, nothing)
        claim = newsroom.claim(record, ACT)
        self.same(reader, record, nothing)
        newsroom.submit(record)
        self.same(reader, record, nothing)
        answer = reader.get(f"/claims/{claim.short_id}/")
        assert (answer.status_code, answer.content) == (404, nothing)

    def test_excluded_ones(self, reader: Client, newsroom: Newsroom, nothing: bytes) -> None:
        record = newsroom.article(UNITY)
        steps.exclude(record=record, kind=Record.Exclusion.SCOPE, reason="Sports.", by=newsroom.mona)
        self.same(reader, record, nothing)

    def test_ones_under_embargo(self, reader: Client, newsroom: Newsroom, nothing: bytes) -> None:
        record = newsroom.article(UNITY, outlet=newsroom.outlet("belta"))
        newsroom.claim(record, ACT)
        Record.objects.filter(pk=record.pk).update(embargo_until=timezone.now() + timedelta(hours=1))
        record = newsroom.review(record)
        self.same(reader, record, nothing)
        with time_machine.travel(timezone.now() + timedelta(hours=2)):
            assert reader.get(record_path(record)).status_code == 200

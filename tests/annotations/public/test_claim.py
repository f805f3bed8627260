"""`/claims/<id>/`: one claim in its context, to cite."""

import pytest
from django.test import Client

from annotations.models import Claim, ClaimLink, Record
from annotations.services import claims, steps
from tests.annotations.newsroom import ACT, DAY, NO_ONE, SIMPLER, UNITY, Newsroom, newest
from tests.annotations.public.pages import record_path, text_of


@pytest.fixture
def record(newsroom: Newsroom) -> Record:
    record = newsroom.article(UNITY, outlet=newsroom.outlet("belta"), published_on=DAY)
    newsroom.claim(record, ACT, cue="said", source="Aleksandr Lukashenko", role_as_stated="the leader")
    newsroom.claim(record, SIMPLER)
    newsroom.claim(record, NO_ONE)
    return newsroom.review(record)


def claim_of(record: Record, quote: str) -> Claim:
    found: Claim = newest(record).claims.get(spans__exact=quote, spans__role="content")
    return found


def test_it_shows_its_paragraph_and_its_own_marks_only(reader: Client, record: Record) -> None:
    html = reader.get(f"/claims/{claim_of(record, ACT).short_id}/").content.decode()
    assert f'<mark class="content">{ACT}</mark>' in html
    assert f'<mark class="content">{SIMPLER}</mark>' not in html
    assert SIMPLER in html
    assert "Niamiha" not in html


def test_it_shows_the_attribution(reader: Client, record: Record) -> None:
    page = text_of(reader.get(f"/claims/{claim_of(record, ACT).short_id}/"))
    assert "Source mention “Aleksandr Lukashenko” Role as stated “the leader”" in page
    assert "Cue “said” Mode direct" in page
    assert "none; it continues the speaker’s words" in text_of(
        reader.get(f"/claims/{claim_of(record, SIMPLER).short_id}/")
    )


def test_it_says_how_to_cite_it(reader: Client, record: Record) -> None:
    short_id = claim_of(record, ACT).short_id
    page = text_of(reader.get(f"/claims/{short_id}/"))
    assert (
        "Aleksandr Lukashenko: “We must act together”, in “Lukashenko calls for unity”, Belta, 17 July 2017. "
        f"cstoreview, claim {short_id}, revision 1, reviewed "
    ) in page
    assert f"http://testserver/claims/{short_id}/" in page


def test_a_claim_that_a_later_revision_took_out_keeps_its_address_and_says_so(
    reader: Client, newsroom: Newsroom, record: Record
) -> None:
    steps.revise(record=record, by=newsroom.ada)
    claim = claim_of(record, NO_ONE)
    claims.remove_claim(claim=claim, version=claim.version, by=newsroom.ada)
    record = newsroom.review(record)
    page = reader.get(f"/claims/{claim.short_id}/")
    assert page.status_code == 200
    assert "A later revision of the record no longer holds this claim." in text_of(page)
    assert f"{record_path(record)}revisions/1/#c-{claim.short_id}" in page.content.decode()


def test_a_claim_that_stands_through_revisions_is_shown_as_it_is_now(
    reader: Client, newsroom: Newsroom, record: Record
) -> None:
    steps.revise(record=record, by=newsroom.ada)
    newsroom.review(record)
    page = text_of(reader.get(f"/claims/{claim_of(record, ACT).short_id}/"))
    assert "Revision 2, reviewed" in page
    assert "no longer holds" not in page


def test_rejected_and_removed_claims_are_not_there(reader: Client, newsroom: Newsroom) -> None:
    record = newsroom.article(UNITY)
    refused, removed = newsroom.claim(record, ACT), newsroom.claim(record, SIMPLER)
    newsroom.claim(record, NO_ONE)
    claims.remove_claim(claim=removed, version=removed.version, by=newsroom.ada)
    newsroom.review(record, rejected=[refused])
    for claim in (refused, removed):
        assert reader.get(f"/claims/{claim.short_id}/").status_code == 404


def test_the_same_elsewhere_is_linked(reader: Client, newsroom: Newsroom, record: Record) -> None:
    other = newsroom.article(UNITY.replace("unity", "union"))
    restated = newsroom.claim(other, ACT, summary="The same again.")
    first = claim_of(record, ACT)
    claims.link_claims(claim=restated, other=first, kind=ClaimLink.Kind.SAME_UTTERANCE, by=newsroom.ada)
    newsroom.review(other)
    page = text_of(reader.get(f"/claims/{first.short_id}/"))
    assert "Same utterance elsewhere Aleksandr Lukashenko: The same again." in page


def test_what_is_no_short_id_is_not_there(reader: Client, record: Record) -> None:
    for address in ("x", "0" * 14, "G" * 14, "0" * 15, "%00" * 14, "'"):
        assert reader.get(f"/claims/{address}/").status_code == 404

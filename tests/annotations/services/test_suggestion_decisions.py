"""A suggestion counts for nothing until a person decides, and every decision can be undone."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from annotations.models import Claim, Record, Span, Suggestion
from annotations.services.claims import remove_claim
from annotations.services.identity import merge_speaker
from annotations.services.offices import Tenure, add_office, add_term
from annotations.services.suggesting import suggest
from annotations.services.suggestion_decisions import (
    accept_suggestion,
    accept_suggestions,
    bring_back_suggestion,
    move_threshold,
    open_suggestions,
    reject_suggestion,
    tallies,
    threshold,
)
from annotations.services.writing import NotAllowed, Refused, Stale
from articles.models import ArticleVersion
from tests.annotations.newsroom import Newsroom, newest

TEXT = (
    "Allies meet\n"
    "“We will help our allies,” Aleksandr Lukashenko said.\n"
    "The Belarusian foreign minister noted that trade would grow next year.\n"
)


@pytest.fixture
def record(newsroom: Newsroom) -> Record:
    """Claimed by Ada, suggested for, with everybody in the register."""
    newsroom.speaker("Aleksandr Lukashenko")
    minister = newsroom.speaker("Maksim Ryzhenkov")
    office = add_office(name="Minister of Foreign Affairs of Belarus", country="BY", by=newsroom.ada)
    add_term(speaker=minister, office=office, tenure=Tenure(starts_on=date(2024, 6, 27)), by=newsroom.ada)
    record = newsroom.article(TEXT, published_on=date(2024, 7, 1))
    newsroom.open(record)
    suggest(version=ArticleVersion.objects.get(article=record.article))
    return record


def _suggestion(mode: str) -> Suggestion:
    return Suggestion.objects.get(mode=mode, state__in=["suggested", "rejected", "accepted"])


def _accept(newsroom: Newsroom, record: Record, mode: str) -> Claim:
    return accept_suggestion(suggestion=_suggestion(mode), revision=newest(record), by=newsroom.ada)


def test_an_accepted_suggestion_becomes_a_claim_with_its_provenance(
    newsroom: Newsroom, record: Record
) -> None:
    claim = _accept(newsroom, record, "direct")
    assert [(span.role, span.exact) for span in claim.spans.order_by("start")] == [
        (Span.Role.CONTENT, "“We will help our allies,”"),
        (Span.Role.SOURCE, "Aleksandr Lukashenko"),
        (Span.Role.CUE, "said"),
    ]
    assert (claim.mode, str(claim.speaker), claim.coded_by) == (
        "direct",
        "Aleksandr Lukashenko",
        newsroom.ada,
    )
    suggestion = _suggestion("direct")
    assert (suggestion.state, suggestion.accepted_as, suggestion.decided_by) == (
        "accepted",
        claim,
        newsroom.ada,
    )


def test_a_speaker_found_by_his_role_brings_role_and_office(newsroom: Newsroom, record: Record) -> None:
    claim = _accept(newsroom, record, "indirect")
    assert str(claim.speaker) == "Maksim Ryzhenkov"
    assert claim.role_as_stated == "The Belarusian foreign minister"
    assert str(claim.office) == "Minister of Foreign Affairs of Belarus"


def test_a_speaker_merged_since_counts_as_the_entry_he_was_merged_into(
    newsroom: Newsroom, record: Record
) -> None:
    kept = newsroom.speaker("Alyaksandr Lukashenka")
    double = newsroom.speaker("Aleksandr Lukashenko")
    merge_speaker(speaker=double, into=kept, reason="One person.", by=newsroom.rosa)
    assert _accept(newsroom, record, "direct").speaker == kept


def test_accepting_twice_makes_one_claim(newsroom: Newsroom, record: Record) -> None:
    assert _accept(newsroom, record, "direct") == _accept(newsroom, record, "direct")
    assert Claim.objects.count() == 1


def test_all_that_were_chosen_are_accepted_at_once(newsroom: Newsroom, record: Record) -> None:
    keys = [str(one.uid) for one in Suggestion.objects.all()]
    made = accept_suggestions(revision=newest(record), keys=keys, by=newsroom.ada)
    assert [claim.mode for claim in made] == ["direct", "indirect"]
    with pytest.raises(Refused, match="open any more"):
        accept_suggestions(revision=newest(record), keys=keys, by=newsroom.ada)


def test_a_rejected_suggestion_is_kept_and_can_be_brought_back(newsroom: Newsroom, record: Record) -> None:
    revision = newest(record)
    for _ in range(2):
        reject_suggestion(suggestion=_suggestion("direct"), revision=revision, by=newsroom.ada)
    with pytest.raises(Refused, match="This suggestion is rejected"):
        _accept(newsroom, record, "direct")
    bring_back_suggestion(suggestion=_suggestion("direct"), revision=revision, by=newsroom.ada)
    assert (_suggestion("direct").state, _suggestion("direct").returned_by) == ("suggested", newsroom.ada)
    assert _accept(newsroom, record, "direct")


def test_bringing_an_accepted_suggestion_back_removes_its_claim(newsroom: Newsroom, record: Record) -> None:
    claim = _accept(newsroom, record, "direct")
    bring_back_suggestion(suggestion=_suggestion("direct"), revision=newest(record), by=newsroom.ada)
    claim.refresh_from_db()
    assert claim.removed_at is not None
    assert _suggestion("direct").state == "suggested"
    assert _accept(newsroom, record, "direct") != claim


def test_only_the_claimant_of_the_draft_decides(newsroom: Newsroom, record: Record) -> None:
    suggestion, revision = _suggestion("direct"), newest(record)
    for act in (accept_suggestion, reject_suggestion, bring_back_suggestion):
        with pytest.raises(NotAllowed):
            act(suggestion=suggestion, revision=revision, by=newsroom.ben)
    assert not Claim.objects.exists()


def test_a_stale_suggestion_is_not_accepted(newsroom: Newsroom, record: Record) -> None:
    suggestion = _suggestion("direct")
    Suggestion.objects.filter(pk=suggestion.pk).update(state="stale")
    with pytest.raises(Refused, match="stale"):
        accept_suggestion(suggestion=suggestion, revision=newest(record), by=newsroom.ada)


def test_a_suggestion_of_another_text_is_refused(newsroom: Newsroom, record: Record) -> None:
    other = newsroom.open(newsroom.article("Another\nNobody says a word here.\n"))
    with pytest.raises(Refused, match="another text"):
        accept_suggestion(suggestion=_suggestion("direct"), revision=other, by=newsroom.ada)


def test_what_a_claim_says_already_is_not_offered(newsroom: Newsroom, record: Record) -> None:
    claim = newsroom.claim(record, "We will help our allies", speaker="Aleksandr Lukashenko")
    assert [one.mode for one in open_suggestions(newest(record)).shown] == ["indirect"]
    remove_claim(claim=claim, version=claim.version, by=newsroom.ada)
    assert [one.mode for one in open_suggestions(newest(record)).shown] == ["direct", "indirect"]


def test_suggestions_below_the_threshold_stand_apart(newsroom: Newsroom, record: Record) -> None:
    assert threshold("rules").version == 0
    move_threshold(engine="rules", shown_from=1.0, version=0, by=newsroom.mona)
    found = open_suggestions(newest(record))
    assert (found.shown, [one.mode for one in found.unsure]) == ([], ["direct", "indirect"])


def test_only_managers_move_the_threshold_and_only_from_what_they_saw(newsroom: Newsroom) -> None:
    with pytest.raises(NotAllowed):
        move_threshold(engine="rules", shown_from=0.5, version=0, by=newsroom.rosa)
    moved = move_threshold(engine="rules", shown_from=0.5, version=0, by=newsroom.mona)
    assert threshold("rules") == moved
    with pytest.raises(Stale):
        move_threshold(engine="rules", shown_from=0.4, version=0, by=newsroom.mona)
    assert move_threshold(engine="rules", shown_from=0.4, version=1, by=newsroom.mona).version == 2


@pytest.mark.parametrize("wrong", [-0.1, 1.1, float("nan")])
def test_a_threshold_is_a_share(newsroom: Newsroom, wrong: float) -> None:
    with pytest.raises(Refused, match="share from 0"):
        move_threshold(engine="rules", shown_from=wrong, version=0, by=newsroom.mona)


def test_the_rate_counts_accepted_suggestions_whose_claim_stands(newsroom: Newsroom, record: Record) -> None:
    assert tallies() == []
    claim = _accept(newsroom, record, "direct")
    reject_suggestion(suggestion=_suggestion("indirect"), revision=newest(record), by=newsroom.ada)
    [tally] = tallies()
    assert (tally.accepted, tally.rejected, tally.rate) == (1, 1, 0.5)
    remove_claim(claim=claim, version=claim.version, by=newsroom.ada)
    [tally] = tallies()
    assert (tally.accepted, tally.rate) == (0, 0)


def test_listing_asks_the_same_queries_whatever_is_suggested(
    newsroom: Newsroom, record: Record, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    revision = newest(record)
    with django_assert_num_queries(4):
        found = open_suggestions(revision)
        assert [one.speaker.name for one in found.shown if one.speaker]

"""Reviewed revisions in their public shape."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.models import Claim, ClaimLink, Revision, Tag
from annotations.projection import (
    current_revisions,
    project,
    public_words,
    readable_revisions,
)
from annotations.projection.shapes import PublicRecord
from annotations.services import claims, identity, links, offices, steps
from articles.models import ArticleLink, Relay
from tests.annotations.newsroom import ACT, DAY, NO_ONE, SIMPLER, UNITY, Newsroom, newest


def shape(record: Any) -> PublicRecord:
    (found,) = project(current_revisions().filter(record=record))
    return found


def test_a_claim_has_its_words_speaker_office_tags_and_relays(newsroom: Newsroom) -> None:
    record = newsroom.article(UNITY, outlet=newsroom.outlet("belta"))
    president = offices.add_office(name="President of Belarus", by=newsroom.ada)
    newsroom.claim(
        record,
        ACT,
        SIMPLER,
        cue="said",
        source="Aleksandr Lukashenko",
        summary="The members should act together.",
        role_as_stated="president",
        office=president,
        tags=[Tag.objects.create(code="csto", label="CSTO")],
        relays=[newsroom.outlet("tass")],
    )
    newsroom.review(record)
    (claim,) = shape(record).claims
    assert (claim.number, claim.mode, claim.summary) == (1, "direct", "The members should act together.")
    assert claim.content == f"{ACT} […] {SIMPLER}"
    assert (claim.cue, claim.source_mention) == ("said", "Aleksandr Lukashenko")
    assert claim.speaker.name == "Aleksandr Lukashenko"
    assert claim.office is not None
    assert claim.office.name == "President of Belarus"
    assert [tag.code for tag in claim.tags] == ["csto"]
    assert [relay.outlet.name for relay in claim.relays] == ["Tass"]
    for span in claim.spans:
        assert span.exact == UNITY[span.start : span.end]
        assert span.prefix == UNITY[max(0, span.start - 32) : span.start]
        assert span.suffix == UNITY[span.end : span.end + 32]


def test_claims_are_numbered_as_they_stand_in_the_text(newsroom: Newsroom) -> None:
    record = newsroom.publish(UNITY, NO_ONE, SIMPLER, ACT)
    assert [(claim.number, claim.content) for claim in shape(record).claims] == [
        (1, ACT),
        (2, SIMPLER),
        (3, NO_ONE),
    ]


def test_only_accepted_claims_that_stand_are_in_it(newsroom: Newsroom) -> None:
    record = newsroom.article(UNITY, outlet=newsroom.outlet("belta"))
    newsroom.claim(record, ACT)
    refused = newsroom.claim(record, SIMPLER)
    removed = newsroom.claim(record, NO_ONE)
    claims.remove_claim(claim=removed, version=removed.version, by=newsroom.ada)
    newsroom.review(record, rejected=[refused])
    assert [claim.content for claim in shape(record).claims] == [ACT]


def test_metadata_stands_with_its_evidence(newsroom: Newsroom) -> None:
    start = UNITY.index("17 July")
    record = newsroom.publish(
        UNITY,
        ACT,
        agency=newsroom.outlet("belta"),
        dateline="MINSK, 17 July (BelTA) –",
        dateline_start=UNITY.index("MINSK"),
        dateline_end=UNITY.index(" The president"),
        dateline_place="Minsk",
        date_as_stated="17 July",
        date_as_stated_start=start,
        date_as_stated_end=start + 7,
        date_partial="--07-17",
        published_on=DAY,
        date_reason="The year is that of the session.",
    )
    found = shape(record)
    assert (found.headline, found.headline_is_ours) == ("Lukashenko calls for unity", False)
    assert (found.date.as_stated, found.date.resolved, found.date.basis) == (
        "17 July",
        "2017-07-17",
        "inferred",
    )
    assert found.date.reason == "The year is that of the session."
    assert found.agency is not None
    assert (found.agency.name, found.dateline_place) == ("Belta", "Minsk")
    assert found.address == f"lukashenko-calls-for-unity-{found.short_id}"


def test_relays_stand_in_order_with_the_words_that_say_so(newsroom: Newsroom) -> None:
    record = newsroom.article(UNITY, outlet=newsroom.outlet("artsakhpress"))
    version = newest(record).article_version
    at = UNITY.index("BelTA")
    Relay.objects.create(version=version, position=1, outlet=newsroom.outlet("artsakhpress"))
    Relay.objects.create(version=version, position=0, outlet=newsroom.outlet("belta"), start=at, end=at + 5)
    newsroom.claim(record, ACT)
    newsroom.review(record)
    assert [(r.outlet.slug, r.words) for r in shape(record).relays] == [
        ("belta", "BelTA"),
        ("artsakhpress", ""),
    ]


def test_a_merged_speaker_is_named_as_the_one_the_merges_lead_to(newsroom: Newsroom) -> None:
    record = newsroom.publish(UNITY, ACT, speaker="A. Lukashenka")
    for name, into in (
        ("A. Lukashenka", "Alexander Lukashenko"),
        ("Alexander Lukashenko", "Aleksandr Lukashenko"),
    ):
        identity.merge_speaker(
            speaker=newsroom.speaker(name),
            into=newsroom.speaker(into),
            reason="One person.",
            by=newsroom.rosa,
        )
    (claim,) = shape(record).claims
    assert claim.speaker.name == "Aleksandr Lukashenko"


def test_accepted_and_dismissed_corrections_stand_apart_and_only_dismissals_give_the_reviewers_reason(
    newsroom: Newsroom,
) -> None:
    record = newsroom.article(UNITY, outlet=newsroom.outlet("belta"))
    newsroom.correct(record, "17 July", corrected_value="16 July")
    refused = newsroom.correct(record, field="headline", corrected_value="Another one")
    newsroom.review(record, dismissed=[refused])
    found = shape(record)
    assert [(c.as_stated, c.corrected_value, c.verdict_reason) for c in found.corrections] == [
        ("17 July", "16 July", "")
    ]
    assert [(c.field, c.verdict_reason) for c in found.dismissed] == [
        ("headline", "It is right as it stands.")
    ]
    assert [run.text for p in found.passages for run in p.runs if run.style == "correction"] == ["17 July"]


def test_history_names_pseudonyms_and_a_correction_keeps_the_day_it_was_first_accepted(
    newsroom: Newsroom,
) -> None:
    record = newsroom.article(UNITY, outlet=newsroom.outlet("belta"))
    newsroom.correct(record, "17 July", corrected_value="16 July")
    record = newsroom.review(record)
    first = shape(record)
    steps.revise(record=record, by=newsroom.ada)
    record = newsroom.review(record, by=newsroom.sam)
    found = shape(record)
    assert [(s.number, s.coded_by, s.reviewed_by) for s in found.history] == [
        (1, (newsroom.ada.handle,), newsroom.rosa.handle),
        (2, (newsroom.ada.handle,), newsroom.sam.handle),
    ]
    assert found.number == 2
    assert found.corrections[0].decided_at == first.corrections[0].decided_at
    earlier, current = project(readable_revisions().filter(record=record).order_by("number"))
    assert (earlier.is_current, current.is_current) == (False, True)


def test_a_revision_that_is_not_reviewed_has_no_public_shape(newsroom: Newsroom) -> None:
    record = newsroom.article(UNITY)
    newsroom.claim(record, ACT)
    with pytest.raises(ValueError, match="only a reviewed revision"):
        project(Revision.objects.filter(record=record))


class TestExcerpts:
    """Where the outlet's rights allow excerpts only."""

    def publish(self, newsroom: Newsroom, **article: Any) -> PublicRecord:
        article.setdefault("outlet", newsroom.outlet("tass", whole=False))
        return shape(newsroom.publish(UNITY, ACT, **article))

    def test_only_the_headline_and_paragraphs_with_claims_are_shown(self, newsroom: Newsroom) -> None:
        found = self.publish(newsroom)
        assert found.excerpts_only
        assert [passage.text for passage in found.passages] == [UNITY.split("\n")[0], UNITY.split("\n")[2]]

    def test_no_context_of_a_span_shows_the_paragraph_before(self, newsroom: Newsroom) -> None:
        (claim,) = self.publish(newsroom).claims
        assert claim.spans[0].exact == ACT
        assert claim.spans[0].prefix == " " * 31 + "\n"

    def test_words_of_a_correction_are_shown_without_their_surroundings(self, newsroom: Newsroom) -> None:
        record = newsroom.article(UNITY, outlet=newsroom.outlet("tass", whole=False))
        newsroom.correct(record, "Niamiha", corrected_value="Nyamiha")
        newsroom.review(record)
        (correction,) = shape(record).corrections
        assert (correction.exact, correction.prefix.strip(), correction.suffix.strip()) == ("Niamiha", "", "")

    def test_without_outlet_the_rights_of_the_agency_decide(self, newsroom: Newsroom) -> None:
        assert not self.publish(newsroom, outlet=None, agency=newsroom.outlet("belta")).excerpts_only

    def test_the_outlets_rights_outweigh_the_agencys(self, newsroom: Newsroom) -> None:
        assert self.publish(newsroom, agency=newsroom.outlet("belta")).excerpts_only

    def test_copy_of_nobody_is_shown_in_excerpts(self, newsroom: Newsroom) -> None:
        assert self.publish(newsroom, outlet=None).excerpts_only

    def test_extents_are_what_is_shown(self, newsroom: Newsroom) -> None:
        self.publish(newsroom)
        start = UNITY.index("“We must")
        (record,) = project(current_revisions())
        assert list(record.visible) == [(0, 26), (start, UNITY.index("\nA paragraph"))]

    def test_words_that_may_not_be_shown_are_not_searched(self, newsroom: Newsroom) -> None:
        self.publish(newsroom)
        words = public_words(current_revisions().get())
        assert "act together" in words
        assert "Niamiha" not in words


def test_public_words_hold_text_names_summaries_and_no_rejected_claim(newsroom: Newsroom) -> None:
    record = newsroom.article(UNITY, outlet=newsroom.outlet("belta"))
    newsroom.claim(record, ACT, summary="Cooperation is wanted.", note="a private remark")
    refused = newsroom.claim(record, SIMPLER, summary="Nonsense is claimed.")
    newsroom.review(record, rejected=[refused])
    words = public_words(current_revisions().get())
    for word in ("unity", "Niamiha", "Cooperation", "Aleksandr Lukashenko", "Belta"):
        assert word in words
    assert "Nonsense" not in words
    assert "private" not in words


def test_article_links_stand_on_both_sides_once_confirmed_and_only_between_public_records(
    newsroom: Newsroom,
) -> None:
    original = newsroom.publish(UNITY, ACT)
    copy = newsroom.article(UNITY.replace("unity", "more unity"), outlet=newsroom.outlet("belta"))
    newsroom.claim(copy, ACT)
    link = links.propose_link(
        revision=newsroom.open(copy),
        original=original.article,
        kind=ArticleLink.Kind.SYNDICATED_COPY,
        by=newsroom.ada,
    )
    links.decide_link(link=link, state=ArticleLink.State.CONFIRMED, by=newsroom.rosa)
    assert shape(original).links == ()
    newsroom.review(copy)
    (there,), (back,) = shape(original).links, shape(copy).links
    assert (there.role, there.title, there.kind) == (
        "original",
        "Lukashenko calls for more unity",
        "syndicated_copy",
    )
    assert (back.role, back.title) == ("copy", "Lukashenko calls for unity")


def test_claim_links_stand_on_both_sides_and_only_between_public_claims(newsroom: Newsroom) -> None:
    first = newsroom.publish(UNITY, ACT)
    other_record = newsroom.article(UNITY.replace("unity", "union"), outlet=newsroom.outlet("belta"))
    restated = newsroom.claim(other_record, ACT, summary="The same again.")
    (claim,) = Claim.objects.filter(revision__record=first)
    claims.link_claims(claim=restated, other=claim, kind=ClaimLink.Kind.RESTATED, by=newsroom.ada)
    assert shape(first).claims[0].links == ()
    newsroom.review(other_record)
    (there,), (back,) = shape(first).claims[0].links, shape(other_record).claims[0].links
    assert (there.summary, there.short_id) == ("The same again.", restated.short_id)
    assert back.short_id == claim.short_id


def test_the_number_of_queries_does_not_depend_on_the_number_of_records_and_claims(
    newsroom: Newsroom,
) -> None:
    newsroom.publish(UNITY, ACT)
    with CaptureQueriesContext(connection) as one:
        project(current_revisions())
    for number in range(6):
        record = newsroom.publish(UNITY.replace("unity", f"unity {number}"), ACT, SIMPLER, NO_ONE)
        assert record.public_revision is not None
    with CaptureQueriesContext(connection) as many:
        assert len(project(current_revisions())) == 7
    assert len(many) == len(one) <= 7

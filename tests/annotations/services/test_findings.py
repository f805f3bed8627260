"""What the completeness aid finds in a draft, and what it leaves alone."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from annotations.models import Claim, Dismissal, Office, Revision, Span, Speaker, Term
from annotations.services import claims, comments
from annotations.services.claims import Coding
from annotations.services.findings import Finding, findings_in, words_without_claim
from articles.models import Segment
from tests.annotations.newsroom import ACT, NO_ONE, SIMPLER, UNITY, Newsroom, newest, span

DAY = date(2024, 6, 26)


@pytest.fixture
def draft(newsroom: Newsroom) -> Revision:
    return newsroom.open(newsroom.article(UNITY, published_on=DAY))


def found(revision: Revision, kind: Dismissal.Kind) -> list[Finding]:
    return [finding for finding in findings_in(newest(revision.record)).open if finding.kind == kind]


def quotations(revision: Revision) -> list[str]:
    return [finding.exact for finding in found(revision, Dismissal.Kind.QUOTATION)]


def cues(revision: Revision) -> list[str]:
    return [finding.exact for finding in found(revision, Dismissal.Kind.CUE)]


def offices(revision: Revision) -> list[tuple[str, bool]]:
    return [(str(f.claim and f.claim.office), f.is_dated) for f in found(revision, Dismissal.Kind.OFFICE)]


def as_foreign_minister(newsroom: Newsroom, revision: Revision, name: str) -> tuple[Claim, Speaker, Office]:
    office, _ = Office.objects.get_or_create(name="Foreign Minister of Belarus")
    speaker = newsroom.speaker(name)
    text = revision.article_version.text
    coding = Coding(
        mode=Claim.Mode.DIRECT, words=[span(text, ACT, Span.Role.CONTENT)], speaker=speaker, office=office
    )
    return claims.add_claim(revision=revision, coding=coding, by=newsroom.ada), speaker, office


def test_a_quotation_that_no_claim_touches_is_found_where_it_stands(draft: Revision) -> None:
    text = draft.article_version.text
    first, second = found(draft, Dismissal.Kind.QUOTATION)
    assert (first.exact, second.exact) == (ACT, SIMPLER)
    assert text[first.start : first.end] == ACT
    assert first.before + first.exact + first.after == text[first.start - 32 : first.end + 32]
    assert first.paragraph == text.rindex("\n", 0, first.start) + 1


def test_any_span_of_a_claim_covers_what_it_touches(newsroom: Newsroom, draft: Revision) -> None:
    newsroom.claim(draft.record, "We must act", cue="said")
    assert quotations(draft) == [SIMPLER]
    newsroom.claim(draft.record, "interests", source="simpler")
    assert quotations(draft) == []


def test_a_removed_claim_covers_nothing(newsroom: Newsroom, draft: Revision) -> None:
    claim = newsroom.claim(draft.record, ACT)
    claims.remove_claim(claim=claim, version=claim.version, by=newsroom.ada)
    assert quotations(draft) == [ACT, SIMPLER]


def test_page_furniture_quotes_nobody(newsroom: Newsroom, draft: Revision) -> None:
    Segment.objects.filter(version=draft.article_version, start=UNITY.index(ACT)).update(kind="cruft")
    assert quotations(draft) == []


def test_a_word_of_saying_that_no_claim_touches_is_found(newsroom: Newsroom, draft: Revision) -> None:
    assert cues(draft) == ["stressed"]
    newsroom.claim(draft.record, NO_ONE)
    assert cues(draft) == ["stressed"], "the claim has no cue"
    newsroom.claim(draft.record, "interests", cue="stressed")
    assert cues(draft) == []


def test_a_word_of_saying_is_not_listed_beside_its_quotation(newsroom: Newsroom, draft: Revision) -> None:
    assert "said" not in cues(draft), "one finding for one missing claim"
    newsroom.claim(draft.record, ACT)
    newsroom.claim(draft.record, SIMPLER)
    assert cues(draft) == ["said", "stressed"]


def test_a_name_in_quotation_marks_hides_no_word_of_saying(newsroom: Newsroom) -> None:
    text = "Head\nIvanov stressed that the forum “Security and Trust” was held in Minsk last year.\n"
    revision = newsroom.open(newsroom.article(text))
    assert (quotations(revision), cues(revision)) == (["“Security and Trust”"], ["stressed"])


def test_what_a_quotation_says_is_no_word_of_saying(newsroom: Newsroom) -> None:
    text = "Head\n“He told us that it was late, and she said that it was early,” Ivanov said.\n"
    record = newsroom.article(text)
    newsroom.claim(record, "early,”", cue="Ivanov said")
    assert findings_in(newest(record)).open == []


def test_an_office_held_on_the_date_is_no_finding(newsroom: Newsroom, draft: Revision) -> None:
    _, speaker, office = as_foreign_minister(newsroom, draft, "Siarhei Aleinik")
    Term.objects.create(
        speaker=speaker, office=office, starts_on=date(2022, 12, 13), ends_on=date(2024, 6, 27)
    )
    assert offices(draft) == []


def test_an_office_held_on_other_days_is_found(newsroom: Newsroom, draft: Revision) -> None:
    _, speaker, office = as_foreign_minister(newsroom, draft, "Maksim Ryzhenkov")
    assert offices(draft) == [(office.name, False)], "the register says nothing of it"
    Term.objects.create(speaker=speaker, office=office, starts_on=date(2024, 6, 27))
    assert offices(draft) == [(office.name, True)], "the register knows another time"


def test_a_term_known_to_the_month_covers_the_month(newsroom: Newsroom, draft: Revision) -> None:
    _, speaker, office = as_foreign_minister(newsroom, draft, "Maksim Ryzhenkov")
    Term.objects.create(
        speaker=speaker, office=office, starts_on=date(2024, 6, 1), starts_granularity="month"
    )
    assert offices(draft) == []


def test_a_merged_speaker_holds_the_offices_of_the_entry_it_was_merged_into(
    newsroom: Newsroom, draft: Revision
) -> None:
    _, speaker, office = as_foreign_minister(newsroom, draft, "S. Aleinik")
    known = newsroom.speaker("Siarhei Aleinik")
    Term.objects.create(speaker=known, office=office, starts_on=date(2022, 12, 13))
    assert offices(draft) == [(office.name, False)]
    Speaker.objects.filter(pk=speaker.pk).update(merged_into=known)
    assert offices(draft) == []


def test_without_a_date_no_office_is_doubted(newsroom: Newsroom) -> None:
    revision = newsroom.open(newsroom.article(UNITY))
    as_foreign_minister(newsroom, revision, "Maksim Ryzhenkov")
    assert offices(revision) == []


def test_open_comments_are_listed_and_blocking_ones_are_missing(newsroom: Newsroom, draft: Revision) -> None:
    for body, blocking in (("Who?", False), ("When?", True)):
        comments.add_comment(revision=draft, body=body, blocking=blocking, by=newsroom.rosa)
    done = comments.add_comment(revision=draft, body="Done.", by=newsroom.rosa)
    comments.resolve_comment(comment=done, by=newsroom.ada)
    findings = findings_in(draft)
    assert [comment.body for comment in findings.comments] == ["Who?"]
    assert [lack.rule for lack in findings.lacks] == ["blocking_comment_is_open"]
    assert (findings.missing_count, findings.open_count) == (1, len(findings.open) + 1)


def test_what_holds_submission_up_is_said_in_the_words_of_the_refusal(
    newsroom: Newsroom, draft: Revision
) -> None:
    claim = newsroom.claim(draft.record, ACT)
    Claim.objects.filter(pk=claim.pk).update(speaker=None)
    [lack] = findings_in(draft).lacks
    assert lack.rule == "claim_has_a_speaker"
    assert [one.id for one in lack.missing] == [claim.short_id]
    assert findings_in(draft).claim_count == 1


def test_many_claims_cost_what_one_does(newsroom: Newsroom, draft: Revision) -> None:
    def asked() -> int:
        revision = newest(draft.record)
        with CaptureQueriesContext(connection) as queries:
            findings_in(revision)
        return len(queries)

    as_foreign_minister(newsroom, draft, "Maksim Ryzhenkov")
    one = asked()
    for words in ("spoke", "weather", "Niamiha", "interests"):
        newsroom.claim(draft.record, words, speaker=f"Speaker of {words}", office=Office.objects.get())
    assert asked() == one


SIGNS = st.sampled_from("“”\"«»'’ aB1.,\n\u00a0🦬é") | st.characters(
    exclude_categories=["Cs"], exclude_characters="\0\r"
)


@given(st.text(SIGNS, min_size=1, max_size=200), st.data())
def test_whatever_the_text_findings_lie_within_it_and_beside_every_claim(
    text: str, data: st.DataObject
) -> None:
    starts = data.draw(st.lists(st.integers(0, len(text) - 1), max_size=4))
    spans = [Span(start=start, end=min(start + 5, len(text))) for start in starts]
    segment = Segment(kind="paragraph", start=0, end=len(text))
    for finding in words_without_claim(text, [segment], spans):
        assert 0 <= finding.start < finding.end <= len(text)
        assert finding.exact == text[finding.start : finding.end]
        assert not any(span.start < finding.end and finding.start < span.end for span in spans)

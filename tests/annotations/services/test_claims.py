"""Coding claims: whose words, which words, and nothing lost."""

import uuid

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotations.models import Claim, ClaimLink, Span, Tag
from annotations.models.workflow import State
from annotations.services import claims, steps, verdicts
from annotations.services.claims import Coding, Words
from annotations.services.writing import NotAllowed, Refused, Stale
from articles.models import Outlet
from tests.annotations.services.cast import TEXT, Act, Cast, Desk, coding_of, publish, words


def test_a_claim_keeps_its_words_with_their_context(desk: Desk, cast: Cast) -> None:
    claim = desk.claim(desk.draft())
    span = claim.spans.get()
    start = TEXT.index("“We are ready,”")
    assert (span.role, span.start, span.end) == ("content", start, start + len("“We are ready,”"))
    assert span.exact == "“We are ready,”"
    assert span.prefix == TEXT[:start]
    assert span.suffix == TEXT[span.end : span.end + 32]
    assert (claim.coded_by, claim.verdict, claim.version) == (cast.ada, "open", 1)


def test_a_split_quotation_is_one_claim_with_two_content_spans(desk: Desk, cast: Cast) -> None:
    parts = [
        words(TEXT, "“The union,”"),
        words(TEXT, "“stands firm.”"),
        words(TEXT, "noted", Span.Role.CUE),
        words(TEXT, "he noted".removesuffix(" noted"), Span.Role.SOURCE),
    ]
    parts[3] = Words(Span.Role.SOURCE, TEXT.index("he noted"), TEXT.index("he noted") + 2)
    claim = claims.add_claim(
        revision=desk.draft(),
        coding=Coding(mode=Claim.Mode.DIRECT, words=parts, speaker=desk.speaker),
        by=cast.ada,
    )
    spans = list(claim.spans.order_by("start").values_list("role", "exact"))
    assert spans == [
        ("content", "“The union,”"),
        ("source", "he"),
        ("cue", "noted"),
        ("content", "“stands firm.”"),
    ]


def test_a_claim_without_content_is_refused(desk: Desk, cast: Cast) -> None:
    coding = Coding(mode=Claim.Mode.INDIRECT, words=[words(TEXT, "said", Span.Role.CUE)])
    with pytest.raises(Refused, match="at least one content span"):
        claims.add_claim(revision=desk.draft(), coding=coding, by=cast.ada)
    assert Claim.objects.count() == 0


@pytest.mark.parametrize(("start", "end"), [(-1, 4), (3, 3), (5, 2), (0, len(TEXT) + 1), (10**9, 10**9 + 1)])
def test_words_outside_the_text_are_refused(desk: Desk, cast: Cast, start: int, end: int) -> None:
    coding = Coding(mode=Claim.Mode.DIRECT, words=[Words(Span.Role.CONTENT, start, end)])
    with pytest.raises(Refused, match="outside the text"):
        claims.add_claim(revision=desk.draft(), coding=coding, by=cast.ada)


def test_words_of_a_claim_may_not_overlap(desk: Desk, cast: Cast) -> None:
    coding = Coding(
        mode=Claim.Mode.DIRECT,
        words=[words(TEXT, "“We are ready,”"), words(TEXT, "ready,” the", Span.Role.CUE)],
    )
    with pytest.raises(Refused, match="overlap at “ready,”"):
        claims.add_claim(revision=desk.draft(), coding=coding, by=cast.ada)


def test_words_of_two_claims_may_overlap(desk: Desk) -> None:
    revision = desk.draft()
    desk.claim(revision)
    desk.claim(revision)
    assert revision.claims.count() == 2


def test_the_same_stable_uid_twice_makes_one_claim(desk: Desk) -> None:
    revision = desk.draft()
    uid = uuid.uuid4()
    first = desk.claim(revision, uid=uid)
    second = desk.claim(revision, "“The union,”", uid=uid)
    assert second == first
    assert revision.claims.count() == 1
    assert first.spans.count() == 1


@pytest.mark.parametrize("person", ["eva", "boris", "mara", "clara", "zoe"])
def test_nobody_but_the_claimant_codes(desk: Desk, cast: Cast, person: str) -> None:
    revision = desk.draft()
    claim = desk.claim(revision)
    by = getattr(cast, person)
    coding = coding_of(desk.speaker)
    with pytest.raises(NotAllowed):
        claims.add_claim(revision=revision, coding=coding, by=by)
    with pytest.raises(NotAllowed):
        claims.change_claim(claim=claim, version=1, coding=coding, by=by)
    with pytest.raises(NotAllowed):
        claims.remove_claim(claim=claim, version=1, by=by)
    claim.refresh_from_db()
    assert (claim.version, claim.removed_at) == (1, None)


def test_an_unclaimed_record_is_claimed_before_it_is_coded(desk: Desk, cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="Claim the record first"):
        claims.add_claim(revision=publish(), coding=coding_of(desk.speaker), by=cast.ada)


@pytest.mark.parametrize("state", [State.SUBMITTED, State.RETURNED, State.REVIEWED])
def test_coding_is_refused_out_of_draft(desk: Desk, cast: Cast, state: State) -> None:
    revision = desk.empty(state)
    with pytest.raises(Refused, match=f"is {state}: it is coded only in draft"):
        claims.add_claim(revision=revision, coding=coding_of(desk.speaker), by=cast.ada)


def test_the_claimant_codes_again_after_a_return(desk: Desk, cast: Cast) -> None:
    revision = desk.empty(State.RETURNED)
    draft = steps.resume(revision=revision, version=revision.version, by=cast.ada)
    assert desk.claim(draft).revision == draft


def test_a_change_sets_words_tags_and_relays_as_given(desk: Desk, cast: Cast) -> None:
    claim = desk.claim(desk.draft())
    tag = Tag.objects.create(code="defence", label="Defence")
    belta = Outlet.objects.create(slug="belta", name="BelTA")
    other = Outlet.objects.create(slug="other", name="Other")
    coding = Coding(
        mode=Claim.Mode.MIXED,
        words=[words(TEXT, "that talks will go on"), words(TEXT, "added", Span.Role.CUE)],
        summary="Talks will continue.",
        speaker=desk.speaker,
        role_as_stated="minister",
        note="check the name",
        tags=[tag],
        relays=[belta, other],
    )
    changed = claims.change_claim(claim=claim, version=1, coding=coding, by=cast.ada)
    again = claims.change_claim(claim=changed, version=2, coding=coding, by=cast.ada)
    assert again.version == 3
    assert again.changed_by == cast.ada
    assert list(again.spans.values_list("exact", flat=True)) == ["added", "that talks will go on"]
    assert list(again.tags.all()) == [tag]
    assert [relay.outlet for relay in again.relays.all()] == [belta, other]
    assert (again.mode, again.role_as_stated, again.note) == ("mixed", "minister", "check the name")


def test_relays_change_their_order(desk: Desk, cast: Cast) -> None:
    outlets = [Outlet.objects.create(slug=slug, name=slug) for slug in ("a", "b")]
    claim = desk.claim(desk.draft())
    for version, relays in enumerate([outlets, outlets[::-1], []], start=1):
        coding = Coding(mode=Claim.Mode.DIRECT, words=[words(TEXT, "“We are ready,”")], relays=relays)
        claim = claims.change_claim(claim=claim, version=version, coding=coding, by=cast.ada)
        assert [relay.outlet for relay in claim.relays.all()] == relays


def test_a_change_reopens_the_verdict(desk: Desk, cast: Cast) -> None:
    revision = desk.submitted()
    claim = revision.claims.get()
    verdicts.judge_claim(claim=claim, version=1, verdict=Claim.Verdict.ACCEPTED, by=cast.boris)
    returned = steps.return_to_editor(
        revision=revision, version=revision.version, reason="the cue", by=cast.boris
    )
    steps.resume(revision=returned, version=returned.version, by=cast.ada)
    claim.refresh_from_db()
    changed = claims.change_claim(
        claim=claim, version=claim.version, coding=coding_of(desk.speaker, exact="“The union,”"), by=cast.ada
    )
    assert (changed.verdict, changed.verdict_by, changed.verdict_at) == ("open", None, None)


def test_a_change_to_a_claim_that_changed_meanwhile_is_stale(desk: Desk, cast: Cast) -> None:
    claim = desk.claim(desk.draft())
    coding = coding_of(desk.speaker, exact="“The union,”")
    claims.change_claim(claim=claim, version=1, coding=coding, by=cast.ada)
    acts: list[Act] = [
        lambda: claims.change_claim(claim=claim, version=1, coding=coding, by=cast.ada),
        lambda: claims.remove_claim(claim=claim, version=1, by=cast.ada),
    ]
    for act in acts:
        with pytest.raises(Stale, match="Nothing of yours was saved") as stale:
            act()
        assert stale.value.current_version == 2


def test_a_removed_claim_keeps_its_row_and_comes_back(desk: Desk, cast: Cast) -> None:
    revision = desk.draft()
    claim = desk.claim(revision)
    removed = claims.remove_claim(claim=claim, version=1, by=cast.ada)
    assert revision.claims.standing().count() == 0
    assert removed.spans.count() == 1
    restored = claims.restore_claim(claim=claim, version=removed.version, by=cast.ada)
    assert list(revision.claims.standing()) == [restored]


def test_removing_and_restoring_twice_change_nothing_more(desk: Desk, cast: Cast) -> None:
    claim = desk.claim(desk.draft())
    removed = claims.remove_claim(claim=claim, version=1, by=cast.ada)
    assert claims.remove_claim(claim=claim, version=2, by=cast.ada).version == removed.version == 2
    restored = claims.restore_claim(claim=claim, version=2, by=cast.ada)
    assert claims.restore_claim(claim=claim, version=3, by=cast.ada).version == restored.version == 3


def test_claims_are_linked_once_and_not_to_themselves(desk: Desk, cast: Cast) -> None:
    revision = desk.draft()
    claim, other = desk.claim(revision), desk.claim(revision, "“The union,”")
    link = claims.link_claims(claim=claim, other=other, kind=ClaimLink.Kind.RESTATED, by=cast.ada)
    again = claims.link_claims(claim=claim, other=other, kind=ClaimLink.Kind.RESTATED, by=cast.ada)
    assert again == link
    with pytest.raises(Refused, match="linked to itself"):
        claims.link_claims(claim=claim, other=claim, kind=ClaimLink.Kind.RESTATED, by=cast.ada)
    claims.unlink_claims(link=link, by=cast.ada)
    assert not ClaimLink.objects.exists()


@pytest.mark.parametrize("bad", ["\x00", "half \ud800 of a pair"])
def test_what_cannot_be_stored_is_refused_in_words(desk: Desk, cast: Cast, bad: str) -> None:
    revision = desk.draft()
    coding = Coding(mode=Claim.Mode.DIRECT, words=[words(TEXT, "“We are ready,”")], summary=bad)
    with pytest.raises(Refused, match="cannot be stored"):
        claims.add_claim(revision=revision, coding=coding, by=cast.ada)
    assert not revision.claims.exists()


@given(
    text=st.text(
        alphabet=st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("😀é\u0301\u00a0“”"),
        min_size=1,
        max_size=80,
    ),
    data=st.data(),
)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_stretch_of_any_text_becomes_a_span_of_just_these_words(
    desk: Desk, text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    marked = f"{uuid.uuid4()} {text}"
    before = len(marked) - len(text)
    claim = claims.add_claim(
        revision=desk.draft(marked),
        coding=Coding(mode=Claim.Mode.DIRECT, words=[Words(Span.Role.CONTENT, before + start, before + end)]),
        by=desk.cast.ada,
    )
    assert claim.spans.get().exact == text[start:end]

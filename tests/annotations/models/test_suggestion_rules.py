"""What PostgreSQL refuses about suggestions: they count for nothing until a person decides."""

import pytest
from django.utils import timezone

from annotations.models import SuggestedSpan, Suggestion, SuggestionBacklog, SuggestionThreshold
from tests.annotations.models.coding import Coding
from tests.articles.models.rows import TEXT
from tests.articles.models.sql import change, refused, remove, repeat

NOW = timezone.now()


@pytest.fixture
def suggestion(draft: Coding) -> Suggestion:
    suggestion = Suggestion.objects.create(
        article_version=draft.version, engine="cues", engine_version="1", mode="direct", confidence=0.9
    )
    SuggestedSpan.objects.create(suggestion=suggestion, role="content", start=0, end=7)
    return suggestion


@pytest.mark.parametrize("state", ["accepted", "rejected", "praised"])
def test_a_suggestion_is_decided_by_a_person(suggestion: Suggestion, state: str) -> None:
    with refused("suggestion_counts_only_when_a_person_decides"):
        change(suggestion, state=state)


def test_a_suggestion_is_accepted_as_a_claim(suggestion: Suggestion, draft: Coding) -> None:
    decided = {"state": "accepted", "decided_by_id": draft.ada.pk, "decided_at": NOW}
    with refused("suggestion_counts_only_when_a_person_decides"):
        change(suggestion, **decided)
    elsewhere = draft.elsewhere()
    elsewhere.draft()
    with refused("suggestion_is_accepted_in_its_text"):
        change(suggestion, **decided, accepted_as_id=elsewhere.claim().pk)
    change(suggestion, **decided, accepted_as_id=draft.claim().pk)


@pytest.mark.parametrize("state", ["suggested", "stale"])
def test_a_rejected_suggestion_stays_away(suggestion: Suggestion, draft: Coding, state: str) -> None:
    change(suggestion, state="rejected", decided_by_id=draft.ada.pk, decided_at=NOW)
    with refused("rejected_suggestion_stays_away"):
        change(suggestion, state=state)


def test_a_decided_suggestion_is_kept_with_its_words(suggestion: Suggestion, draft: Coding) -> None:
    change(suggestion, state="rejected", decided_by_id=draft.ada.pk, decided_at=NOW)
    with refused("decided_suggestion_is_kept"):
        remove(suggestion)
    span = suggestion.spans.get()
    with refused("decided_suggestion_keeps_its_words"):
        remove(span)
    with refused("decided_suggestion_keeps_its_words"):
        change(span, start=1)


def test_an_undecided_suggestion_can_go(suggestion: Suggestion) -> None:
    suggestion.delete()
    assert not SuggestedSpan.objects.exists()


@pytest.mark.parametrize(
    ("rule", "columns"),
    [
        ("suggestion_confidence_is_a_share", {"confidence": 1.1}),
        ("suggestion_confidence_is_a_share", {"confidence": -0.1}),
        ("suggestion_mode_is_known", {"mode": "loud"}),
    ],
)
def test_a_suggestion_is_described_properly(
    suggestion: Suggestion, rule: str, columns: dict[str, object]
) -> None:
    with refused(rule):
        change(suggestion, **columns)


def test_suggested_words_stand_in_the_text(suggestion: Suggestion) -> None:
    span = suggestion.spans.get()
    with refused("suggested_span_stands_in_text"):
        repeat(span, role="cue", end=len(TEXT) + 1)
    with refused("suggested_span_is_not_empty"):
        repeat(span, start=7)
    with refused("suggested_span_role_is_known"):
        repeat(span, role="verb")
    with refused("suggested_span_stands_once"):
        repeat(span)


def test_only_a_person_brings_a_rejected_suggestion_back(suggestion: Suggestion, draft: Coding) -> None:
    change(suggestion, state="rejected", decided_by_id=draft.ada.pk, decided_at=NOW)
    with refused("rejected_suggestion_stays_away"):
        change(suggestion, state="suggested", returned_at=NOW)
    with refused("rejected_suggestion_stays_away"):
        change(suggestion, state="suggested", returned_by_id=draft.ada.pk)
    brought_back = {"returned_by_id": draft.ada.pk, "returned_at": NOW}
    change(suggestion, state="suggested", **brought_back)
    change(suggestion, state="rejected")
    with refused("rejected_suggestion_stays_away"):
        change(suggestion, state="suggested", **brought_back)


def test_a_suggestion_stands_once_but_for_stale_ones(suggestion: Suggestion) -> None:
    same = {
        "article_version": suggestion.article_version,
        "engine": suggestion.engine,
        "mode": suggestion.mode,
        "content": suggestion.content,
    }
    with refused("suggestion_stands_once"):
        Suggestion.objects.create(**same)
    Suggestion.objects.create(**same, state="stale")
    Suggestion.objects.create(**same, state="stale")
    Suggestion.objects.create(**{**same, "content": "1-2"})


def test_a_speaker_is_resolved_in_a_known_way(suggestion: Suggestion) -> None:
    with refused("suggestion_is_resolved_in_a_known_way"):
        change(suggestion, resolved_by="guess")


@pytest.mark.parametrize(
    ("rule", "columns"),
    [
        ("threshold_is_a_share", {"shown_from": 1.5}),
        ("threshold_is_a_share", {"shown_from": -0.5}),
        ("threshold_names_an_engine", {"engine": ""}),
    ],
)
def test_a_threshold_is_described_properly(draft: Coding, rule: str, columns: dict[str, object]) -> None:
    threshold = SuggestionThreshold.objects.create(engine="cues", shown_from=0.5, changed_by=draft.ada)
    with refused(rule):
        change(threshold, **columns)


def test_an_engine_has_one_threshold(draft: Coding) -> None:
    SuggestionThreshold.objects.create(engine="cues", shown_from=0.5, changed_by=draft.ada)
    with refused("engine_has_one_threshold"):
        SuggestionThreshold.objects.create(engine="cues", shown_from=0.6, changed_by=draft.ada)


def test_every_new_text_waits_for_its_suggestions(draft: Coding) -> None:
    assert SuggestionBacklog.objects.filter(version=draft.version).exists()

"""What PostgreSQL refuses about dismissals of what the completeness aid finds."""

from typing import Any
from uuid import uuid4

from django.utils import timezone

from annotations.models import Claim, Contribution, Dismissal, Office
from tests.annotations.models.coding import Coding
from tests.articles.models.rows import place
from tests.articles.models.sql import change, refused, remove, repeat

WORDS = "17 July 2017"


def of_words(coding: Coding, words: str = WORDS, **values: Any) -> Dismissal:
    start, end = place(coding.text, words)
    defaults: dict[str, Any] = {
        "kind": "quotation",
        "start": start,
        "end": end,
        "exact": words,
        "reason": "A name.",
        "by": coding.ada,
        "article_version": coding.version,
    }
    return Dismissal.objects.create(revision=coding.revision, **(defaults | values))


def of_office(coding: Coding, claim: Claim, **values: Any) -> Dismissal:
    office, _ = Office.objects.get_or_create(name="President of Belarus")
    about: dict[str, Any] = {"claim_uid": claim.stable_uid, "speaker": coding.speaker, "office": office}
    nowhere: dict[str, Any] = {"kind": "office", "start": None, "end": None, "exact": ""}
    return of_words(coding, **(nowhere | about | values))


def test_a_dismissal_is_kept_as_it_was_made(draft: Coding) -> None:
    dismissal = of_words(draft)
    with refused("dismissal_is_kept"):
        remove(dismissal)
    for column, value in {"reason": "None.", "by_id": draft.clara.pk, "start": 0, "kind": "cue"}.items():
        with refused("dismissal_keeps_its_place"):
            change(dismissal, **{column: value})


def test_a_dismissal_gives_its_reason(draft: Coding) -> None:
    with refused("dismissal_gives_its_reason"):
        of_words(draft, reason="")


def test_the_words_are_those_of_the_text(draft: Coding) -> None:
    with refused("dismissal_stands_in_its_text"):
        of_words(draft, exact="18 July 2017")
    behind = len(draft.text)
    with refused("dismissal_stands_in_its_text"):
        of_words(draft, start=behind, end=behind + 3, exact="")


def test_the_text_is_the_one_that_is_coded(draft: Coding) -> None:
    with refused("dismissal_is_of_the_coded_text"):
        of_words(draft, article_version=draft.elsewhere().version)


def test_a_dismissal_is_of_words_or_of_an_office(draft: Coding) -> None:
    claim = draft.claim()
    with refused("dismissal_is_of_words_or_of_an_office"):
        of_words(draft, speaker=draft.speaker)
    with refused("dismissal_is_of_words_or_of_an_office"):
        of_words(draft, kind="anything")
    with refused("dismissal_is_of_words_or_of_an_office"):
        of_words(draft, start=5, end=5, exact="")
    with refused("dismissal_is_of_words_or_of_an_office"):
        of_office(draft, claim, office=None)
    with refused("dismissal_is_of_words_or_of_an_office"):
        of_office(draft, claim, start=0, end=3)


def test_an_office_is_dismissed_for_a_claim_of_the_revision(draft: Coding) -> None:
    claim = draft.claim()
    of_office(draft, claim)
    with refused("dismissal_is_of_its_revision"):
        of_office(draft, claim, claim_uid=uuid4())


def test_the_same_is_dismissed_once_until_it_is_taken_back(draft: Coding) -> None:
    words, office = of_words(draft), of_office(draft, draft.claim())
    with refused("words_are_dismissed_once"):
        repeat(words)
    with refused("office_is_dismissed_once"):
        repeat(office)
    for dismissal in (words, office):
        change(dismissal, taken_back_by_id=draft.ada.pk, taken_back_at=timezone.now())
        repeat(dismissal, taken_back_by_id=None, taken_back_at=None)


def test_taking_back_is_signed_and_final(draft: Coding) -> None:
    dismissal = of_words(draft)
    with refused("dismissal_is_taken_back_by_somebody"):
        change(dismissal, taken_back_at=timezone.now())
    change(dismissal, taken_back_by_id=draft.ada.pk, taken_back_at=timezone.now())
    with refused("dismissal_is_taken_back_once"):
        change(dismissal, taken_back_by_id=None, taken_back_at=None)


def test_dismissals_are_made_and_taken_back_in_draft_alone(coding: Coding) -> None:
    with refused("only_a_draft_is_coded"):
        of_words(coding)
    coding.draft()
    coding.claim()
    dismissal = of_words(coding)
    coding.submit()
    for attempt in (
        lambda: of_words(coding, "MINSK"),
        lambda: change(dismissal, taken_back_by_id=coding.ada.pk, taken_back_at=timezone.now()),
    ):
        with refused("submitted_revision_is_locked"):
            attempt()
    coding.judge()
    coding.accept()
    with refused("reviewed_revision_is_frozen"):
        of_words(coding, "MINSK")
    with refused("reviewed_revision_is_frozen"):
        change(dismissal, taken_back_by_id=coding.ada.pk, taken_back_at=timezone.now())


def test_whoever_dismisses_or_takes_back_contributes(draft: Coding) -> None:
    dismissal = of_words(draft, by=draft.clara)
    change(dismissal, taken_back_by_id=draft.vera.pk, taken_back_at=timezone.now())
    contributed = set(Contribution.objects.filter(revision=draft.revision).values_list("coder", flat=True))
    assert contributed == {draft.ada.pk, draft.clara.pk, draft.vera.pk}

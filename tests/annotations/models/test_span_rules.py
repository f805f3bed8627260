"""What PostgreSQL refuses about the words of a claim."""

import pytest

from tests.annotations.models.coding import Coding
from tests.articles.models.rows import TEXT
from tests.articles.models.sql import change, refused, repeat


@pytest.mark.parametrize(
    ("rule", "columns"),
    [
        ("span_exact_is_in_its_text", {"exact": "“War \U0001f54a matters,”"}),
        ("span_exact_is_in_its_text", {"exact": ""}),
        ("span_exact_is_in_its_text", {"start": 1}),
        ("span_exact_is_in_its_text", {"end": 9000}),
        ("span_context_is_in_its_text", {"prefix": ""}),
        ("span_context_is_in_its_text", {"suffix": "forged"}),
        ("span_role_is_known", {"role": "verb"}),
    ],
)
def test_a_span_is_what_stands_in_its_text(draft: Coding, rule: str, columns: dict[str, object]) -> None:
    span = draft.claim().spans.get()
    with refused(rule):
        change(span, **columns)


def test_a_span_is_not_empty(draft: Coding) -> None:
    span = draft.claim().spans.get()
    text = draft.version.text
    with refused("span_is_not_empty"):
        change(
            span,
            end=span.start,
            exact="",
            suffix=text[span.start : span.start + 32],
        )


def test_spans_of_a_claim_do_not_overlap_whatever_their_role(draft: Coding) -> None:
    claim = draft.claim()
    with refused("spans_of_a_claim_do_not_overlap"):
        draft.span(claim, "matters", "cue")
    assert draft.span(draft.claim("fruitful"), "matters", "cue").pk


def test_a_span_stands_once_in_a_claim(draft: Coding) -> None:
    with refused("span_stands_once_in_a_claim"):
        repeat(draft.claim().spans.get())


def test_the_text_of_these_tests_has_an_astral_character() -> None:
    assert any(ord(character) > 0xFFFF for character in TEXT)

"""A span is `text[start:end]`: Python's slices and PostgreSQL's substr count the same code points."""

import string

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from annotations.models import Span
from tests.annotations.models.coding import Coding
from tests.articles.models.sql import refused, value

CHARACTERS = st.one_of(
    st.sampled_from("\U0001f54a\U0001f1e7\U0001f1fe\U00010348\u0301\u0308\u200d\ufe0f\u00a0\u2013“”é"),
    st.sampled_from("абвўі" + string.ascii_letters + " \n\t"),
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"),
)
TEXTS = st.text(CHARACTERS, min_size=1, max_size=120)


@st.composite
def slices(draw: st.DrawFn) -> tuple[str, int, int]:
    """A text and the bounds of a stretch of it that is not empty."""
    text = draw(TEXTS)
    start = draw(st.integers(0, len(text) - 1))
    return text, start, draw(st.integers(start + 1, len(text)))


@pytest.fixture
def one_test_many_examples(db: None) -> None:
    """The examples of a property share a transaction; each makes an article of its own."""


@given(slices())
@example(("e\u0301\U0001f54a\U0001f1e7\U0001f1fe", 1, 3))
@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.usefixtures("one_test_many_examples")
def test_postgresql_cuts_where_python_cuts(case: tuple[str, int, int]) -> None:
    text, start, end = case
    assert value("SELECT substr(%s::text, %s + 1, %s - %s)", text, start, end, start) == text[start:end]
    assert value("SELECT char_length(%s::text)", text) == len(text)


class Numbers:
    """Gives every example words of its own, since no two articles have the same text."""

    count = 0

    @classmethod
    def next(cls) -> str:
        cls.count += 1
        return f" {cls.count}"


@given(slices(), st.data())
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.usefixtures("one_test_many_examples")
def test_a_span_holds_the_words_of_its_place_and_no_others(
    case: tuple[str, int, int], data: st.DataObject
) -> None:
    body, start, end = case
    text = body + Numbers.next()
    coding = coded(text)
    claim = coding.revision.claims.create(mode="direct", coded_by=coding.ada)
    place = {
        "claim": claim,
        "role": "content",
        "start": start,
        "end": end,
        "prefix": text[max(start - 32, 0) : start],
        "suffix": text[end : end + 32],
    }
    other = data.draw(TEXTS.filter(lambda words: words != text[start:end]))
    with refused("span_exact_is_in_its_text"):
        Span.objects.create(**place, exact=other)
    assert Span.objects.create(**place, exact=text[start:end]).exact == text[start:end]


def coded(text: str) -> Coding:
    coding = Coding(text)
    coding.draft()
    return coding

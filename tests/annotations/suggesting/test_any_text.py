"""What holds for any text whatever: places within it, something said, and time linear in its length."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.suggesting.attributing import attributions
from annotations.suggesting.english.grammar import TAGS

MARKS = ["“", "”", '"', "''", "'", "«", "»", "— ", ", ", ". ", ": ", "\n", "(", "🙂", "é"]
WORDS = ["said", " he ", "Orlov ", "that ", "according to ", "The minister ", "told ", "сказал ", "sagte "]
PIECES = st.sampled_from([*MARKS, *WORDS, "the statement was made by "])
GRAMMAR = st.sampled_from(sorted(TAGS)).map(lambda word: f"{word} ")
SENTENCES = st.lists(GRAMMAR | PIECES, max_size=60).map("".join)
TEXTS = st.lists(PIECES | st.text(max_size=6), max_size=60).map("".join)


@given(TEXTS | SENTENCES)
def test_every_place_lies_in_the_text_and_content_is_never_empty(text: str) -> None:
    for found in attributions(text):
        assert found.content
        assert 0 <= found.confidence <= 1
        for start, end in (*found.content, *found.cue, *found.source, *found.relays):
            assert 0 <= start < end <= len(text)


@given(TEXTS | SENTENCES)
def test_content_cue_and_source_share_no_word_and_content_is_in_order(text: str) -> None:
    for found in attributions(text):
        spans = [*found.content, *found.cue, *found.source]
        assert list(found.content) == sorted(found.content)
        for number, (start, end) in enumerate(spans):
            assert not any(other < end and start < last for other, last in spans[number + 1 :])


@given(TEXTS)
def test_the_same_text_gives_the_same_suggestions(text: str) -> None:
    assert attributions(text) == attributions(text)


def seconds(text: str) -> float:
    begin = time.process_time()
    attributions(text)
    return time.process_time() - begin


@pytest.mark.parametrize(
    "unit",
    ['"', "“", "'", "(", " ", "said ", '"a b c d e," he said. ', "Ivan Orlov ", "he, ", "— ", "с «а» "],
)
def test_time_grows_with_the_length_of_hostile_text_and_no_faster(unit: str) -> None:
    once = min(seconds(unit * 1000) for _ in range(2))
    fourfold = min(seconds(unit * 4000) for _ in range(2))
    assert fourfold < max(12 * once, 0.1)

"""What holds for the segments of any text at all."""

import gc
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.segments import KINDS, segmentation
from articles.text.story import read_story
from tests.articles.text.house_styles import STYLES

STYLE_LINES = [line for style in STYLES for line in style.text.split("\n")]
ANY_TEXT = st.text(max_size=400) | st.lists(
    st.sampled_from(STYLE_LINES) | st.text(max_size=40), max_size=25
).map("\n".join)


@settings(max_examples=150, deadline=None)
@given(ANY_TEXT)
def test_segments_are_ordered_cover_all_words_and_have_no_outer_white_space(text: str) -> None:
    position = 0
    for part in segmentation(text).segments:
        assert part.kind in KINDS
        assert position <= part.start < part.end
        assert not text[position : part.start].strip()
        words = text[part.start : part.end]
        assert words == words.strip()
        position = part.end
    assert not text[position:].strip()


@settings(max_examples=150, deadline=None)
@given(ANY_TEXT)
def test_what_a_story_says_stands_in_its_text(text: str) -> None:
    story = read_story(text)
    for relay in story.relays:
        assert text[relay.start : relay.end] == relay.name
    for words in story.relay_words:
        assert text[words.start : words.end] == words.name
        assert text[words.cue_start : words.cue_end] == words.cue
    stated = story.date.stated
    assert stated is None or text[stated.start : stated.end] == stated.words
    assert bool(story.date.resolved) == bool(story.date.basis)
    assert len({relay.name.casefold() for relay in story.relays}) == len(story.relays)


@pytest.mark.parametrize(
    "unit",
    [
        "<",
        "“",
        "a ",
        "(",
        "/ ",
        "1 ",
        "May ",
        "MINSK, ",
        "Aa. ",
        "\n",
        "x\n",
        "Four words in line\n",
        "By Ann\n",
        "5 May 2020\n",
        "| ",
        "7",
        "7\n",
        "- ",
        "\u00a0",
        "“a” ",
        "said ",
        "19 ",
        "TASS reports “a” ",
        "“a,” TASS reports. ",
        "A line that was wrapped at sixty signs goes on and on and on\n",
    ],
)
def test_reading_takes_time_in_proportion_to_the_length(unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        best = float("inf")
        for _ in range(3):
            begun = time.process_time()
            read_story(text)
            best = min(best, time.process_time() - begun)
        return best

    gc.disable()  # looking for garbage goes through all that this process holds
    try:
        # Eight times the text: a quadratic reading would take 64 times as long.
        assert seconds(64_000) < 20 * max(seconds(8_000), 0.01)
    finally:
        gc.enable()


def test_a_line_of_ten_megabytes_is_read() -> None:
    text = "MINSK, 17 July (BelTA) – " + "The minister said so. " * 450_000
    assert [part.kind for part in segmentation(text).segments] == ["dateline", "paragraph"]

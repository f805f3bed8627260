"""Every stretch of a text is one segment of the right kind, whatever the house style."""

import pytest

from articles.text.canonical import normalized
from articles.text.segments import KINDS, segmentation
from articles.text.story import Story, read_story
from tests.articles.text.house_styles import STYLES, Style


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_each_line_is_taken_for_what_it_is(style: Style) -> None:
    text = style.text
    found = [(part.kind, text[part.start : part.end]) for part in segmentation(text).segments]
    assert found == style.segments


@pytest.mark.parametrize("style", [style for style in STYLES if style.says], ids=lambda style: style.name)
def test_the_story_says_of_itself_what_the_text_says(style: Style) -> None:
    read = said(read_story(style.text))
    assert {key: read[key] for key in style.says} == style.says


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_windows_line_ends_and_a_final_line_break_change_no_kind(style: Style) -> None:
    text = normalized(style.text.replace("\n", "\r\n") + "\r\n")
    found = [(part.kind, text[part.start : part.end]) for part in segmentation(text).segments]
    assert found == style.segments


def test_every_segment_gives_its_reason_in_words() -> None:
    for style in STYLES:
        for part in segmentation(style.text).segments:
            assert part.kind in KINDS
            assert len(part.reason.split()) >= 3


def said(story: Story) -> dict[str, object]:
    """What a story says of itself, in the keys of `Style.says`."""
    return {
        "agency": story.agency,
        "outlet": story.outlet,
        "place": story.dateline.place_name if story.dateline else None,
        "stated": story.date.stated.words if story.date.stated else None,
        "partial": story.date.partial,
        "resolved": story.date.resolved,
        "basis": story.date.basis,
        "relays": [relay.name for relay in story.relays],
        "language": story.language,
        "question": story.date.question,
    }

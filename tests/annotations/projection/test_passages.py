"""The text as readers see it: which passages, in which order, and where words are left out."""

from annotations.projection.passages import Passage, passages_of
from annotations.projection.runs import Mark

TEXT = "Head\nOne two.\nThree four.\nFive.\nMenu"
SEGMENTS = [
    ("headline", 0, 4),
    ("paragraph", 5, 13),
    ("paragraph", 14, 25),
    ("paragraph", 26, 31),
    ("cruft", 32, 36),
]
WHOLE = [(0, len(TEXT))]


def kinds(passages: tuple[Passage, ...]) -> list[tuple[str, str]]:
    return [(passage.kind, passage.text) for passage in passages]


def test_cruft_is_cut_and_the_rest_stands_in_order() -> None:
    found = passages_of(TEXT, segments=SEGMENTS, visible=WHOLE, marks=[])
    assert kinds(found) == [
        ("headline", "Head"),
        ("paragraph", "One two."),
        ("paragraph", "Three four."),
        ("paragraph", "Five."),
    ]
    assert not any(passage.after_gap or passage.before_gap for passage in found)


def test_left_out_paragraphs_are_noted_where_they_were() -> None:
    (head, three) = passages_of(TEXT, segments=SEGMENTS, visible=[(0, 4), (14, 25)], marks=[])
    assert (head.after_gap, head.before_gap) == (False, False)
    assert (three.after_gap, three.before_gap) == (True, True)


def test_a_part_of_a_paragraph_notes_what_is_left_out_on_both_sides() -> None:
    (two,) = passages_of(TEXT, segments=SEGMENTS[1:2], visible=[(9, 12)], marks=[])
    assert (two.text, two.after_gap, two.before_gap) == ("two", True, True)


def test_marked_words_in_cruft_are_still_shown() -> None:
    found = passages_of(TEXT, segments=SEGMENTS, visible=WHOLE, marks=[Mark(32, 36, "content", 1, "a")])
    assert kinds(found)[-1] == ("paragraph", "Menu")


def test_a_mark_over_two_paragraphs_makes_no_passage_of_the_line_end_between() -> None:
    found = passages_of(TEXT, segments=SEGMENTS, visible=WHOLE, marks=[Mark(9, 19, "content", 1, "a")])
    assert len(found) == 4
    assert [run.style for passage in found for run in passage.runs if run.style] == ["content", "content"]


def test_a_text_without_segments_is_one_paragraph() -> None:
    assert kinds(passages_of(TEXT, segments=[], visible=WHOLE, marks=[])) == [("paragraph", TEXT)]

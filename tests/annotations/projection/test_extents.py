"""Which stretches of a text readers may see where its outlet allows excerpts only."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from annotations.projection.extents import excerpt_extents, masked, merged, within

TEXT = "Head\nOne two.\nThree four.\nFive."
SEGMENTS = [("headline", 0, 4), ("paragraph", 5, 13), ("paragraph", 14, 25), ("cruft", 26, 31)]
extents = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8)


def shown(**spans: list[tuple[int, int]]) -> str:
    found = excerpt_extents(segments=SEGMENTS, **({"metadata": [], "claimed": []} | spans))
    return "|".join(TEXT[start:end] for start, end in found)


def test_nothing_is_shown_without_metadata_and_claims() -> None:
    assert shown() == ""


def test_metadata_is_shown() -> None:
    assert shown(metadata=[(0, 4)]) == "Head"


def test_a_paragraph_with_claimed_words_is_shown_whole() -> None:
    assert shown(claimed=[(20, 24)]) == "Three four."


def test_claimed_words_in_cruft_are_shown_alone() -> None:
    assert shown(claimed=[(26, 30)]) == "Five"


def test_of_a_correction_only_its_words_are_shown() -> None:
    assert shown(corrected=[(5, 8)]) == "One"


def test_a_claim_that_only_touches_the_edge_of_a_paragraph_does_not_open_it() -> None:
    assert shown(claimed=[(13, 14)]) == "\n"


@given(extents)
def test_merged_stretches_hold_the_same_places_in_order_and_apart(stretches: list[tuple[int, int]]) -> None:
    result = merged(stretches)
    assert places(result) == places(stretches)
    assert all(left[1] < right[0] for left, right in pairwise(result))


@given(st.text(max_size=60), extents)
def test_a_masked_text_keeps_its_length_its_lines_and_what_is_visible(
    text: str, stretches: list[tuple[int, int]]
) -> None:
    visible = within((0, len(text)), merged(stretches))
    result = masked(text, visible)
    assert len(result) == len(text)
    for at, (hidden, letter) in enumerate(zip(result, text, strict=True)):
        allowed = at in places(visible) or letter == "\n"
        assert hidden == (letter if allowed else " ")


def places(stretches: list[tuple[int, int]]) -> set[int]:
    return {at for start, end in stretches for at in range(start, end)}

"""Aligning sequences: the same answers as the textbook tables, and in time that repetition does not spoil."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from articles.text.alignment import common_pairs, likeness, nearest_stretch

FEW_SIGNS = st.text("abc", max_size=10)


def length_of_common(one: str, other: str) -> int:
    """The textbook table of the longest common subsequence."""
    row = [0] * (len(other) + 1)
    for a in one:
        above = row
        row = [0]
        for k, b in enumerate(other):
            row.append(above[k] + 1 if a == b else max(above[k + 1], row[k]))
    return row[-1]


def edits_between(one: str, other: str) -> int:
    """The textbook table of the edit distance."""
    row = list(range(len(other) + 1))
    for number, a in enumerate(one, start=1):
        above = row
        row = [number]
        for k, b in enumerate(other):
            row.append(min(above[k] + (a != b), above[k + 1] + 1, row[k] + 1))
    return row[-1]


@given(FEW_SIGNS, FEW_SIGNS)
def test_common_pairs_are_a_longest_common_subsequence(old: str, new: str) -> None:
    pairs = common_pairs(old, new)
    assert len(pairs) == length_of_common(old, new)
    assert all(old[i] == new[j] for i, j in pairs)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(pairs))


@given(FEW_SIGNS, FEW_SIGNS)
def test_likeness_is_the_share_of_what_is_common(one: str, other: str) -> None:
    both = len(one) + len(other)
    assert likeness(one, other) == (2 * length_of_common(one, other) / both if both else 1)


@given(FEW_SIGNS, FEW_SIGNS)
def test_the_nearest_stretch_has_the_fewest_edits_of_all(needle: str, haystack: str) -> None:
    stretches = [(i, j) for i in range(len(haystack) + 1) for j in range(i, len(haystack) + 1)]
    fewest = min(edits_between(needle, haystack[i:j]) for i, j in stretches)
    found = nearest_stretch(needle, haystack)
    if found is None:
        assert fewest == len(needle)
    else:
        start, end, edits = found
        assert edits == fewest == edits_between(needle, haystack[start:end])


def test_repetition_costs_no_more_than_any_other_text() -> None:
    """`difflib` would take the square of the repetitions for each of them."""
    assert len(common_pairs(["la"] * 8_000, ["la", "le"] * 8_000)) == 8_000

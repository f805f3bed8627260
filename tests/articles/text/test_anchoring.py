"""Finding words again in a changed text: the figures that were measured, and what may never happen."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.anchoring import ORPHAN, Anchor, Anchoring, Found, Quote
from articles.text.comparison import compare
from bench.anchoring import EDITIONS, Result, found_again

OLD = (
    "MINSK (BelTA) – “We must act together,” Lukashenko said. He stressed that no one pushes anybody.\n"
    "The weather was fine over the river, he said, and nobody spoke.\n"
)


def anchored(new: str, words: str, old: str = OLD) -> Anchor:
    start = old.index(words)
    quote = Quote.of(old, start, start + len(words))
    return Anchoring(new, compare(old, new)).anchor(quote)


def found_in(new: str, words: str) -> tuple[Found, str]:
    anchor = anchored(new, words)
    return anchor.found, "" if anchor.start is None else new[anchor.start : anchor.end]


ACT = "“We must act together,”"


@pytest.mark.parametrize(
    ("new", "found"),
    [
        (OLD, (Found.SAME, ACT)),
        ("UPDATED. " + OLD, (Found.SAME, ACT)),
        (OLD.replace("“", '"').replace("”", '"'), (Found.SAME, '"We must act together,"')),
        (OLD.replace("must", "should"), (Found.CHANGED, "“We should act together,”")),
        (OLD.replace("We must act together", "It is now time"), (Found.CHANGED, "“It is now time,”")),
        ("\n".join(OLD.splitlines()[::-1]), (Found.SAME, ACT)),
        (OLD.splitlines()[1], (Found.ORPHAN, "")),
        ("Another story altogether.", (Found.ORPHAN, "")),
        ("", (Found.ORPHAN, "")),
    ],
)
def test_what_becomes_of_a_quotation(new: str, found: tuple[Found, str]) -> None:
    assert found_in(new, ACT) == found


def test_the_same_words_in_quite_another_place_are_not_taken_for_the_same() -> None:
    """The sentence is gone; a bare “he said” stands elsewhere."""
    new = OLD.replace("He stressed that no one pushes anybody.", "")
    anchor = anchored(new, "He stressed")
    assert anchor.found is not Found.SAME


def test_words_that_stand_often_are_found_where_the_diff_leads() -> None:
    old = "".join(f"Speaker {k} spoke of item {k}, he said. " for k in range(200))
    new = "New. " + old
    start = old.index("item 150, he said") + len("item 150, ")
    anchor = Anchoring(new, compare(old, new)).anchor(Quote.of(old, start, start + 7))
    assert anchor == Anchor(Found.SAME, start + 5, start + 12, 1.0)


def test_words_of_one_claim_never_overlap() -> None:
    old, new = "Anna said it. Anna said it again today.", "Anna said it again."
    anchoring = Anchoring(new, compare(old, new))
    anchors = anchoring.anchor_together([Quote.of(old, 0, 12), Quote.of(old, 14, 32)])
    places = sorted((a.start, a.end) for a in anchors if a.start is not None and a.end is not None)
    assert all(left[1] <= right[0] for left, right in pairwise(places))
    assert len(places) + anchors.count(ORPHAN) == 2


@pytest.mark.parametrize(
    ("edition", "result"),
    [
        ("a line added above", Result(right=60, same=60)),
        ("other quotation marks and dashes", Result(right=60, same=60)),
        ("2 % of the words edited", Result(right=60, same=48)),
        ("14 % of the words edited", Result(right=58, wrong=2, same=12)),
        ("paragraphs moved", Result(right=60, same=59)),
    ],
)
def test_claims_are_found_again_as_it_was_measured(edition: str, result: Result) -> None:
    """A small edition of what `make bench` measures with 300 claims."""
    assert found_again(60, EDITIONS[edition]) == result


SENTENCES = st.lists(st.text("abc .,“”", min_size=1, max_size=20), min_size=1, max_size=6).map(" ".join)


@given(SENTENCES, SENTENCES, st.data())
def test_a_place_is_always_one_of_the_new_text(old: str, new: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(old) - 1))
    end = data.draw(st.integers(start + 1, len(old)))
    anchor = Anchoring(new, compare(old, new)).anchor(Quote.of(old, start, end))
    if anchor.found is Found.ORPHAN:
        assert (anchor.start, anchor.end) == (None, None)
    else:
        assert anchor.start is not None
        assert anchor.end is not None
        assert 0 <= anchor.start < anchor.end <= len(new)
        assert 0.6 <= anchor.score <= 1


@given(SENTENCES, st.data())
def test_in_an_unchanged_text_everything_stays_where_it_was(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    anchor = Anchoring(text, compare(text, text)).anchor(Quote.of(text, start, end))
    assert (anchor.found, anchor.start, anchor.end) == (Found.SAME, start, end)

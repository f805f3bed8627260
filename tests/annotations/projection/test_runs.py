"""Overlapping marks become a row of runs."""

from hypothesis import given
from hypothesis import strategies as st

from annotations.projection.runs import Mark, split_into_runs

marks = st.lists(
    st.builds(
        Mark,
        start=st.integers(0, 50),
        end=st.integers(0, 50),
        role=st.sampled_from(["content", "cue", "source", "correction"]),
        number=st.integers(1, 5),
        anchor=st.sampled_from("abc"),
    ),
    max_size=10,
)


@given(st.text(min_size=1, max_size=50), marks, st.data())
def test_runs_join_to_the_slice_and_each_letter_lies_under_exactly_its_marks(
    text: str, marked: list[Mark], data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    runs = split_into_runs(text, start, end, marked)
    assert "".join(run.text for run in runs) == text[start:end]
    for run in runs:
        assert run.text == text[run.start : run.end] != ""
        for at in range(run.start, run.end):
            assert set(run.marks) == {mark for mark in marked if mark.start <= at < mark.end}


def test_a_correction_in_a_claim_does_not_take_its_place() -> None:
    (run,) = split_into_runs("act", 0, 3, [Mark(0, 9, "content", 1, "a"), Mark(0, 3, "correction", 1, "k")])
    assert run.claim is not None
    assert (run.claim.anchor, run.begins, run.style) == ("a", True, "content correction")


def test_the_shortest_claim_stands_for_the_words() -> None:
    long, short = Mark(0, 9, "content", 1, "a"), Mark(4, 7, "content", 2, "b")
    runs = split_into_runs("a claim b", 0, 9, [long, short])
    assert [(run.text, run.claim and run.claim.number, run.claims) for run in runs] == [
        ("a cl", 1, 1),
        ("aim", 2, 2),
        (" b", 1, 1),
    ]
    assert [run.begins for run in runs] == [True, True, False]


def test_words_under_two_claims_look_so() -> None:
    both = [Mark(0, 3, "content", 1, "a"), Mark(0, 3, "content", 2, "b"), Mark(0, 3, "cue", 3, "c")]
    (run,) = split_into_runs("act", 0, 3, both)
    assert run.style == "content cue several"


def test_unmarked_words_have_no_style() -> None:
    (run,) = split_into_runs("act", 0, 3, [])
    assert (run.style, run.claim, run.begins) == ("", None, False)

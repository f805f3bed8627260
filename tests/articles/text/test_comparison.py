"""What an outlet changed: every change is found, and the boring ones never hide one of substance."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text import alignment, comparison
from articles.text.comparison import Ground, Kinds, Nature, Stretch, compare, is_typography, words_in

OLD = (
    "Home | News\nUpdated 17 July 2017, 12:30\nUnion grows\n"
    "The “union” is firm, he said. Some 3.5 million people agree.\n"
)
KINDS = [("cruft", 0, 11), ("timestamp", 12, 39), ("headline", 40, 51), ("paragraph", 52, 112)]


def grounds(stretches: list[Stretch]) -> list[Ground]:
    return [stretch.ground for stretch in stretches if stretch.nature is not Nature.EQUAL]


def shifted(by: int, *, after: int) -> Kinds:
    return [(k, a + by * (a > after), b + by * (b > after)) for k, a, b in KINDS]


def changed(old: str, new: str) -> list[tuple[Nature, str, str]]:
    text = OLD.replace(old, new)
    kinds = shifted(len(text) - len(OLD), after=OLD.index(old))
    return [
        (s.nature, OLD[s.old_start : s.old_end], text[s.new_start : s.new_end])
        for s in compare(OLD, text, KINDS, kinds)
        if s.is_of_substance
    ]


def test_equal_texts_are_one_equal_stretch() -> None:
    assert compare(OLD, OLD, KINDS, KINDS) == [Stretch(Nature.EQUAL, 0, len(OLD), 0, len(OLD))]
    assert compare("", "") == []


@pytest.mark.parametrize(
    ("old", "new", "seen"),
    [
        ("3.5 million", "3.6 million", (Nature.CHANGED, "3.5", "3.6")),
        ("3.5 million", "3. 5 million", (Nature.CHANGED, "3.5", "3. 5")),
        ("firm", "not firm", (Nature.ADDED, "", "not ")),
        ("Some 3.5", "3.5", (Nature.REMOVED, "Some ", "")),
        ("union”", "Union”", (Nature.CHANGED, "union", "Union")),
        ("agree.", "agree!", (Nature.CHANGED, ".", "!")),
        ("Union grows", "Union shrinks", (Nature.CHANGED, "grows", "shrinks")),
        ("“union”", "union", (Nature.REMOVED, "“", "")),
    ],
)
def test_words_numbers_case_and_punctuation_are_of_substance(
    old: str, new: str, seen: tuple[Nature, str, str]
) -> None:
    assert changed(old, new)[0] == seen


@pytest.mark.parametrize(
    ("old", "new", "ground"),
    [
        ("“union”", '"union"', Ground.TYPOGRAPHY),
        ("he said. Some", "he said.\n\nSome", Ground.TYPOGRAPHY),
        ("3.5 million", "3.5\u00a0million", Ground.TYPOGRAPHY),
        ("million", "mil\u00adlion", Ground.TYPOGRAPHY),
        ("17 July 2017, 12:30", "18 July 2017, 09:15", Ground.DATE),
        ("Home | News", "Home | World", Ground.NAVIGATION),
    ],
)
def test_typography_dates_and_furniture_are_boring(old: str, new: str, ground: Ground) -> None:
    text = OLD.replace(old, new)
    found = grounds(compare(OLD, text, KINDS, shifted(len(text) - len(OLD), after=OLD.index(old))))
    assert set(found) == {ground}


def test_without_segments_no_date_is_boring() -> None:
    assert set(grounds(compare(OLD, OLD.replace("17 July", "18 July")))) == {Ground.SUBSTANCE}


def test_boring_words_are_told_from_words_of_the_story_in_one_change() -> None:
    """The menu became two lines, the second one a paragraph."""
    old, new = "Home | News", "Share it\nPeace has come."
    stretches = compare(old, new, [("cruft", 0, 11)], [("cruft", 0, 8), ("paragraph", 9, 24)])
    assert [(s.ground, new[s.new_start : s.new_end]) for s in stretches if s.new_start < s.new_end] == [
        (Ground.NAVIGATION, "Share it\n"),
        (Ground.SUBSTANCE, "Peace has come."),
    ]


def test_a_passage_written_anew_is_one_change() -> None:
    """The only word that both have in common says nothing."""
    old, new = "Both sides will meet to talk in May", "Nobody there wants to say anything now"
    assert [s.nature for s in compare(old, new)] == [Nature.CHANGED]


def test_long_texts_are_aligned_by_their_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparison, "AT_ONCE", 40)
    old = "\n".join(f"Line {k} stands here." for k in range(6))
    new = old.replace("Line 3 stands", "Line 3 falls")
    stretches = compare(old, new)
    of_substance = [(old[s.old_start : s.old_end], new[s.new_start : s.new_end]) for s in stretches[1:-1]]
    assert of_substance == [("stands", "falls")]


def test_texts_without_common_lines_and_too_long_for_a_table_count_as_changed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What they begin and end with stays equal."""
    monkeypatch.setattr(alignment, "MOST_CELLS", 0)
    old, new = "One two three, four five.", "One 2 three, 4 five."
    assert [old[s.old_start : s.old_end] for s in compare(old, new)] == ["One ", "two three, four", " five."]


def test_words_are_counted() -> None:
    assert words_in("Minsk’s co-operation, 3.5 %") == 3


TEXT = st.text("aB3. ,-–“”'\"\n\u00a0\u00ad", max_size=40)
PARTS = st.lists(
    st.tuples(st.sampled_from(["paragraph", "cruft", "timestamp"]), st.integers(0, 40)), max_size=4
)


def kinds_of(text: str, parts: list[tuple[str, int]]) -> list[tuple[str, int, int]]:
    """Segments one behind the other, as long as there is text."""
    kinds, start = [], 0
    for kind, length in parts:
        end = min(len(text), start + length)
        if start < end:
            kinds.append((kind, start, end))
        start = end
    return kinds


@given(TEXT, TEXT, PARTS, PARTS)
def test_the_stretches_lead_from_the_old_text_to_the_new(
    old: str, new: str, old_parts: list[tuple[str, int]], new_parts: list[tuple[str, int]]
) -> None:
    stretches = compare(old, new, kinds_of(old, old_parts), kinds_of(new, new_parts))
    o = n = 0
    for stretch in stretches:
        assert (stretch.old_start, stretch.new_start) == (o, n)
        o, n = stretch.old_end, stretch.new_end
        before, after = old[stretch.old_start : o], new[stretch.new_start : n]
        assert (before == after) == (stretch.nature is Nature.EQUAL)
        assert (stretch.ground is Ground.NONE) == (stretch.nature is Nature.EQUAL)
    assert (o, n) == (len(old), len(new))


@given(TEXT, TEXT)
def test_boring_changes_hide_no_word_or_number(old: str, new: str) -> None:
    """In paragraphs: whoever takes over what is of substance, and nothing else, has the new words."""
    stretches = compare(old, new)
    taken = "".join(
        new[s.new_start : s.new_end] if s.is_of_substance else old[s.old_start : s.old_end] for s in stretches
    )
    assert squeezed(taken) == squeezed(new)
    for stretch in stretches:
        if stretch.ground is Ground.TYPOGRAPHY:
            before, after = old[stretch.old_start : stretch.old_end], new[stretch.new_start : stretch.new_end]
            assert is_typography(before, after)


NUMBER_WORD_OR_MARK = re.compile(r"\d+(?:[^\w\s]\d+)*|[^\W\d]+|[^\w\s]")


def squeezed(text: str) -> list[str]:
    """The words, numbers and marks of a text, whatever their style."""
    return NUMBER_WORD_OR_MARK.findall(text.translate(comparison.STYLE))


@given(TEXT, TEXT, PARTS, PARTS)
def test_furniture_hides_nothing_of_a_paragraph(
    old: str, new: str, old_parts: list[tuple[str, int]], new_parts: list[tuple[str, int]]
) -> None:
    old_kinds, new_kinds = kinds_of(old, old_parts), kinds_of(new, new_parts)
    for stretch in compare(old, new, old_kinds, new_kinds):
        if stretch.ground in (Ground.DATE, Ground.NAVIGATION):
            for text, kinds, start, end in (
                (old, old_kinds, stretch.old_start, stretch.old_end),
                (new, new_kinds, stretch.new_start, stretch.new_end),
            ):
                boring = [range(a, b) for kind, a, b in kinds if kind != "paragraph"]
                assert all(text[k].isspace() or any(k in part for part in boring) for k in range(start, end))

"""Words of attribution in a stretch of a text."""

from annotations.suggesting.cues import cues

TEXT = "It rained. The minister said that the talks had failed. “He said so,” Orlov noted."


def test_words_of_attribution_are_found_outside_quotations() -> None:
    assert [TEXT[cue.start : cue.end] for cue in cues(TEXT)] == ["said", "noted"]


def test_places_count_from_the_beginning_of_the_text() -> None:
    start = TEXT.index("“")
    (cue,) = cues(TEXT, start)
    assert TEXT[cue.start : cue.end] == "noted"


def test_nothing_surer_than_certain_is_found() -> None:
    assert cues(TEXT, surer_than=1.01) == []

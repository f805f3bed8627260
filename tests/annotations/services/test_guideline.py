"""The guideline is kept edition by edition; what is published holds at once."""

import pytest

from annotations.models import GuidelineEdition
from annotations.services.guideline import LONGEST_GUIDELINE, SHIPPED, guideline, publish_guideline
from annotations.services.writing import NotAllowed, Refused, Stale
from tests.annotations.services.cast import Cast


def test_before_the_first_edition_holds_what_ships(db: None) -> None:
    holding = guideline()
    assert holding is not None
    assert (holding.number, holding.body, holding.by) == (0, SHIPPED, None)
    assert holding == guideline(0)
    assert guideline(1) is None


def test_an_edition_holds_at_once_and_the_former_ones_stay(cast: Cast) -> None:
    for number, body in enumerate(("First.", "Second.")):
        publish_guideline(body=body, note="A rule.", replaces=number, by=cast.mara)
    holding, first = guideline(), guideline(1)
    assert holding is not None
    assert first is not None
    assert (holding.number, holding.body, holding.note, holding.by) == (2, "Second.", "A rule.", cast.mara)
    assert first.body == "First."
    shipped = guideline(0)
    assert shipped is not None
    assert shipped.body == SHIPPED


def test_lines_end_alike_whatever_the_form_made_of_them(cast: Cast) -> None:
    made = publish_guideline(body="\r\n# A\r\nb\rc\r\n", note=" A \n rule. ", replaces=0, by=cast.mara)
    assert (made.body, made.note) == ("# A\nb\nc", "A rule.")


def test_whoever_comes_second_is_told_so_and_overwrites_nothing(cast: Cast) -> None:
    publish_guideline(body="First.", note="A rule.", replaces=0, by=cast.mara)
    with pytest.raises(Stale) as stale:
        publish_guideline(body="Other.", note="Another rule.", replaces=0, by=cast.mara)
    assert stale.value.current_version == 1
    assert GuidelineEdition.objects.count() == 1


def test_sent_twice_it_is_published_once(cast: Cast) -> None:
    for _ in range(2):
        made = publish_guideline(body="First.", note="A rule.", replaces=0, by=cast.mara)
        assert made.number == 1
    assert GuidelineEdition.objects.count() == 1


@pytest.mark.parametrize("person", ["ada", "boris", "clara"])
def test_only_managers_publish(cast: Cast, person: str) -> None:
    with pytest.raises(NotAllowed):
        publish_guideline(body="First.", note="A rule.", replaces=0, by=getattr(cast, person))


@pytest.mark.parametrize(
    ("body", "note", "line"),
    [
        (" \n", "A rule.", "is empty"),
        ("First.", " ", "Say in a line"),
        ("First.", "x" * 201, "at most 200"),
        ("x" * (LONGEST_GUIDELINE + 1), "A rule.", "shorten it"),
        (SHIPPED, "Nothing.", "Nothing in the text is changed"),
        ("a\0b", "A rule.", "cannot be stored"),
        ("\ud800", "A rule.", "cannot be stored"),
    ],
    ids=["empty", "no note", "long note", "long", "unchanged", "NUL", "surrogate"],
)
def test_what_makes_no_edition_is_refused_in_words(cast: Cast, body: str, note: str, line: str) -> None:
    with pytest.raises(Refused, match=line):
        publish_guideline(body=body, note=note, replaces=0, by=cast.mara)
    assert not GuidelineEdition.objects.exists()

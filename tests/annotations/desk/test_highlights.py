"""What is painted on the text can be read, and says by a line what it says by a colour.

The words under a highlight are invisible to axe, so their contrast is computed here from the style sheets.
"""

import re

import pytest
from django.conf import settings

SITE = settings.BASE_DIR / "cstoreview" / "static" / "site"
PAIR = r"light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)"
LEAST = 4.5  # WCAG 2.2, 1.4.3
LEAST_FOR_LINES = 3  # WCAG 2.2, 1.4.11

STYLES = (SITE / "desk.css").read_text("utf-8")
RULES = dict(re.findall(r"::highlight\((\w+)\) \{([^}]*)\}", STYLES))
MARKS = dict(re.findall(r'mark\[data-painted~="(\w+)"\] \{([^}]*)\}', STYLES))
TOKENS = (SITE / "base.css").read_text("utf-8")
INK, PAPER = (re.search(rf"--{name}: {PAIR}", TOKENS) for name in ("ink", "paper"))
SCRIPT = (SITE / "js" / "paint.js").read_text("utf-8")
PAINTED = re.findall(r'"(\w+)"', SCRIPT.partition("const NAMES = [")[2].partition("]")[0])


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_every_painted_state_has_its_look_and_no_other_has() -> None:
    assert sorted(RULES) == sorted(PAINTED)
    assert len(RULES) <= 9, "one for each state, never one for each claim"


def test_marks_look_as_the_highlights_that_they_stand_in_for() -> None:
    assert MARKS == RULES


@pytest.mark.parametrize("name", sorted(RULES))
@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_painted_words_can_be_read(name: str, scheme: int) -> None:
    background = re.search(rf"background-color: {PAIR}", RULES[name]) or PAPER
    words = re.search(rf"(?<![-\w])color: {PAIR}", RULES[name]) or INK
    assert background is not None
    assert words is not None
    assert contrast(background.groups()[scheme], words.groups()[scheme]) >= LEAST


@pytest.mark.parametrize("name", sorted(RULES))
@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_lines_are_seen_on_every_ground_they_can_lie_on(name: str, scheme: int) -> None:
    line = re.search(rf"text-decoration: [\w ]+ {PAIR}", RULES[name])
    assert line is not None, "a colour alone says nothing to many people"
    grounds = [re.search(rf"background-color: {PAIR}", rule) for rule in RULES.values()]
    for ground in [PAPER, *filter(None, grounds)]:
        assert ground is not None
        assert contrast(ground.groups()[scheme], line.groups()[scheme]) >= LEAST_FOR_LINES


def test_no_two_states_share_their_line() -> None:
    lines = [re.search(r"text-decoration: (\w+ \w+ \dpx)", rule) for rule in RULES.values()]
    told_apart_by = [line.group(1) for line in lines if line]
    assert len(set(told_apart_by)) == len(RULES)

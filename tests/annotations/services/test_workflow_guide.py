"""The guide to reviewing says what the table of transitions says, and the admin site offers what it says."""

import re

from annotations.desk.reviewing.stepping import REASONED
from annotations.models.workflow import TRANSITIONS
from cstoreview.places import BASE_DIR

GUIDE = (BASE_DIR / "docs" / "review-workflow.md").read_text(encoding="utf-8")


def rows_below(heading: str) -> list[list[str]]:
    """The cells of the table whose header row begins with `heading`."""
    table = GUIDE[GUIDE.index(f"| {heading} ") :].split("\n\n", 1)[0].splitlines()
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in table[2:]]


def test_the_table_in_the_guide_is_the_table_of_transitions() -> None:
    assert rows_below("from") == [
        [
            t.source.value,
            t.action,
            t.target.value,
            ", ".join(sorted(role.value for role in t.roles)),
            "required" if t.reason_required else "",
            t.rule,
        ]
        for t in TRANSITIONS
    ]


def test_the_keys_in_the_guide_are_the_keys_of_the_page() -> None:
    told = {key for row in rows_below("key") for key in re.findall(r"`(\w)`", row[0])}
    templates = BASE_DIR / "templates" / "desk" / "review"
    cards = "".join((templates / name).read_text() for name in ("_claim.html", "_correction.html"))
    assert told == {"j", "k"} | set(re.findall(r'data-key="(\w)"', cards))


def test_the_guide_names_every_step_with_a_reason() -> None:
    for action in REASONED:
        assert action in GUIDE

"""Reads house_styles.txt: articles in the styles of many houses, and what must be read in each."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

MARKS = {
    "H": "headline",
    "S": "standfirst",
    "T": "timestamp",
    "D": "dateline",
    "X": "crosshead",
    "P": "paragraph",
    "C": "cruft",
}


@dataclass(frozen=True)
class Style:
    """An article of one house style: its text, its segments as (kind, words), and what it says of itself."""

    name: str
    text: str
    segments: list[tuple[str, str]]
    says: dict[str, Any] = field(default_factory=dict)


def _style(section: str) -> Style:
    name, _, rest = section.partition("\n")
    lines = rest.strip("\n").split("\n")
    says = json.loads(lines.pop(0)[2:]) if lines[0].startswith("= ") else {}
    marked = "\n".join(lines).strip("\n").split("\n")
    segments: list[tuple[str, str]] = []
    for line in filter(None, marked):
        mark, words = line[0], line[2:]
        if mark == "+":
            kind, begun = segments.pop()
            segments.append((kind, f"{begun}\n{words}"))
            continue
        first, *others = words.split(" || ")
        segments.append((MARKS[mark], first))
        segments += [("paragraph", other) for other in others]
    text = "\n".join(line[2:].replace(" || ", " ") for line in marked)
    return Style(name, text, segments, says)


_SOURCE = (Path(__file__).parent / "house_styles.txt").read_text(encoding="utf-8")
STYLES = [_style(section) for section in _SOURCE.split("\n# ")[1:]]

"""The documents that ship with the project: README, CHANGELOG and docs/."""

import re
import unicodedata
from pathlib import Path

from tests.architecture.source import ROOT, text_files

DOCUMENTS = [
    *(ROOT / name for name in ("README.md", "CHANGELOG.md")),
    *text_files("docs/*.md", "seeds/*.md"),
]
FENCED = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)


def read(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def everything() -> str:
    """All documents as one text."""
    return "\n".join(read(file) for file in DOCUMENTS)


def links(file: Path) -> list[str]:
    """The targets of links and images in a document, without those in code."""
    text = re.sub(r"`[^`\n]*`", "", FENCED.sub("", read(file)))
    return re.findall(r"\]\(\s*<?([^)>\s]+)>?(?:\s+\"[^\"]*\")?\s*\)", text)


def anchors(file: Path) -> set[str]:
    """The anchors of a document's headings, as code hosting sites make them."""
    headings = re.findall(r"^#+\s+(.+?)\s*$", FENCED.sub("", read(file)), re.MULTILINE)
    return {anchor(re.sub(r"[`*]|\[|\]\([^)]*\)", "", heading)) for heading in headings}


def anchor(heading: str) -> str:
    kept = [
        letter for letter in heading.lower() if letter in "-_ " or unicodedata.category(letter)[0] in "LN"
    ]
    return "".join(kept).replace(" ", "-")

"""The file with the demonstration's codings, and its promise that every word stands where it says."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cstoreview.places import BASE_DIR

SCRIPT = BASE_DIR / "seeds" / "demonstration.json"
FORMAT = "cstoreview-demonstration/2"


class UnreadableScriptError(Exception):
    """The file cannot be played; the message says what is wrong where, and what to do."""


@dataclass(frozen=True)
class Script:
    """The demonstration as read (seeds/README.md describes the parts)."""

    outlets: list[dict[str, Any]]
    tags: list[dict[str, Any]]
    speakers: dict[str, str]
    offices: dict[str, str]
    seen: list[dict[str, str]]
    records: list[dict[str, Any]]
    set: dict[str, Any]


def read_script(file: Path = SCRIPT) -> Script:
    """The demonstration in `file`.

    Raises:
        UnreadableScriptError: the file is missing, no JSON, of another format, or lacks a part.
    """
    try:
        parts = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise UnreadableScriptError(f"cannot read {file}: {error.strerror}") from error
    except ValueError as error:
        raise UnreadableScriptError(f"{file} is no JSON: {error}") from error
    found = parts.pop("format", None) if isinstance(parts, dict) else None
    if found != FORMAT:
        raise UnreadableScriptError(f"{file} has the format {found!r}, and this version plays {FORMAT!r}")
    try:
        return Script(**parts)
    except TypeError as error:
        raise UnreadableScriptError(f"{file} has a part too many or too few: {error}") from error


def check_place(text: str, place: dict[str, Any]) -> None:
    """Raise UnreadableScriptError unless the words of a span are those of the text at its place."""
    start, end = place["start"], place["end"]
    if text[start:end] != place["exact"]:
        raise UnreadableScriptError(
            f"at {start} to {end} the text has “{text[start:end][:60]}” and not “{place['exact'][:60]}”"
        )

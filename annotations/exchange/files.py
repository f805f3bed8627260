"""Any file of the register: which format it has is seen from what stands in it, not from its name."""

import json
from collections.abc import Iterable
from typing import Any

from . import fixture, popolo, table, wikidata
from .entries import Problem, RegisterFile

LARGEST_FILE = 64 * 1024 * 1024  # bytes
FORMATS = {"json": popolo.write, "csv": table.write, "fixture": fixture.write}
"""What a register can be written as, by name."""


def read(data: bytes) -> RegisterFile:
    """What the bytes of a file say. A file of no known format is one problem, with what to do."""
    if len(data) > LARGEST_FILE:
        return _unreadable(f"it has {len(data):,} bytes, and at most {LARGEST_FILE:,} are read: split it")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _unreadable(f"byte {error.start} is no UTF-8: save the file as UTF-8")
    if "\0" in text:
        return _unreadable("it holds NUL characters and is no text: save it as CSV or JSON")
    if text.lstrip()[:1] not in ("{", "["):
        return table.read(text)
    try:
        return _read_json(_parsed(text))
    except ValueError as error:
        return _unreadable(f"it is no JSON: {error}")
    except RecursionError:
        return _unreadable("it is JSON nested deeper than any register: check the file")


def _parsed(text: str) -> Any:
    """The document, or the list of documents where each line is one. Raises ValueError."""
    try:
        return json.loads(text)
    except ValueError:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) < 2 or not all(line.lstrip().startswith("{") for line in lines):
            raise
        return [json.loads(line) for line in lines]


def _read_json(document: Any) -> RegisterFile:
    match document:
        case {"entities": dict(entities)}:
            return wikidata.read(entities.values())
        case {"id": str(), "claims": _} | {"id": str(), "labels": _}:
            return wikidata.read([document])
        case [{"model": _}, *_]:
            return fixture.read(document)
        case [{"id": str(), "labels": _}, *_] | [{"id": str(), "claims": _}, *_]:
            return wikidata.read(document)
        case dict() if set(popolo.PARTS) & set(document):
            return popolo.read(document)
        case _:
            parts = ", ".join(popolo.PARTS)
            return _unreadable(
                f"it is JSON, and neither Popolo ({parts}), a fixture, nor an entity of Wikidata: see docs"
            )


def _unreadable(line: str) -> RegisterFile:
    return RegisterFile(problems=(Problem("", line),))


def together(files: Iterable[tuple[str, RegisterFile]]) -> RegisterFile:
    """Several files, by name, as one; each problem says in which file it is."""
    files = list(files)
    return RegisterFile(
        tuple(office for _, file in files for office in file.offices),
        tuple(speaker for _, file in files for speaker in file.speakers),
        tuple(
            Problem(f"{name}, {problem.where}" if problem.where else name, problem.line)
            for name, file in files
            for problem in file.problems
        ),
    )

"""Lines of JSON, as commands take them from standard input: one object a line."""

import json
from typing import Any

Entry = dict[str, Any]


class BadLineError(ValueError):
    """A line that cannot be taken; the words say why."""


def entry_in(line: bytes, longest: int) -> Entry:
    """The object that a line of at most `longest` bytes holds. Raises BadLineError."""
    if len(line) > longest:
        raise BadLineError(f"longer than {longest} bytes")
    try:
        entry = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadLineError(f"not UTF-8 at byte {error.start + 1}") from error
    except (ValueError, RecursionError) as error:
        raise BadLineError("no JSON") from error
    if not isinstance(entry, dict):
        raise BadLineError("no JSON object")
    return entry


def id_of(entry: Entry) -> str | int:
    """What an entry is known as. Raises BadLineError if it says nothing of that."""
    known_as = entry.get("id")
    if isinstance(known_as, bool) or not isinstance(known_as, str | int):
        raise BadLineError('"id" is missing, or neither words nor a whole number')
    return known_as

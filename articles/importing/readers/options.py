"""How an import reads: limits that no honest newsroom reaches, and which fields stand for ours."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .documents import FIELDS, RefusedError

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """The largest that is read; what is larger is refused by name, and the rest goes on.

    `file_bytes` a file as it lies there; `archive_entries`, `archive_bytes` and `archive_ratio` the number of
    entries of an archive, what they hold unpacked together, and how many times larger that is than the
    archive; `text_bytes` the text of an article as UTF-8; `seconds` of the processor for one piece.
    """

    file_bytes: int = 50 * MEBIBYTE
    archive_entries: int = 10_000
    archive_bytes: int = 256 * MEBIBYTE
    archive_ratio: int = 100
    text_bytes: int = MEBIBYTE
    seconds: float = 10.0


@dataclass(frozen=True, slots=True)
class Options:
    """How to read: the limits, and which of a record's own fields stand for ours.

    `mapping` goes from our name (`text` or one of documents.FIELDS) to theirs, and only concerns formats
    of free fields (JSON, CSV); what it does not name goes by the default names.
    """

    limits: Limits = field(default_factory=Limits)
    mapping: Mapping[str, str] = field(default_factory=dict)


SPOKEN = {
    "title": "headline",
    "source": "outlet",
    "id": "external_id",
    "author": "byline",
    "lead": "standfirst",
}
"""Other words for our fields, taken on the left of a mapping."""


def parse_mapping(words: str) -> dict[str, str]:
    """The mapping in words such as `text=body,title=headline`: our name on the left, theirs on the right.

    Raises RefusedError with one line that says what is wrong.
    """
    mapping: dict[str, str] = {}
    for pair in filter(str.strip, words.split(",")):
        ours, equals, theirs = (part.strip() for part in pair.partition("="))
        ours = SPOKEN.get(ours.casefold(), ours.casefold())
        if not equals or not theirs:
            raise RefusedError(f"“{_printable(pair.strip())}” is no pair; write OURS=THEIRS, as in text=body")
        if ours not in ("text", *FIELDS):
            known = ", ".join(("text", *FIELDS, *SPOKEN))
            raise RefusedError(f"“{_printable(ours)}” is no field of an article; the fields are {known}")
        if ours in mapping:
            raise RefusedError(
                f"“{ours}” is mapped twice, to “{mapping[ours]}” and “{_printable(theirs)}”; name one"
            )
        mapping[ours] = theirs
    return mapping


def _printable(words: str) -> str:
    return "".join(char if char.isprintable() else "\ufffd" for char in words[:60])

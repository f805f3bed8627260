"""What an import is given: documents, and what could not be read as one."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Document:
    """One document as it came: the name it is reported under, and its bytes."""

    file: str
    raw: bytes


@dataclass(frozen=True)
class Unreadable:
    """A file that gives no document, with the reason in one line."""

    file: str
    reason: str

"""Where the records of a JSON file stand, without reading them.

One pass over the bytes finds brackets and strings; so a file of many records is cut at the speed of a
search, and a record that is damaged is refused by itself.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_TOKEN = re.compile(rb'"((?:[^"\\]++|\\.)*+)(?:"(\s*+:\s*+)?|\Z)|[\[\]{}]', re.DOTALL)
_DEEPEST_LIST = 4
_DEEPEST_TOLD = 50


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of bytes, end exclusive."""

    start: int
    end: int


@dataclass(slots=True)
class Outline:
    """What a JSON text is made of.

    `tops` are its outermost objects and lists. `lists` are the objects in each list, `members` the names in
    each object with the first byte of what stands there, by the path of names that leads to them from the
    first of `tops`; of the objects in a list only the first is told, under the path of the list.
    """

    tops: list[Span] = field(default_factory=list)
    lists: dict[tuple[str, ...], list[Span]] = field(default_factory=dict)
    members: dict[tuple[str, ...], dict[str, str]] = field(default_factory=dict)
    objects: dict[tuple[str, ...], Span] = field(default_factory=dict)


@dataclass(slots=True)
class _Open:
    """A bracket that is not closed yet; `path` is None where nothing below is told."""

    opening: int
    start: int
    path: tuple[str, ...] | None
    key: str = ""


def outline(raw: bytes) -> Outline:
    """The outline of a JSON text in UTF-8."""
    found = Outline()
    stack: list[_Open] = []
    sunk = 0  # how many brackets are open below what is told
    for token in _TOKEN.finditer(raw):
        mark = raw[token.start()]
        if mark == 0x22:  # a quotation mark
            if token[2] is not None and not sunk and stack and stack[-1].path is not None:
                _name(raw, token, stack[-1], found)
        elif mark in b"[{":
            if len(stack) < _DEEPEST_TOLD:
                stack.append(_Open(mark, token.start(), _path(stack, mark, found)))
            else:
                sunk += 1
        elif sunk:
            sunk -= 1
        elif stack:
            _close(stack, token.end(), found)
    while stack:  # it breaks off
        _close(stack, len(raw), found)
    return found


def is_deeper_than(levels: int, raw: bytes) -> bool:
    """Whether the brackets of a JSON text are nested deeper than that."""
    level = 0
    for token in _TOKEN.finditer(raw):
        mark = raw[token.start()]
        if mark in b"[{":
            level += 1
            if level > levels:
                return True
        elif mark in b"]}":
            level -= 1
    return False


def _name(raw: bytes, token: re.Match[bytes], inside: _Open, found: Outline) -> None:
    inside.key = token[1].decode("utf-8", "replace")
    if inside.path is not None:
        members: Mapping[str, str] = found.members.setdefault(inside.path, {})
        if inside.key not in members:
            found.members[inside.path][inside.key] = raw[token.end() : token.end() + 1].decode("latin-1")


def _path(stack: list[_Open], mark: int, found: Outline) -> tuple[str, ...] | None:
    if not stack:
        return () if not found.tops else None
    outer = stack[-1]
    if outer.path is None or len(outer.path) >= _DEEPEST_LIST:
        return None
    if outer.opening == 0x7B:  # a curly bracket: what is opened stands under a name
        return (*outer.path, outer.key)
    is_first = mark == 0x7B and outer.path not in found.lists
    return outer.path if is_first else None


def _close(stack: list[_Open], end: int, found: Outline) -> None:
    closed = stack.pop()
    span = Span(closed.start, end)
    if not stack:
        found.tops.append(span)
    if closed.opening == 0x7B and stack and stack[-1].opening == 0x5B and stack[-1].path is not None:
        found.lists.setdefault(stack[-1].path, []).append(span)
    elif closed.opening == 0x7B and closed.path is not None:
        found.objects.setdefault(closed.path, span)

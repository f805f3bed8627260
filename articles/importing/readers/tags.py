"""Tags that would keep a parser of HTML busy for far too long."""

import re

MANY_ATTRIBUTES = 500
MOST_WORK = 20_000**2
"""Parsers take the square of the number of a tag's attributes, and no alarm ends them: where tags have more
than MANY_ATTRIBUTES, their squares together may come to MOST_WORK. (Scripts look like such tags at times.)"""

_TAG = re.compile("<(?=[a-zA-Z])")
_ATTRIBUTE = r"""[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"']*+))?+"""
_OVERLOADED = re.compile(rf"<[a-zA-Z][^\s/>]*+(?>{_ATTRIBUTE}){{{MANY_ATTRIBUTES},}}+")


def overloaded(text: str) -> bool:
    """Whether tags of many attributes would make more work than is allowed, or telling that already does."""
    ends: set[int] = set()
    work = looked_at = 0
    for tag in _TAG.finditer(text):
        found = _OVERLOADED.match(text, tag.start())
        if not found:
            continue
        looked_at += len(found[0])
        if found.end() not in ends:
            ends.add(found.end())
            work += len(re.findall(_ATTRIBUTE, found[0])) ** 2
        if work > MOST_WORK or looked_at > 50 * len(text):
            return True
    return False

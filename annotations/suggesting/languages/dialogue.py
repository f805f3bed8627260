"""Russian dialogue: a paragraph that opens with a dash is spoken, but for what the author says in between.

`— Это правда, — сказал он. — Идём.`: two parts of speech around the author's words, each part behind a dash.
"""

from annotations.suggesting.reading import Words
from annotations.suggesting.shapes import Candidate, Span

from .lexicon import RUSSIAN, Lexicon

_ENDS = frozenset(".,")


def dialogue(words: Words, lexicon: Lexicon) -> list[Candidate]:
    """The one candidate of a spoken paragraph; none where the paragraph is no dialogue."""
    if lexicon is not RUSSIAN or len(words.tag) < 2 or words.tag[0] != "-" or words.low[0] == "-":
        return []
    if words.end[0] == words.start[1]:
        return []
    parts = _parts(words)
    own = [part for part in parts if _is_authors(words, part, lexicon)]
    if parts and parts[0] in own:
        own.remove(parts[0])
    content: list[Span] = [words.span(*part) for part in parts if part not in own and part[0] < part[1]]
    if not content:
        return []
    verb = next(
        (at for part in own for at in range(*part) if words.low[at] in lexicon.verbs),
        own[0][0] if own else None,
    )
    if verb is None:
        return [Candidate(words.span(0, 1), None, content, "dialogue", ["kind dialogue"])]
    source = _speaker(words, own, verb)
    return [Candidate(words.span(verb, verb + 1), source, content, "dialogue", ["kind dialogue said"])]


def _parts(words: Words) -> list[tuple[int, int]]:
    """The stretches between the dashes that follow a stop or a comma."""
    dashes = [0]
    dashes += [
        at
        for at in range(1, len(words.tag))
        if words.tag[at] == "-" and words.tag[at - 1] in _ENDS and words.within[at] < 0
    ]
    ends = [*dashes[1:], len(words.tag)]
    return [(dash + 1, end) for dash, end in zip(dashes, ends, strict=True) if dash + 1 < end]


def _is_authors(words: Words, part: tuple[int, int], lexicon: Lexicon) -> bool:
    """Whether a stretch is the author's: it begins small and with a verb of saying near."""
    first, last = part
    if words.word(first)[0].isupper():
        return False
    return any(words.low[at] in lexicon.verbs for at in range(first, min(last, first + 6)))


def _speaker(words: Words, own: list[tuple[int, int]], verb: int) -> Span | None:
    first, last = next(part for part in own if part[0] <= verb < part[1])
    stop = verb + 1
    while stop < last and words.tag[stop] not in ".,;:-":
        stop += 1
    if stop > verb + 1:
        return words.span(verb + 1, stop)
    return words.span(first, verb) if first < verb else None

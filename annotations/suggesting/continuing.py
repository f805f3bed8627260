"""Quotations without a cue of their own: they continue the words of whoever was quoted last.

`“...,” she said. “...”` is one attribution with content in two places, and so is a paragraph that is a
quotation and nothing else behind a paragraph that quotes somebody.
"""

from .reading import Words
from .shapes import Candidate, Span

_SHORTEST = 4
ALONE = "quotation alone"
"""The kind of a candidate that is a quotation and nothing else; it yields to a speaker whom it continues."""


def continue_quotations(paragraphs: list[Words], candidates: list[list[list[Candidate]]]) -> None:
    """Add to the candidates the quotations that continue them.

    `candidates` has a list for each paragraph, and in it one for each sentence.
    """
    last: Candidate | None = None
    waiting: list[Span] = []
    for words, by_sentence in zip(paragraphs, candidates, strict=True):
        speaker: Candidate | None = None
        first: Candidate | None = None
        quotes_only = True
        for (begin, end), found in zip(words.sentences, by_sentence, strict=True):
            quoting = [candidate for candidate in found if _quotes(words, begin, end, candidate)]
            if all(candidate.kind == ALONE for candidate in found) and _is_quotation(words, begin, end):
                found.clear()
                _continue(
                    speaker or (last if quotes_only else None), words.span(begin, end), waiting, quotes_only
                )
                continue
            quotes_only = False
            first = first or (quoting[0] if quoting else None)
            speaker = quoting[-1] if quoting else (speaker if not found else None)
        if not quotes_only:
            if waiting and first and words.tag[0] == "Q":
                first.content[:0] = waiting
            waiting = []
            last = speaker


def _continue(speaker: Candidate | None, span: Span, waiting: list[Span], quotes_only: bool) -> None:
    if speaker:
        speaker.content.append(span)
        speaker.continues = True
    elif quotes_only:
        waiting.append(span)


def _quotes(words: Words, begin: int, end: int, candidate: Candidate) -> bool:
    start, stop = words.span(begin, end)
    numbers = {number for number in words.within[begin:end] if number >= 0}
    quotations = [words.quotations[number] for number in numbers]
    return any(
        quotation.start < content_end and content_start < quotation.end
        for content_start, content_end in candidate.content
        if content_start < stop and start < content_end
        for quotation in quotations
    )


def _is_quotation(words: Words, begin: int, end: int) -> bool:
    if words.tag[begin] != "Q" or end - begin < _SHORTEST:
        return False
    return all(words.within[at] >= 0 or words.tag[at] in ".," for at in range(begin, end))

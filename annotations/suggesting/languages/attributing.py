"""Candidates in a paragraph that is not English: quotations with who says them, and reported clauses."""

from annotations.suggesting.continuing import ALONE
from annotations.suggesting.listing import listed
from annotations.suggesting.reading import Words
from annotations.suggesting.shapes import Candidate

from .dialogue import dialogue
from .lexicon import Lexicon

Range = tuple[int, int]
_LONG = 4
_LONGEST_SOURCE = 12
_BREAKS = frozenset(".,;:-()Qq")
_CIRCUMSTANCE = listed("am im in an auf bei während v ve na při po в во на при после у під")


def candidates(words: Words, lexicon: Lexicon) -> list[list[Candidate]]:
    """All readings, a list for each sentence of the paragraph, in the order of the text."""
    spoken = dialogue(words, lexicon)
    if spoken:
        return [spoken] + [[] for _ in words.sentences[1:]]
    found: list[list[Candidate]] = []
    for begin, end in words.sentences:
        verbs = [at for at in range(begin, end) if words.within[at] < 0 and words.low[at] in lexicon.verbs]
        quoting = _quoting(words, begin, end, verbs, lexicon)
        reported = [] if quoting else _reported(words, begin, end, verbs, lexicon)
        found.append(quoting or reported)
    return found


def _quoting(words: Words, begin: int, end: int, verbs: list[int], lexicon: Lexicon) -> list[Candidate]:
    """One candidate for the quotations of a sentence: by the verb nearest to them, or a colon."""
    quotations = [
        part for part in _quotations(words, begin, end) if _is_speech(words, part, begin, end, verbs)
    ]
    if not quotations:
        return []
    opens, closes = quotations[0][0], quotations[-1][1]
    verb = min(
        verbs,
        key=lambda at: min(abs(at - place) for part in quotations for place in (part[0], part[1] - 1)),
        default=None,
    )
    content = [words.span(*part) for part in quotations]
    if verb is None:
        source = _stretch_before(words, opens - 1, begin) if opens > begin else None
        cue = words.span(opens - 1, opens) if opens > begin else (content[0][0], content[0][0])
        behind = closes < end and not source
        introduced = source is not None or behind
        kind, feature = ("quote", "kind quoted alone") if introduced else (ALONE, "kind quoted nowhere")
        return [Candidate(cue, words.span(*source) if source else None, content, kind, [feature])]
    source = _source(words, verb, begin, end, lexicon)
    features = ["kind quoted abroad"]
    return [
        Candidate(
            words.span(verb, verb + 1), words.span(*source) if source else None, content, "quote", features
        )
    ]


def _quotations(words: Words, begin: int, end: int) -> list[Range]:
    found: list[Range] = []
    at = begin
    while at < end:
        if words.within[at] < 0:
            at += 1
            continue
        stop = at
        while stop < end and words.within[stop] == words.within[at]:
            stop += 1
        found.append((at, stop))
        at = stop
    return found


def _is_speech(words: Words, part: Range, begin: int, end: int, verbs: list[int]) -> bool:
    """Whether a quotation is said and no title or name: behind a colon, before a dash, or long."""
    first, last = part
    before = words.tag[first - 1] if first > begin else "^"
    after = words.tag[last] if last < end else "$"
    ends_inside = last - 2 > first and words.tag[last - 2] in ".,"
    if before == ":" or (before in "^-" and (after in ",-" or ends_inside or after in ".$")):
        return last - first > _LONG - 1 or bool(verbs)
    if last - first > _LONG + 2:
        return bool(verbs) or ends_inside
    return (
        bool(verbs)
        and last - first > _LONG
        and any(abs(verb - first) < 3 or abs(verb - last) < 3 for verb in verbs)
    )


def _source(words: Words, verb: int, begin: int, end: int, lexicon: Lexicon) -> Range | None:
    """The name, role or pronoun beside the verb: behind it where the verb follows a quotation."""
    behind = _stretch_behind(words, verb + 1, end, lexicon)
    before = _stretch_before(words, verb, begin)
    follows = verb > begin and words.tag[verb - 1] in "q,-"
    return (behind or before) if follows else (before or behind)


def _stretch_behind(words: Words, at: int, end: int, lexicon: Lexicon) -> Range | None:
    stop = at
    named = False
    while stop < min(end, at + _LONGEST_SOURCE) and _goes_on(words, stop):
        if named and words.low[stop] in _CIRCUMSTANCE:
            break
        named = named or words.word(stop)[0].isupper()
        stop += 1
        if stop - at == 1 and words.low[at] in lexicon.pronouns:
            return at, stop
    return (at, stop) if named else None


def _stretch_before(words: Words, stop: int, begin: int) -> Range | None:
    at = stop
    while at > max(begin, stop - _LONGEST_SOURCE) and _goes_on(words, at - 1):
        at -= 1
    return (at, stop) if at < stop else None


def _goes_on(words: Words, at: int) -> bool:
    return words.tag[at] not in _BREAKS and words.within[at] < 0


def _reported(words: Words, begin: int, end: int, verbs: list[int], lexicon: Lexicon) -> list[Candidate]:
    """`X заявил, что ...`, `По словам X, ...`: the clause that is reported."""
    last = end - 1 if words.tag[end - 1] == "." else end
    according = _according(words, begin, last, lexicon)
    if according:
        return [according]
    for verb in verbs:
        that = next(
            (at for at in range(verb + 1, min(last, verb + 8)) if words.low[at] in lexicon.that), None
        )
        if that is not None and words.tag[that - 1] == "," and that < last:
            source = _stretch_before(words, verb, begin) or _stretch_behind(
                words, verb + 1, that - 1, lexicon
            )
            return [
                Candidate(
                    words.span(verb, verb + 1),
                    words.span(*source) if source else None,
                    [words.span(that, last)],
                    "that",
                    ["kind reported abroad"],
                )
            ]
    return []


def _according(words: Words, begin: int, end: int, lexicon: Lexicon) -> Candidate | None:
    for phrase in lexicon.according:
        stop = begin + len(phrase)
        if tuple(words.low[begin:stop]) != phrase:
            continue
        comma = next((at for at in range(stop, end) if words.tag[at] == "," and words.within[at] < 0), None)
        if comma is None or comma == stop or comma + 1 >= end:
            return None
        return Candidate(
            words.span(begin, stop),
            words.span(stop, comma),
            [words.span(comma + 1, end)],
            "according to",
            ["kind reported abroad"],
        )
    return None

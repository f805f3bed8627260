"""Set phrases of wire copy: `The statement was made by X`, `In his words, ...`, `X was quoted as saying`."""

from annotations.suggesting.listing import listed
from annotations.suggesting.reading import Words

from .ends import clause_end
from .grammar import POSSESSIVES
from .phrases import noun_phrase_after, noun_phrase_before, subject_before
from .positions import preposed
from .readings import Range, Reading

_UTTERANCES = listed(
    "statement remark remarks comment comments announcement declaration appeal claim pledge promise "
    "warning call proposal opinion point observation words"
)
_VIEWS = listed("words opinion view estimation assessment account telling")
_QUOTING = listed("quoted quotes cited cites")
_MADE = listed("made voiced expressed announced")


def formula(words: Words, at: int, sentence: int) -> Reading | None:
    """The attribution by a set phrase at a word of a sentence (by its number); None where there is none."""
    begin, end = words.sentences[sentence]
    low = words.low[at]
    if low in _MADE:
        return _statement_made(words, at, sentence)
    if low == "in" and at == begin:
        return _in_words(words, at, end)
    if low == "saying" and words.low[at - 1 : at] == ["as"]:
        return _quoted_as_saying(words, at, begin, end)
    return None


def _quoted_as_saying(words: Words, at: int, begin: int, end: int) -> Reading | None:
    """`The agency quoted X as saying`, `X was quoted as saying`: X is the speaker, the agency a relay."""
    verb = next((i for i in range(at - 2, begin - 1, -1) if words.low[i] in _QUOTING), None)
    if verb is None or words.within[verb] >= 0:
        return None
    first = verb
    while first > begin and words.tag[first - 1] in "xmr":
        first -= 1
    if first < verb:
        source, _ = subject_before(words, first, begin)
    else:
        source = (verb + 1, at - 1)
    if source is None or source[0] >= source[1]:
        return None
    before = preposed(words, first if first < verb else _subject_start(words, verb, begin), begin)
    if source[0] > verb and before:
        content = before
    else:
        behind = at + 2 if words.tag[at + 1 : at + 2] in ([","], [":"]) else at + 1
        content = before or (behind, clause_end(words, behind, end) if behind < end else behind)
    return Reading((verb, verb + 1), source, [content], "quote", "quoted as saying")


def _subject_start(words: Words, verb: int, begin: int) -> int:
    subject, _ = subject_before(words, verb, begin)
    return subject[0] if subject else verb


def _statement_made(words: Words, at: int, sentence: int) -> Reading | None:
    """`X made the statement at ...`, `The statement was made by X`: what the sentence before says."""
    begin, end = words.sentences[sentence]
    if sentence == 0:
        return None
    if (
        words.low[at - 1 : at] in (["was"], ["were"])
        and words.low[at + 1 : at + 2] == ["by"]
        and at + 2 < end
    ):
        if words.low[at - 2] not in _UTTERANCES or at - 2 - begin > 2:
            return None
        source = (at + 2, noun_phrase_after(words, at + 2, end))
        cue = (begin, at + 1)
    else:
        if words.low[at + 1 : at + 2] not in (["the"], ["this"], ["these"], ["such"]) or at + 2 >= end:
            return None
        if words.low[at + 2] not in _UTTERANCES:
            return None
        subject, how = subject_before(words, at, begin)
        if subject is None or how not in ("noun", "pronoun", "apposition"):
            return None
        source, cue = subject, (at, at + 3)
    first, last = words.sentences[sentence - 1]
    if words.tag[last - 1] == ".":
        last -= 1
    if source[0] >= source[1] or first >= last:
        return None
    return Reading(cue, source, [(first, last)], "statement", "statement made")


def _in_words(words: Words, at: int, end: int) -> Reading | None:
    """`In his words, ...`, `In the minister's opinion, ...`, `In the words of X, ...`."""
    noun = next((index for index in range(at + 1, min(end, at + 10)) if words.low[index] in _VIEWS), None)
    if noun is None:
        return None
    source: Range | None = None
    stop = noun + 1
    owner = words.low[noun - 1]
    if owner in POSSESSIVES and noun - 1 == at + 1:
        source = (noun - 1, noun)
    elif owner.endswith(("'s", "’s")) or owner in ("'", "’"):
        source = noun_phrase_before(words, noun if owner not in ("'", "’") else noun - 1, at + 1)
    elif words.low[noun + 1 : noun + 2] == ["of"] and noun + 2 < end:
        stop = noun_phrase_after(words, noun + 2, end)
        source = (noun + 2, stop)
    if source is None or source[0] >= source[1] or stop + 1 >= end or words.tag[stop] not in ",:":
        return None
    return Reading(
        (noun, noun + 1), source, [(stop + 1, clause_end(words, stop + 1, end))], "words", "in words"
    )

"""Content that stands elsewhere than behind its verb: `..., said X`, `..., X said, ...`, `As X said, ...`,
`According to X, ...`, `X: ...`.
"""

from annotations.suggesting.listing import listed
from annotations.suggesting.reading import Words

from .clauses import Verb
from .complements import Complement, past_adverbials
from .ends import clause_end
from .grammar import OBJECTS, TIMES
from .phrases import noun_phrase_after, subject_before
from .readings import Range, Reading
from .verbs import CLASSES

INVERTING = CLASSES["saying"] | {"ask", "tell", "think", "warn"}
_QUOTING = CLASSES["saying"] | {"put", "tell"}
_ADDRESSING = frozenset(("tell", "ask", "warn"))
_ADVERBIAL = listed("as according in during at on with after before citing")
_LONGEST_LABEL = 12


def preposed(words: Words, stop: int, begin: int) -> Range | None:
    """The words before `, X said` or `” X said`, from the beginning of the sentence."""
    at = stop - 1
    if at <= begin or words.tag[at] not in ",q":
        return None
    if words.tag[at] == ",":
        at -= 1
    first = begin + 1 if words.tag[begin] == "c" and words.within[at] < 0 else begin
    if words.tag[at] == "q":
        first = max(first, _opening(words, at, begin))
    return (first, at + 1) if at >= first else None


def _opening(words: Words, close: int, begin: int) -> int:
    """Where the quotation that ends at word `close` begins, if it is a sentence of its own; else `begin`."""
    opens = close
    while opens > begin and words.within[opens - 1] == words.within[close]:
        opens -= 1
    whole = close - opens > 5 and opens + 1 < close and words.word(opens + 1)[0].isupper()
    return opens if whole and opens > begin and words.tag[opens - 1] in ",:(-." else begin


def preposed_kind(words: Words, before: Range) -> str:
    """Whether what stands before is a quotation, ends in one, or is none."""
    return "preposed quote" if words.tag[before[1] - 1] == "q" else "preposed"


def is_parenthetical(words: Words, verb: Verb, found: Complement | None, end: int, before: Range) -> bool:
    """Whether the words before are what is reported: a quotation, or nothing that is reported follows."""
    if verb.form.lemma not in INVERTING or verb.form.shape not in "sd":
        return False
    if words.tag[before[1] - 1] == "q":
        if words.within[before[0]] == words.within[before[1] - 1]:
            return True
        return found is None or found.kind not in ("that", "quote", "colon", "question")
    after = past_adverbials(words, verb.after, end)
    return after >= end or words.tag[after] in ".,-;" or found is None


def around(words: Words, verb: Verb, before: Range, end: int) -> Range | None:
    """`Many days, X said, she would stay`: the sentence goes on behind the comma."""
    at = verb.after
    if (
        at + 2 >= end
        or words.tag[at] != ","
        or words.tag[at + 1] in "wcsQ"
        or words.low[at + 1].endswith("ing")
    ):
        return None
    if words.low[at + 1] in _ADVERBIAL and before[1] - before[0] > 4:
        return None
    has_verb = any(words.tag[index] in "xmfv" for index in range(*before))
    if words.tag[at + 1] in "xmfv" or not has_verb:
        return at + 1, clause_end(words, at + 1, end)
    return None


def as_clause(words: Words, verb: Verb, source: Range | None, begin: int, end: int) -> Range | None:
    """`As X said, ...` and `..., as X said`: what the main clause says."""
    if source is None or source[0] <= begin or verb.form.lemma not in _QUOTING:
        return None
    at = source[0] - 1
    if words.low[at] != "as":
        return None
    follows = words.tag[verb.after] if verb.after < end else "."
    if (
        at == begin
        and verb.form.lemma != "tell"
        and follows not in ",:pr"
        and words.low[verb.after] not in TIMES | {"it"}
    ):
        return None
    stop = verb.after + (words.low[verb.after : verb.after + 1] == ["it"])
    while stop < end and words.tag[stop] not in ",.:;Qt":
        stop += 1
    if stop < end and words.tag[stop] in "tQ:" and stop - verb.after <= 1:
        return None
    if at == begin and stop + 1 < end and words.tag[stop] in ",:":
        return stop + 1, clause_end(words, stop + 1, end)
    if at > begin + 2 and words.tag[at - 1] in ",q" and stop - verb.after < 8:
        return begin, at - 1 if words.tag[at - 1] == "," else at
    return None


def inverted(words: Words, verb: Verb, begin: int, end: int) -> Reading | None:
    """`..., said X`: the verb stands behind a comma or a quotation and before its subject."""
    first, lemma = verb.first, verb.form.lemma
    if first <= begin or verb.form.shape not in "sd" or lemma not in INVERTING or verb.passive:
        return None
    if words.tag[first - 1] not in ",q" or words.low[verb.after : verb.after + 1] == []:
        return None
    stop = noun_phrase_after(words, verb.after, end)
    if stop == verb.after or words.low[verb.after] in OBJECTS | TIMES:
        return None
    if stop < end and words.tag[stop] not in ".,pwsQq-(;:rc":
        return None
    before = preposed(words, first, begin)
    if not before or _has_subject(words, verb, stop, begin):
        return None
    content = [before]
    tail = quotation_behind(words, stop, end)
    if tail:
        content.append(tail)
    kind = preposed_kind(words, before)
    return Reading((first, verb.after), (verb.after, stop), content, lemma, kind, ["subject inverted"])


def _has_subject(words: Words, verb: Verb, stop: int, begin: int) -> bool:
    """Whether the comma before the verb closes an apposition of its subject: `X, a senator, told Y`."""
    if words.tag[verb.first - 1] != ",":
        return False
    closed = stop >= len(words.tag) or words.tag[stop] in ",."
    if closed and verb.form.lemma not in _ADDRESSING:
        return False
    return subject_before(words, verb.first, begin)[1] == "apposition"


def quotation_behind(words: Words, at: int, end: int) -> Range | None:
    """A quotation that goes on behind the speaker: `..., said X, “...”`."""
    for index in range(at, end):
        if words.tag[index] == "Q" and words.tag[index - 1] in ",:":
            stop = index
            while stop < end and words.within[stop] == words.within[index]:
                stop += 1
            return index, stop
    return None


def according(words: Words, at: int, begin: int, end: int) -> Reading | None:
    """`According to X, ...`, `..., according to X`, `The sides, according to X, ...`."""
    if at + 2 >= end or words.low[at + 1] != "to":
        return None
    stop = noun_phrase_after(words, at + 2, end)
    if stop == at + 2:
        return None
    content: list[Range] = []
    if at == begin or (at == begin + 1 and words.tag[begin] == "c"):
        comma = stop
        while comma < end and words.tag[comma] not in ",Q":
            comma += 1
        first = comma + 1 if comma < end and words.tag[comma] == "," else comma
        content.append((first, clause_end(words, first, end) if first < end else first))
    else:
        content.append((begin, at - 1 if words.tag[at - 1] == "," else at))
        if stop + 1 < end and words.tag[stop] == "," and words.tag[at - 1] == "," and at - begin < 8:
            content.append((stop + 1, clause_end(words, stop + 1, end)))
    return Reading((at, at + 2), (at + 2, stop), content, "according", "according to")


def speaker_colon(words: Words, begin: int, end: int) -> Reading | None:
    """`SPEAKER: ...` in a transcript and the headline `X: ...`; only at the beginning of a paragraph."""
    if begin:
        return None
    colon = next((at for at in range(begin, min(end, begin + _LONGEST_LABEL)) if words.tag[at] == ":"), None)
    if not colon or colon + 1 >= end or words.start[colon + 1] == words.end[colon]:
        return None
    named = [at for at in range(begin, colon) if words.tag[at] in "Ev" and words.word(at)[0].isupper()]
    others = sum(words.tag[at] in "pd,u()" for at in range(begin, colon))
    if not named or len(named) + others < colon - begin:
        return None
    loud = all(words.word(at).isupper() for at in named)
    last = end - 1 if words.tag[end - 1] == "." else end
    label = ["label in capitals" if loud else "label"]
    return Reading((colon, colon + 1), (begin, colon), [(colon + 1, last)], ":", "label", label)

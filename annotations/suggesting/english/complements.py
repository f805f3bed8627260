"""What an English verb of saying, thinking or judging takes: the words behind it that it reports."""

from typing import NamedTuple

from annotations.suggesting.reading import Words

from .clauses import Verb
from .ends import OCCASIONS, clause_end, is_clause, object_end, phrase_end, quote_end
from .grammar import OBJECTS, TIMES
from .phrases import noun_phrase_after
from .verbs import CLASSES, PREPOSITIONS

_TELLING = CLASSES["telling"] | CLASSES["asking"]
_CLAUSE = CLASSES["saying"] | CLASSES["thinking"] | CLASSES["telling"] | CLASSES["showing"]
_CLAUSE_OR_SEEMING = _CLAUSE | CLASSES["seeming"]
_LONGEST_ADVERBIAL = 16


class Complement(NamedTuple):
    """The words reported: `kind` is that, quote, colon, clause, object, infinitive, question, preposition."""

    begin: int
    end: int
    kind: str


def complement(words: Words, verb: Verb, stop: int, bound: str = "") -> Complement | None:
    """What the verb reports to its right, up to word `stop`; None where it reports nothing there.

    `bound` says that the verb's own clause is a part of another, and of which kind: subordinate or relative.
    """
    lemma = verb.form.lemma
    if bound:
        stop = _bound_end(words, verb, stop, bound)
    at = verb.after
    while at < stop and words.tag[at] == "r" and words.low[at] not in PREPOSITIONS.get(lemma, ()):
        at += 1
    if at >= stop:
        return None
    if lemma in _TELLING and not verb.passive:
        found = _behind_addressee(words, verb, at, stop)
        if found:
            return found
    if words.low[at] in PREPOSITIONS.get(lemma, ()) and words.tag[at + 1 : at + 2] not in (["t"], ["Q"]):
        return _phrasal(words, verb, at, stop)
    return _clausal(words, verb, at, stop) or _phrasal(words, verb, at, stop)


def _bound_end(words: Words, verb: Verb, stop: int, bound: str) -> int:
    """Where a clause ends that is a part of another: at the comma before the main clause goes on."""
    for at in range(verb.after + 1, stop - 1):
        if words.within[at] >= 0:
            continue
        if bound == "relative" and words.tag[at] == "-":
            return at
        if words.tag[at] != ",":
            continue
        follows = words.tag[at + 1]
        if bound == "relative":
            if follows == "r":
                follows = words.tag[at + 2] if at + 2 < stop else "."
            if follows in "xmfv" and not words.low[at + 1].endswith("ing"):
                return at
        elif follows in "oEdnQ" and is_clause(words, at + 1, stop):
            return at
    return stop


def _behind_addressee(words: Words, verb: Verb, at: int, stop: int) -> Complement | None:
    """`told reporters that`, `asked her about`: what follows whom the words were said to."""
    addressed = words.low[at] in OBJECTS or words.tag[at] == "o" or words.low[at] == "her"
    told = at + 1 if addressed else noun_phrase_after(words, at, stop)
    if told == at or told >= stop:
        return None
    found = _clausal(words, verb, told, stop)
    if found or told + 1 >= stop:
        return found
    if words.low[told] == "about" and "about" in PREPOSITIONS.get(verb.form.lemma, ()):
        return Complement(told + 1, phrase_end(words, told + 1, stop), "preposition")
    return None


def _clausal(words: Words, verb: Verb, begin: int, stop: int) -> Complement | None:
    """A clause, quotation or question, perhaps behind an adverbial of time or place."""
    lemma = verb.form.lemma
    opener = words.low[begin]
    if opener in ("whether", "if") or (words.tag[begin] == "w" and lemma in _CLAUSE | _TELLING):
        return Complement(begin, clause_end(words, begin + 1, stop), "question")
    for at in range(begin, min(stop, begin + _LONGEST_ADVERBIAL)):
        tag = words.tag[at]
        if tag == "t" and lemma in _CLAUSE_OR_SEEMING and _is_conjunction(words, at, begin):
            return Complement(at, clause_end(words, at + 1, stop), "that")
        if tag == "Q":
            if at == begin or words.tag[at - 1] in ",:" or lemma in _CLAUSE:
                return _with_quotation(words, begin, at, stop)
            return None
        if tag == ":" and at + 1 < stop:
            return Complement(at + 1, stop, "colon")
        if _ends_adverbial(words, at, begin, stop):
            break
    return _bare_clause(words, verb, begin, stop)


def _with_quotation(words: Words, begin: int, quotation: int, stop: int) -> Complement:
    """A quotation, or the clause that a partial one stands in: `said thousands of “letters” were lost`."""
    first = past_adverbials(words, begin, quotation)
    inside = first < quotation and words.tag[quotation - 1] not in ",:" and words.tag[first] not in "pr"
    if inside:
        return Complement(first, clause_end(words, quotation, stop), "partial")
    return Complement(quotation, quote_end(words, quotation, stop), "quote")


def _is_conjunction(words: Words, that: int, begin: int) -> bool:
    """Whether `that` opens a clause; at the end of one it is a pronoun."""
    return that == begin or words.tag[that + 1 : that + 2] not in ([], ["."], [","])


def _ends_adverbial(words: Words, at: int, begin: int, stop: int) -> bool:
    tag = words.tag[at]
    if tag in "of.;-T":
        return True
    if at > begin and (
        tag in "xms" or (tag == "v" and words.low[at] not in TIMES and words.tag[at - 1] not in "dp")
    ):
        return True
    return tag == "," and not _resumes(words, at, stop)


def _resumes(words: Words, comma: int, stop: int) -> bool:
    """Whether the complement goes on behind a comma, or behind `, among other things,`."""
    if comma + 1 >= stop:
        return False
    if words.tag[comma + 1] in "Qt":
        return True
    for index in range(comma + 2, min(stop - 1, comma + 7)):
        if words.tag[index] == ",":
            return words.tag[index + 1] in "tQ"
        if words.tag[index] in "vxmfoQ":
            return False
    return False


def _bare_clause(words: Words, verb: Verb, at: int, stop: int) -> Complement | None:
    """`said he would`: a clause without that."""
    if verb.passive or verb.form.lemma not in _CLAUSE:
        return None
    at = past_adverbials(words, at, stop)
    if at < stop and words.tag[at] not in ",-p:" and is_clause(words, at, stop):
        return Complement(at, clause_end(words, at, stop), "clause")
    return None


def past_adverbials(words: Words, at: int, stop: int) -> int:
    """Past `Tuesday`, `on Tuesday`, `in an interview`: where a bare clause can begin."""
    while at < stop:
        if words.low[at] in TIMES and words.tag[at] != "m":
            at += 1
        elif words.tag[at] == "p" and at + 1 < stop:
            end = noun_phrase_after(words, at + 1, stop)
            timed = [
                index
                for index in range(at + 1, end)
                if words.low[index] in TIMES or words.low[index] in OCCASIONS
            ]
            if not timed:
                return at
            at = timed[0] + 1
        else:
            return at
    return at


def _phrasal(words: Words, verb: Verb, at: int, stop: int) -> Complement | None:
    """Infinitives, objects and prepositional objects."""
    lemma, tag, low = verb.form.lemma, words.tag[at], words.low[at]
    prepositions = PREPOSITIONS.get(lemma, frozenset())
    if low == "in" and words.low[at + 1 : at + 3] in (["favor", "of"], ["favour", "of"], ["support", "of"]):
        return Complement(at + 3, phrase_end(words, at + 3, stop), "preposition") if at + 3 < stop else None
    if low in prepositions:
        return _behind_preposition(words, at, stop)
    if tag == "T" and at + 1 < stop:
        return Complement(at, phrase_end(words, at + 1, stop), "infinitive")
    if lemma in CLASSES["seeming"]:
        return Complement(at, phrase_end(words, at, stop), "object") if tag in "nvr" else None
    if lemma == "assume":
        return None  # to assume an office is no thought
    if tag in "dnEuvQo" or low in OBJECTS or low == "her":
        return None if low in TIMES else Complement(at, object_end(words, at, stop), "object")
    if tag == "p" and prepositions:
        return _later_preposition(words, at, stop, prepositions)
    return None


def _behind_preposition(words: Words, at: int, stop: int) -> Complement | None:
    begin = at + 1
    if begin >= stop or words.tag[begin] in ".,;":
        return None
    if words.low[at] == "out" and (words.tag[begin] == "t" or is_clause(words, begin, stop)):
        return Complement(begin, clause_end(words, begin, stop), "that")
    return Complement(begin, phrase_end(words, begin, stop), "preposition")


def _later_preposition(words: Words, at: int, stop: int, prepositions: frozenset[str]) -> Complement | None:
    """`talked with reporters about the budget`."""
    for index in range(at, min(stop - 1, at + 10)):
        if words.tag[index] in ".,;:QTf":
            return None
        if words.low[index] in prepositions:
            return Complement(index + 1, phrase_end(words, index + 1, stop), "preposition")
    return None

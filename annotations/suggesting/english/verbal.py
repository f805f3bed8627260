"""English attributions by a verb: its subject is the source, its complement the content."""

from annotations.suggesting.listing import listed
from annotations.suggesting.reading import Words

from .clauses import Verb
from .complements import Complement, complement
from .ends import phrase_end
from .phrases import noun_phrase_after, subject_before
from .positions import (
    around,
    as_clause,
    inverted,
    is_parenthetical,
    preposed,
    preposed_kind,
    quotation_behind,
)
from .readings import Range, Reading

_OWN_SUBJECT = frozenset(("noun", "pronoun", "apposition"))
_SUBORDINATING = listed("as after before since")


def verbal(words: Words, verb: Verb, begin: int, end: int, last: Range | None) -> Reading | None:
    """The attribution by a verb of the sentence `begin` to `end`; `last` is the verb before's subject."""
    reading = inverted(words, verb, begin, end)
    if reading is None:
        source, how = subject_before(words, verb.first, begin)
        if how == "question":
            return None
        if verb.infinitive:
            source, how = _controlling(words, verb, begin, last) or (source, how)
        if verb.passive:
            reading = _passive(words, verb, end, source, how)
        else:
            if source is None:
                source = last or _first_subject(words, begin, verb.first)
                how = "inherited" if source else how
            reading = _active(words, verb, begin, end, source, how)
    if reading:
        reading.features.extend(_features(words, verb, begin, end))
    return reading


def _features(words: Words, verb: Verb, begin: int, end: int) -> list[str]:
    features = [f"shape {verb.form.shape}"]
    behind = words.low[verb.after : verb.after + 2]
    if verb.form.lemma in ("express", "voice") or behind in (["in", "favor"], ["in", "favour"]):
        features.append("set phrase")
    features.extend(
        name for name in ("passive", "infinitive", "modal", "negated", "perfect") if getattr(verb, name)
    )
    features.append(f"before {words.tag[verb.first - 1] if verb.first > begin else '^'}")
    features.append(f"after {words.tag[verb.after] if verb.after < end else '.'}")
    return features


def _active(words: Words, verb: Verb, begin: int, end: int, source: Range | None, how: str) -> Reading | None:
    own = source if how in _OWN_SUBJECT else None
    bound = _bound(words, verb.first, source, how, begin)
    features = [f"subject {how}", *([bound] if bound else [])]
    cue, lemma = (verb.first, verb.after), verb.form.lemma
    quoting = as_clause(words, verb, own, begin, end)
    if quoting:
        return Reading(cue, source, [quoting], lemma, "as", features)
    found = complement(words, verb, end, bound)
    before = preposed(words, own[0] if own else verb.first, begin)
    if own and before and is_parenthetical(words, verb, found, end, before):
        content = [before]
        rest = around(words, verb, before, end) or _resumed(words, found)
        if rest is None and words.tag[before[1] - 1] == "q":
            rest = quotation_behind(words, verb.after, end)
        if rest:
            content.append(rest)
        return Reading(cue, source, content, lemma, preposed_kind(words, before), features)
    if not found or found.begin >= found.end:
        return None
    return Reading(cue, source, [(found.begin, found.end)], lemma, found.kind, features)


def _resumed(words: Words, found: Complement | None) -> Range | None:
    """What is reported behind the cue where the first part stands before it: `“...,” he said, “...”`."""
    if found is None or found.kind not in ("quote", "clause"):
        return None
    goes_on = found.kind == "quote" or words.tag[found.begin - 1] in ",:"
    return (found.begin, found.end) if goes_on else None


def _controlling(words: Words, verb: Verb, begin: int, last: Range | None) -> tuple[Range, str] | None:
    """`X is quick to say`, `X used the speech to call for`: the subject of the verb before the infinitive."""
    for index in range(verb.first - 1, max(begin, verb.first - 14), -1):
        if words.within[index] >= 0 or words.tag[index] in ";:":
            return None
        if words.tag[index] in "xmf" or (words.tag[index] == "v" and words.low[index][-1] in "ds"):
            first = index
            while first - 1 > begin and words.tag[first - 1] in "xmr":
                first -= 1
            found, how = subject_before(words, first, begin)
            if found and (how in _OWN_SUBJECT or how == "relative"):
                return found, "controlling"
            return (last, "controlling") if last else None
    return None


def _bound(words: Words, first: int, source: Range | None, how: str, begin: int) -> str:
    """Whether the verb's clause is a relative one between commas or begins with while, as, when ..."""
    own = source if how != "inherited" else None
    at = (own[0] if own else first) - 1
    if how == "relative":
        return "relative" if at > begin and words.tag[at] in ",q-" else ""
    if own is None and first == begin:
        return "subordinate"
    if at >= begin and (words.tag[at] == "s" or words.low[at] in _SUBORDINATING):
        return "subordinate"
    return ""


def _first_subject(words: Words, begin: int, stop: int) -> Range | None:
    """The subject of the sentence: the first noun phrase or pronoun that a verb follows."""
    for index in range(begin + 1, stop):
        if words.within[index] < 0 and words.tag[index] in "xmfv":
            found, how = subject_before(words, index, begin)
            if found and how != "relative":
                return found
    return None


def _passive(words: Words, verb: Verb, end: int, subject: Range | None, how: str) -> Reading | None:
    """`X was criticized by Y`, `X is expected to`, `X was asked whether`."""
    by = next((at for at in range(verb.after, min(end, verb.after + 8)) if words.low[at] == "by"), None)
    source: Range | None = None
    content = [subject] if subject else []
    if by is not None and by + 1 < end:
        stop = noun_phrase_after(words, by + 1, end)
        source = (by + 1, stop) if stop > by + 1 else None
    if verb.after < (end if by is None else by):
        content.append((verb.after, phrase_end(words, verb.after, end if by is None else by)))
    if source and source[1] < end and words.tag[source[1]] in "Tpwt":
        content.append((source[1], phrase_end(words, source[1], end)))
    content = [part for part in content if part[0] < part[1]]
    if not content:
        return None
    kind = "passive by" if source else "passive"
    return Reading((verb.first, verb.after), source, content, verb.form.lemma, kind, [f"subject {how}"])

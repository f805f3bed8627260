"""English attributions without a verb of saying: `his claim that`, `made the statement`, `is critical of`."""

from annotations.suggesting.listing import listed
from annotations.suggesting.reading import Words

from .ends import phrase_end
from .grammar import BE, POSSESSIVES
from .nouns import ADJECTIVES, LIGHT_VERBS, LINKS, PEOPLE, noun_lemma
from .phrases import noun_phrase_after, noun_phrase_before, subject_before
from .readings import Range, Reading

_LINKING = BE | listed(
    "remain remains remained seem seems seemed sound sounds sounded feel felt become became grew"
)


def nominal(words: Words, at: int, begin: int, end: int, last: Range | None) -> Reading | None:
    """The attribution that hangs on a noun or adjective of the sentence; None where there is none."""
    low = words.low[at]
    if words.within[at] >= 0 or at + 1 >= end:
        return None
    if low in ADJECTIVES:
        return _adjectival(words, at, begin, end)
    lemma = noun_lemma(low)
    if not lemma or words.low[at + 1] not in LINKS or words.within[at + 1] >= 0:
        return None
    light = _light_verb(words, at, begin)
    if light is not None:
        return _with_light_verb(words, at, light, begin, end, lemma, last)
    return _with_owner(words, at, begin, end, lemma)


def _content(words: Words, at: int, end: int) -> Range:
    """What follows the noun: behind its preposition, but with `that` and `to`."""
    first = (
        at + 1 if words.low[at + 1] in ("that", "to", "whether") and words.tag[at + 2 : at + 3] else at + 2
    )
    if words.low[at + 1] == "to" and words.tag[at + 2 : at + 3] and words.tag[at + 2] in "dEo":
        first = at + 2
    return first, phrase_end(words, first, end) if first < end else first


def _light_verb(words: Words, at: int, begin: int) -> int | None:
    """The verb of `made the statement`, a few words before the noun."""
    for index in range(at - 1, max(begin - 1, at - 6), -1):
        if words.low[index] in LIGHT_VERBS:
            return index
        if words.tag[index] not in "dnrEu" or (words.low[index] in POSSESSIVES and index != at - 1):
            return None
    return None


def _with_light_verb(
    words: Words, at: int, light: int, begin: int, end: int, lemma: str, last: Range | None
) -> Reading | None:
    first = light
    while first > begin and words.tag[first - 1] in "xmrT":
        first -= 1
    source, how = subject_before(words, first, begin)
    if source is None:
        source, how = last, "inherited"
    content = _content(words, at, end)
    if source is None or content[0] >= content[1]:
        return None
    features = [f"light subject {how}", f"link {words.low[at + 1]}"]
    if lemma == "attention":
        features.append("set phrase")
    return Reading((first, min(content[0], at + 2)), source, [content], lemma, "light verb", features)


def _with_owner(words: Words, at: int, begin: int, end: int, lemma: str) -> Reading | None:
    """`Trump's criticism of`, `his refusal to`, `a decision by X to`, `concerns that`."""
    first = at
    while first > begin and words.tag[first - 1] in "nrEu" and words.within[first - 1] < 0 and at - first < 4:
        if words.low[first - 1].endswith(("'s", "’s", "s'", "s’")):
            break
        first -= 1
    owner: Range | None = None
    before = words.low[first - 1] if first > begin else ""
    if before in POSSESSIVES:
        owner = (first - 1, first)
    elif before.endswith(("'s", "’s", "s'", "s’")):
        owner = noun_phrase_before(words, first, begin)
    elif before in ("'", "’") and first - 1 > begin:
        owner = noun_phrase_before(words, first - 1, begin)
    link = words.low[at + 1]
    content = _content(words, at, end)
    kind = "owned" if owner else "unowned"
    if link in ("by", "from", "among") and owner is None:
        stop = noun_phrase_after(words, at + 2, end)
        if stop == at + 2 or stop >= end or words.tag[stop] not in "Ttpw":
            return None
        owner = (at + 2, stop)
        kind = "owner behind"
        begin_content = stop if words.tag[stop] in "Ttw" else stop + 1
        content = (
            (begin_content, phrase_end(words, begin_content, end)) if begin_content < end else (end, end)
        )
    if content[0] >= content[1]:
        return None
    if lemma in PEOPLE:
        kind = f"person {kind}"
    return Reading((first, min(content[0], at + 2)), owner, [content], lemma, kind, [f"link {link}"])


def _adjectival(words: Words, at: int, begin: int, end: int) -> Reading | None:
    link = words.low[at + 1]
    first = at
    while first > begin and words.tag[first - 1] == "r":
        first -= 1
    if first == begin or (
        words.low[first - 1] not in _LINKING
        and not words.low[first - 1].endswith(("'s", "’s", "'re", "’re", "'m", "’m"))
    ):
        return None
    verb = first - 1
    while verb > begin and words.tag[verb - 1] in "xmr":
        verb -= 1
    source, how = subject_before(words, verb, begin)
    if source is None:
        return None
    if link in LINKS or words.tag[at + 1] in "tTw":
        content = _content(words, at, end)
        if words.tag[at + 1] == "w":
            content = (at + 1, phrase_end(words, at + 1, end))
    elif words.tag[at + 1] in "oEd":
        content = (at + 1, phrase_end(words, at + 1, end))
    else:
        return None
    if content[0] >= content[1]:
        return None
    cue = (verb, min(content[0], at + 2))
    features = [f"adjective subject {how}", f"link {link}"]
    return Reading(cue, source, [content], words.low[at], "adjective", features)

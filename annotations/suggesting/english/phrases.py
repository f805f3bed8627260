"""English noun phrases, and the subject before a verb."""

from annotations.suggesting.listing import listed
from annotations.suggesting.reading import Words

from .forms import FORMS
from .grammar import OBJECTS, TIMES
from .nouns import ALSO_VERBS
from .readings import Range

_JOINING = listed("of among for in at from with on to behind")
_RELATIVES = ("who", "which", "that")
_FARTHEST = 40


def subject_before(words: Words, first: int, begin: int) -> tuple[Range | None, str]:
    """The subject that ends right before word `first`, and how it was found."""
    first = _before_time(words, first, begin)
    at = first - 1
    if at < begin:
        return None, "none"
    tag = words.tag[at]
    if tag == "o" and words.low[at] not in OBJECTS:
        return (at, first), "pronoun"
    if tag in "wt":
        return ((at, first), "relative") if words.low[at] in _RELATIVES else (None, "question")
    if tag == "q" and at - 1 > begin and words.tag[at - 1] == ",":
        return _behind_apposition(words, at - 1, begin)
    if tag in ",-)" and words.within[at] < 0:
        return _behind_apposition(words, at, begin)
    if tag in "nEuvfd":
        noun = noun_phrase_before(words, first, begin)
        return (noun, "noun") if noun else (None, "none")
    return None, "joined" if tag == "c" else "none"


def _before_time(words: Words, first: int, begin: int) -> int:
    """`X on Tuesday said`, `X later Thursday told`: the subject ends before the day."""
    at = first
    while at - 1 > begin and words.low[at - 1] in TIMES and words.tag[at - 1] != "m":
        at -= 1
    if at == first:
        return first
    if words.tag[at - 1] == "p" and words.low[at - 1] in ("on", "in", "at"):
        at -= 1
    return at if at > begin and words.tag[at - 1] in "nEqov)" else first


def _behind_apposition(words: Words, comma: int, begin: int) -> tuple[Range | None, str]:
    """`X, a senator from Ohio, said`: the noun phrase before the comma that opens the apposition."""
    opener = "(" if words.tag[comma] == ")" else words.tag[comma]
    for at in range(comma - 1, max(begin, comma - _FARTHEST), -1):
        if words.tag[at] != opener or words.within[at] >= 0:
            continue
        short = comma - at <= 3 and words.tag[at + 1 : comma] != ["E", "E"]
        opens = words.tag[at + 1] in "dwnuErp" and words.tag[at - 1] in "nEuq)"
        noun = noun_phrase_before(words, at, begin) if opens and (not short or opener == "(") else None
        if noun:
            return (noun[0], comma + 1), "apposition"
        if not short:
            break
    return None, "comma"


def noun_phrase_before(words: Words, stop: int, begin: int) -> Range | None:
    """The noun phrase that ends at word `stop` (exclusive): its modifiers and `of` phrases with it."""
    at = stop
    head = False
    while at > begin and words.within[at - 1] < 0:
        tag = words.tag[at - 1]
        if tag in "nEu" or (tag == "v" and _may_be_noun(words, at - 1, begin)):
            head = True
        elif tag == "d":
            head = True
            if not _goes_on_before(words, at - 1, begin):
                at -= 1
                break
        elif not head or not _joins(words, at - 1, begin):
            break
        at -= 1
    while at < stop and words.tag[at] in "pcr":
        at += 1
    return (at, stop) if head and at < stop else None


def _goes_on_before(words: Words, determiner: int, begin: int) -> bool:
    """Whether a determiner has more of its phrase before it: `all the ministers`, `head of the party`."""
    if determiner - 1 < begin:
        return False
    tag = words.tag[determiner - 1]
    return tag == "d" or (tag == "p" and words.low[determiner - 1] in _JOINING)


def _joins(words: Words, at: int, begin: int) -> bool:
    """Whether a preposition, `and`, an adverb or a participle holds a noun phrase together here."""
    if at <= begin:
        return False
    tag, low, before = words.tag[at], words.low[at], words.tag[at - 1]
    if tag == "p":
        if low == "by":
            return before in "vn" and words.low[at - 1].endswith("ed")
        return before in "nEvud" and low in _JOINING
    if tag == "c":
        return before in "nE" and low != "but"
    if tag == "v":
        return low.endswith("ed") and before in "nE" and words.tag[at + 1] == "p"
    return tag == "r" and before == "d"


def _may_be_noun(words: Words, at: int, begin: int) -> bool:
    if words.word(at)[0].isupper():
        return True
    if at == begin:
        return False
    low = words.low[at]
    participle = low.endswith("ed") and words.tag[at - 1] in "nE" and low in _OF_TEXTS
    return participle or (
        words.tag[at - 1] in "dnEp" and any(form.lemma in ALSO_VERBS for form in FORMS.get(low, ()))
    )


_OF_TEXTS = listed("filed released published posted issued obtained conducted")


def noun_phrase_after(words: Words, begin: int, end: int) -> int:
    """Where the noun phrase that begins at word `begin` ends; `begin` itself where there is none."""
    at = begin
    head = False
    while at < end and words.within[at] < 0:
        tag = words.tag[at]
        if tag == "o" and words.low[at] != "one":
            return at + 1 if at == begin else at
        if tag in "nE":
            head = True
        elif not (tag in "du" or words.low[at] in ("'", "’") or _continues(words, at, end, head)):
            break
        at += 1
    return at


def _continues(words: Words, at: int, end: int, head: bool) -> bool:
    tag, low = words.tag[at], words.low[at]
    if tag == "v":
        if not head or words.word(at)[0].isupper():
            return True
        return any(form.shape == "b" and form.lemma in ALSO_VERBS for form in FORMS.get(low, ()))
    if at + 1 >= end or not head:
        return False
    return (tag == "p" and low in ("of", "for")) or (low == "and" and words.tag[at + 1] in "Ed")

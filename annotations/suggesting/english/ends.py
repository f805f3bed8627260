"""Where English content ends: reported clauses, objects and infinitives, quotations."""

from annotations.suggesting.listing import listed
from annotations.suggesting.reading import Words

from .clauses import verb_at
from .forms import FORMS
from .grammar import TIMES
from .verbs import CLASSES

OCCASIONS = listed(
    "statement interview speech letter email e-mail tweet column post rally conference appearance news "
    "call op-ed message memo release briefing phone telephone twitter facebook television radio show "
    "program video debate testimony report article book essay address remarks floor night podcast filing "
    "hearing"
)
_CONTRASTING = listed("while although though whereas")
_AFTER_COMMA = _CONTRASTING | listed("but after before when as because")
_CIRCUMSTANCES = listed("when while after before because although though during if unless until since")
_SAYING_AGAIN = listed(
    "said says added adds noted notes told tells suggested suggesting saying adding argued warned"
)
_OCCASIONAL = listed("in on at during after before since while as")
_ATTRIBUTING = CLASSES["saying"] | CLASSES["stance"]


def clause_end(words: Words, begin: int, stop: int) -> int:
    """Where a reported clause ends that begins at word `begin`: at the latest at word `stop`."""
    for at in range(begin, stop):
        if words.within[at] < 0:
            tag = words.tag[at]
            if tag == ";" or (tag == "," and _clause_breaks(words, at + 1, stop)):
                return at
            if tag == "c" and _says_anew(words, at + 1, stop):
                return at
    return _without_stop(words, begin, stop)


def _clause_breaks(words: Words, at: int, stop: int) -> bool:
    """Whether the words behind a comma belong to the reporter again."""
    if at >= stop:
        return False
    low, tag = words.low[at], words.tag[at]
    if low == "according" or low in _CONTRASTING:
        return True
    if tag == "v" and low.endswith("ing"):
        return any(form.lemma in CLASSES["saying"] for form in FORMS.get(low, ()))
    if tag == "c":
        return low == "but" or _attributes_anew(words, at + 1, stop)
    if low in ("in", "during", "at", "on"):
        return not OCCASIONS.isdisjoint(words.low[at + 1 : min(stop, at + 5)])
    return False


def _says_anew(words: Words, at: int, stop: int) -> bool:
    """`(he would come) but said ...`: a verb that can only be the reporter's again."""
    if at + 1 >= stop or words.within[at] >= 0:
        return False
    return words.low[at] in _SAYING_AGAIN or (
        words.low[at] in ("also", "then") and words.low[at + 1] in _SAYING_AGAIN
    )


def _acts_anew(words: Words, at: int) -> bool:
    """`(endorsed him) and donated`: behind an object a finite verb is the subject's again."""
    low, tag = words.low[at], words.tag[at]
    return words.within[at] < 0 and (tag in "fxm" or low == "not" or (tag == "n" and low.endswith("ed")))


def _attributes_anew(words: Words, at: int, stop: int) -> bool:
    """Whether `(and) called ...`, `(but) did note ...`, `(and) he said ...` begins here."""
    for index in range(at, min(stop, at + 5)):
        tag = words.tag[index]
        if index == at and words.low[index] in ("did", "does", "has", "have", "had"):
            return True
        if tag == "v" and words.within[index] < 0:
            found = verb_at(words, index, at, stop)
            return bool(found and found.form.shape in "sdg" and found.form.lemma in _ATTRIBUTING)
        if tag in ",.;tw":
            return False
    return False


def phrase_end(words: Words, begin: int, stop: int) -> int:
    """Where an object, an infinitive or a prepositional phrase ends that is what a verb reports."""
    for at in range(begin + 1, stop):
        if words.within[at] < 0 and _phrase_ends(words, at, stop):
            return at
    return _without_stop(words, begin, stop)


def object_end(words: Words, begin: int, stop: int) -> int:
    """Where an object ends: as a phrase does, and before what says when, where or how it was said."""
    end = phrase_end(words, begin, stop)
    return next((at for at in range(begin + 1, end) if _is_circumstance(words, at, end)), end)


def _phrase_ends(words: Words, at: int, stop: int) -> bool:
    tag, low = words.tag[at], words.low[at]
    if tag in ";:-" or low in _CIRCUMSTANCES or (low == "as" and words.tag[at + 1 : at + 2] == ["o"]):
        return True
    if words.tag[at - 1] == "q" and (_ends_behind_quotation(words, at) or tag == "c"):
        return True
    if tag == ",":
        return _phrase_breaks(words, at + 1, stop)
    if tag != "c" or at + 1 >= stop:
        return False
    return _acts_anew(words, at + 1) or _attributes_anew(words, at + 1, min(stop, at + 4))


def _is_circumstance(words: Words, at: int, stop: int) -> bool:
    """Whether words behind an object say when, where or how it was said: `on Sunday`, `in an interview`."""
    if words.within[at] >= 0:
        return False
    if words.low[at] == "by":
        return words.low[at + 1 : at + 2] != [] and words.low[at + 1].endswith("ing")
    if words.low[at] not in _OCCASIONAL and (words.low[at] not in TIMES or words.tag[at - 1] in "dp"):
        return False
    behind = words.low[at : min(stop, at + 5)]
    if any(low.endswith(("'s", "’s")) for low in behind):
        return False
    return any(low in TIMES or low in OCCASIONS for low in behind)


def _ends_behind_quotation(words: Words, at: int) -> bool:
    """Whether words behind a quotation are about its saying: `“...” on his show`, `“...,” adding`."""
    if words.low[at] in _OCCASIONAL:
        return True
    return words.tag[at - 2] == "," and words.low[at].endswith("ing")


def _phrase_breaks(words: Words, at: int, stop: int) -> bool:
    if at >= stop:
        return False
    low, tag = words.low[at], words.tag[at]
    if low == "according" or low in _AFTER_COMMA or tag == "o":
        return True
    if low.endswith("ing"):
        return low != "including"
    if tag == "c":
        follows = words.tag[at + 1] if at + 1 < stop else "."
        return follows in "ovfxm" or low == "but" or is_clause(words, at + 1, stop)
    return False


def quote_end(words: Words, at: int, stop: int) -> int:
    """Where quoted content ends: behind the quotation, or with the clause that a short one stands in."""
    end = at
    while end < stop and words.within[end] == words.within[at]:
        end += 1
    if end < stop and words.tag[end] == "c" and words.tag[end + 1 : end + 2] == ["Q"] and end + 1 < stop:
        return quote_end(words, end + 1, stop)
    if end >= stop or words.tag[end] in ".,;:-cp":
        return end
    return phrase_end(words, end, stop)


def is_clause(words: Words, at: int, stop: int) -> bool:
    """Whether a clause of its own begins here: a subject with a finite verb behind it."""
    if words.tag[at] == "o" and words.low[at] not in _OBJECT_FORMS:
        return True
    if words.tag[at] == "f" and at + 1 < stop:
        return True
    seen = False
    for index in range(at, min(stop, at + 30)):
        tag = words.tag[index]
        if seen and tag in "xmfv" and words.tag[index - 1] == "c":
            return False
        if seen and (tag in "xmf" or (tag == "n" and words.low[index].endswith("ed"))):
            return True
        if seen and tag == "v" and verb_at(words, index, at, stop):
            return True
        if tag in "nEuvod":
            seen = True
        elif tag in ".;T":
            return False
    return False


_OBJECT_FORMS = listed("him her them me us himself herself themselves itself")


def _without_stop(words: Words, begin: int, stop: int) -> int:
    while stop > begin and words.tag[stop - 1] == ".":
        stop -= 1
    return stop

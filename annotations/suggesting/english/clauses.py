"""English verb groups: which verb attributes, and what its auxiliaries say of it."""

from dataclasses import dataclass, replace

from annotations.suggesting.reading import Words

from .forms import FORMS
from .grammar import BE
from .nouns import ALSO_VERBS
from .phrases import subject_before
from .verbs import Form


@dataclass(slots=True)
class Verb:
    """An attributing verb: its group is `first` up to `after`, its main word stands at `at`."""

    at: int
    first: int
    after: int
    form: Form
    passive: bool = False
    infinitive: bool = False
    modal: bool = False
    negated: bool = False
    perfect: bool = False


def verb_at(words: Words, at: int, begin: int, end: int) -> Verb | None:
    """The attributing verb at a word of the sentence `begin` to `end`, or None where it is a noun or name."""
    forms = FORMS.get(words.low[at])
    if not forms or words.within[at] >= 0:
        return None
    group = _group(words, at, begin)
    for form in forms:
        if _fits(words, at, begin, end, form, group):
            return group_of(at, form, group, words)
    return None


def _group(words: Words, at: int, begin: int) -> int:
    """Where the auxiliaries and adverbs before a verb begin."""
    first = at
    while first > begin and words.within[first - 1] < 0:
        tag = words.tag[first - 1]
        if tag in "xmr" or tag == "T":
            first -= 1
        elif words.low[first - 2 : first] in (["went", "on"], ["goes", "on"]) and words.tag[first] == "T":
            return first - 2
        else:
            break
    return first


def group_of(at: int, form: Form, first: int, words: Words) -> Verb:
    """A verb with what its auxiliaries say of it."""
    verb = Verb(at, first, at + 1, form)
    if words.low[first] in ("went", "goes", "go") and first < at:
        return replace(verb, form=Form(form.lemma, "d" if words.low[first] == "went" else "s"))
    for index in range(first, at):
        low = words.low[index]
        tag = words.tag[index]
        verb.modal |= tag == "m"
        verb.infinitive |= tag == "T"
        verb.negated |= low in ("not", "never") or low.endswith(("n't", "n’t"))
        if low in BE and form.shape in "dn":
            verb.passive = True
        if tag == "x" and low not in BE:
            verb.perfect = True
    return verb


def _fits(words: Words, at: int, begin: int, end: int, form: Form, first: int) -> bool:
    before = words.tag[at - 1] if at > begin else "."
    low_before = words.low[at - 1] if at > begin else "."
    after = words.tag[at + 1] if at + 1 < end else "."
    helped = first < at and any(words.tag[index] in "xmT" for index in range(first, at))
    if form.shape == "g":
        return before != "d" and not (before == "n" and after == "n")
    if form.shape == "n":
        return helped
    if form.shape == "b":
        return _base_fits(words, at, first, begin, helped)
    if before in "dp" or (low_before.endswith(("'s", "’s")) and before != "o"):
        return form.lemma == "say" and before != "p"
    if form.shape == "s":
        return after not in "xmf" and before != "u" and not helped and at > begin
    return not (after == "n" and before == "n" and not helped and form.lemma in ("propose", "allege"))


def _base_fits(words: Words, at: int, first: int, begin: int, helped: bool) -> bool:
    if helped:
        return not any(words.low[index] in BE for index in range(first, at))
    if first == begin or words.within[first - 1] >= 0:
        return False
    low, tag = words.low[first - 1], words.tag[first - 1]
    if tag == "," and at + 1 < len(words.tag) and words.tag[at + 1] == "t":
        return subject_before(words, first, begin)[0] is not None
    if tag == "o":
        return low in ("they", "we", "i", "you")
    if tag == "w":
        return low == "who"
    if words.low[at] not in ALSO_VERBS and tag in "nEu)q" and not low.endswith(("'s", "’s")):
        return True
    plural = low.endswith("s") and not low.endswith(("ss", "'s", "’s", "us", "is"))
    return tag in "nE" and (plural or low in ("people", "many", "some", "most", "men", "women", "critics"))

"""English clauses: which verb attributes, who is its subject, and where what it reports begins and ends."""

from dataclasses import dataclass, replace

from annotations.suggesting.listing import listed
from annotations.suggesting.reading import Words

from .forms import FORMS
from .grammar import BE, OBJECTS, TIMES
from .readings import Range
from .verbs import Form

_NOMINAL = frozenset("nEuvf")
# Verbs whose base form is as often a noun: after a noun they attribute only where it is a plural.
_ALSO_NOUNS = listed(
    "answer attack back bid blame blast block boost call campaign challenge charge claim comment cost "
    "credit cry damn debate demand desire doubt dream estimate fault favor favour fear feature fight flag "
    "focus forecast frame guess guarantee hail hate highlight hint honor hope issue joke judge knock "
    "label lie lobby look love mention mind mock need note object offer order pan pitch plan play plug "
    "plot poll post praise present press project promise protest prize push question quiz quote rally "
    "rank rate read reason rebuke record reference regret release remark reply report request resolve "
    "respect result review right root ruling shame share shout show side sign signal single slam slight "
    "smear sound speculate sponsor stand state stress support surprise sway swear talk target taunt tease "
    "term test thank think title trash treat trust tweet urge view voice vote vow wish wonder word worry "
    "will like deem cite exclaim people address approach argument"
) - listed("think swear cite deem exclaim")


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
        elif words.low[first - 1] in ("went", "goes", "go") and words.low[first] == "on":
            return first - 1
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
        return _behind_apposition(words, first - 1, begin)[0] is not None
    if tag == "o":
        return low in ("they", "we", "i", "you")
    if tag == "w":
        return low == "who"
    if words.low[at] not in _ALSO_NOUNS and tag in "nEu)q" and not low.endswith(("'s", "’s")):
        return True
    plural = low.endswith("s") and not low.endswith(("ss", "'s", "’s", "us", "is"))
    return tag in "nE" and (plural or low in ("people", "many", "some", "most", "men", "women", "critics"))


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
        return ((at, first), "relative") if words.low[at] in ("who", "which", "that") else (None, "question")
    if tag == "q" and at - 1 > begin and words.tag[at - 1] == ",":
        return _behind_apposition(words, at - 1, begin)
    if tag in ",-)" and words.within[at] < 0:
        return _behind_apposition(words, at, begin)
    if tag in _NOMINAL or tag == "d":
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
    return at if at > begin and words.tag[at - 1] in "nEqo)" else first


def _behind_apposition(words: Words, comma: int, begin: int) -> tuple[Range | None, str]:
    """`X, a senator from Ohio, said`: the noun phrase before the comma that opens the apposition."""
    opener = "(" if words.tag[comma] == ")" else words.tag[comma]
    at = comma - 1
    passed = 0
    while at > begin and passed < 40:
        if words.tag[at] == opener and words.within[at] < 0:
            follows = words.tag[at + 1]
            short = comma - at <= 3
            if follows in "dwnuErp" and words.tag[at - 1] in "nEuq)" and (not short or opener == "("):
                noun = noun_phrase_before(words, at, begin)
                if noun:
                    return (noun[0], comma + 1), "apposition"
            if not short:
                break
        at -= 1
        passed += 1
    return None, "comma"


_JOINING = listed("of among for in at from with on to behind")


def noun_phrase_before(words: Words, stop: int, begin: int) -> Range | None:
    """The noun phrase that ends at word `stop` (exclusive): its modifiers and `of` phrases with it."""
    at = stop
    head = False
    while at > begin and words.within[at - 1] < 0:
        tag = words.tag[at - 1]
        if tag in "nEu" or (tag == "v" and _may_be_noun(words, at - 1, begin)):
            head = True
        elif tag == "d":
            before = words.tag[at - 2] if at - 2 >= begin else "."
            if before not in "dp" or (words.low[at - 2] not in _JOINING and before == "p"):
                at -= 1
                head = True
                break
        elif tag == "p" and head and at - 1 > begin and words.tag[at - 2] in "nEvud":
            if words.low[at - 1] not in _JOINING:
                break
        elif (
            tag == "c"
            and head
            and at - 1 > begin
            and words.tag[at - 2] in "nE"
            and words.low[at - 1] != "but"
        ) or (tag == "r" and head and at - 1 > begin and words.tag[at - 2] == "d"):
            pass
        else:
            break
        at -= 1
    while at < stop and words.tag[at] in "pcr":
        at += 1
    return (at, stop) if head and at < stop else None


def _may_be_noun(words: Words, at: int, begin: int) -> bool:
    if words.word(at)[0].isupper():
        return True
    if at == begin:
        return False
    return words.tag[at - 1] in "dnEp" and any(form.lemma in _ALSO_NOUNS for form in FORMS[words.low[at]])


def noun_phrase_after(words: Words, begin: int, end: int) -> int:
    """Where the noun phrase that begins at word `begin` ends; `begin` itself where there is none."""
    at = begin
    head = False
    while at < end and words.within[at] < 0:
        tag = words.tag[at]
        if tag in "nE":
            head = True
        elif tag == "o":
            return at + 1 if at == begin else at
        elif (
            tag in "du"
            or (tag == "v" and words.word(at)[0].isupper())
            or (tag == "v" and not head)
            or (tag == "p" and head and words.low[at] in ("of", "for") and at + 1 < end)
            or (tag == "c" and head and at + 1 < end and words.tag[at + 1] in "Ed" and words.low[at] == "and")
            or words.low[at] in ("'", "’")
        ):
            pass
        else:
            break
        at += 1
    return at if head or at > begin else begin

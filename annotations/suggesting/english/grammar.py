"""The closed classes of English: the words that hold a sentence together.

Tags: d determiner, o pronoun, w relative or question word, t that, T to, p preposition, c and/or/but,
s other conjunction, x form of be/have/do, m modal, r adverb or negation, v verb that may attribute, f other
finite verb, E capitalised word, u number, n any other word; punctuation stands for itself, Q and q are a
quotation's marks.
"""

from annotations.suggesting.listing import listed

from .forms import FORMS

PRONOUNS = listed("he she they i we it you nobody everyone everybody someone somebody anyone one")
OBJECTS = listed("him her them me us himself herself themselves itself myself ourselves")
POSSESSIVES = listed("his her their its my our your whose")
DETERMINERS = POSSESSIVES | listed(
    "the a an this these those each every some any no another both either neither such all most many few "
    "several much other certain"
)
PREPOSITIONS = listed(
    "of in on at for from with by about against over under after before during since until between among "
    "through into onto upon toward towards without within across behind beyond despite amid per via like "
    "as than near outside inside along around including concerning regarding except besides unlike"
)
CONJUNCTIONS = listed("and or but nor yet")
SUBORDINATORS = listed(
    "because if when while although though whereas unless whether once so lest whenever wherever"
)
QUESTION_WORDS = listed("who whom which what why how where whoever whatever")
BE = listed("is are was were be been being am isn't aren't wasn't weren't 's 're 'm")
HAVE = listed("has have had having hasn't haven't hadn't 've")
DO = listed("do does did don't doesn't didn't done")
MODALS = listed(
    "will would can could may might shall should must won't wouldn't can't cannot couldn't shouldn't "
    "mightn't 'll 'd"
)
ADVERBS = listed(
    "not never also still now then just only even ever already always again often soon later once twice "
    "instead too however therefore thus almost perhaps maybe further further first long well yet rather "
    "quite very so far more most less least here there today yesterday tomorrow sometimes meanwhile "
    "nevertheless nonetheless indeed else earlier n't out up back"
)
TIMES = listed(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september october november december today yesterday tomorrow tonight week month year morning "
    "afternoon evening night weekend last earlier later recently ago day hours hour minutes"
)
FINITE = listed(
    "went came took made got gave became began ran won lost met left led held kept brought spent stood "
    "sat fell rose grew drew drove ate broke built bought caught chose cut dealt did fought flew hung hit "
    "laid let lay lit paid put rode sang sank sent set shot shut slept sold spread stole struck swept "
    "taught threw wore includes included remains remained comes goes takes makes gets gives becomes "
    "begins runs wins loses meets leaves leads holds keeps brings means follows followed happened lives "
    "lived works worked played plays started ended arrived died served serves joined received opened "
    "closed passed moved turned helped needs has had"
)


def _tags() -> dict[str, str]:
    tags = dict.fromkeys(FORMS, "v")
    for tag, words in (
        ("f", FINITE - FORMS.keys()),
        ("p", PREPOSITIONS),
        ("r", ADVERBS - {"there"}),
        ("d", DETERMINERS),
        ("s", SUBORDINATORS),
        ("c", CONJUNCTIONS),
        ("w", QUESTION_WORDS),
        ("x", BE | HAVE | DO),
        ("m", MODALS),
        ("o", {"there"} | PRONOUNS | OBJECTS - {"her"}),
    ):
        tags.update(dict.fromkeys(words, tag))
    tags.update({"that": "t", "to": "T", "according": "v", "said": "v", "like": "p"})
    return {word.replace("'", mark): tag for word, tag in tags.items() for mark in "'’"}


TAGS = _tags()
CONTRACTED = listed(
    "it's he's she's that's there's who's what's here's let's where's how's i'm we're they're you're"
)

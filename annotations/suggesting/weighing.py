"""How sure a candidate is: the sum of what speaks for and against it, as a probability."""

import math

from .english.weights import BASE
from .english.weights import WEIGHTS as BY_GROUP
from .shapes import Candidate


def _table() -> dict[str, float]:
    table: dict[str, float] = {}
    for group, entries in BY_GROUP.items():
        parts = entries.split()
        for rest, weight in zip(parts[::2], parts[1::2], strict=True):
            feature = group if rest == "*" else f"{group} {rest.replace('_', ' ')}"
            table[feature] = float(weight)
    return table


# Set phrases of wire copy are too rare in any corpus to measure, and too plain to be doubted.
_PLAIN = {
    "set phrase": 1.0,
    "kind statement made": 2.5,
    "kind in words": 2.5,
    "kind quoted as saying": 2.5,
    "kind quoted abroad": 2.5,
    "kind dialogue said": 2.5,
    "kind reported abroad": 1.5,
    "kind quoted alone": 0.8,
    "kind dialogue": 0.8,
    "kind quoted nowhere": 0.0,
}
WEIGHTS = _table() | _PLAIN


def confidence(features: list[str]) -> float:
    """The share of candidates with such features that people coded too, between 0 and 1.

    Logistic: each feature moves the odds by its own factor, whatever the others are, so a reason can name the
    features that weighed most.
    """
    return 1 / (1 + math.exp(-BASE - sum(WEIGHTS.get(feature, 0.0) for feature in features)))


_CONSTRUCTIONS = {
    "that": "and what follows in a clause with “that”",
    "clause": "and the clause that follows",
    "quote": "and the quotation that follows",
    "colon": "and what follows the colon",
    "question": "and the question that follows",
    "object": "and its object",
    "infinitive": "and what is to be done",
    "preposition": "and what it is about",
    "preposed": "behind the words it reports",
    "preposed quote": "behind the quotation",
    "according to": "and the sentence it belongs to",
    "as": "and the sentence that it comments on",
    "label": "a name before a colon",
}


def reason(candidate: Candidate, text: str) -> str:
    """Why this is taken for an attribution, in words."""
    cue = " ".join(text[candidate.cue[0] : candidate.cue[1]].split())
    construction = _CONSTRUCTIONS.get(candidate.kind, "and the words that depend on it")
    continued = ", continued by quotations without a cue" if candidate.continues else ""
    return f"“{cue}” {construction}{continued}"

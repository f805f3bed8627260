"""Inflection: from a surface form to the attributing verb behind it."""

from annotations.suggesting.listing import listed

from .verbs import CLASSES, IRREGULAR, PREPOSITIONS, Form

_VOWELS = "aeiou"


def _third_person(lemma: str) -> str:
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"


def _past(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ied"
    return lemma + "ed"


def _ing(lemma: str, past: str) -> str:
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "ye", "oe")):
        return lemma[:-1] + "ing"
    doubled = lemma + lemma[-1]
    doubles = past == doubled + "ed" or lemma in _DOUBLING
    return (doubled if doubles else lemma) + "ing"


_DOUBLING = listed("beg forget begin put set get hit run win rip pin pan plan plot ban let cut")


def _irregulars() -> dict[str, tuple[str, str]]:
    """Lemma to its past and its participle."""
    words = IRREGULAR.replace("|", " ").split()
    return {
        lemma: (past, done) for lemma, past, done in zip(words[::3], words[1::3], words[2::3], strict=True)
    }


def _forms() -> dict[str, tuple[Form, ...]]:
    irregular = _irregulars()
    found: dict[str, list[Form]] = {}
    for lemma in sorted(frozenset().union(*CLASSES.values(), PREPOSITIONS, irregular)):
        past, done = irregular.get(lemma, (_past(lemma), _past(lemma)))
        shapes = [(lemma, "b"), (_third_person(lemma), "s"), (past, "d"), (_ing(lemma, past), "g")]
        if done != past:
            shapes.append((done, "n"))
        for surface, shape in shapes:
            found.setdefault(surface, []).append(Form(lemma, shape))
    return {surface: tuple(forms) for surface, forms in found.items()}


FORMS = _forms()

"""Candidates in an English paragraph: everything that may attribute, with its source and its content."""

from annotations.suggesting.reading import Words
from annotations.suggesting.shapes import Candidate

from .clauses import verb_at
from .formulas import formula
from .nominal import nominal
from .positions import according, speaker_colon
from .readings import Range, Reading
from .verbal import verbal
from .verbs import CLASSES

_CLASSES_OF: dict[str, str] = {}
for _name, _lemmas in CLASSES.items():
    for _lemma in _lemmas:
        _CLASSES_OF[_lemma] = f"{_CLASSES_OF[_lemma]}/{_name}" if _lemma in _CLASSES_OF else _name
_LENGTHS = (1, 2, 4, 8, 16, 32)


def candidates(words: Words) -> list[list[Candidate]]:
    """All readings of all cues, a list for each sentence of the paragraph, in the order of the text."""
    return [
        [
            _in_code_points(words, reading)
            for reading in _in_sentence(words, number)
            if any(first < last for first, last in reading.content)
        ]
        for number in range(len(words.sentences))
    ]


def _in_sentence(words: Words, number: int) -> list[Reading]:
    begin, end = words.sentences[number]
    titled = speaker_colon(words, begin, end)
    found: list[Reading] = [titled] if titled else []
    subject: Range | None = None
    for at in range(begin, end):
        if words.within[at] >= 0:
            continue
        reading = formula(words, at, number)
        if reading is None and words.low[at] == "according":
            reading = according(words, at, begin, end)
        elif reading is None and words.tag[at] == "v":
            verb = verb_at(words, at, begin, end)
            if verb:
                reading = verbal(words, verb, begin, end, subject)
                if reading and verb.form.shape != "g" and "relative" not in reading.features:
                    subject = reading.source or subject
            else:
                reading = nominal(words, at, begin, end, subject)
        elif reading is None and words.tag[at] == "n":
            reading = nominal(words, at, begin, end, subject)
        if reading:
            found.append(reading)
    return found


def _in_code_points(words: Words, reading: Reading) -> Candidate:
    return Candidate(
        cue=words.span(*reading.cue),
        source=words.span(*reading.source) if reading.source else None,
        content=[words.span(first, last) for first, last in reading.content if first < last],
        kind=reading.kind,
        features=[*reading.features, *_described(words, reading)],
    )


def _described(words: Words, reading: Reading) -> list[str]:
    """The features that every reading has."""
    classes = _CLASSES_OF.get(reading.lemma, "other")
    return [
        f"kind {reading.kind}",
        f"lemma {reading.lemma}",
        f"class {classes}",
        f"{classes} {reading.kind}",
        f"source {_form(words, reading.source)}",
        f"length {_length(reading)}",
    ]


def _form(words: Words, source: Range | None) -> str:
    if source is None:
        return "none"
    first, last = source
    if last - first == 1 and words.tag[first] in "owt":
        return words.low[first]
    return "name" if "E" in words.tag[first:last] else "noun"


def _length(reading: Reading) -> str:
    count = sum(last - first for first, last in reading.content)
    return next((str(limit) for limit in _LENGTHS if count <= limit), "more")

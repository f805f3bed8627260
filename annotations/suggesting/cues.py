"""Where a text has words of attribution: verbs of saying, `according to`, `in his words`."""

from typing import NamedTuple

from .attributing import candidates_of
from .shapes import SHOWN_FROM
from .weighing import confidence


class Cue(NamedTuple):
    """The words of attribution: code points of the text, end exclusive; `confidence` is their reading's."""

    start: int
    end: int
    confidence: float


def cues(text: str, start: int = 0, end: int | None = None, *, surer_than: float = SHOWN_FROM) -> list[Cue]:
    """The words of attribution in `text[start:end]` whose reading is surer than a confidence, in order.

    Nothing inside quotation marks counts; cues inside the content of another attribution do.
    """
    stretch = text[start:end]
    _, found = candidates_of(stretch)
    best: dict[tuple[int, int], float] = {}
    for candidate in (candidate for paragraph in found for sentence in paragraph for candidate in sentence):
        sure = confidence(candidate.features)
        if sure >= surer_than:
            best[candidate.cue] = max(sure, best.get(candidate.cue, 0.0))
    return [Cue(start + first, start + last, sure) for (first, last), sure in sorted(best.items())]

"""A candidate while its paragraph is read."""

from dataclasses import dataclass, field

Range = tuple[int, int]


@dataclass(slots=True)
class Reading:
    """A cue with its source and content: word numbers of the paragraph, end exclusive.

    `kind` names the construction; `features` are what else speaks for or against it.
    """

    cue: Range
    source: Range | None
    content: list[Range]
    lemma: str
    kind: str
    features: list[str] = field(default_factory=list)

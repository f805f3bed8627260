"""What belongs to words that were just marked: the quotation around them, its cue and its source mention."""

from dataclasses import dataclass, replace
from itertools import pairwise

from annotations.models import Span, Speaker
from annotations.services.register_memory import register_now
from annotations.suggesting.attributing import attributions
from annotations.suggesting.shapes import Attribution
from articles.models import ArticleVersion
from articles.text.quotations import quotations
from articles.text.segments import Segment

from .cards import ClaimCard

Place = tuple[int, int]
"""Code points of the text, end exclusive."""

LONGEST_READ = 10_000
"""Code points that are read whole while somebody waits for a claim to be saved."""


@dataclass(frozen=True)
class Proposal:
    """Words proposed for a claim by role, who says them if that is known, and why in words."""

    text: str
    spans: dict[str, list[Place]]
    reason: str
    speaker: Speaker | None = None

    @property
    def places(self) -> str:
        """As cards have them: "content:120-180 cue:181-190"."""
        found = [(start, end, role) for role, places in self.spans.items() for start, end in places]
        return " ".join(f"{role}:{start}-{end}" for start, end, role in sorted(found))

    @property
    def words(self) -> list[tuple[str, str]]:
        """The name of each role that has words, and the words."""
        return [
            (Span.Role(role).label, " […] ".join(self.text[start:end] for start, end in places))
            for role, places in self.spans.items()
            if places
        ]


def proposal_for(card: ClaimCard, version: ArticleVersion) -> Proposal | None:
    """What could be taken into a claim that has only its content; None where nothing is to be added.

    The engine reads the paragraph around the words; where it finds nobody who says them, there is still the
    quotation that they stand in.
    """
    if len(card.content) != 1 or card.cue or card.source:
        return None
    marked = (card.content[0].start, card.content[0].end)
    paragraph = paragraph_around(version.text, marked)
    proposal = _said_there(version, marked, paragraph) or _quoted_there(version.text, marked, paragraph)
    return proposal if proposal and proposal.places != card.places else None


def paragraph_around(text: str, marked: Place) -> Place:
    """The line, or lines, that the words stand in."""
    end = text.find("\n", marked[1])
    return text.rfind("\n", 0, marked[0]) + 1, len(text) if end < 0 else end


def _said_there(version: ArticleVersion, marked: Place, paragraph: Place) -> Proposal | None:
    """The attribution that shares most with the marked words."""
    best, most = None, 0
    for attribution in _read(version, paragraph):
        if (shared := _shared(attribution, marked)) > most:
            best, most = attribution, shared
    if best is None:
        return None
    spans = {role: list(getattr(best, role)) for role in ("content", "cue", "source")}
    every = sorted(place for places in spans.values() for place in places)
    if any(left[1] > right[0] for left, right in pairwise(every)):
        return None
    speaker = Speaker.objects.filter(short_id=best.speaker_key, merged_into__isnull=True).first()
    return Proposal(version.text, spans, best.reason, speaker)


def _read(version: ArticleVersion, paragraph: Place) -> list[Attribution]:
    """What the engine finds in the whole text, so that “he” is somebody; in a huge one, in the paragraph."""
    register = register_now()
    on = version.published_day
    if len(version.text) <= LONGEST_READ:
        segments = [Segment(s.kind, s.start, s.end, s.reason) for s in version.segments.all()]
        return attributions(version.text, segments=segments or None, register=register, on=on)
    first, last = paragraph
    found = attributions(version.text[first:last], register=register, on=on)
    return [_moved(attribution, first) for attribution in found]


def _moved(attribution: Attribution, by: int) -> Attribution:
    """The same attribution in a text that has so many code points before it."""

    def moved(places: tuple[Place, ...]) -> tuple[Place, ...]:
        return tuple((start + by, end + by) for start, end in places)

    return replace(
        attribution,
        content=moved(attribution.content),
        cue=moved(attribution.cue),
        source=moved(attribution.source),
    )


def _shared(attribution: Attribution, marked: Place) -> int:
    """How many code points of the marked words the attribution takes for what was said."""
    shared = (min(end, marked[1]) - max(start, marked[0]) for start, end in attribution.content)
    return sum(length for length in shared if length > 0)


def _quoted_there(text: str, marked: Place, paragraph: Place) -> Proposal | None:
    """The outermost quotation that holds the marked words."""
    for quotation in quotations(text, *paragraph):
        if quotation.depth == 0 and quotation.start <= marked[0] and marked[1] <= quotation.end:
            place = (quotation.start, quotation.end)
            return Proposal(text, {"content": [place]}, "they stand in quotation marks")
    return None

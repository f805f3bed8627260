"""What belongs to words that were just marked: the quotation around them, its cue and its source mention."""

from dataclasses import dataclass

from annotations.models import Claim, Span
from articles.models import ArticleVersion
from articles.text.quotations import Quotation, quotations


@dataclass(frozen=True)
class Proposal:
    """Words proposed for a claim; `places` as cards have them: "content:120-180 cue:181-190"."""

    content: str
    places: str


def proposal_for(claim: Claim, version: ArticleVersion) -> Proposal | None:
    """What could be taken into a claim that has only its content; None where nothing is to be added."""
    [content, *others] = claim.spans.all()
    if others or content.role != Span.Role.CONTENT:
        return None
    around = quotation_around(version.text, content.start, content.end)
    if around is None or (around.start, around.end) == (content.start, content.end):
        return None
    return Proposal(version.text[around.start : around.end], f"content:{around.start}-{around.end}")


def quotation_around(text: str, start: int, end: int) -> Quotation | None:
    """The outermost quotation, in the lines of these words, that holds them."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    found = quotations(text, first, len(text) if last < 0 else last)
    return next((q for q in found if q.depth == 0 and q.start <= start and end <= q.end), None)

"""The completeness aid: what to look at before a draft is submitted, found by reading the text once more.

What holds the submission up stands in `completeness`. What is found here does not: it is coded, or dismissed
with a reason (`dismissals`), or left.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from annotations.models import Claim, Comment, Dismissal, Revision, Span, Term
from annotations.projection.identity import names_now
from annotations.suggesting.attributing import attributions
from annotations.suggesting.quoting import quoted
from annotations.suggesting.register import Granularity, KnownTerm
from annotations.suggesting.shapes import Attribution
from articles.models import ArticleVersion, Segment
from articles.text.segments import Segment as ReadSegment
from articles.text.selectors import context

from .completeness import Lack, claims_in_text_order, lacks_in

Kind = Dismissal.Kind

READ = {Segment.Kind.HEADLINE, Segment.Kind.STANDFIRST, Segment.Kind.CROSSHEAD, Segment.Kind.PARAGRAPH}
"""Kinds of segments in which somebody may be quoted."""


@dataclass(frozen=True)
class Finding:
    """Words that no claim covers, or a claim whose office was not held on the article's date (`on`).

    `start` and `end` are the code points to look at, end exclusive, in the paragraph that begins at
    `paragraph`; before and after stand up to 32 code points of the text. `claim` is set for an office, and
    `is_dated` says that the register knows terms of this speaker in it, all of other days.
    """

    kind: Kind
    start: int
    end: int
    exact: str
    before: str = ""
    after: str = ""
    paragraph: int = 0
    claim: Claim | None = None
    on: date | None = None
    is_dated: bool = False

    @property
    def key(self) -> str:
        """Names the finding on the page: `cue:120-124`, or `office:` and the claim's short id."""
        place = self.claim.short_id if self.claim else f"{self.start}-{self.end}"
        return f"{self.kind}:{place}"

    @property
    def place(self) -> tuple[object, ...]:
        """What a dismissal of it remembers."""
        if self.claim:
            return self.claim.stable_uid, self.claim.speaker_id, self.claim.office_id
        return self.kind, self.start, self.end


@dataclass(frozen=True)
class Findings:
    """All that the aid has to say of a draft. `dismissed` are findings with their standing dismissals."""

    claim_count: int
    lacks: list[Lack]
    open: list[Finding]
    comments: list[Comment]
    dismissed: list[tuple[Finding, Dismissal]]

    @property
    def missing_count(self) -> int:
        """How much holds the submission up."""
        return sum(len(lack.missing) for lack in self.lacks)

    @property
    def open_count(self) -> int:
        """How much is to be looked at and holds nothing up."""
        return len(self.open) + len(self.comments)

    @property
    def unresolved_count(self) -> int:
        """All that is left to do or to decide."""
        return self.missing_count + self.open_count


def findings_in(revision: Revision) -> Findings:
    """What the aid finds in a revision as it is coded now. A constant number of queries; writes nothing."""
    numbered = claims_in_text_order(revision)
    claims = [claim for _, claim in numbered]
    version = revision.article_version
    spans = [span for claim in claims for span in claim.spans.all()]
    found = sorted(
        [
            *words_without_claim(version.text, version.segments.all(), spans),
            *offices_not_held(version, claims),
        ],
        key=lambda finding: (finding.start, finding.end),
    )
    standing = revision.dismissals.filter(article_version=version, taken_back_at=None).select_related("by")
    dismissed = {_place_of(dismissal): dismissal for dismissal in standing}
    return Findings(
        claim_count=len(claims),
        lacks=lacks_in(revision, numbered),
        open=[finding for finding in found if finding.place not in dismissed],
        comments=list(
            revision.comments.filter(blocking=False, resolved_at=None).select_related("by").order_by("id")
        ),
        dismissed=[(f, dismissed[f.place]) for f in found if f.place in dismissed],
    )


def _place_of(dismissal: Dismissal) -> tuple[object, ...]:
    if dismissal.kind == Kind.OFFICE:
        return dismissal.claim_uid, dismissal.speaker_id, dismissal.office_id
    return dismissal.kind, dismissal.start, dismissal.end


def words_without_claim(text: str, segments: Iterable[Segment], spans: Iterable[Span]) -> list[Finding]:
    """Quotations of the story, and words of saying outside them, that none of the spans touches. Pure.

    Words of saying that only lead to a quotation which is listed itself are not listed beside it.
    """
    covered = _Covered((span.start, span.end) for span in spans)
    read = [_pure(segment) for segment in segments if segment.kind in READ]
    quotations = [(q.start, q.end) for s in read for q in quoted(text, s.start, s.end)]
    listed = [place for place in quotations if not covered.touches(*place)]
    in_quotations, of_listed = _Covered(quotations), _Covered(listed)
    cues = [
        cue
        for attribution in attributions(text, segments=read)
        if attribution.shown and not _leads_to(attribution, of_listed)
        for cue in attribution.cue
        if not covered.touches(*cue) and not in_quotations.touches(*cue)
    ]
    starts = [segment.start for segment in read]
    return [
        _of_words(kind, text, start, end, paragraph=starts[bisect_right(starts, start) - 1])
        for kind, places in ((Kind.QUOTATION, listed), (Kind.CUE, cues))
        for start, end in dict.fromkeys(places)
    ]


def _leads_to(attribution: Attribution, quotations: "_Covered") -> bool:
    """Whether a quotation among these is what it attributes, and not merely a name within it."""
    return attribution.mode == "direct" and any(quotations.touches(*place) for place in attribution.content)


def _pure(segment: Segment) -> ReadSegment:
    return ReadSegment(segment.kind, segment.start, segment.end, segment.reason)


def _of_words(kind: Kind, text: str, start: int, end: int, *, paragraph: int) -> Finding:
    before, after = context(text, start, end)
    return Finding(kind, start, end, text[start:end], before, after, paragraph)


class _Covered:
    """Stretches of a text, asked in logarithmic time."""

    def __init__(self, places: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._reach: list[int] = []
        for start, end in sorted(places):
            self._starts.append(start)
            self._reach.append(max(end, self._reach[-1] if self._reach else 0))

    def touches(self, start: int, end: int) -> bool:
        """Whether any of them shares a code point with the stretch."""
        before = bisect_right(self._starts, end - 1)
        return before > 0 and self._reach[before - 1] > start


def offices_not_held(version: ArticleVersion, claims: Sequence[Claim]) -> list[Finding]:
    """Claims whose speaker did not hold the office on the article's date, as far as the register knows.

    A term known to the month or year is given the whole of it. Merged speakers count as one.
    """
    on = version.published_day
    asked = [claim for claim in claims if claim.office_id and claim.speaker_id]
    if on is None or not asked:
        return []
    terms = list(Term.objects.filter(office__in={claim.office_id for claim in asked}))
    now = names_now([*(claim.speaker_id for claim in asked), *(term.speaker_id for term in terms)])
    held: dict[tuple[object, int], list[KnownTerm]] = {}
    for term in terms:
        held.setdefault((now[term.speaker_id].uid, term.office_id), []).append(_known(term))
    found: list[Finding] = []
    for claim in asked:
        known = held.get((now[claim.speaker_id].uid, claim.office_id or 0), [])
        if all(term.covers(on) == "no" for term in known):
            found.append(_of_office(version.text, claim, on, is_dated=bool(known)))
    return found


def _known(term: Term) -> KnownTerm:
    return KnownTerm(
        speaker="",
        office="",
        starts_on=term.starts_on,
        ends_on=term.ends_on,
        starts_granularity=cast(Granularity, term.starts_granularity),
        ends_granularity=cast(Granularity, term.ends_granularity),
    )


def _of_office(text: str, claim: Claim, on: date, *, is_dated: bool) -> Finding:
    content = [span for span in claim.spans.all() if span.role == Span.Role.CONTENT]
    start, end = min(((span.start, span.end) for span in content), default=(0, 0))
    return Finding(Kind.OFFICE, start, end, text[start:end], claim=claim, on=on, is_dated=is_dated)

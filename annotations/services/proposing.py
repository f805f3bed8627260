"""Proposing where the words of a revision stand in another text of its article."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from annotations.models import Claim, Coder, Correction, ReanchoredSpan, Reanchoring, Revision
from articles.models import ArticleVersion
from articles.text.anchoring import ORPHAN, Anchor, Anchoring, Found, Quote
from articles.text.comparison import Kinds, Stretch, compare, is_typography

Role = ReanchoredSpan.Role
Row = Claim | Correction


@dataclass(frozen=True)
class OldWords:
    """Words as they were coded: role and place in the old text (code points, end exclusive)."""

    role: str
    start: int
    end: int


@dataclass(frozen=True)
class Finding:
    """What the search came to for one claim or correction: its words, each with its place in the new text.

    `score` is that of the least certain words; corrections of metadata fields have no words.
    """

    old_text: ArticleVersion
    found: Found
    score: float
    words: tuple[tuple[OldWords, Anchor], ...] = ()


def segments_of(version: ArticleVersion) -> Kinds:
    """The segments of a text as (kind, start, end)."""
    return list(version.segments.order_by("start").values_list("kind", "start", "end"))


def comparison_of(old: ArticleVersion, new: ArticleVersion) -> list[Stretch]:
    """What the outlet changed between two of its texts. Two queries."""
    return compare(old.text, new.text, segments_of(old), segments_of(new))


class Search:
    """Finds words of earlier texts of an article in `new`; each earlier text is compared once."""

    def __init__(self, new: ArticleVersion) -> None:
        self.new = new
        self._anchorings: dict[int, Anchoring] = {}

    def of_words(self, old: ArticleVersion, words: Sequence[OldWords]) -> Finding:
        """Where the words of one claim or correction stand."""
        quotes = [Quote.of(old.text, one.start, one.end) for one in words]
        anchors = self._anchoring(old).anchor_together(quotes)
        needed = [
            anchor
            for one, anchor in zip(words, anchors, strict=True)
            if one.role in (Role.CONTENT, Role.CORRECTION)
        ]
        if all(anchor.found is Found.ORPHAN for anchor in needed):
            found = Found.ORPHAN
        else:
            all_same = all(anchor.found is Found.SAME for anchor in anchors)
            found = Found.SAME if all_same else Found.CHANGED
        score = 0.0 if found is Found.ORPHAN else min(anchor.score for anchor in anchors)
        return Finding(old, found, score, tuple(zip(words, anchors, strict=True)))

    def _anchoring(self, old: ArticleVersion) -> Anchoring:
        if old.pk not in self._anchorings:
            self._anchorings[old.pk] = Anchoring(self.new.text, compare(old.text, self.new.text))
        return self._anchorings[old.pk]

    def of_value(self, old: ArticleVersion, as_stated: str, value: str) -> Finding:
        """What became of the value of a metadata field that a correction is about."""
        if not value:
            return Finding(old, Found.ORPHAN if as_stated else Found.SAME, 0.0 if as_stated else 1.0)
        same = is_typography(as_stated, value)
        return Finding(old, Found.SAME if same else Found.CHANGED, 1.0 if same else 0.0)


def words_of_claim(claim: Claim, coded: ArticleVersion) -> tuple[ArticleVersion, list[OldWords]]:
    """The words of a claim and the text they stand in: the one that its revision codes, or, while they are
    being re-anchored, the one that they came from.
    """
    spans = [OldWords(span.role, span.start, span.end) for span in claim.spans.all()]
    former = getattr(claim, "reanchoring", None)
    return (coded, spans) if spans or former is None else _former_words(former)


def words_of_correction(
    correction: Correction, coded: ArticleVersion
) -> tuple[ArticleVersion, list[OldWords]]:
    """The same for a correction of words; none for one of a metadata field."""
    former = getattr(correction, "reanchoring", None)
    if correction.start is not None and correction.end is not None:
        return coded, [OldWords(Role.CORRECTION, correction.start, correction.end)]
    return (coded, []) if former is None else _former_words(former)


def _former_words(former: Reanchoring) -> tuple[ArticleVersion, list[OldWords]]:
    spans = [OldWords(span.role, span.old_start, span.old_end) for span in former.spans.all()]
    return former.old_text, spans


def store(findings: Iterable[tuple[Row, Finding]], new_text: ArticleVersion) -> None:
    """Write the findings as proposals, in place of what was proposed for the same rows before."""
    for row, finding in findings:
        of = {"claim": row} if isinstance(row, Claim) else {"correction": row}
        columns: dict[str, Any] = {
            "old_text": finding.old_text,
            "new_text": new_text,
            "found": finding.found.value,
            "score": finding.score,
            **OPEN,
        }
        stored = Reanchoring.objects.select_for_update().filter(**of).first()
        if stored is None:
            stored = Reanchoring.objects.create(**of, **columns)
        else:
            Reanchoring.objects.filter(pk=stored.pk).update(**columns, version=F("version") + 1)
            stored.spans.all().delete()
        ReanchoredSpan.objects.bulk_create([_span(stored, *found) for found in finding.words])


OPEN: dict[str, Any] = {
    "state": Reanchoring.State.PROPOSED,
    "reason": "",
    "decided_by": None,
    "decided_at": None,
}
"""The columns of a proposal that nobody has decided."""


def open_proposals(revision: Revision) -> QuerySet[Reanchoring]:
    """The proposals of a revision that nobody has decided; those of removed rows wait until they are back."""
    return Reanchoring.objects.filter(
        Q(claim__revision=revision, claim__removed_at=None)
        | Q(correction__revision=revision, correction__removed_at=None),
        state=Reanchoring.State.PROPOSED,
    ).select_related("claim__revision", "correction__revision")


def _span(stored: Reanchoring, words: OldWords, anchor: Anchor = ORPHAN) -> ReanchoredSpan:
    return ReanchoredSpan(
        reanchoring=stored,
        role=words.role,
        old_start=words.start,
        old_end=words.end,
        start=anchor.start,
        end=anchor.end,
        score=anchor.score,
    )


def decided_by_hand(by: Coder, **of: Row) -> None:
    """The row was given its words on the coding page: what was proposed for it counts as adjusted."""
    Reanchoring.objects.filter(**of, state=Reanchoring.State.PROPOSED).update(
        state=Reanchoring.State.ADJUSTED,
        reason="",
        decided_by=by,
        decided_at=timezone.now(),
        version=F("version") + 1,
    )


def propose_again(**of: Row) -> None:
    """A dropped row is brought back: what becomes of its words is open again."""
    dropped = Reanchoring.objects.filter(**of, state=Reanchoring.State.DROPPED)
    dropped.update(**OPEN, version=F("version") + 1)

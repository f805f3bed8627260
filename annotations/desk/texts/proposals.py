"""Proposals for words in a new text as a page lists them: before and after, side by side."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from annotations.models import Claim, Correction, ReanchoredSpan, Reanchoring, Revision
from annotations.services.corrections import value_of_field
from annotations.services.proposing import Finding, OldWords
from articles.models import ArticleVersion
from articles.text.anchoring import Anchor
from articles.text.comparison import compare

from .diff import Part, parts_of

Place = tuple[int, int]
ROLES = ReanchoredSpan.Role.values


AROUND = 60
"""Code points of context on either side, cut at whole words and at the ends of the paragraph."""


@dataclass(frozen=True)
class Words:
    """Words with their neighbours; an ellipsis where the paragraph goes on."""

    before: str
    exact: str
    after: str


@dataclass(frozen=True)
class Moved:
    """Words of one role: as they were, as they are (None: not found), and what changed between the two."""

    role: str
    old: Words
    new: Words | None
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True)
class Item:
    """A claim or correction with what was found of it. `proposal` is None in a preview."""

    row: Claim | Correction
    found: str
    moved: tuple[Moved, ...]
    proposal: Reanchoring | None = None

    @property
    def is_claim(self) -> bool:
        return isinstance(self.row, Claim)

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to decide."""
        undecided = self.proposal is not None and self.proposal.state == Reanchoring.State.PROPOSED
        return undecided and self.row.removed_at is None


def preview_of(findings: Iterable[tuple[Claim | Correction, Finding]], new: ArticleVersion) -> list[Item]:
    """What would become of each claim and correction."""
    items = []
    for row, finding in findings:
        places = [
            (words.role, (words.start, words.end), _place(anchor.start, anchor.end))
            for words, anchor in sorted(finding.words, key=_reading_order)
        ]
        moved = tuple(_moved(*place, finding.old_text, new) for place in places)
        items.append(Item(row, finding.found.value, moved or _field(row, new)))
    return items


def items_of(revision: Revision) -> list[Item]:
    """The proposals of a revision in the order of the old text; five queries."""
    rows = (
        Reanchoring.objects.filter(Q(claim__revision=revision) | Q(correction__revision=revision))
        .select_related("claim__speaker", "correction", "decided_by")
        .prefetch_related("spans")
    )
    proposals = sorted(rows, key=lambda one: min((s.old_start for s in one.spans.all()), default=-1))
    wanted = {pk for one in proposals for pk in (one.old_text_id, one.new_text_id)}
    texts = ArticleVersion.objects.select_related("agency", "article__outlet").defer("raw").in_bulk(wanted)
    for one in proposals:
        one.old_text, one.new_text = texts[one.old_text_id], texts[one.new_text_id]
    return [item_of(one) for one in proposals]


def item_of(proposal: Reanchoring) -> Item:
    """One proposal as a page shows it."""
    row = proposal.claim or proposal.correction
    if row is None:  # the database lets no proposal be of nothing
        raise ValueError("a proposal belongs to a claim or a correction")
    old, new = proposal.old_text, proposal.new_text
    moved = tuple(
        _moved(span.role, (span.old_start, span.old_end), _place(span.start, span.end), old, new)
        for span in by_role(proposal)
    )
    return Item(row, proposal.found, moved or _field(row, new), proposal)


def by_role(proposal: Reanchoring) -> list[ReanchoredSpan]:
    """The words of a proposal as claims are read: content, cue, source mention."""
    return sorted(proposal.spans.all(), key=lambda span: (ROLES.index(span.role), span.old_start))


def _reading_order(found: tuple[OldWords, Anchor]) -> tuple[int, int]:
    return ROLES.index(found[0].role), found[0].start


def _place(start: int | None, end: int | None) -> Place | None:
    return None if start is None or end is None else (start, end)


def _moved(role: str, before: Place, after: Place | None, old: ArticleVersion, new: ArticleVersion) -> Moved:
    label = str(ReanchoredSpan.Role(role).label)
    was = _words(old.text, before)
    if after is None:
        return Moved(label, was, None)
    now = _words(new.text, after)
    return Moved(label, was, now, tuple(parts_of(was.exact, now.exact, compare(was.exact, now.exact))))


def _words(text: str, place: Place) -> Words:
    start, end = place
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    before = text[line_start:start]
    after = text[end:] if line_end < 0 else text[end:line_end]
    if len(before) > AROUND:
        before = "… " + before[-AROUND:].partition(" ")[2]
    if len(after) > AROUND:
        after = after[:AROUND].rpartition(" ")[0] + " …"
    return Words(before, text[start:end], after)


def _field(row: Claim | Correction, new: ArticleVersion) -> tuple[Moved, ...]:
    """A correction of the metadata: the value of its field, then and now."""
    if not isinstance(row, Correction) or not row.field:
        return ()
    value = value_of_field(new, row.field)
    was = Words("", row.as_stated, "")
    label = str(Correction.Field(row.field).label)
    if not value:
        return (Moved(label, was, None),)
    parts = tuple(parts_of(row.as_stated, value, compare(row.as_stated, value)))
    return (Moved(label, was, Words("", value, ""), parts),)

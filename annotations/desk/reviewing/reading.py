"""The reading page for verdicts: the text with its claims marked, and one claim after the other."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from annotations.desk.access import OpenRecord, desk_view, get_record_for_reading, status_of
from annotations.desk.coding.cards import ClaimCard
from annotations.desk.coding.page import said_about
from annotations.desk.comment_form import CommentForm
from annotations.models import Claim, Correction, Dismissal
from annotations.models.workflow import Role, State
from annotations.services.changes import Change, Changes, Kind, changes_since_last_review
from annotations.services.coders import roles_of
from annotations.services.writing import Refused

from .contexts import Passage, mark_of_correction, marked, marks_of_claim, passage_around


@dataclass(frozen=True)
class JudgedClaim:
    """A claim on the page: its card, its words in context, and what became of it since the last review."""

    card: ClaimCard
    passage: Passage | None
    change: Change

    @property
    def is_decided(self) -> bool:
        return self.card.claim.verdict in (Claim.Verdict.ACCEPTED, Claim.Verdict.REJECTED)


@dataclass(frozen=True)
class JudgedCorrection:
    """A correction on the page."""

    correction: Correction
    number: int
    passage: Passage | None
    change: Change

    @property
    def is_decided(self) -> bool:
        return self.correction.state != Correction.State.PROPOSED


@dataclass(frozen=True)
class Reviewing:
    """Whether this person can review the revision now; `hindrance` says in words why not."""

    hindrance: str
    started: bool

    @property
    def may_start(self) -> bool:
        return not self.hindrance and not self.started

    @property
    def may_judge(self) -> bool:
        return not self.hindrance and self.started


def reviewing_of(opened: OpenRecord) -> Reviewing:
    """Who may review, as the services and PostgreSQL have it, in words for the page."""
    revision = opened.revision
    hindrance = ""
    if opened.state != State.SUBMITTED:
        hindrance = f"The record is {opened.state}: there is nothing to review now."
    elif Role.REVIEWER not in roles_of(opened.coder.user):
        hindrance = "Reviewing needs the role of reviewer."
    elif revision.contributions.filter(coder=opened.coder.pk).exists():
        hindrance = "You contributed to this revision, so another reviewer has to judge it."
    return Reviewing(hindrance, revision.opened_at is not None)


def _missing(
    claims: list[JudgedClaim], corrections: list[JudgedCorrection], comments: list[Any]
) -> list[tuple[str, str]]:
    """What still stands in the way of accepting the record: anchor and words."""
    missing = []
    for judged in claims:
        claim = judged.card.claim
        if not judged.is_decided:
            words = "is queried" if claim.verdict == Claim.Verdict.QUERIED else "has no verdict"
            missing.append((f"claim-{claim.short_id}", f"Claim {judged.card.number} {words}"))
    for decided in corrections:
        if not decided.is_decided:
            anchor = f"correction-{decided.correction.short_id}"
            missing.append((anchor, f"Correction {decided.number} has no decision"))
    missing += [
        (f"comment-{comment.uid}", "A blocking comment is open")
        for comment in comments
        if comment.blocking and comment.resolved_at is None
    ]
    return missing


def _claims(cards: list[ClaimCard], text: str, changes: Changes) -> list[JudgedClaim]:
    standing = [card for card in cards if card.claim.removed_at is None]
    return [
        JudgedClaim(card, passage_around(text, marks_of_claim(card)), changes.by_uid[card.claim.stable_uid])
        for card in standing
    ]


def _corrections(corrections: list[Correction], text: str, changes: Changes) -> list[JudgedCorrection]:
    standing = [correction for correction in corrections if correction.removed_at is None]
    return [
        JudgedCorrection(
            correction,
            number,
            passage_around(text, mark_of_correction(correction, number)),
            changes.by_uid[correction.stable_uid],
        )
        for number, correction in enumerate(standing, start=1)
    ]


def _dismissals(opened: OpenRecord, cards: list[ClaimCard]) -> list[Dismissal]:
    """What the editor left as it is in this text, and why; an office only while its claim is coded so."""
    claims = {(card.claim.stable_uid, card.claim.speaker_id, card.claim.office_id) for card in cards}
    standing = opened.revision.dismissals.filter(article_version=opened.version, taken_back_at=None)
    return [
        row
        for row in standing.select_related("by", "speaker", "office").order_by("start", "id")
        if row.exact or (row.claim_uid, row.speaker_id, row.office_id) in claims
    ]


def _unchanged_open(rows: Sequence[JudgedClaim | JudgedCorrection]) -> int:
    """How many stand as they were last accepted and wait for their verdict."""
    return len([row for row in rows if row.change.kind is Kind.UNCHANGED and not row.is_decided])


def review_page(
    request: HttpRequest,
    opened: OpenRecord,
    *,
    refused: Refused | None = None,
    typed: tuple[str, str] = ("", ""),
) -> HttpResponse:
    """The page. `typed` is an anchor and the reason typed there, shown again after a refusal."""
    context = said_about(opened)
    text = opened.version.text
    changes = changes_since_last_review(opened.revision)
    claims = _claims(context["claims"], text, changes)
    corrections = _corrections(context["corrections"], text, changes)
    marks = [mark for judged in claims for mark in marks_of_claim(judged.card)]
    marks += [mark for c in corrections for mark in mark_of_correction(c.correction, c.number)]
    comments = [*context["comments"], *(c for judged in claims for c in judged.card.comments)]
    context |= {
        "reviewing": reviewing_of(opened),
        "judged": claims,
        "judged_corrections": corrections,
        "marked_pieces": marked(context["pieces"], text, marks),
        "changes": changes,
        "dismissals": _dismissals(opened, context["claims"]),
        "is_revision": changes.previous is not None,
        "unchanged_open": _unchanged_open([*claims, *corrections]),
        "missing": _missing(claims, corrections, comments),
        "comment_form": CommentForm(
            cards=context["claims"], initial={"claim": request.GET.get("comment_on", "")}
        ),
        "refused": refused,
        "typed_at": typed[0],
        "typed": typed[1],
        "section": "reviews",
    }
    return render(request, "desk/review/page.html", context, status=status_of(refused) if refused else 200)


@desk_view()
@require_safe
def review(request: HttpRequest, address: str) -> HttpResponse:
    """The reading page as it stands; everybody at the desk may read the verdicts."""
    return review_page(request, get_record_for_reading(request, address))

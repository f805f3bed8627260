"""Verdicts: opening a review, judging claims, corrections and links between articles."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from annotations.desk.access import OpenRecord, coder_of, desk_view, get_record_for_reading
from annotations.models import Claim, Correction
from annotations.models.workflow import Role
from annotations.services.links import decide_link
from annotations.services.steps import open_review
from annotations.services.verdicts import accept_unchanged, judge_claim, judge_correction
from annotations.services.writing import Refused
from articles.models import ArticleLink

from .reading import review_page


def whole_number(posted: str | None) -> int:
    """A version as the form carries it; what is no number is no version, and so stale."""
    return int(posted) if posted and posted.isascii() and posted.isdecimal() and len(posted) < 10 else 0


def _choice(posted: str | None, choices: list[str]) -> str:
    if posted not in choices:
        raise Refused(f"Choose one of: {', '.join(choices)}.")
    return posted


def _next_open(opened: OpenRecord, after: str) -> str:
    """The anchor of the next claim or correction without a decision, in the order of the page."""
    waiting = [
        f"claim-{short_id}"
        for short_id in opened.revision.claims.standing()
        .filter(verdict=Claim.Verdict.OPEN)
        .order_by("spans__start")
        .values_list("short_id", flat=True)
    ]
    waiting += [
        f"correction-{short_id}"
        for short_id in opened.revision.corrections.filter(
            state=Correction.State.PROPOSED, removed_at=None
        ).values_list("short_id", flat=True)
    ]
    return next((anchor for anchor in waiting if anchor != after), "decide")


def _to(opened: OpenRecord, anchor: str) -> HttpResponse:
    return redirect(f"{reverse('desk:review', args=[opened.address])}#{anchor}")


@desk_view(Role.REVIEWER)
@require_POST
def start(request: HttpRequest, address: str) -> HttpResponse:
    """Open the review: from now on the editor can no longer recall the submission."""
    opened = get_record_for_reading(request, address)
    try:
        open_review(revision=opened.revision, by=opened.coder)
    except Refused as refused:
        return review_page(request, opened, refused=refused)
    return _to(opened, _next_open(opened, ""))


@desk_view(Role.REVIEWER)
@require_POST
def take_unchanged(request: HttpRequest, address: str) -> HttpResponse:
    """Accept everything that stands as it was last accepted."""
    opened = get_record_for_reading(request, address)
    try:
        accept_unchanged(revision=opened.revision, by=opened.coder)
    except Refused as refused:
        return review_page(request, opened, refused=refused)
    return _to(opened, _next_open(opened, ""))


@desk_view(Role.REVIEWER)
@require_POST
def judge_a_claim(request: HttpRequest, address: str, short_id: str) -> HttpResponse:
    """Give a claim its verdict, and go to the next one that has none."""
    opened = get_record_for_reading(request, address)
    claim: Claim = get_object_or_404(opened.revision.claims, short_id=short_id)
    anchor, reason = f"claim-{short_id}", request.POST.get("reason", "")
    try:
        verdict = Claim.Verdict(_choice(request.POST.get("verdict"), Claim.Verdict.values))
        judge_claim(
            claim=claim,
            version=whole_number(request.POST.get("version")),
            verdict=verdict,
            reason="" if verdict in (Claim.Verdict.OPEN, Claim.Verdict.ACCEPTED) else reason,
            by=opened.coder,
        )
    except Refused as refused:
        again = get_record_for_reading(request, address)
        return review_page(request, again, refused=refused, typed=(anchor, reason))
    return _to(opened, anchor if verdict == Claim.Verdict.OPEN else _next_open(opened, anchor))


@desk_view(Role.REVIEWER)
@require_POST
def judge_a_correction(request: HttpRequest, address: str, short_id: str) -> HttpResponse:
    """Decide a correction, and go to the next one that waits."""
    opened = get_record_for_reading(request, address)
    correction = get_object_or_404(opened.revision.corrections, short_id=short_id)
    anchor, reason = f"correction-{short_id}", request.POST.get("reason", "")
    try:
        state = Correction.State(_choice(request.POST.get("state"), Correction.State.values))
        judge_correction(
            correction=correction,
            version=whole_number(request.POST.get("version")),
            state=state,
            reason=reason if state in (Correction.State.DISMISSED, Correction.State.SUPERSEDED) else "",
            by=opened.coder,
        )
    except Refused as refused:
        again = get_record_for_reading(request, address)
        return review_page(request, again, refused=refused, typed=(anchor, reason))
    return _to(opened, anchor if state == Correction.State.PROPOSED else _next_open(opened, anchor))


@desk_view(Role.REVIEWER, Role.MANAGER)
@require_POST
def judge_a_link(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Confirm, reject or revoke a link between two articles."""
    link = get_object_or_404(ArticleLink, uid=uid)
    states = [state.value for state in ArticleLink.State if state != ArticleLink.State.SUGGESTED]
    decide_link(
        link=link,
        state=ArticleLink.State(_choice(request.POST.get("state"), states)),
        reason=request.POST.get("reason", "").strip(),
        by=coder_of(request),
    )
    page = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(page, allowed_hosts=None):
        page = reverse("desk:reviews")
    return redirect(page)

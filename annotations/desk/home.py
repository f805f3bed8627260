"""My work: what waits for me, what came back, what is on its way."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from annotations.models import Revision
from annotations.models.workflow import Role, State
from annotations.services.coders import roles_of

from .access import coder_of, desk_view
from .progress.counting import mine, states
from .rows import Row, has_newer_text, newest_revisions, rows_of

MOST_SHOWN = 10


def _first(revisions: QuerySet[Revision]) -> list[Row]:
    return rows_of(revisions[:MOST_SHOWN])


@desk_view()
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What waits for this person, in the order in which it wants doing."""
    roles = roles_of(request.user)
    coder = coder_of(request)
    standing = newest_revisions().filter(record__withdrawn_at=None, record__excluded_at=None)
    context = {"roles": sorted(role.value for role in roles), "coder": coder, "section": "home"}
    if coder.pk:
        held = standing.filter(claimed_by=coder)
        context["returned"] = _first(held.filter(status=State.RETURNED).order_by("returned_at"))
        context["drafts"] = _first(held.filter(status=State.DRAFT).order_by("-claimed_at"))
        context["submitted"] = _first(held.filter(status=State.SUBMITTED).order_by("submitted_at"))
    if roles & {Role.EDITOR, Role.REVIEWER}:
        context["mine"] = mine(coder)
    if Role.EDITOR in roles:
        reviewed = standing.filter(has_newer_text(), status=State.REVIEWED)
        context["changed"] = _first(reviewed.order_by("-id"))
        context["unclaimed"] = _first(standing.filter(status=State.IMPORTED).order_by("id"))
    if Role.REVIEWER in roles:
        waiting = standing.filter(status=State.SUBMITTED).order_by("submitted_at")
        context["to_review"] = _first(waiting.exclude(contributions__coder=coder) if coder.pk else waiting)
    if Role.MANAGER in roles:
        context["states"] = states()
    return render(request, "desk/home.html", context)

"""Who may do what at the desk, in one place: the role for every page, and the two ways to a record.

No desk view fetches a record in another way than by `get_record_for_reading` and `get_record_for_editing`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, wraps
from typing import Any, Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from annotations.models import Coder, Record, Revision
from annotations.models.workflow import Role, State, Transition
from annotations.services.claims import require_claimant
from annotations.services.coders import coder_for, roles_of
from annotations.services.steps import available_steps, state_of
from annotations.services.writing import NotAllowed, Refused, Stale
from articles.models import ArticleVersion

from .addresses import address_of, short_id_in

NO_ROLE = (
    "Your account has no role at the desk yet. Ask a manager to make you an editor, reviewer or manager."
)

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


class WrongWords(Exception):  # noqa: N818  # no fault: the page stands at another address
    """The id of the address is right and its words are not; `address` is the right one."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


@dataclass(frozen=True)
class OpenRecord:
    """A record with its newest revision, as one person sees it."""

    record: Record
    revision: Revision
    coder: Coder

    @property
    def version(self) -> ArticleVersion:
        """The text that the revision codes."""
        return self.revision.article_version

    @property
    def address(self) -> str:
        return address_of(self.version.article, self.version)

    @property
    def state(self) -> State:
        return state_of(self.record, self.revision)

    @cached_property
    def steps(self) -> list[Transition]:
        """What this person could do next with the record."""
        return available_steps(record=self.record, revision=self.revision, by=self.coder)

    @property
    def is_mine(self) -> bool:
        """Whether this person has claimed the newest revision."""
        return self.coder.pk is not None and self.revision.claimed_by_id == self.coder.pk

    @property
    def may_code(self) -> bool:
        """Whether this person codes it now: his own draft."""
        return self.is_mine and self.state is State.DRAFT


def coder_of(request: HttpRequest) -> Coder:
    """The coder of the account. Reading makes none: somebody who never wrote gets an unsaved one."""
    user: Any = request.user  # the views are behind the login
    writes = request.method == "POST"
    coder = coder_for(user) if writes else Coder.objects.filter(user=user).first() or Coder()
    coder.user = user  # the one whose permissions are known
    return coder


def get_record_for_reading(request: HttpRequest, address: str) -> OpenRecord:
    """The record at an address, for everybody with a role at the desk.

    Raises Http404 if there is none, `WrongWords` if a page was asked for under other words.
    """
    newest = (
        Revision.objects.filter(record__article__short_id=short_id_in(address))
        .select_related(
            # Who did the other steps is asked for where it is shown: with seven more tables PostgreSQL
            # plans the query for longer than all else of saving a claim takes.
            "record",
            "article_version__article__outlet",
            "article_version__agency",
            "claimed_by",
        )
        .prefetch_related("article_version__relays__outlet")
        .defer("article_version__raw")
        .order_by("-number")
        .first()
    )
    if newest is None:
        raise Http404
    opened = OpenRecord(record=newest.record, revision=newest, coder=coder_of(request))
    if request.method == "GET" and address != opened.address:
        raise WrongWords(opened.address)
    return opened


def get_record_for_editing(request: HttpRequest, address: str) -> OpenRecord:
    """The record at an address, for its claimant while it is a draft.

    Raises `NotAllowed` for everybody else, `Refused` in any other state.
    """
    opened = get_record_for_reading(request, address)
    require_claimant(opened.revision, opened.coder)
    return opened


def status_of(refused: Refused) -> int:
    """The HTTP status of a refusal: 403 not allowed, 409 somebody was quicker, 400 not possible as asked."""
    if isinstance(refused, NotAllowed):
        return 403
    return 409 if isinstance(refused, Stale) else 400


def refusal(request: HttpRequest, refused: Refused) -> HttpResponse:
    """What is shown where no form can carry the refusal: one clear line, and the way back."""
    if getattr(request, "htmx", False):
        response = render(request, "desk/_refusal.html", {"refused": refused})
        response["HX-Retarget"], response["HX-Reswap"] = "#news", "innerHTML"
        response["HX-Reselect"] = ".refusal"
    else:
        response = render(request, "desk/refused.html", {"refused": refused})
    response.status_code = status_of(refused)
    return response


def desk_view(*roles: Role) -> Callable[[View[P]], View[P]]:
    """Decorator of every desk view: only for accounts with one of the roles (any, if none is named)."""
    needed = set(roles or (Role.EDITOR, Role.REVIEWER, Role.MANAGER))

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def run(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            held = roles_of(request.user)
            if not held & needed:
                names = " or ".join(sorted(role.value for role in needed))
                line = f"This page is for the role of {names}." if held else NO_ROLE
                return refusal(request, NotAllowed(line))
            try:
                return view(request, *args, **kwargs)
            except WrongWords as wrong:
                return _redirect_to(request, wrong.address)
            except Refused as refused:
                return refusal(request, refused)

        return run

    return decorate


def _redirect_to(request: HttpRequest, address: str) -> HttpResponse:
    match = request.resolver_match
    if match is None:  # the resolver sets it before any view
        raise Http404
    return HttpResponseRedirect(reverse(match.view_name, kwargs={**match.kwargs, "address": address}))

"""Who may import: in one decorator for every page about it."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]

MAY_IMPORT = "articles.add_importbatch"
NOT_ALLOWED = "Importing is for editors and managers. Ask a manager to make you one."


def import_view(view: View[P]) -> View[P]:
    """Decorator: only for accounts that may import; strangers never get so far."""

    @wraps(view)
    def run(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not request.user.has_perm(MAY_IMPORT):
            return refused(request, NOT_ALLOWED, status=403)
        return view(request, *args, **kwargs)

    return run


def refused(request: HttpRequest, line: str, *, status: int) -> HttpResponse:
    """A page with one clear line on why this was not possible."""
    return render(request, "desk/refused.html", {"refused": line}, status=status)

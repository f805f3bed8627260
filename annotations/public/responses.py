"""How every public page answers: to anybody, to GET and HEAD only, cacheable, without session or cookie."""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]

CACHE_CONTROL = "public, max-age=60, stale-while-revalidate=300"
"""A withdrawal reaches every reader within minutes."""


def public_page(view: View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Decorator of every public view.

    The ETag is that of the bytes shown, so it says nothing of what is not shown, and is never out of date.
    """

    @wraps(view)
    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = CACHE_CONTROL
        response["ETag"] = quote_etag(hashlib.sha256(response.content).hexdigest()[:32])
        return get_conditional_response(request, etag=response["ETag"], response=response) or response

    return login_not_required(require_safe(answer))


def render(template: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """A page from `templates/public/`, rendered without the request: no session or user can be read."""
    return HttpResponse(render_to_string(f"public/{template}", context), status=status)


def found_or_404(value: Any) -> Any:
    """The value, or 404 with the same bytes as for what never existed."""
    if value is None:
        raise Http404
    return value

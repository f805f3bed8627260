"""Default-deny that asks who somebody is only where it matters."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME, middleware
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import resolve_url

UNSENT = "unsent"
"""The parameter by which the sign-in page knows that something was sent and not taken."""


class LoginRequiredMiddleware(middleware.LoginRequiredMiddleware):
    """As Django's, but a page that is open to anybody is answered without a look at the session.

    Django asks for the user first, and the session it reads marks every public page `Vary: Cookie`.
    """

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., HttpResponseBase],
        view_args: tuple[Any, ...],
        view_kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        if not getattr(view_func, "login_required", True):
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)

    def handle_no_permission(
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponseRedirect:
        """To the sign-in page, and from there to the page asked for; after sending, to the form's page.

        What forms are sent to is no page: nothing would stand there after signing in.
        """
        if request.method in ("GET", "HEAD"):
            return super().handle_no_permission(request, view_func)
        query = urlencode({REDIRECT_FIELD_NAME: _page_of_form(request), UNSENT: "yes"}, safe="/")
        return HttpResponseRedirect(f"{resolve_url(self.get_login_url(view_func))}?{query}")


def _page_of_form(request: HttpRequest) -> str:
    """The path of the page that sent the request, if it is one of ours; else where everybody begins."""
    host, found, page = request.headers.get("Referer", "").partition(f"://{request.get_host()}/")
    return (
        f"/{page.partition('?')[0]}" if found and host == request.scheme else str(settings.LOGIN_REDIRECT_URL)
    )

"""The desk as a browser without JavaScript shows it, for whoever asks for that.

A page that is sent in a sandbox runs no script, so the browser shows what stands in `<noscript>` and takes
the styles for pages without scripts: nothing is made twice, and the plain page cannot lag behind the other.
"""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from cstoreview.csp import HEADER

COOKIE: Final = "scripts"
OFF: Final = "off"
DESK: Final = "/desk/"
SANDBOX: Final = "sandbox allow-downloads allow-forms allow-popups allow-same-origin allow-top-navigation"
"""All that a page may do but for scripts."""


class SandboxMiddleware:
    """Adds the sandbox to the policy of the desk's pages; stands around the middleware that sets it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.path.startswith(DESK) and request.COOKIES.get(COOKIE) == OFF:
            response.headers[HEADER] = f"{response.headers[HEADER]}; {SANDBOX}"
        return response

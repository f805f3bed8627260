"""Content-Security-Policy on every response, in the setting's shape that Django 6 brings.

On Django 6 this module goes and `django.middleware.csp.ContentSecurityPolicyMiddleware` takes over.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

HEADER = "Content-Security-Policy"


class CSP:
    """The source expressions we use, named as in `django.utils.csp.CSP`."""

    SELF: Final = "'self'"
    NONE: Final = "'none'"


def build_policy(directives: Mapping[str, Sequence[str]]) -> str:
    """The header's value for `SECURE_CSP`: a directive and its sources, each in the order given."""
    return "; ".join(" ".join((directive, *sources)) for directive, sources in directives.items())


class ContentSecurityPolicyMiddleware:
    """Sets the header; stands first, so that errors and static files carry it too."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.policy = build_policy(settings.SECURE_CSP)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers.setdefault(HEADER, self.policy)
        return response

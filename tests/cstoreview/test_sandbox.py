"""The desk without scripts: the browser is told to run none, and shows the page as it is without."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from cstoreview.csp import HEADER, ContentSecurityPolicyMiddleware
from cstoreview.sandbox import COOKIE, OFF, SANDBOX, SandboxMiddleware


def policy_of(path: str, **cookies: str) -> str:
    """The policy that an answer to a request for `path` carries."""
    request = RequestFactory().get(path)
    request.COOKIES.update(cookies)
    answer = SandboxMiddleware(ContentSecurityPolicyMiddleware(lambda _: HttpResponse()))
    return str(answer(request).headers[HEADER])


def test_a_page_of_the_desk_runs_no_script_where_they_are_off() -> None:
    assert policy_of("/desk/", **{COOKIE: OFF}) == f"{policy_of('/desk/')}; {SANDBOX}"


@pytest.mark.parametrize("cookies", [{}, {COOKIE: "on"}, {COOKIE: ""}])
def test_where_they_are_not_off_it_does(cookies: dict[str, str]) -> None:
    assert "sandbox" not in policy_of("/desk/", **cookies)


@pytest.mark.parametrize("path", ["/", "/records/", "/admin/", "/deskless/"])
def test_pages_that_are_not_the_desks_are_the_same_for_everybody(path: str) -> None:
    assert policy_of(path, **{COOKIE: OFF}) == policy_of(path)


@pytest.mark.parametrize("right", ["allow-forms", "allow-same-origin", "allow-downloads"])
def test_what_the_pages_need_without_scripts_stays_allowed(right: str) -> None:
    assert right in SANDBOX.split()


def test_scripts_are_not_allowed() -> None:
    assert "allow-scripts" not in SANDBOX

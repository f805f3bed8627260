"""What every answer carries and nobody may leave out, errors and static files included."""

from collections.abc import Callable
from io import StringIO

import pytest
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import User
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path
from django.views.decorators.http import require_POST

from cstoreview.csp import ContentSecurityPolicyMiddleware, build_policy
from cstoreview.urls import handler400, handler403, handler404, handler500
from cstoreview.urls import urlpatterns as real_urlpatterns

__all__ = ["handler400", "handler403", "handler404", "handler500"]


def failing(error: Exception) -> Callable[[HttpRequest], HttpResponse]:
    """A public view that fails in one way."""

    def view(request: HttpRequest) -> HttpResponse:
        raise error

    view.login_required = False  # type: ignore[attr-defined] # what login_not_required sets
    return view


def private(request: HttpRequest) -> HttpResponse:
    return HttpResponse("for colleagues only")


@login_not_required
@require_POST
def form_target(request: HttpRequest) -> HttpResponse:
    return HttpResponse("taken")


FAILURES = {
    "bad": (BadRequest("odd"), 400),
    "forbidden": (PermissionDenied(), 403),
    "broken": (ZeroDivisionError(), 500),
    "away": (OperationalError("connection refused"), 503),
    "cut": (InterfaceError("connection already closed"), 503),
}
urlpatterns = [
    path("private/", private),
    path("form-target/", form_target),
    *(path(f"{name}/", failing(error)) for name, (error, _) in FAILURES.items()),
    *real_urlpatterns,
]
pytestmark = pytest.mark.urls(__name__)


@pytest.fixture
def visitor() -> Client:
    return Client(raise_request_exception=False)


ANSWERS = {
    "/nothing-here/": 404,
    "/private/": 302,
    "/accounts/login/": 200,
    "/static/admin/css/base.css": 200,
    "/static/admin/css/none.css": 404,
    **{f"/{name}/": status for name, (_, status) in FAILURES.items()},
}


@pytest.mark.django_db
@pytest.mark.parametrize(("address", "status"), ANSWERS.items())
def test_every_answer_carries_the_policy_and_its_companions(
    visitor: Client, address: str, status: int
) -> None:
    response = visitor.get(address)
    response.close()
    assert response.status_code == status
    policy = response["Content-Security-Policy"]
    for directive in ("default-src 'self'", "script-src 'self'", "style-src 'self'", "object-src 'none'"):
        assert directive in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize(("name", "status"), [(name, status) for name, (_, status) in FAILURES.items()])
def test_error_pages_need_no_database_set_no_cookie_and_are_not_kept(
    visitor: Client, name: str, status: int
) -> None:
    response = visitor.get(f"/{name}/")
    assert response.status_code == status
    assert not response.cookies
    assert response["Cache-Control"] == "no-store"
    assert "<h1>" in response.content.decode()


def test_an_address_that_forms_are_sent_to_says_so_where_it_is_opened(visitor: Client) -> None:
    response = visitor.get("/form-target/")
    assert (response.status_code, response["Allow"]) == (405, "POST")
    assert "Forms are sent to this address" in response.content.decode()
    assert response["Cache-Control"] == "no-store"


def test_what_a_program_sends_to_a_page_gets_no_page(visitor: Client) -> None:
    response = visitor.put("/records/")
    assert (response.status_code, response.content) == (405, b"")


@pytest.mark.parametrize("name", ["away", "cut"])
def test_a_database_that_is_away_asks_to_come_again_soon(visitor: Client, name: str) -> None:
    assert int(visitor.get(f"/{name}/")["Retry-After"]) <= 30


def test_a_database_that_is_away_is_one_line_in_the_log(
    visitor: Client, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    from cstoreview.errors import WithoutNeedlessTraceback

    visitor.get("/away/")
    [record] = [record for record in caplog.records if getattr(record, "status_code", None) == 503]
    assert WithoutNeedlessTraceback().filter(record) is True
    assert record.exc_info is None
    assert record.getMessage().endswith("/away/: connection refused")


def test_a_fault_of_ours_keeps_its_traceback_in_the_log(
    visitor: Client, caplog: pytest.LogCaptureFixture
) -> None:
    from cstoreview.errors import WithoutNeedlessTraceback

    visitor.get("/broken/")
    [record] = [record for record in caplog.records if getattr(record, "status_code", None) == 500]
    WithoutNeedlessTraceback().filter(record)
    assert record.exc_info is not None


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"username": "a" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)}, "longer than 2.5\xa0MB"),
        ({f"field{number}": "a" for number in range(1001)}, "More than 1000 fields"),
        ({f"file{number}": StringIO("a") for number in range(101)}, "More than 100 files"),
    ],
)
@override_settings(DATA_UPLOAD_MAX_NUMBER_FILES=100)
def test_a_request_that_is_too_much_names_the_limit_and_leaves_no_traceback(
    visitor: Client, caplog: pytest.LogCaptureFixture, form: dict[str, object], said: str
) -> None:
    from cstoreview.errors import WithoutNeedlessTraceback

    response = visitor.post("/accounts/login/", form)
    assert response.status_code == 400
    assert said in response.content.decode()
    assert "incomplete" not in response.content.decode()
    [record] = [record for record in caplog.records if record.name.startswith("django.security")]
    WithoutNeedlessTraceback().filter(record)
    assert record.exc_info is None
    assert "\n" not in record.getMessage()


def test_a_page_may_tighten_its_own_policy() -> None:
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse(headers={"Content-Security-Policy": "default-src 'none'"})

    response = ContentSecurityPolicyMiddleware(view)(HttpRequest())
    assert response["Content-Security-Policy"] == "default-src 'none'"


def test_a_policy_is_written_directive_by_directive() -> None:
    assert build_policy({"default-src": ["'self'"], "img-src": ["'self'", "data:"]}) == (
        "default-src 'self'; img-src 'self' data:"
    )


def test_a_view_that_says_nothing_is_for_colleagues(visitor: Client) -> None:
    response = visitor.get("/private/")
    assert response["Location"] == "/accounts/login/?next=/private/"


@pytest.mark.django_db
def test_a_form_without_its_token_is_refused_with_our_page() -> None:
    response = Client(enforce_csrf_checks=True).post("/accounts/login/", {"username": "ada"})
    assert response.status_code == 403
    assert "Nothing was changed" in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("login", ["/accounts/login/", "/admin/login/"])
def test_both_logins_close_after_too_many_wrong_passwords(visitor: Client, login: str) -> None:
    User.objects.create_superuser("ada", password="the right one")
    for _ in range(settings.AXES_FAILURE_LIMIT):
        last = visitor.post(login, {"username": "ada", "password": "a wrong one"})
    assert last.status_code == 429
    assert last["Retry-After"] == "900"
    right = visitor.post(login, {"username": "ada", "password": "the right one"})
    assert right.status_code == 429
    elsewhere = Client(REMOTE_ADDR="192.0.2.7").post(login, {"username": "ada", "password": "the right one"})
    assert elsewhere.status_code == 302


@override_settings(SECURE_SSL_REDIRECT=True)
def test_with_https_a_plain_request_is_sent_there(visitor: Client) -> None:
    response = visitor.get("/nothing-here/")
    assert (response.status_code, response["Location"]) == (301, "https://testserver/nothing-here/")

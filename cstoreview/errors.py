"""Pages for what goes wrong: without database, session or account, since these may be what failed."""

import logging
import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

RETRY_AFTER = "10"  # seconds
LOCKED_OUT_FOR = "900"  # seconds; AXES_COOLOFF_TIME


def page(status: int) -> HttpResponse:
    """The page for an HTTP status, from `templates/errors/<status>.html`, never kept by a cache."""
    return HttpResponse(
        render_to_string(f"errors/{status}.html"), status=status, headers={"Cache-Control": "no-store"}
    )


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: what was sent cannot be read."""
    return page(400)


def forbidden(request: HttpRequest, exception: Exception | None = None, reason: str = "") -> HttpResponse:
    """403: the account may not do this, or the form's token is missing or old (then with a `reason`)."""
    return page(403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: nothing here, or nothing this account may know of."""
    return page(404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault; or 503 if the database is away, full or too busy, which passes by itself."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        response = page(503)
        response["Retry-After"] = RETRY_AFTER
        return response
    return page(500)


def locked_out(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
    """429: too many wrong passwords for one name from one address (called by django-axes)."""
    response = page(429)
    response["Retry-After"] = LOCKED_OUT_FOR
    return response


class WithoutTracebackWhileAway(logging.Filter):
    """A database that is away is one line for each request in the log, not fifty."""

    def filter(self, record: logging.LogRecord) -> bool:
        if getattr(record, "status_code", None) == 503 and record.exc_info:
            record.msg, record.args = f"{record.getMessage()}: {first_line(record.exc_info[1])}", ()
            record.exc_info = None
        return True


def first_line(error: BaseException | None) -> str:
    """What an exception says, without PostgreSQL's further lines."""
    return next(iter(str(error).strip().splitlines()), type(error).__name__)

"""Pages for what goes wrong: without database, session or account, since these may be what failed."""

import logging
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.template.defaultfilters import filesizeformat
from django.template.loader import render_to_string

from cstoreview.places import BASE_DIR

RETRY_AFTER = "10"  # seconds
LOCKED_OUT_FOR = "900"  # seconds; AXES_COOLOFF_TIME


TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


def page(status: int, cause: str = "") -> HttpResponse:
    """The page for an HTTP status, from `templates/errors/<status>.html`, never kept by a cache.

    `cause` is what we know about the reason, in one line with what to do; empty: the page's own words.
    """
    return HttpResponse(
        render_to_string(f"errors/{status}.html", {"cause": cause}),
        status=status,
        headers={"Cache-Control": "no-store"},
    )


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: what was sent cannot be read, or is more than the site takes at once."""
    return page(400, too_much(exception))


def too_much(error: Exception) -> str:
    """Which limit on a request was passed and what to do; empty for any other error."""
    match error:
        case RequestDataTooBig():
            size = filesizeformat(settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
            return f"What was sent is longer than {size}, the most this page accepts: send it in parts."
        case TooManyFieldsSent():
            fields = settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
            return f"More than {fields} fields were sent, the most this page accepts: send fewer at a time."
        case TooManyFilesSent():
            files = settings.DATA_UPLOAD_MAX_NUMBER_FILES
            return f"More than {files} files were sent, the most this page accepts: send fewer at a time."
        case _:
            return ""


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


class WrongMethodMiddleware:
    """A page, instead of a blank answer, where somebody opens an address that forms are sent to."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.method != "GET" or not isinstance(response, HttpResponseNotAllowed):
            return response
        shown = page(405)
        shown["Allow"] = response["Allow"]
        return shown


class WithoutNeedlessTraceback(logging.Filter):
    """A database that is away, or a request that is too long, is one line in the log, not fifty."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.exc_info and isinstance(record.exc_info[1], TOO_MUCH):
            record.exc_info = None
        if getattr(record, "status_code", None) == 503 and record.exc_info:
            record.msg, record.args = f"{record.getMessage()}: {first_line(record.exc_info[1])}", ()
            record.exc_info = None
        return True


class InOneLine(logging.Filter):
    """What fails in the background is one line in the log with its place in our code, unless in debug."""

    def filter(self, record: logging.LogRecord) -> bool:
        if settings.DEBUG:
            return True
        line = " ".join(record.getMessage().split())
        if record.exc_info and record.exc_info[1]:
            line = f"{line}: {with_place(record.exc_info[1])}"
        record.msg, record.args, record.exc_info, record.exc_text = line, (), None, None
        return True


def with_place(error: BaseException) -> str:
    """An exception in one line: its class, what it says, and where in our code it came from."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if is_ours(Path(frame.filename))]
    places = [f"{Path(frame.filename).relative_to(BASE_DIR)}:{frame.lineno}" for frame in ours[-1:]]
    said = str(error).strip()
    line = f"{type(error).__name__}: {said.splitlines()[0]}" if said else type(error).__name__
    return " at ".join([line, *places])


def is_ours(file: Path) -> bool:
    """Whether a source file is this project's, not a library's."""
    return file.is_relative_to(BASE_DIR) and ".venv" not in file.parts


def first_line(error: BaseException | None) -> str:
    """What an exception says, without PostgreSQL's further lines."""
    return next(iter(str(error).strip().splitlines()), type(error).__name__)

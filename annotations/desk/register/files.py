"""The register as a file to take away, and taking in what a file adds, after a look at what that is."""

from base64 import urlsafe_b64decode, urlsafe_b64encode

from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from annotations.desk.access import coder_of, desk_view, status_of
from annotations.exchange.files import FORMATS, LARGEST_FILE, read, together
from annotations.exchange.planning import Plan
from annotations.services.exchange import stored_register, take_in_register, what_is_new
from annotations.services.writing import Refused

CONTENT_TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json"}
KEPT = 1024**2  # bytes
"""So much the page of a look keeps, to be added without choosing it again: less than a form may send."""
NO_FILE = Refused("Choose at least one file first.")
TOO_LARGE = Refused(f"Together the files may have {LARGEST_FILE // 1024**2} MiB: take them in one by one.")


@desk_view()
@require_safe
def download(request: HttpRequest, name: str) -> HttpResponse:
    """Everything the register holds, as CSV or JSON."""
    if name not in CONTENT_TYPES:
        raise Http404
    response = HttpResponse(FORMATS[name](stored_register()), content_type=CONTENT_TYPES[name])
    response["Content-Disposition"] = f'attachment; filename="register.{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


@csrf_exempt  # the form is checked by `receive`, when it is known how to take its files
@desk_view()
@require_http_methods(["GET", "HEAD", "POST"])
def take_in(request: HttpRequest) -> HttpResponse:
    """What files would add, or the adding itself: the button says which."""
    if request.method != "POST":
        return _page(request)
    length = request.META.get("CONTENT_LENGTH") or ""
    if length.isascii() and length.isdecimal() and int(length) > LARGEST_FILE:
        return _page(request, refused=TOO_LARGE)
    request.upload_handlers = [TemporaryFileUploadHandler(request)]
    return receive(request)


@csrf_protect
def receive(request: HttpRequest) -> HttpResponse:
    """Read the files, and say what they would add or add it."""
    files = _files(request)
    if not files:
        return _page(request, refused=NO_FILE)
    register = together((name, read(data)) for name, data in files)
    if request.POST.get("act") != "add":
        return _page(request, plan=what_is_new(register), kept=_kept(files))
    try:
        added = take_in_register(file=register, by=coder_of(request))
    except Refused as refused:
        return _page(request, refused=refused)
    return _page(request, plan=added, is_added=True)


def _files(request: HttpRequest) -> list[tuple[str, bytes]]:
    """What is sent, by name, or what the look before kept; nothing, if that is damaged."""
    if request.FILES:
        return [(file.name or "file", file.read()) for file in request.FILES.getlist("files")]
    kept = zip(request.POST.getlist("kept_name"), request.POST.getlist("kept"), strict=False)
    try:
        return [(name, urlsafe_b64decode(data)) for name, data in kept]
    except ValueError:
        return []


def _kept(files: list[tuple[str, bytes]]) -> list[tuple[str, str]]:
    """The files for the page, unless they are too large for it."""
    if sum(len(data) for _, data in files) > KEPT:
        return []
    return [(name, urlsafe_b64encode(data).decode()) for name, data in files]


def _page(
    request: HttpRequest,
    *,
    plan: Plan | None = None,
    kept: list[tuple[str, str]] | None = None,
    is_added: bool = False,
    refused: Refused | None = None,
) -> HttpResponse:
    context = {"plan": plan, "kept": kept, "is_added": is_added, "refused": refused, "section": "speakers"}
    status = status_of(refused) if refused else 200
    return render(request, "desk/register/take_in.html", context, status=status)

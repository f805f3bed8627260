"""The register as a file to take away, and taking in what a file adds, after a look at what that is."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from annotations.desk.access import coder_of, desk_view, status_of
from annotations.exchange.files import FORMATS, read, together
from annotations.services.exchange import stored_register, take_in_register, what_is_new
from annotations.services.writing import Refused

CONTENT_TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json"}
NO_FILE = Refused("Choose at least one file first.")


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


@desk_view()
@require_http_methods(["GET", "HEAD", "POST"])
def take_in(request: HttpRequest) -> HttpResponse:
    """What files would add, or the adding itself: the button says which."""
    context: dict[str, object] = {"section": "speakers"}
    refused: Refused | None = None
    if request.method == "POST":
        files = request.FILES.getlist("files")
        try:
            if not files:
                raise NO_FILE
            register = together((file.name or "file", read(file.read())) for file in files)
            adding = request.POST.get("act") == "add"
            context["plan"] = (
                take_in_register(file=register, by=coder_of(request)) if adding else what_is_new(register)
            )
            context["is_added"] = adding
        except Refused as error:
            refused = error
    context["refused"] = refused
    status = status_of(refused) if refused else 200
    return render(request, "desk/register/take_in.html", context, status=status)

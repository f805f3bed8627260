"""The page where files are chosen, and what was imported lately."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from articles.importing.uploads import Upload, keep, why_not_kept
from articles.models import ImportBatch

from .access import import_view, refused
from .forms import MappingForm
from .outcomes import counts_of
from .receiving import Receiver

BATCHES_ON_A_PAGE = 20
MOST_REFUSED_SHOWN = 20


@csrf_exempt  # the form is checked by `receive`, when it is known how to take its files
@import_view
@require_http_methods(["GET", "HEAD", "POST"])
def imports(request: HttpRequest) -> HttpResponseBase:
    """Choosing files, and the batches there were; what is sent is kept and then previewed."""
    if request.method != "POST":
        return imports_page(request, MappingForm())
    if _content_length(request) > settings.IMPORT_UPLOAD_BYTES:
        most = filesizeformat(settings.IMPORT_UPLOAD_BYTES)
        line = f"What was sent is larger than {most}, the most an upload may be: send it in parts."
        return refused(request, line, status=413)
    with Receiver() as receiver:
        request.upload_handlers = [receiver]
        return receive(request, receiver)


@csrf_protect
def receive(request: HttpRequest, receiver: Receiver) -> HttpResponse:
    """Keep the files of the form as a batch, unless none of them can be kept or something is to be mended."""
    form = MappingForm(request.POST)
    files = receiver.uploads
    if receiver.fault:
        form.add_error(None, receiver.fault)
    elif not files:
        form.add_error(None, "No file was chosen: choose at least one, or drop it on the page.")
    elif not any(file.parts for file in files):
        for line in _refusals(files):
            form.add_error(None, line)
    if not form.is_valid():
        return imports_page(request, form, status=400)
    user: Any = request.user  # who may import has an account
    batch = keep(files, mapping=form.cleaned_data["mapping"], by=user)
    if request.accepts("text/html"):
        return redirect("importing:batch", uid=batch.uid)
    address = reverse("importing:batch", kwargs={"uid": batch.uid})
    return HttpResponse(status=201, headers={"Location": address})  # to our script, which goes there itself


def imports_page(request: HttpRequest, form: MappingForm, *, status: int = 200) -> HttpResponse:
    """The form, and the batches, newest first."""
    before = request.GET.get("before", "")
    batches = ImportBatch.objects.select_related("imported_by").order_by("-pk")
    if before.isascii() and before.isdecimal() and len(before) < 19:
        batches = batches.filter(pk__lt=int(before))
    rows = list(batches[: BATCHES_ON_A_PAGE + 1])
    shown = rows[:BATCHES_ON_A_PAGE]
    counts = counts_of(shown)
    context = {
        "form": form,
        "batches": [(batch, counts[batch.pk]) for batch in shown],
        "before": shown[-1].pk if len(rows) > len(shown) else None,
        "is_first": "before" not in request.GET,
        "most_bytes": settings.IMPORT_UPLOAD_BYTES,
        "most_bytes_a_file": settings.IMPORT_LIMITS["file_bytes"],
        "most_files": settings.IMPORT_UPLOAD_FILES,
        "section": "import",
    }
    return render(request, "desk/importing/imports.html", context, status=status)


def _refusals(files: list[Upload]) -> list[str]:
    lines = [f"{file.name}: {why_not_kept(file.size)}" for file in files[:MOST_REFUSED_SHOWN]]
    more = len(files) - len(lines)
    return [*lines, f"and {more:,} more"] if more else lines


def _content_length(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0

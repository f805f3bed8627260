"""One batch: its preview before the import, how far it is, and the report of what became of it."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from articles.importing import uploads
from articles.models import ImportBatch, ImportItem
from articles.tasks import start_import

from .access import import_view
from .forms import MappingForm, in_words
from .outcomes import counts_of
from .previewing import preview_of
from .report import report_of

State = ImportBatch.State
REFRESH = "HX-Refresh"


def found(uid: UUID) -> ImportBatch:
    """The batch at an address; Http404 if there is none."""
    return get_object_or_404(ImportBatch.objects.select_related("imported_by"), uid=uid)


@import_view
@require_safe
def batch(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The page of a batch, as its state has it."""
    it = found(uid)
    if it.state == State.UPLOADED:
        return preview_page(request, it, MappingForm(initial={"mapping": in_words(it.mapping)}))
    context = _standing(it)
    if context["is_live"]:
        return render(request, "desk/importing/running.html", context)
    context |= report_of(it, request)
    status = 200 if context["is_valid"] else 400
    return render(request, "desk/importing/report.html", context, status=status)


def preview_page(
    request: HttpRequest, batch: ImportBatch, form: MappingForm, *, status: int = 200
) -> HttpResponse:
    """What an import would do, and the buttons for it."""
    context = {
        "batch": batch,
        "preview": preview_of(batch),
        "form": form,
        "file_count": batch.files.count(),
        "section": "import",
    }
    return render(request, "desk/importing/preview.html", context, status=status)


@import_view
@require_safe
def progress(request: HttpRequest, uid: UUID) -> HttpResponse:
    """How far the import is, as a fragment; when it has ended, the whole page is asked for again."""
    it = found(uid)
    response = render(request, "desk/importing/_progress.html", _standing(it))
    if it.state not in uploads.IS_LIVE:
        response[REFRESH] = "true"
    return response


@import_view
@require_POST
def mapping(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Change the field mapping of an upload, and look through it again."""
    it = found(uid)
    form = MappingForm(request.POST)
    if not form.is_valid() and it.state == State.UPLOADED:
        return preview_page(request, it, form, status=400)
    if form.is_valid():
        uploads.set_mapping(it, form.cleaned_data["mapping"])
    return redirect("importing:batch", uid=uid)


@import_view
@require_POST
def start(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Import the batch, or go on with it. Pressed twice, it is imported once."""
    start_import(found(uid))
    return redirect("importing:batch", uid=uid)


@import_view
@require_POST
def cancel(request: HttpRequest, uid: UUID) -> HttpResponse:
    """End the import and keep what was taken."""
    uploads.cancel(found(uid))
    return redirect("importing:batch", uid=uid)


@import_view
@require_POST
def discard(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Drop an upload that was never imported."""
    if uploads.discard(found(uid)):
        return redirect("importing:imports")
    return redirect("importing:batch", uid=uid)


def _standing(batch: ImportBatch) -> dict[str, Any]:
    counts = counts_of([batch])[batch.pk]
    is_uploaded = batch.files.exists()
    return {
        "batch": batch,
        "counts": counts,
        "document_count": sum(each.count for each in counts),
        "refused_count": sum(each.count for each in counts if each.outcome == ImportItem.Outcome.REJECTED),
        "is_live": is_uploaded and batch.state in uploads.IS_LIVE,
        "can_resume": is_uploaded and batch.state in uploads.CAN_START,
        "section": "import",
    }

"""Confirming and mending metadata and segments."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from annotations.desk.access import OpenRecord, desk_view, get_record_for_editing
from annotations.services.metadata import (
    confirm_date,
    join_segments,
    mend_metadata,
    mend_segment,
    split_segment,
)
from annotations.services.writing import Refused, Stale
from articles.models import Segment
from articles.text.selectors import occurrences_alike

from .claim_form import seen_anew
from .claims import version_in
from .metadata_form import DateForm, MetadataForm
from .page import Forms, coding_page

INVALID = Refused("The metadata is not saved yet: mend what is marked.")


@desk_view()
@require_POST
def metadata(request: HttpRequest, address: str) -> HttpResponse:
    """Confirm or mend the metadata."""
    opened = get_record_for_editing(request, address)
    form = MetadataForm(request.POST, version=opened.version)
    if not form.is_valid():
        return coding_page(request, opened, Forms(metadata=form), refused=INVALID)
    seen = form.cleaned_data["metadata_version"]
    try:
        mend_metadata(
            revision=opened.revision, metadata_version=seen, metadata=form.metadata(), by=opened.coder
        )
    except Refused as refused:
        data: QueryDict = request.POST
        if isinstance(refused, Stale):
            data = seen_anew(data, refused.current_version, "metadata_version")
        form = MetadataForm(data, version=opened.version)
        return coding_page(request, opened, Forms(metadata=form), refused=refused)
    return _go_to(opened, "metadata")


@desk_view()
@require_POST
def date(request: HttpRequest, address: str) -> HttpResponse:
    """Sign for the date as it was stated or inferred."""
    opened = get_record_for_editing(request, address)
    form = DateForm(request.POST)
    if not form.is_valid():
        return coding_page(request, opened, Forms(date=form), refused=INVALID)
    said = form.cleaned_data
    try:
        confirm_date(
            revision=opened.revision,
            metadata_version=said["metadata_version"],
            reason=said["reason"],
            by=opened.coder,
        )
    except Refused as refused:
        return coding_page(request, opened, Forms(date=form), refused=refused)
    return _go_to(opened, "metadata")


@desk_view()
@require_POST
def set_kind(request: HttpRequest, address: str, uid: UUID) -> HttpResponse:
    """Say what a stretch of the text really is."""
    opened = get_record_for_editing(request, address)
    kind = request.POST.get("kind", "")
    if kind not in Segment.Kind.values:
        return coding_page(request, opened, refused=Refused("Choose what the segment is from the list."))
    try:
        mend_segment(
            revision=opened.revision,
            metadata_version=version_in(request.POST),
            segment=_segment(opened, uid),
            kind=Segment.Kind(kind),
            by=opened.coder,
        )
    except Refused as refused:
        return coding_page(request, opened, refused=refused)
    return _go_to(opened, f"segment-{uid}", "?segments=1")


@desk_view()
@require_POST
def split(request: HttpRequest, address: str, uid: UUID) -> HttpResponse:
    """Divide a segment before the words that are quoted."""
    opened = get_record_for_editing(request, address)
    segment = _segment(opened, uid)
    try:
        at = _before_words(opened.version.text, segment, request.POST.get("before", ""))
        split_segment(
            revision=opened.revision,
            metadata_version=version_in(request.POST),
            segment=segment,
            at=at,
            by=opened.coder,
        )
    except Refused as refused:
        return coding_page(request, opened, refused=refused)
    return _go_to(opened, f"segment-{uid}", "?segments=1")


@desk_view()
@require_POST
def join(request: HttpRequest, address: str, uid: UUID) -> HttpResponse:
    """Join a segment with the one after it."""
    opened = get_record_for_editing(request, address)
    try:
        join_segments(
            revision=opened.revision,
            metadata_version=version_in(request.POST),
            segment=_segment(opened, uid),
            by=opened.coder,
        )
    except Refused as refused:
        return coding_page(request, opened, refused=refused)
    return _go_to(opened, f"segment-{uid}", "?segments=1")


def _segment(opened: OpenRecord, uid: UUID) -> Segment:
    return get_object_or_404(opened.version.segments, uid=uid)


def _before_words(text: str, segment: Segment, words: str) -> int:
    """The place in the text where the quoted words begin, if they stand once in the segment."""
    places = occurrences_alike(text[segment.start : segment.end], words) if words.strip() else []
    if len(places) != 1:
        how_often = f"{len(places)} times" if places else "nowhere"
        raise Refused(
            f"The words to split before stand {how_often} in the segment: copy them, or a few more."
        )
    return segment.start + places[0][0]


def _go_to(opened: OpenRecord, anchor: str, query: str = "") -> HttpResponse:
    return redirect(f"{reverse('desk:code', args=[opened.address])}{query}#{anchor}")

"""The identity register: who speaks, under which names, in which office from when to when."""

from uuid import UUID

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from annotations.models import Office, Speaker
from annotations.models.workflow import Role
from annotations.services.coders import roles_of
from annotations.services.facts import confirm_fact
from annotations.services.offices import Tenure, add_office, add_term
from annotations.services.speakers import add_alias, add_speaker, change_speaker
from annotations.services.writing import Refused

from .access import coder_of, desk_view, status_of
from .addresses import short_id_in, with_words
from .keyset import Page, page_of
from .speaker_forms import ORDER, AliasForm, SpeakerFilter, SpeakerForm, TermForm
from .speaker_search import find_speakers

KEEPERS = {Role.REVIEWER, Role.MANAGER}
INVALID = Refused("This is not saved yet: mend what is marked.")


def _address(speaker: Speaker) -> str:
    return with_words(speaker.slug, speaker.short_id)


def _go_to(speaker: Speaker) -> HttpResponse:
    return redirect("desk:speaker", address=_address(speaker))


@desk_view()
@require_http_methods(["GET", "HEAD", "POST"])
def speakers(request: HttpRequest) -> HttpResponse:
    """The register, and adding to it."""
    refused: Refused | None = None
    form = SpeakerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        refused = INVALID
        if form.is_valid():
            try:
                return _go_to(add_speaker(by=coder_of(request), **form.cleaned_data))
            except Refused as error:
                refused = error
    chosen = SpeakerFilter(request.GET, Speaker.objects.select_related("merged_into"), request=request)
    counted = chosen.qs.annotate(
        claim_count=Count("claims", filter=Q(claims__removed_at=None), distinct=True)
    ).prefetch_related("aliases")
    page = page_of(counted, ORDER, request.GET.get("after", "")) if chosen.is_valid() else Page([], "")
    query = request.GET.copy()
    query.pop("after", None)
    context = {
        "filter": chosen,
        "rows": [(speaker, _address(speaker)) for speaker in page.rows],
        "after": page.after,
        "query": query.urlencode(),
        "is_narrowed": any(query.values()),
        "form": form,
        "refused": refused,
        "section": "speakers",
    }
    return render(request, "desk/speakers.html", context, status=_status(refused, chosen.is_valid()))


def _status(refused: Refused | None, valid: bool) -> int:
    if refused is not None:
        return status_of(refused)
    return 200 if valid else 400


@desk_view()
@require_safe
def speaker_options(request: HttpRequest) -> HttpResponse:
    """The speakers that fit what was typed, as choices for the claim form."""
    typed = request.GET.get("speaker_name", "")[:200].replace("\0", "")
    offered, exact = find_speakers(typed)
    context = {"offered": offered, "typed": typed.strip(), "chosen": offered[0].short_id if exact else ""}
    return render(request, "desk/_speaker_options.html", context)


def _speaker(address: str) -> Speaker:
    return get_object_or_404(Speaker.objects.select_related("merged_into"), short_id=short_id_in(address))


def _speaker_page(
    request: HttpRequest,
    speaker: Speaker,
    *,
    entry: SpeakerForm | None = None,
    alias: AliasForm | None = None,
    term: TermForm | None = None,
    refused: Refused | None = None,
) -> HttpResponse:
    context = {
        "speaker": speaker,
        "address": _address(speaker),
        "merged_address": _address(speaker.merged_into) if speaker.merged_into else "",
        "aliases": speaker.aliases.select_related("added_by", "confirmed_by"),
        "terms": speaker.terms.select_related("office", "added_by", "confirmed_by"),
        "offices": Office.objects.values_list("name", flat=True),
        "claim_count": speaker.claims.filter(removed_at=None).count(),
        "may_keep": bool(roles_of(request.user) & KEEPERS),
        "entry_form": entry or SpeakerForm.of(speaker),
        "alias_form": alias or AliasForm(),
        "term_form": term or TermForm(),
        "refused": refused,
        "section": "speakers",
    }
    return render(request, "desk/speaker.html", context, status=_status(refused, valid=True))


@desk_view()
@require_safe
def speaker(request: HttpRequest, address: str) -> HttpResponse:
    """One speaker: names, offices, and forms to add to them."""
    found = _speaker(address)
    if address != _address(found):
        return _go_to(found)
    return _speaker_page(request, found)


@desk_view(*KEEPERS)
@require_POST
def change(request: HttpRequest, address: str) -> HttpResponse:
    """Change the entry; readers see it at once."""
    found = _speaker(address)
    form = SpeakerForm(request.POST)
    if not form.is_valid():
        return _speaker_page(request, found, entry=form, refused=INVALID)
    try:
        changed = change_speaker(
            speaker=found, version=found.version, by=coder_of(request), **form.cleaned_data
        )
    except Refused as refused:
        return _speaker_page(request, found, entry=form, refused=refused)
    return _go_to(changed)


@desk_view()
@require_POST
def new_alias(request: HttpRequest, address: str) -> HttpResponse:
    """Remember another form of the name."""
    found = _speaker(address)
    form = AliasForm(request.POST)
    if not form.is_valid():
        return _speaker_page(request, found, alias=form, refused=INVALID)
    try:
        add_alias(speaker=found, by=coder_of(request), **form.cleaned_data)
    except Refused as refused:
        return _speaker_page(request, found, alias=form, refused=refused)
    return _go_to(found)


@desk_view()
@require_POST
def new_term(request: HttpRequest, address: str) -> HttpResponse:
    """Say that the speaker held an office, which is added if it is new."""
    found = _speaker(address)
    form = TermForm(request.POST)
    if not form.is_valid():
        return _speaker_page(request, found, term=form, refused=INVALID)
    said = dict(form.cleaned_data)
    by = coder_of(request)
    try:
        office = add_office(name=said.pop("office"), by=by)
        add_term(speaker=found, office=office, tenure=Tenure(**said), by=by)
    except Refused as refused:
        return _speaker_page(request, found, term=form, refused=refused)
    return _go_to(found)


@desk_view(*KEEPERS)
@require_POST
def confirm(request: HttpRequest, address: str, what: str, uid: UUID) -> HttpResponse:
    """Let readers see an alias or a term of office."""
    found = _speaker(address)
    try:
        if what == "alias":
            confirm_fact(fact=get_object_or_404(found.aliases, uid=uid), by=coder_of(request))
        else:
            confirm_fact(fact=get_object_or_404(found.terms, uid=uid), by=coder_of(request))
    except Refused as refused:
        return _speaker_page(request, found, refused=refused)
    return _go_to(found)

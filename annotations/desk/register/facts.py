"""Names and terms of a speaker: adding, mending, confirming, removing, and bringing back."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from annotations.desk.access import coder_of, desk_view
from annotations.models import Alias, Speaker, Term
from annotations.projection import with_merged
from annotations.services import facts
from annotations.services.offices import Tenure, add_office, add_term, change_term
from annotations.services.speakers import add_alias, change_alias
from annotations.services.writing import Refused

from .addresses import go_to, speaker_at
from .entry import INVALID, KEEPERS, Bound, speaker_page
from .forms import AliasEntryForm, AliasForm, TermEntryForm, TermForm

NAMES, OFFICES = "#names-head", "#offices-head"


def _fact(speaker: Speaker, what: str, uid: UUID) -> Any:
    """An alias or term of the entry or of one merged into it. Raises Http404."""
    models: dict[str, type[Alias | Term]] = {"aliases": Alias, "terms": Term}
    if what not in models:
        raise Http404
    return get_object_or_404(models[what], uid=uid, speaker__in=with_merged([speaker.pk]))


def _place(what: str) -> str:
    return NAMES if what == "aliases" else OFFICES


@desk_view()
@require_POST
def new_alias(request: HttpRequest, address: str) -> HttpResponse:
    """Remember another form of the name."""
    found = speaker_at(address)
    form = AliasForm(request.POST)
    if not form.is_valid():
        return speaker_page(request, found, Bound(INVALID, {"alias": form}))
    try:
        add_alias(speaker=found, by=coder_of(request), **form.cleaned_data)
    except Refused as refused:
        return speaker_page(request, found, Bound(refused, {"alias": form}))
    return go_to(found, NAMES)


@desk_view()
@require_POST
def new_term(request: HttpRequest, address: str) -> HttpResponse:
    """Say that the speaker held an office, which is added if it is new."""
    found = speaker_at(address)
    form = TermForm(request.POST)
    if not form.is_valid():
        return speaker_page(request, found, Bound(INVALID, {"term": form}))
    said = dict(form.cleaned_data)
    by = coder_of(request)
    try:
        office = add_office(name=said.pop("office"), by=by)
        add_term(speaker=found, office=office, tenure=Tenure(**said), by=by)
    except Refused as refused:
        return speaker_page(request, found, Bound(refused, {"term": form}))
    return go_to(found, OFFICES)


@desk_view()
@require_POST
def mend_alias(request: HttpRequest, address: str, uid: UUID) -> HttpResponse:
    """Mend another form of the name."""
    found = speaker_at(address)
    alias = _fact(found, "aliases", uid)
    form = AliasEntryForm(request.POST, auto_id=f"alias-{uid}-%s")
    if not form.is_valid():
        return speaker_page(request, found, Bound(INVALID, {str(uid): form}))
    try:
        change_alias(alias=alias, by=coder_of(request), **form.cleaned_data)
    except Refused as refused:
        return speaker_page(request, found, Bound(refused, {str(uid): form}))
    return go_to(found, NAMES)


@desk_view()
@require_POST
def mend_term(request: HttpRequest, address: str, uid: UUID) -> HttpResponse:
    """Mend from when to when the speaker held an office, and which."""
    found = speaker_at(address)
    term = _fact(found, "terms", uid)
    form = TermEntryForm(request.POST, auto_id=f"term-{uid}-%s")
    if not form.is_valid():
        return speaker_page(request, found, Bound(INVALID, {str(uid): form}))
    said = dict(form.cleaned_data)
    by, version = coder_of(request), said.pop("version")
    try:
        office = add_office(name=said.pop("office"), by=by)
        change_term(term=term, version=version, office=office, tenure=Tenure(**said), by=by)
    except Refused as refused:
        return speaker_page(request, found, Bound(refused, {str(uid): form}))
    return go_to(found, OFFICES)


@desk_view(*KEEPERS)
@require_POST
def confirm(request: HttpRequest, address: str, what: str, uid: UUID) -> HttpResponse:
    """Let readers see an alias or a term of office."""
    found = speaker_at(address)
    facts.confirm_fact(fact=_fact(found, what, uid), by=coder_of(request))
    return go_to(found, _place(what))


@desk_view(*KEEPERS)
@require_POST
def take_back(request: HttpRequest, address: str, what: str, uid: UUID) -> HttpResponse:
    """Keep an alias or a term from readers again."""
    found = speaker_at(address)
    facts.take_back_confirmation(fact=_fact(found, what, uid), by=coder_of(request))
    return go_to(found, _place(what))


@desk_view(*KEEPERS)
@require_POST
def confirm_all(request: HttpRequest, address: str) -> HttpResponse:
    """Let readers see every name and term of the entry."""
    found = speaker_at(address)
    facts.confirm_all_facts(speaker=found, by=coder_of(request))
    return go_to(found)


@desk_view()
@require_POST
def remove(request: HttpRequest, address: str, what: str, uid: UUID) -> HttpResponse:
    """Take an alias or a term out; the page offers to bring it back."""
    found = speaker_at(address)
    version = request.POST.get("version", "")
    try:
        if not (version.isascii() and version.isdecimal() and len(version) < 10):
            raise INVALID
        facts.remove_fact(fact=_fact(found, what, uid), version=int(version), by=coder_of(request))
    except Refused as refused:
        return speaker_page(request, found, Bound(refused))
    return go_to(found, "#removed-head")


@desk_view()
@require_POST
def restore(request: HttpRequest, address: str, what: str, uid: UUID) -> HttpResponse:
    """Bring a removed alias or term back."""
    found = speaker_at(address)
    if what not in ("aliases", "terms"):
        raise Http404
    by = coder_of(request)
    try:
        if what == "aliases":
            facts.restore_fact(model=Alias, speaker=found, uid=uid, by=by)
        else:
            facts.restore_fact(model=Term, speaker=found, uid=uid, by=by)
    except Refused as refused:
        return speaker_page(request, found, Bound(refused))
    return go_to(found, _place(what))

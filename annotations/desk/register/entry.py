"""One speaker: names, offices over time, what was said, and what can be done with the entry."""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from annotations.desk.access import coder_of, desk_view, status_of
from annotations.desk.addresses import address_of as record_address
from annotations.desk.keyset import Order, page_of
from annotations.models import Alias, Claim, Office, Revision, Speaker, SpeakerJudgement, Term
from annotations.models.workflow import Role
from annotations.projection import Spell, Timeline, timeline, with_merged
from annotations.services.coders import roles_of
from annotations.services.facts import removed_facts
from annotations.services.speakers import change_speaker
from annotations.services.writing import Refused

from .addresses import address_of, go_to, speaker_at
from .forms import AliasEntryForm, AliasForm, SpeakerEntryForm, TermEntryForm, TermForm, UnmergeForm

KEEPERS = {Role.REVIEWER, Role.MANAGER}
INVALID = Refused("This is not saved yet: mend what is marked.")
NEWEST = Order("newest", F("pk"), models.BigIntegerField(), descending=True)
MOST_ROLES = 12


@dataclass(frozen=True)
class Bound:
    """Forms that were sent and could not be taken: by the uid of what they mend, or by what they add."""

    refused: Refused | None = None
    forms: dict[str, Any] | None = None

    def form(self, key: str, otherwise: Any) -> Any:
        """The form that was sent under this key, or the usual one."""
        return (self.forms or {}).get(key, otherwise)


def speaker_page(request: HttpRequest, speaker: Speaker, bound: Bound | None = None) -> HttpResponse:
    """The page of an entry, with forms as they were sent if they could not be taken."""
    bound = bound or Bound()
    family = with_merged([speaker.pk])
    said = page_of(claims_of(family), NEWEST, request.GET.get("after", ""))
    context = {
        **_facts(family, bound),
        "speaker": speaker,
        "address": address_of(speaker),
        "merged_address": address_of(speaker.merged_into) if speaker.merged_into else "",
        "merged_here": [(one, address_of(one)) for one in Speaker.objects.filter(merged_into=speaker)],
        "removed": removed_facts(speaker),
        "judgements": _judgements(family),
        "offices": Office.objects.values_list("name", flat=True),
        "roles": _roles(family),
        "said": [(claim, _record_of(claim)) for claim in said.rows],
        "after": said.after,
        "is_first": "after" not in request.GET,
        "may_keep": bool(roles_of(request.user) & KEEPERS),
        "entry_form": bound.form("entry", SpeakerEntryForm.of(speaker)),
        "alias_form": bound.form("alias", AliasForm()),
        "term_form": bound.form("term", TermForm()),
        "unmerge_form": bound.form("unmerge", UnmergeForm(auto_id="unmerge-%s")),
        "refused": bound.refused,
        "section": "speakers",
    }
    status = status_of(bound.refused) if bound.refused else 200
    return render(request, "desk/register/speaker.html", context, status=status)


def _facts(family: list[int], bound: Bound) -> dict[str, Any]:
    """Names and terms of these entries, each with its form; and how many of them wait for a reviewer."""
    seen = ("speaker", "added_by", "confirmed_by")
    aliases = Alias.objects.filter(speaker__in=family).select_related(*seen, "seen_in__article")
    terms = Term.objects.filter(speaker__in=family).select_related(*seen, "office")
    ordered = list(terms.order_by("starts_on", "office__name"))
    names = list(aliases)
    confirmed_by = [*(alias.confirmed_by for alias in names), *(term.confirmed_by for term in ordered)]
    return {
        "aliases": [(alias, bound.form(str(alias.uid), AliasEntryForm.of(alias))) for alias in names],
        "terms": [(term, bound.form(str(term.uid), TermEntryForm.of(term))) for term in ordered],
        "picture": offices_over_time(ordered),
        "waiting": confirmed_by.count(None),
    }


def claims_of(family: list[int]) -> QuerySet[Claim]:
    """The standing claims of these entries in the newest revision of each record."""
    later = Revision.objects.filter(
        record=OuterRef("revision__record"), number__gt=OuterRef("revision__number")
    )
    claims: QuerySet[Claim] = (
        Claim.objects.filter(~Exists(later), speaker__in=family, removed_at=None)
        .select_related("office", "revision__article_version__article")
        .defer("revision__article_version__raw", "revision__article_version__text")
    )
    return claims


def _record_of(claim: Claim) -> tuple[str, str]:
    """The address and the title of the record in which a claim stands."""
    version = claim.revision.article_version
    title = version.headline or f"Without headline ({version.article.short_id})"
    return record_address(version.article, version), title


def _roles(family: list[int]) -> list[dict[str, Any]]:
    """In which role the speaker spoke, in how many claims, the most frequent first."""
    # Where the office is known, the words of the texts for it make no other role.
    stated = Case(When(office__isnull=True, then=F("role_as_stated")), default=Value(""))
    roles = claims_of(family).select_related(None).defer(None).values("office__name", stated=stated)
    counted = roles.annotate(claims=Count("pk")).order_by("-claims", "office__name", "stated")
    return [dict(role) for role in counted[:MOST_ROLES]]


def _judgements(family: list[int]) -> list[tuple[SpeakerJudgement, Speaker, str]]:
    """What was judged of these entries and others that are not the same, with the other and its address."""
    apart = SpeakerJudgement.objects.filter(Q(first__in=family) | Q(second__in=family)).exclude(
        verdict=SpeakerJudgement.Verdict.SAME
    )
    found = []
    for judgement in apart.select_related("first", "second", "judged_by").order_by("-judged_at"):
        other = judgement.second if judgement.first_id in family else judgement.first
        found.append((judgement, other, address_of(other)))
    return found


def offices_over_time(terms: list[Term]) -> Timeline | None:
    """The terms as a picture, confirmed or not."""
    spells = [
        Spell(term.office.name, term.starts_on, term.ends_on, term.in_words, term.confirmed_by_id is not None)
        for term in terms
    ]
    return timeline(spells, until=timezone.now().date())


@desk_view()
@require_safe
def speaker(request: HttpRequest, address: str) -> HttpResponse:
    """One speaker: names, offices, what was said, and forms to add to them."""
    found = speaker_at(address)
    if address != address_of(found):
        return go_to(found)
    return speaker_page(request, found)


@desk_view(*KEEPERS)
@require_POST
def change(request: HttpRequest, address: str) -> HttpResponse:
    """Change the entry; readers see it at once."""
    found = speaker_at(address)
    form = SpeakerEntryForm(request.POST)
    if not form.is_valid():
        return speaker_page(request, found, Bound(INVALID, {"entry": form}))
    try:
        changed = change_speaker(speaker=found, by=coder_of(request), **form.cleaned_data)
    except Refused as refused:
        return speaker_page(request, found, Bound(refused, {"entry": form}))
    return go_to(changed)

"""The identity register: speakers, their other names, offices and terms."""

from dataclasses import dataclass
from datetime import date

from annotations.models import Alias, Coder, Office, Speaker, Term
from annotations.models.workflow import Role
from articles.models import ArticleVersion

from .coders import require_role, roles_of
from .writing import Refused, service

EVERYBODY = (Role.EDITOR, Role.REVIEWER, Role.MANAGER)
KEEPERS = (Role.REVIEWER, Role.MANAGER)
"""Who may do what readers would see at once: rename, merge, confirm."""


def _confirmed_by(by: Coder) -> Coder | None:
    return by if roles_of(by.user) & set(KEEPERS) else None


@service
def add_speaker(
    *,
    name: str,
    by: Coder,
    kind: Speaker.Kind = Speaker.Kind.PERSON,
    country: str = "",
    wikidata_id: str = "",
) -> Speaker:
    """Add a speaker to the register. Readers see one only with a reviewed claim."""
    require_role(by, *EVERYBODY)
    name = " ".join(name.split())
    if not name:
        raise Refused("A speaker needs a name.")
    return Speaker.objects.create(name=name, kind=kind, country=country, wikidata_id=wikidata_id, added_by=by)


@service
def change_speaker(
    *, speaker: Speaker, name: str, kind: str, country: str, wikidata_id: str, by: Coder
) -> Speaker:
    """Change a speaker's entry; readers see it at once, so it is for reviewers and managers."""
    require_role(by, *KEEPERS)
    if not name.strip():
        raise Refused("A speaker needs a name.")
    current = Speaker.objects.select_for_update(of=("self",)).get(pk=speaker.pk)
    current.name, current.kind, current.country, current.wikidata_id = (
        name.strip(),
        kind,
        country,
        wikidata_id,
    )
    current.save(update_fields=["name", "kind", "country", "wikidata_id"])
    return current


@service
def merge_speaker(*, speaker: Speaker, into: Speaker, by: Coder) -> Speaker:
    """Say that an entry is the same speaker as another; its address then leads there."""
    require_role(by, *KEEPERS)
    current = Speaker.objects.select_for_update(of=("self",)).get(pk=speaker.pk)
    target = Speaker.objects.select_for_update(of=("self",)).get(pk=into.pk)
    if target.merged_into_id is not None or target.pk == current.pk:
        raise Refused("Merge into an entry that stands by itself.")
    Speaker.objects.filter(merged_into=current).update(merged_into=target)
    current.merged_into = target
    current.save(update_fields=["merged_into"])
    return current


@service
def add_alias(
    *, speaker: Speaker, form: str, by: Coder, language: str = "", seen_in: ArticleVersion | None = None
) -> Alias:
    """Remember another form of a speaker's name. Public once a reviewer or manager has confirmed it."""
    require_role(by, *EVERYBODY)
    alias, _ = Alias.objects.get_or_create(
        speaker=speaker,
        form=" ".join(form.split()),
        defaults={
            "language": language,
            "seen_in": seen_in,
            "added_by": by,
            "confirmed_by": _confirmed_by(by),
        },
    )
    return alias


@service
def confirm_alias(*, alias: Alias, by: Coder) -> Alias:
    """Let readers see an alias; a second time changes nothing."""
    require_role(by, *KEEPERS)
    current = Alias.objects.select_for_update(of=("self",)).get(pk=alias.pk)
    if current.confirmed_by_id is None:
        current.confirmed_by = by
        current.save(update_fields=["confirmed_by"])
    return current


@service
def add_office(*, name: str, by: Coder, country: str = "", forms: tuple[str, ...] = ()) -> Office:
    """Add an office to the register; one of that name is returned as it stands."""
    require_role(by, *EVERYBODY)
    office, _ = Office.objects.get_or_create(
        name=" ".join(name.split()), defaults={"country": country, "forms": list(forms)}
    )
    return office


@dataclass(frozen=True, kw_only=True)
class Tenure:
    """From when to when an office is held, both days included; None where unknown or not over."""

    starts_on: date | None = None
    starts_granularity: str = "day"
    ends_on: date | None = None
    ends_granularity: str = "day"
    source: str = ""
    source_url: str = ""


@service
def add_term(*, speaker: Speaker, office: Office, tenure: Tenure, by: Coder) -> Term:
    """Say that a speaker held an office. Public once a reviewer or manager has confirmed it."""
    require_role(by, *EVERYBODY)
    term, _ = Term.objects.get_or_create(
        speaker=speaker,
        office=office,
        starts_on=tenure.starts_on,
        defaults={
            "starts_granularity": tenure.starts_granularity,
            "ends_on": tenure.ends_on,
            "ends_granularity": tenure.ends_granularity,
            "source": tenure.source,
            "source_url": tenure.source_url,
            "added_by": by,
            "confirmed_by": _confirmed_by(by),
        },
    )
    return term


@service
def confirm_term(*, term: Term, by: Coder) -> Term:
    """Let readers see a term of office; a second time changes nothing."""
    require_role(by, *KEEPERS)
    current = Term.objects.select_for_update(of=("self",)).get(pk=term.pk)
    if current.confirmed_by_id is None:
        current.confirmed_by = by
        current.save(update_fields=["confirmed_by"])
    return current

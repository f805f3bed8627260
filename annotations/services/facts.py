"""Aliases and terms of office: anybody adds them, a reviewer or manager confirms them, and nothing is lost.

What is confirmed readers see at once, so from then on only reviewers and managers change or remove it. A
removed fact is kept in the history that PostgreSQL writes, and can be brought back from there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model

from annotations.models import Alias, Coder, Speaker, Term
from annotations.models.workflow import Role

from .coders import require_role, roles_of
from .writing import NotAllowed, Refused, check_version, service

EVERYBODY = (Role.EDITOR, Role.REVIEWER, Role.MANAGER)
KEEPERS = (Role.REVIEWER, Role.MANAGER)
"""Who may do what readers would see at once: rename, merge, confirm."""

Fact = TypeVar("Fact", Alias, Term)


def is_keeper(by: Coder) -> bool:
    """Whether readers may see at once what this person says."""
    return bool(roles_of(by.user) & set(KEEPERS))


def confirmed_by(by: Coder) -> Coder | None:
    """Who has confirmed what this person adds: a reviewer or manager himself, else nobody yet."""
    return by if is_keeper(by) else None


def fact_to_change(fact: Fact, *, version: int, by: Coder) -> Fact:
    """The locked row, if this person may change or remove it.

    Raises:
        NotAllowed: it is confirmed, and the person is no reviewer or manager.
        Stale: somebody has changed it since it was read.
    """
    require_role(by, *EVERYBODY)
    current = _locked(fact)
    if current.confirmed_by_id is not None and not is_keeper(by):
        raise NotAllowed("It is confirmed, and readers see it: ask a reviewer or manager to change it.")
    check_version(f"“{current}”", current=current.version, expected=version)
    return current


def save_fact(fact: Fact, names: Sequence[str], *, by: Coder) -> Fact:
    """Store the named fields of a changed fact; a reviewer or manager who changes it has confirmed it."""
    fact.confirmed_by = fact.confirmed_by or confirmed_by(by)
    fact.version += 1
    fact.save(update_fields=[*names, "confirmed_by", "version"])
    return fact


@service
def confirm_fact(*, fact: Fact, by: Coder) -> Fact:
    """Let readers see an alias or a term; a second time changes nothing."""
    require_role(by, *KEEPERS)
    current = _locked(fact)
    if current.confirmed_by_id is None:
        current.confirmed_by = by
        current.save(update_fields=["confirmed_by"])
    return current


@service
def take_back_confirmation(*, fact: Fact, by: Coder) -> Fact:
    """Keep an alias or a term from readers until somebody confirms it again."""
    require_role(by, *KEEPERS)
    current = _locked(fact)
    current.confirmed_by = None
    current.save(update_fields=["confirmed_by"])
    return current


@service
def confirm_all_facts(*, speaker: Speaker, by: Coder) -> int:
    """Confirm every alias and term of one entry; how many there were to confirm."""
    require_role(by, *KEEPERS)
    waiting = {"speaker": speaker, "confirmed_by": None}
    return sum(model.objects.filter(**waiting).update(confirmed_by=by) for model in (Alias, Term))


@service
def remove_fact(*, fact: Fact, version: int, by: Coder) -> None:
    """Take an alias or a term out of the register; `restore_fact` brings it back."""
    fact_to_change(fact, version=version, by=by).delete()


@dataclass(frozen=True)
class RemovedFact:
    """An alias or a term that was removed: what it said, by whose hand it went and when (UTC)."""

    model: type[Alias] | type[Term]
    uid: UUID
    words: str
    by: str
    at: datetime

    @property
    def what(self) -> str:
        """What it is one of, as addresses say it."""
        return "aliases" if self.model is Alias else "terms"


MOST_REMOVED = 20
"""How many removed facts of one kind are offered to be brought back, the last ones first."""


def removed_facts(speaker: Speaker) -> list[RemovedFact]:
    """What was removed of an entry and has not come back, last first. Two queries."""
    found = [*_removed_aliases(speaker), *_removed_terms(speaker)]
    return sorted(found, key=lambda fact: fact.at, reverse=True)


def _removed_aliases(speaker: Speaker) -> list[RemovedFact]:
    return [
        RemovedFact(Alias, event.uid, event.form, _hand(event), event.pgh_created_at)
        for event in _removals(Alias, speaker).select_related("pgh_context")[:MOST_REMOVED]
    ]


def _removed_terms(speaker: Speaker) -> list[RemovedFact]:
    return [
        RemovedFact(Term, event.uid, event.office.name, _hand(event), event.pgh_created_at)
        for event in _removals(Term, speaker).select_related("pgh_context", "office")[:MOST_REMOVED]
    ]


def _hand(event: Any) -> str:
    return str(event.pgh_context.metadata.get("by", "")) if event.pgh_context else ""


def _removals(model: type[Model], speaker: Speaker) -> Any:
    """The history of rows of this speaker that are gone, the last states first; none that stand again."""
    standing = model._default_manager.filter(speaker=speaker).values("uid")
    gone = model.pgh_event_model.objects.filter(  # type: ignore[attr-defined]  # django-pghistory adds it
        speaker=speaker, pgh_label="before_delete"
    ).exclude(uid__in=standing)
    last = gone.order_by("uid", "-pgh_id").distinct("uid").values("pgh_id")
    return gone.filter(pgh_id__in=last).order_by("-pgh_id")


@service
def restore_fact(*, model: type[Fact], speaker: Speaker, uid: UUID, by: Coder) -> Fact:
    """Bring a removed alias or term back as it was.

    What readers saw they see again only if a reviewer or manager brings it back.
    """
    require_role(by, *EVERYBODY)
    event = _removals(model, speaker).filter(uid=uid).first()
    if event is None:
        raise Refused("That was not removed, or stands again already: look at the page as it is now.")
    fields = [field.attname for field in model._meta.concrete_fields if not field.primary_key]
    fact = model(**{name: getattr(event, name) for name in fields})
    fact.version += 1
    if not is_keeper(by):
        fact.confirmed_by = None
    fact.save(force_insert=True)
    return fact


def _locked(fact: Fact) -> Fact:
    try:
        return type(fact).objects.select_for_update(of=("self",)).get(pk=fact.pk)
    except type(fact).DoesNotExist as error:
        raise Refused("Somebody has removed it in the meantime; it can be restored.") from error
